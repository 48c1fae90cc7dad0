//! The page's language, and the words for what the model only names.

use leptos::prelude::*;
use leptos_i18n::{Locale as _, td_string};

use super::live::afterwards;
pub use super::locales::i18n::Locale;
use super::markup::Child;
use crate::model::{
    ChartWords, Confidence, ConstantOrigin, Count, Encoding, EncodingReason, Format, GuessReason,
    Kind, Meaning, Problem, ProblemCode, Quantity, SetAsideReason,
};

/// Where the chosen language is kept between visits.
const KEPT: &str = "lardom.language";

/// The language of the page, for whoever has words to say.
#[derive(Clone, Copy)]
pub struct Language(RwSignal<Locale>);

impl Language {
    /// Makes the language known to the components below, as kept from the last visit or else Swedish.
    pub fn provide() -> Self {
        let storage = || window().local_storage().ok().flatten();
        let kept = storage().and_then(|storage| storage.get_item(KEPT).ok().flatten());
        let locale = match kept.as_deref() {
            Some("en") => Locale::en,
            _ => Locale::sv,
        };
        let language = Self(RwSignal::new(locale));
        afterwards(move || {
            let code = language.get().as_str();
            if let Some(root) = document().document_element() {
                let _ = root.set_attribute("lang", code);
            }
            // Where the browser keeps nothing the page begins in Swedish again.
            if let Some(storage) = storage() {
                let _ = storage.set_item(KEPT, code);
            }
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
        self.0.update(|locale| {
            *locale = match *locale {
                Locale::sv => Locale::en,
                Locale::en => Locale::sv,
            };
        });
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
            leptos_i18n::td_string!($locale, $one.$one_key).to_string()
        } else {
            leptos_i18n::td_string!(
                $locale,
                $other.$other_key,
                count = $crate::ui::numbers::grouped($number)
            )
            .to_string()
        }
    };
}
pub(crate) use plural;

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
            td_string!(locale, problem.foreign_named, format = format).to_string()
        }
        (ProblemCode::NoHeader, _) => td_string!(locale, problem.no_header).to_owned(),
        (ProblemCode::Unreadable, _) => td_string!(locale, problem.unreadable).to_owned(),
        (ProblemCode::EngineDied, _) => td_string!(locale, problem.engine_died).to_owned(),
        (ProblemCode::SameFile, _) => td_string!(locale, problem.same_file).to_owned(),
        (ProblemCode::UnreadableDate, detail) => td_string!(
            locale,
            ledger.unreadable_date,
            row = problem.row.unwrap_or(0),
            column = problem.column.clone().unwrap_or_default(),
            cell = detail.unwrap_or_default()
        )
        .to_string(),
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
    td_string!(locale, account.title, year = year).to_string()
}
