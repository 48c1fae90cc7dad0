//! The words for what the model only names.

use super::i18n::{Locale, td_string};
use crate::model::{
    Categorised, ChartWords, Confidence, ConstantOrigin, Count, Encoding, EncodingReason, Format,
    GuessReason, Kind, LeftOutReason, Meaning, Problem, ProblemCode, Quantity, Question,
    SetAsideReason, SkipReason, UncountedReason,
};

/// "1 ärende", "2 ärenden": picks the form for a number; Swedish and English have the same two.
macro_rules! plural {
    ($locale:expr, $number:expr, $one:ident . $one_key:ident, $other:ident . $other_key:ident) => {
        if $number == 1 {
            $crate::ui::i18n::td_string!($locale, $one.$one_key).to_string()
        } else {
            $crate::ui::i18n::td_string!(
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
        Confidence::Certain => td_string!(locale, translation.certain),
        Confidence::Likely => td_string!(locale, translation.likely),
        Confidence::Unsure => td_string!(locale, translation.unsure),
    }
}

/// The kind in the singular.
#[must_use]
pub fn kind(locale: Locale, kind: Kind) -> &'static str {
    match kind {
        Kind::Deviation => td_string!(locale, kind.deviation),
        Kind::Complaint => td_string!(locale, kind.complaint),
        Kind::Viewpoint => td_string!(locale, kind.viewpoint),
    }
}

/// The kind in the plural, as a heading.
#[must_use]
pub fn kinds(locale: Locale, kind: Kind) -> &'static str {
    match kind {
        Kind::Deviation => td_string!(locale, kind.deviations),
        Kind::Complaint => td_string!(locale, kind.complaints),
        Kind::Viewpoint => td_string!(locale, kind.viewpoints),
    }
}

/// The kind in the plural, within a sentence.
#[must_use]
pub fn kinds_lower(locale: Locale, kind: Kind) -> &'static str {
    match kind {
        Kind::Deviation => td_string!(locale, kind.deviations_lower),
        Kind::Complaint => td_string!(locale, kind.complaints_lower),
        Kind::Viewpoint => td_string!(locale, kind.viewpoints_lower),
    }
}

/// What a column means.
#[must_use]
pub fn meaning(locale: Locale, meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Ignore => td_string!(locale, meaning.ignore),
        Meaning::Number => td_string!(locale, meaning.number),
        Meaning::Date => td_string!(locale, meaning.date),
        Meaning::Kind => td_string!(locale, meaning.kind),
        Meaning::Unit => td_string!(locale, meaning.unit),
        Meaning::Category => td_string!(locale, meaning.category),
        Meaning::Text => td_string!(locale, meaning.text),
        Meaning::Measure => td_string!(locale, meaning.measure),
        Meaning::Status => td_string!(locale, meaning.status),
        Meaning::Closed => td_string!(locale, meaning.closed),
        Meaning::Gender => td_string!(locale, meaning.gender),
        Meaning::Submitter => td_string!(locale, meaning.submitter),
        Meaning::Channel => td_string!(locale, meaning.channel),
        Meaning::Provider => td_string!(locale, meaning.provider),
        Meaning::LexSarah => td_string!(locale, meaning.lex_sarah),
        Meaning::CategoryMark => td_string!(locale, meaning.category_mark),
    }
}

/// Why a column was guessed as it was.
#[must_use]
pub fn guess_reason(locale: Locale, reason: GuessReason) -> &'static str {
    match reason {
        GuessReason::Header => td_string!(locale, files.guess_header),
        GuessReason::HeaderPart => td_string!(locale, files.guess_header_part),
        GuessReason::Content => td_string!(locale, files.guess_content),
        GuessReason::Taken => td_string!(locale, files.guess_taken),
        GuessReason::Nothing => td_string!(locale, files.guess_nothing),
    }
}

/// A word of doubt beside an unsure guess.
#[must_use]
pub fn doubt(locale: Locale, confidence: Confidence, guess: Meaning) -> Option<&'static str> {
    (confidence == Confidence::Unsure && guess != Meaning::Ignore)
        .then(|| td_string!(locale, files.unsure))
}

/// Where a constant was taken from; nothing where the user chose it.
#[must_use]
pub fn origin(locale: Locale, origin: ConstantOrigin) -> Option<&'static str> {
    match origin {
        ConstantOrigin::Chosen => None,
        ConstantOrigin::FileName => Some(td_string!(locale, files.from_file_name)),
        ConstantOrigin::SheetName => Some(td_string!(locale, files.from_sheet_name)),
        ConstantOrigin::Header => Some(td_string!(locale, files.from_header)),
        ConstantOrigin::Preamble => Some(td_string!(locale, files.from_preamble)),
    }
}

/// What a file is.
#[must_use]
pub fn format(locale: Locale, format: Format) -> &'static str {
    match format {
        Format::Text => td_string!(locale, files.format_text),
        Format::Xlsx => td_string!(locale, files.format_xlsx),
        Format::Xls => td_string!(locale, files.format_xls),
        Format::Xlsb => td_string!(locale, files.format_xlsb),
        Format::Ods => td_string!(locale, files.format_ods),
        Format::Zip => td_string!(locale, files.format_zip),
        Format::Json => td_string!(locale, files.format_json),
        Format::Html => td_string!(locale, files.format_html),
        Format::SpreadsheetMl => td_string!(locale, files.format_spreadsheetml),
    }
}

/// An encoding and why it was taken: `windows-1252 (ger å, ä och ö)`.
#[must_use]
pub fn encoding(locale: Locale, encoding: Encoding, reason: EncodingReason) -> String {
    let reason = match reason {
        EncodingReason::Mark => td_string!(locale, files.encoding_mark),
        EncodingReason::WellFormed => td_string!(locale, files.encoding_well_formed),
        EncodingReason::Zeroes => td_string!(locale, files.encoding_zeroes),
        EncodingReason::SwedishLetters => td_string!(locale, files.encoding_swedish),
        EncodingReason::Chosen => td_string!(locale, files.encoding_chosen),
        EncodingReason::NearlyWellFormed => td_string!(locale, files.encoding_nearly_well_formed),
        EncodingReason::Assumed => td_string!(locale, files.encoding_assumed),
    };
    format!("{} ({reason})", encoding.name())
}

/// A delimiter by name.
#[must_use]
pub fn delimiter(locale: Locale, delimiter: char) -> String {
    match delimiter {
        ';' => td_string!(locale, files.semicolon).to_owned(),
        ',' => td_string!(locale, files.comma).to_owned(),
        '\t' => td_string!(locale, files.tab).to_owned(),
        '|' => td_string!(locale, files.pipe).to_owned(),
        '\u{1f}' => td_string!(locale, files.delimiter_unit).to_owned(),
        other => other.to_string(),
    }
}

/// Why a row was set aside.
#[must_use]
pub fn set_aside(locale: Locale, reason: SetAsideReason) -> &'static str {
    match reason {
        SetAsideReason::NoKind => td_string!(locale, ledger.no_kind),
        SetAsideReason::UnknownKind => td_string!(locale, ledger.unknown_kind),
        SetAsideReason::Empty => td_string!(locale, ledger.empty),
        SetAsideReason::Conflict => td_string!(locale, ledger.conflict),
        SetAsideReason::NotCounted => td_string!(locale, ledger.not_counted),
        SetAsideReason::Unlike => td_string!(locale, ledger.unlike),
        SetAsideReason::OtherColumns => td_string!(locale, ledger.other_columns),
    }
}

/// Why a row is no case.
#[must_use]
pub fn skipped(locale: Locale, reason: SkipReason) -> &'static str {
    match reason {
        SkipReason::AboveHeader => td_string!(locale, ledger.is_above_header),
        SkipReason::Blank => td_string!(locale, ledger.is_blank),
        SkipReason::Header => td_string!(locale, ledger.is_header),
        SkipReason::Total => td_string!(locale, ledger.is_total),
        SkipReason::Heading => td_string!(locale, ledger.is_heading),
        SkipReason::Note => td_string!(locale, ledger.is_note),
        SkipReason::LeftOut => td_string!(locale, ledger.is_left_out),
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
        LeftOutReason::NoHeader => td_string!(locale, files.no_header),
        LeftOutReason::Hidden => td_string!(locale, files.left_out_hidden),
        LeftOutReason::Summary => td_string!(locale, files.left_out_summary),
        LeftOutReason::Register => td_string!(locale, files.left_out_register),
        LeftOutReason::NoCases => td_string!(locale, files.left_out_no_cases),
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
        [first, last] => td_string!(locale, question.two, first = first, last = last),
        [first, middle, last] => {
            let first = format!("{first}, {middle}");
            td_string!(locale, question.two, first = first, last = last)
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
            td_string!(
                locale,
                question.rows,
                column = column,
                rows = rows,
                sum = sum
            )
        }
        Question::KindValue { value, rows } => {
            td_string!(
                locale,
                question.kind_value,
                value = value,
                rows = rows_counted(*rows)
            )
        }
        Question::UnitFromName { unit, cases } => {
            td_string!(locale, question.unit, unit = unit, cases = counted(*cases))
        }
        Question::OtherKinds { kinds } => {
            td_string!(
                locale,
                question.other_kinds,
                kinds = kinds_listed(locale, kinds)
            )
        }
        Question::LexSarahList { rows } => {
            td_string!(locale, question.lex_sarah, rows = rows_counted(*rows))
        }
    }
}

/// What is wrong with a file and what to do, in one or two sentences.
#[must_use]
pub fn problem(locale: Locale, problem: &Problem) -> String {
    let detail = problem.detail.clone();
    match (problem.code, detail) {
        (ProblemCode::EmptyFile, _) => td_string!(locale, problem.empty_file).to_owned(),
        (ProblemCode::Encrypted, _) => td_string!(locale, problem.encrypted).to_owned(),
        (ProblemCode::Broken, None) => td_string!(locale, problem.broken).to_owned(),
        (ProblemCode::Broken, Some(detail)) => format!(
            "{} {}",
            td_string!(locale, problem.broken),
            td_string!(locale, problem.detail, detail = detail)
        ),
        (ProblemCode::Foreign, None) => td_string!(locale, problem.foreign).to_owned(),
        (ProblemCode::Foreign, Some(format)) => {
            td_string!(locale, problem.foreign_named, format = format)
        }
        (ProblemCode::NoHeader, _) => td_string!(locale, problem.no_header).to_owned(),
        (ProblemCode::Unreadable, _) => td_string!(locale, problem.unreadable).to_owned(),
        (ProblemCode::EngineDied, _) => td_string!(locale, problem.engine_died).to_owned(),
        (ProblemCode::SameFile, _) => td_string!(locale, problem.same_file).to_owned(),
        (ProblemCode::TooDeep, _) => {
            td_string!(locale, problem.too_deep, row = problem.row.unwrap_or(0))
        }
        (ProblemCode::TooWide, _) => td_string!(locale, problem.too_wide).to_owned(),
        (ProblemCode::TooLarge, detail) => {
            td_string!(locale, problem.too_large, part = detail.unwrap_or_default())
        }
        (ProblemCode::Entities, _) => td_string!(locale, problem.entities).to_owned(),
        (ProblemCode::DamagedText, _) => td_string!(locale, problem.damaged_text).to_owned(),
        (ProblemCode::UnclosedQuote, _) => {
            td_string!(
                locale,
                problem.unclosed_quote,
                row = problem.row.unwrap_or(0)
            )
        }
        (ProblemCode::RaggedRows, count) => td_string!(
            locale,
            problem.ragged_rows,
            row = problem.row.unwrap_or(0),
            count = count.unwrap_or_default()
        ),
        (ProblemCode::SideBySide, _) => td_string!(
            locale,
            problem.side_by_side,
            column = problem.column.clone().unwrap_or_default()
        ),
        (ProblemCode::NotRead, detail) => td_string!(
            locale,
            problem.not_read,
            format = detail.unwrap_or_default()
        ),
        (ProblemCode::UnreadEncoding, detail) => td_string!(
            locale,
            problem.unread_encoding,
            encoding = detail.unwrap_or_default()
        ),
        (ProblemCode::DoubtfulLetters, _) => {
            td_string!(locale, problem.doubtful_letters).to_owned()
        }
        (ProblemCode::ContradictedMark, detail) => td_string!(
            locale,
            problem.contradicted_mark,
            encoding = detail.unwrap_or_default()
        ),
        (ProblemCode::MixedEncodings, detail) => td_string!(
            locale,
            problem.mixed_encodings,
            row = problem.row.unwrap_or(0),
            count = detail.unwrap_or_default()
        ),
        (ProblemCode::CharacterReferences, detail) => td_string!(
            locale,
            problem.character_references,
            row = problem.row.unwrap_or(0),
            count = detail.unwrap_or_default()
        ),
        (ProblemCode::UnreadableSheet, detail) => td_string!(
            locale,
            problem.unreadable_sheet,
            sheet = detail.unwrap_or_default()
        ),
        (ProblemCode::HiddenRows, detail) => td_string!(
            locale,
            problem.hidden_rows,
            row = problem.row.unwrap_or(0),
            count = detail.unwrap_or_default()
        ),
        (ProblemCode::NothingValues, detail) => td_string!(
            locale,
            problem.nothing_values,
            row = problem.row.unwrap_or(0),
            column = problem.column.clone().unwrap_or_default(),
            values = detail.unwrap_or_default()
        ),
        (ProblemCode::PlaceholderDates, detail) => td_string!(
            locale,
            problem.placeholder_dates,
            row = problem.row.unwrap_or(0),
            column = problem.column.clone().unwrap_or_default(),
            values = detail.unwrap_or_default()
        ),
        (ProblemCode::ExponentNumbers, detail) => td_string!(
            locale,
            problem.exponent_numbers,
            row = problem.row.unwrap_or(0),
            count = detail.unwrap_or_default()
        ),
        (ProblemCode::OneColumn, _) => td_string!(locale, problem.one_column).to_owned(),
        (ProblemCode::WiderThanTall, detail) => td_string!(
            locale,
            problem.wider_than_tall,
            size = detail.unwrap_or_default()
        ),
        (ProblemCode::RestartedNumbers, detail) => td_string!(
            locale,
            problem.restarted_numbers,
            file = detail.unwrap_or_default()
        ),
        (ProblemCode::FilledDown, detail) => td_string!(
            locale,
            problem.filled_down,
            row = problem.row.unwrap_or(0),
            column = problem.column.clone().unwrap_or_default(),
            count = detail.unwrap_or_default()
        ),
        (ProblemCode::ContinuedRows, detail) => td_string!(
            locale,
            problem.continued_rows,
            row = problem.row.unwrap_or(0),
            count = detail.unwrap_or_default()
        ),
        (ProblemCode::CountedRows, detail) => td_string!(
            locale,
            problem.counted_rows,
            column = problem.column.clone().unwrap_or_default(),
            size = detail.unwrap_or_default()
        ),
        (ProblemCode::ListWithoutHeader, _) => {
            td_string!(locale, problem.list_without_header).to_owned()
        }
        (ProblemCode::UnitsFromHeadings, detail) => td_string!(
            locale,
            problem.units_from_headings,
            row = problem.row.unwrap_or(0),
            units = detail.unwrap_or_default()
        ),
        (ProblemCode::DoubtfulNumbers, detail) => td_string!(
            locale,
            problem.doubtful_numbers,
            file = detail.unwrap_or_default()
        ),
        (ProblemCode::UnreadableDate, detail) => td_string!(
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
        Quantity::Cases => td_string!(locale, reconciliation.cases),
        Quantity::Notations => td_string!(locale, reconciliation.notations),
        Quantity::Rows => td_string!(locale, reconciliation.rows),
    }
}

/// A count in words or digits.
#[must_use]
pub fn count(locale: Locale, count: Count) -> String {
    match count {
        Count::Reported(number) => super::numbers::grouped(number),
        Count::Missing => td_string!(locale, account.missing).to_owned(),
        Count::NotReported => td_string!(locale, account.not_reported).to_owned(),
    }
}

/// The month's full name, 1 to 12; 0 is "without date".
#[must_use]
pub fn month(locale: Locale, month: u8) -> &'static str {
    match month {
        1 => td_string!(locale, months.m1),
        2 => td_string!(locale, months.m2),
        3 => td_string!(locale, months.m3),
        4 => td_string!(locale, months.m4),
        5 => td_string!(locale, months.m5),
        6 => td_string!(locale, months.m6),
        7 => td_string!(locale, months.m7),
        8 => td_string!(locale, months.m8),
        9 => td_string!(locale, months.m9),
        10 => td_string!(locale, months.m10),
        11 => td_string!(locale, months.m11),
        12 => td_string!(locale, months.m12),
        _ => td_string!(locale, cases.month_none),
    }
}

/// How a case got its categories, by its code.
#[must_use]
pub fn categorised(locale: Locale, code: &str) -> &'static str {
    match Categorised::from_code(code) {
        Some(Categorised::Hand) => td_string!(locale, cases.by_hand),
        Some(Categorised::Rule) => td_string!(locale, cases.by_rule),
        Some(Categorised::File) => td_string!(locale, cases.by_file),
        Some(Categorised::Undecided) | None => td_string!(locale, cases.undecided),
    }
}

/// The words that the engine draws charts with.
#[must_use]
pub fn chart_words(locale: Locale) -> ChartWords {
    ChartWords {
        unit_and_kind: td_string!(locale, account.unit_and_kind).to_owned(),
        category: td_string!(locale, account.category).to_owned(),
        month: td_string!(locale, account.month).to_owned(),
        undated: td_string!(locale, account.undated).to_owned(),
        no_unit: td_string!(locale, account.no_unit).to_owned(),
        no_category: td_string!(locale, account.no_category).to_owned(),
        missing: td_string!(locale, account.missing).to_owned(),
        not_reported: td_string!(locale, account.not_reported).to_owned(),
        kinds: Kind::ALL.map(|kind| kinds_lower(locale, kind).to_owned()),
        months: [
            td_string!(locale, months.s1),
            td_string!(locale, months.s2),
            td_string!(locale, months.s3),
            td_string!(locale, months.s4),
            td_string!(locale, months.s5),
            td_string!(locale, months.s6),
            td_string!(locale, months.s7),
            td_string!(locale, months.s8),
            td_string!(locale, months.s9),
            td_string!(locale, months.s10),
            td_string!(locale, months.s11),
            td_string!(locale, months.s12),
        ]
        .map(str::to_owned),
    }
}

/// The name that a draft gets from its year.
#[must_use]
pub fn draft_name(locale: Locale, year: i32) -> String {
    td_string!(locale, account.title, year = year)
}
