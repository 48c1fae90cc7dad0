//! The page's language, and the words for what the model only names.

use leptos::prelude::*;

use super::live::afterwards;
use super::markup::Child;
pub use super::texts::Locale;
use super::texts::text;
use crate::browser::local;
use crate::model::{
    Categorised, ChartWords, Confidence, ConstantOrigin, Count, Encoding, EncodingReason, Format,
    GuessReason, Kind, LeftOutReason, Meaning, Problem, ProblemCode, Quantity, Question,
    SetAsideReason, SkipReason, UncountedReason,
};

/// Where the chosen language is kept between visits.
const KEPT: &str = "lardom.language";

/// The language of the page, for whoever has words to say.
#[derive(Clone, Copy)]
pub struct Language(RwSignal<Locale>);

impl Language {
    /// Makes the language known to the components below, as kept from the last visit or else Swedish.
    pub fn provide() -> Self {
        let kept = local::read(KEPT);
        let locale = match kept.as_deref() {
            Some("en") => Locale::En,
            _ => Locale::Sv,
        };
        let language = Self(RwSignal::new(locale));
        afterwards(move || {
            let code = language.get().code();
            if let Some(root) = document().document_element() {
                let _ = root.set_attribute("lang", code);
            }
            // Where the browser keeps nothing the page begins in Swedish again.
            let _ = local::write(KEPT, code);
        });
        provide_context(language);
        language
    }

    /// The language, followed when it changes.
    #[must_use]
    pub fn get(self) -> Locale {
        self.0.get()
    }

    /// The language as it is now.
    #[must_use]
    pub fn get_untracked(self) -> Locale {
        self.0.get_untracked()
    }

    /// Makes a part of the page, and is the place where it is made anew in another language.
    pub fn made_in<C: Child>(self, make: impl FnOnce() -> C) -> C {
        self.0.track();
        untrack(make)
    }

    /// Goes over to the other language.
    pub fn switch(self) {
        self.0.update(|locale| *locale = locale.other());
    }
}

/// The language that a component is made in. The page is made anew when it changes, so that texts need not
/// follow it one by one.
#[must_use]
pub fn use_locale() -> Locale {
    expect_context::<Language>().get_untracked()
}

/// "1 ärende", "2 ärenden": picks the form for a number; Swedish and English have the same two.
macro_rules! plural {
    ($locale:expr, $number:expr, $one:ident . $one_key:ident, $other:ident . $other_key:ident) => {
        if $number == 1 {
            $crate::ui::texts::text!($locale, $one.$one_key).to_string()
        } else {
            $crate::ui::texts::text!(
                $locale,
                $other.$other_key,
                count = $crate::ui::numbers::grouped($number)
            )
        }
    };
}
pub(crate) use plural;

/// How sure a proposal is.
#[must_use]
pub fn certainty(locale: Locale, confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Certain => text!(locale, translation.certain),
        Confidence::Likely => text!(locale, translation.likely),
        Confidence::Unsure => text!(locale, translation.unsure),
    }
}

/// The kind in the singular.
#[must_use]
pub fn kind(locale: Locale, kind: Kind) -> &'static str {
    match kind {
        Kind::Deviation => text!(locale, kind.deviation),
        Kind::Complaint => text!(locale, kind.complaint),
        Kind::Viewpoint => text!(locale, kind.viewpoint),
    }
}

/// The kind in the plural, as a heading.
#[must_use]
pub fn kinds(locale: Locale, kind: Kind) -> &'static str {
    match kind {
        Kind::Deviation => text!(locale, kind.deviations),
        Kind::Complaint => text!(locale, kind.complaints),
        Kind::Viewpoint => text!(locale, kind.viewpoints),
    }
}

/// The kind in the plural, within a sentence.
#[must_use]
pub fn kinds_lower(locale: Locale, kind: Kind) -> &'static str {
    match kind {
        Kind::Deviation => text!(locale, kind.deviations_lower),
        Kind::Complaint => text!(locale, kind.complaints_lower),
        Kind::Viewpoint => text!(locale, kind.viewpoints_lower),
    }
}

/// What a column means.
#[must_use]
pub fn meaning(locale: Locale, meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Ignore => text!(locale, meaning.ignore),
        Meaning::Number => text!(locale, meaning.number),
        Meaning::Date => text!(locale, meaning.date),
        Meaning::Kind => text!(locale, meaning.kind),
        Meaning::Unit => text!(locale, meaning.unit),
        Meaning::Category => text!(locale, meaning.category),
        Meaning::Text => text!(locale, meaning.text),
        Meaning::Measure => text!(locale, meaning.measure),
        Meaning::Status => text!(locale, meaning.status),
        Meaning::Closed => text!(locale, meaning.closed),
        Meaning::Gender => text!(locale, meaning.gender),
        Meaning::Submitter => text!(locale, meaning.submitter),
        Meaning::Channel => text!(locale, meaning.channel),
        Meaning::Provider => text!(locale, meaning.provider),
        Meaning::LexSarah => text!(locale, meaning.lex_sarah),
        Meaning::CategoryMark => text!(locale, meaning.category_mark),
    }
}

/// Why a column was guessed as it was.
#[must_use]
pub fn guess_reason(locale: Locale, reason: GuessReason) -> &'static str {
    match reason {
        GuessReason::Header => text!(locale, files.guess_header),
        GuessReason::HeaderPart => text!(locale, files.guess_header_part),
        GuessReason::Content => text!(locale, files.guess_content),
        GuessReason::Taken => text!(locale, files.guess_taken),
        GuessReason::Nothing => text!(locale, files.guess_nothing),
    }
}

/// A word of doubt beside an unsure guess.
#[must_use]
pub fn doubt(locale: Locale, confidence: Confidence, guess: Meaning) -> Option<&'static str> {
    (confidence == Confidence::Unsure && guess != Meaning::Ignore)
        .then(|| text!(locale, files.unsure))
}

/// Where a constant was taken from; nothing where the user chose it.
#[must_use]
pub fn origin(locale: Locale, origin: ConstantOrigin) -> Option<&'static str> {
    match origin {
        ConstantOrigin::Chosen => None,
        ConstantOrigin::FileName => Some(text!(locale, files.from_file_name)),
        ConstantOrigin::SheetName => Some(text!(locale, files.from_sheet_name)),
        ConstantOrigin::Header => Some(text!(locale, files.from_header)),
        ConstantOrigin::Preamble => Some(text!(locale, files.from_preamble)),
    }
}

/// What a file is.
#[must_use]
pub fn format(locale: Locale, format: Format) -> &'static str {
    match format {
        Format::Text => text!(locale, files.format_text),
        Format::Xlsx => text!(locale, files.format_xlsx),
        Format::Xls => text!(locale, files.format_xls),
        Format::Xlsb => text!(locale, files.format_xlsb),
        Format::Ods => text!(locale, files.format_ods),
        Format::Zip => text!(locale, files.format_zip),
        Format::Json => text!(locale, files.format_json),
        Format::Html => text!(locale, files.format_html),
        Format::SpreadsheetMl => text!(locale, files.format_spreadsheetml),
    }
}

/// An encoding and why it was taken: `windows-1252 (ger å, ä och ö)`.
#[must_use]
pub fn encoding(locale: Locale, encoding: Encoding, reason: EncodingReason) -> String {
    let reason = match reason {
        EncodingReason::Mark => text!(locale, files.encoding_mark),
        EncodingReason::WellFormed => text!(locale, files.encoding_well_formed),
        EncodingReason::Zeroes => text!(locale, files.encoding_zeroes),
        EncodingReason::SwedishLetters => text!(locale, files.encoding_swedish),
        EncodingReason::Chosen => text!(locale, files.encoding_chosen),
        EncodingReason::NearlyWellFormed => text!(locale, files.encoding_nearly_well_formed),
        EncodingReason::Assumed => text!(locale, files.encoding_assumed),
    };
    format!("{} ({reason})", encoding.name())
}

/// A delimiter by name.
#[must_use]
pub fn delimiter(locale: Locale, delimiter: char) -> String {
    match delimiter {
        ';' => text!(locale, files.semicolon).to_owned(),
        ',' => text!(locale, files.comma).to_owned(),
        '\t' => text!(locale, files.tab).to_owned(),
        '|' => text!(locale, files.pipe).to_owned(),
        '\u{1f}' => text!(locale, files.delimiter_unit).to_owned(),
        other => other.to_string(),
    }
}

/// Why a row was set aside.
#[must_use]
pub fn set_aside(locale: Locale, reason: SetAsideReason) -> &'static str {
    match reason {
        SetAsideReason::NoKind => text!(locale, ledger.no_kind),
        SetAsideReason::UnknownKind => text!(locale, ledger.unknown_kind),
        SetAsideReason::Empty => text!(locale, ledger.empty),
        SetAsideReason::Conflict => text!(locale, ledger.conflict),
        SetAsideReason::NotCounted => text!(locale, ledger.not_counted),
        SetAsideReason::Unlike => text!(locale, ledger.unlike),
        SetAsideReason::OtherColumns => text!(locale, ledger.other_columns),
    }
}

/// Why a row is no case.
#[must_use]
pub fn skipped(locale: Locale, reason: SkipReason) -> &'static str {
    match reason {
        SkipReason::AboveHeader => text!(locale, ledger.is_above_header),
        SkipReason::Blank => text!(locale, ledger.is_blank),
        SkipReason::Header => text!(locale, ledger.is_header),
        SkipReason::Total => text!(locale, ledger.is_total),
        SkipReason::Heading => text!(locale, ledger.is_heading),
        SkipReason::Note => text!(locale, ledger.is_note),
        SkipReason::LeftOut => text!(locale, ledger.is_left_out),
    }
}

/// Why a row that is listed by itself is not counted.
#[must_use]
pub fn uncounted(locale: Locale, reason: UncountedReason) -> &'static str {
    match reason {
        UncountedReason::SetAside(reason) => set_aside(locale, reason),
        UncountedReason::Skipped(reason) => skipped(locale, reason),
    }
}

/// Why a sheet begins left out.
#[must_use]
pub fn left_out(locale: Locale, reason: LeftOutReason) -> &'static str {
    match reason {
        LeftOutReason::NoHeader => text!(locale, files.no_header),
        LeftOutReason::Hidden => text!(locale, files.left_out_hidden),
        LeftOutReason::Summary => text!(locale, files.left_out_summary),
        LeftOutReason::Register => text!(locale, files.left_out_register),
        LeftOutReason::NoCases => text!(locale, files.left_out_no_cases),
    }
}

/// Kinds in the plural, in a sentence: "klagomål och synpunkter".
#[must_use]
pub fn kinds_listed(locale: Locale, kinds: &[Kind]) -> String {
    let names: Vec<&str> = kinds
        .iter()
        .map(|kind| kinds_lower(locale, *kind))
        .collect();
    match names.as_slice() {
        [first, last] => text!(locale, question.two, first = first, last = last),
        [first, middle, last] => {
            let first = format!("{first}, {middle}");
            text!(locale, question.two, first = first, last = last)
        }
        _ => names.concat(),
    }
}

/// What is asked about a sheet, with what depends on it.
#[must_use]
pub fn question(locale: Locale, question: &Question) -> String {
    let counted = |cases| plural!(locale, cases, cases.count_single, cases.count_several);
    let rows_counted = |rows| plural!(locale, rows, question.rows_single, question.rows_several);
    match question {
        Question::Rows { column, rows, sum } => {
            let sum = crate::ui::numbers::grouped(u32::try_from(*sum).unwrap_or(u32::MAX));
            let rows = crate::ui::numbers::grouped(*rows);
            text!(
                locale,
                question.rows,
                column = column,
                rows = rows,
                sum = sum
            )
        }
        Question::KindValue { value, rows } => {
            text!(
                locale,
                question.kind_value,
                value = value,
                rows = rows_counted(*rows)
            )
        }
        Question::UnitFromName { unit, cases } => {
            text!(locale, question.unit, unit = unit, cases = counted(*cases))
        }
        Question::OtherKinds { kinds } => {
            text!(
                locale,
                question.other_kinds,
                kinds = kinds_listed(locale, kinds)
            )
        }
        Question::LexSarahList { rows } => {
            text!(locale, question.lex_sarah, rows = rows_counted(*rows))
        }
    }
}

/// What is wrong with a file and what to do, in one or two sentences.
#[must_use]
pub fn problem(locale: Locale, problem: &Problem) -> String {
    let detail = problem.detail.clone();
    match (problem.code, detail) {
        (ProblemCode::EmptyFile, _) => text!(locale, problem.empty_file).to_owned(),
        (ProblemCode::Encrypted, _) => text!(locale, problem.encrypted).to_owned(),
        (ProblemCode::Broken, None) => text!(locale, problem.broken).to_owned(),
        (ProblemCode::Broken, Some(detail)) => format!(
            "{} {}",
            text!(locale, problem.broken),
            text!(locale, problem.detail, detail = detail)
        ),
        (ProblemCode::Foreign, None) => text!(locale, problem.foreign).to_owned(),
        (ProblemCode::Foreign, Some(format)) => {
            text!(locale, problem.foreign_named, format = format)
        }
        (ProblemCode::NoHeader, _) => text!(locale, problem.no_header).to_owned(),
        (ProblemCode::Unreadable, _) => text!(locale, problem.unreadable).to_owned(),
        (ProblemCode::EngineDied, _) => text!(locale, problem.engine_died).to_owned(),
        (ProblemCode::SameFile, _) => text!(locale, problem.same_file).to_owned(),
        (ProblemCode::TooDeep, _) => {
            text!(locale, problem.too_deep, row = problem.row.unwrap_or(0))
        }
        (ProblemCode::TooWide, _) => text!(locale, problem.too_wide).to_owned(),
        (ProblemCode::TooLarge, detail) => {
            text!(locale, problem.too_large, part = detail.unwrap_or_default())
        }
        (ProblemCode::Entities, _) => text!(locale, problem.entities).to_owned(),
        (ProblemCode::DamagedText, _) => text!(locale, problem.damaged_text).to_owned(),
        (ProblemCode::UnclosedQuote, _) => {
            text!(
                locale,
                problem.unclosed_quote,
                row = problem.row.unwrap_or(0)
            )
        }
        (ProblemCode::RaggedRows, count) => text!(
            locale,
            problem.ragged_rows,
            row = problem.row.unwrap_or(0),
            count = count.unwrap_or_default()
        ),
        (ProblemCode::SideBySide, _) => text!(
            locale,
            problem.side_by_side,
            column = problem.column.clone().unwrap_or_default()
        ),
        (ProblemCode::NotRead, detail) => text!(
            locale,
            problem.not_read,
            format = detail.unwrap_or_default()
        ),
        (ProblemCode::UnreadEncoding, detail) => text!(
            locale,
            problem.unread_encoding,
            encoding = detail.unwrap_or_default()
        ),
        (ProblemCode::DoubtfulLetters, _) => text!(locale, problem.doubtful_letters).to_owned(),
        (ProblemCode::ContradictedMark, detail) => text!(
            locale,
            problem.contradicted_mark,
            encoding = detail.unwrap_or_default()
        ),
        (ProblemCode::MixedEncodings, detail) => text!(
            locale,
            problem.mixed_encodings,
            row = problem.row.unwrap_or(0),
            count = detail.unwrap_or_default()
        ),
        (ProblemCode::CharacterReferences, detail) => text!(
            locale,
            problem.character_references,
            row = problem.row.unwrap_or(0),
            count = detail.unwrap_or_default()
        ),
        (ProblemCode::UnreadableSheet, detail) => text!(
            locale,
            problem.unreadable_sheet,
            sheet = detail.unwrap_or_default()
        ),
        (ProblemCode::HiddenRows, detail) => text!(
            locale,
            problem.hidden_rows,
            row = problem.row.unwrap_or(0),
            count = detail.unwrap_or_default()
        ),
        (ProblemCode::NothingValues, detail) => text!(
            locale,
            problem.nothing_values,
            row = problem.row.unwrap_or(0),
            column = problem.column.clone().unwrap_or_default(),
            values = detail.unwrap_or_default()
        ),
        (ProblemCode::PlaceholderDates, detail) => text!(
            locale,
            problem.placeholder_dates,
            row = problem.row.unwrap_or(0),
            column = problem.column.clone().unwrap_or_default(),
            values = detail.unwrap_or_default()
        ),
        (ProblemCode::ExponentNumbers, detail) => text!(
            locale,
            problem.exponent_numbers,
            row = problem.row.unwrap_or(0),
            count = detail.unwrap_or_default()
        ),
        (ProblemCode::OneColumn, _) => text!(locale, problem.one_column).to_owned(),
        (ProblemCode::WiderThanTall, detail) => text!(
            locale,
            problem.wider_than_tall,
            size = detail.unwrap_or_default()
        ),
        (ProblemCode::RestartedNumbers, detail) => text!(
            locale,
            problem.restarted_numbers,
            file = detail.unwrap_or_default()
        ),
        (ProblemCode::FilledDown, detail) => text!(
            locale,
            problem.filled_down,
            row = problem.row.unwrap_or(0),
            column = problem.column.clone().unwrap_or_default(),
            count = detail.unwrap_or_default()
        ),
        (ProblemCode::ContinuedRows, detail) => text!(
            locale,
            problem.continued_rows,
            row = problem.row.unwrap_or(0),
            count = detail.unwrap_or_default()
        ),
        (ProblemCode::CountedRows, detail) => text!(
            locale,
            problem.counted_rows,
            column = problem.column.clone().unwrap_or_default(),
            size = detail.unwrap_or_default()
        ),
        (ProblemCode::ListWithoutHeader, _) => {
            text!(locale, problem.list_without_header).to_owned()
        }
        (ProblemCode::UnitsFromHeadings, detail) => text!(
            locale,
            problem.units_from_headings,
            row = problem.row.unwrap_or(0),
            units = detail.unwrap_or_default()
        ),
        (ProblemCode::DoubtfulNumbers, detail) => text!(
            locale,
            problem.doubtful_numbers,
            file = detail.unwrap_or_default()
        ),
        (ProblemCode::UnreadableDate, detail) => text!(
            locale,
            ledger.unreadable_date,
            row = problem.row.unwrap_or(0),
            column = problem.column.clone().unwrap_or_default(),
            cell = detail.unwrap_or_default()
        ),
    }
}

/// What a stated figure counts.
#[must_use]
pub fn quantity(locale: Locale, quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::Cases => text!(locale, reconciliation.cases),
        Quantity::Notations => text!(locale, reconciliation.notations),
        Quantity::Rows => text!(locale, reconciliation.rows),
    }
}

/// A count in words or digits.
#[must_use]
pub fn count(locale: Locale, count: Count) -> String {
    match count {
        Count::Reported(number) => super::numbers::grouped(number),
        Count::Missing => text!(locale, account.missing).to_owned(),
        Count::NotReported => text!(locale, account.not_reported).to_owned(),
    }
}

/// The month's full name, 1 to 12; 0 is "without date".
#[must_use]
pub fn month(locale: Locale, month: u8) -> &'static str {
    match month {
        1 => text!(locale, months.m1),
        2 => text!(locale, months.m2),
        3 => text!(locale, months.m3),
        4 => text!(locale, months.m4),
        5 => text!(locale, months.m5),
        6 => text!(locale, months.m6),
        7 => text!(locale, months.m7),
        8 => text!(locale, months.m8),
        9 => text!(locale, months.m9),
        10 => text!(locale, months.m10),
        11 => text!(locale, months.m11),
        12 => text!(locale, months.m12),
        _ => text!(locale, cases.month_none),
    }
}

/// How a case got its categories, by its code.
#[must_use]
pub fn categorised(locale: Locale, code: &str) -> &'static str {
    match Categorised::from_code(code) {
        Some(Categorised::Hand) => text!(locale, cases.by_hand),
        Some(Categorised::Rule) => text!(locale, cases.by_rule),
        Some(Categorised::File) => text!(locale, cases.by_file),
        Some(Categorised::Undecided) | None => text!(locale, cases.undecided),
    }
}

/// The words that the engine draws charts with.
#[must_use]
pub fn chart_words(locale: Locale) -> ChartWords {
    ChartWords {
        unit_and_kind: text!(locale, account.unit_and_kind).to_owned(),
        category: text!(locale, account.category).to_owned(),
        month: text!(locale, account.month).to_owned(),
        undated: text!(locale, account.undated).to_owned(),
        no_unit: text!(locale, account.no_unit).to_owned(),
        no_category: text!(locale, account.no_category).to_owned(),
        missing: text!(locale, account.missing).to_owned(),
        not_reported: text!(locale, account.not_reported).to_owned(),
        kinds: Kind::ALL.map(|kind| kinds_lower(locale, kind).to_owned()),
        months: [
            text!(locale, months.s1),
            text!(locale, months.s2),
            text!(locale, months.s3),
            text!(locale, months.s4),
            text!(locale, months.s5),
            text!(locale, months.s6),
            text!(locale, months.s7),
            text!(locale, months.s8),
            text!(locale, months.s9),
            text!(locale, months.s10),
            text!(locale, months.s11),
            text!(locale, months.s12),
        ]
        .map(str::to_owned),
    }
}

/// The name that a draft gets from its year.
#[must_use]
pub fn draft_name(locale: Locale, year: i32) -> String {
    text!(locale, account.title, year = year)
}
