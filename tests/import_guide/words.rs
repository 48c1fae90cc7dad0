//! The guide's words for what the model names.

use lardom::model::{
    DateEvidence, DateOrder, Format, Meaning, Problem, ProblemCode, Question, SetAsideReason,
};

const MEANINGS: [(Meaning, &str); 16] = [
    (Meaning::Ignore, "används inte"),
    (Meaning::Number, "ärendenummer"),
    (Meaning::Date, "datum"),
    (Meaning::Kind, "slag"),
    (Meaning::Unit, "verksamhet"),
    (Meaning::Category, "kategori"),
    (Meaning::Text, "vad som hänt"),
    (Meaning::Measure, "åtgärd"),
    (Meaning::Status, "status"),
    (Meaning::Closed, "avslutsdatum"),
    (Meaning::Gender, "kön"),
    (Meaning::Submitter, "inlämnare"),
    (Meaning::Channel, "kanal"),
    (Meaning::Provider, "anordnare"),
    (Meaning::LexSarah, "lex Sarah"),
    (Meaning::CategoryMark, "kategori med kryss"),
];

pub fn meaning(meaning: Meaning) -> &'static str {
    MEANINGS
        .iter()
        .find(|(each, _)| *each == meaning)
        .unwrap()
        .1
}

pub fn meaning_of(word: &str) -> Meaning {
    MEANINGS
        .iter()
        .find(|(_, each)| *each == word)
        .unwrap_or_else(|| panic!("no meaning {word}"))
        .0
}

pub const fn format(format: Format) -> &'static str {
    match format {
        Format::Text => "text",
        Format::Xlsx => "Excel (xlsx)",
        Format::Xls => "Excel (xls)",
        Format::Xlsb => "Excel (xlsb)",
        Format::Ods => "OpenDocument (ods)",
        Format::Zip => "arkiv (zip)",
        Format::Json => "JSON",
        Format::Html => "HTML",
        Format::SpreadsheetMl => "Excel (XML)",
    }
}

pub const fn delimiter(delimiter: char) -> &'static str {
    match delimiter {
        ';' => "semikolon",
        ',' => "komma",
        '\t' => "tabb",
        '|' => "lodstreck",
        _ => "annat tecken",
    }
}

pub const fn order(order: DateOrder) -> &'static str {
    match order {
        DateOrder::DayFirst => "dagen först",
        DateOrder::MonthFirst => "månaden först",
        DateOrder::YearFirst => "året först",
    }
}

pub const fn evidence(evidence: Option<DateEvidence>) -> &'static str {
    match evidence {
        None => "som du har valt",
        Some(DateEvidence::Unneeded) => "som de är skrivna",
        Some(DateEvidence::Decided) => "det framgår av datumen",
        Some(DateEvidence::Assumed) => "ett antagande",
        Some(DateEvidence::Contradictory) => "fast datumen säger emot varandra",
    }
}

pub const fn set_aside(reason: SetAsideReason) -> &'static str {
    match reason {
        SetAsideReason::NoKind => "inget slag",
        SetAsideReason::UnknownKind => "okänt slag",
        SetAsideReason::Empty => "inget att räkna",
        SetAsideReason::Conflict => "samma nummer, annat datum",
        SetAsideReason::NotCounted => "slaget räknas inte",
        SetAsideReason::Unlike => "liknar inte de andra",
        SetAsideReason::OtherColumns => "andra kolumner",
    }
}

const fn words_of(code: ProblemCode) -> &'static str {
    match code {
        ProblemCode::EmptyFile => "filen är tom",
        ProblemCode::Encrypted => "filen är skyddad med lösenord",
        ProblemCode::Broken => "filen är skadad",
        ProblemCode::Foreign => "filen är ingen tabell",
        ProblemCode::NoHeader => "bladet har ingen rubrikrad",
        ProblemCode::UnreadableDate => "inget datum",
        ProblemCode::DamagedText => "tecken som inte går att läsa",
        ProblemCode::UnclosedQuote => "citattecken som inte avslutas",
        ProblemCode::RaggedRows => "rader med fler celler än rubriken",
        ProblemCode::SideBySide => "två tabeller bredvid varandra",
        ProblemCode::TooDeep => "för många nivåer",
        ProblemCode::TooLarge => "packas upp till för mycket",
        ProblemCode::Entities => "egna textdefinitioner",
        ProblemCode::TooWide => "för många kolumner",
        ProblemCode::NotRead => "format som inte läses",
        ProblemCode::UnreadEncoding => "teckenkodning som inte läses",
        ProblemCode::DoubtfulLetters => "bokstäver som kan vara fel",
        ProblemCode::ContradictedMark => "märket i början stämmer inte",
        ProblemCode::MixedEncodings => "rader i en annan teckenkodning",
        ProblemCode::CharacterReferences => "bokstäver som HTML-koder, lagade",
        ProblemCode::UnreadableSheet => "ett blad som inte går att läsa",
        ProblemCode::HiddenRows => "dolda rader räknas med",
        ProblemCode::NothingValues => "celler som läses som tomma",
        ProblemCode::PlaceholderDates => "datum som läses som tomma",
        ProblemCode::ExponentNumbers => "ärendenummer i exponentform",
        ProblemCode::OneColumn => "en enda kolumn med text",
        ProblemCode::WiderThanTall => "fler kolumner än rader",
        ProblemCode::RestartedNumbers => "numren börjar om i varje fil",
        ProblemCode::FilledDown => "celler som säger detsamma som raden ovanför",
        ProblemCode::ContinuedRows => "rader som hör till ärendet ovanför",
        ProblemCode::CountedRows => "en kolumn med antal",
        ProblemCode::ListWithoutHeader => "lista utan rubrikrad",
        ProblemCode::UnitsFromHeadings => "mellanrubriker som ger verksamhet",
        ProblemCode::DoubtfulNumbers => "en del nummer kan vara andra ärenden",
        ProblemCode::Unreadable | ProblemCode::EngineDied | ProblemCode::SameFile => "",
    }
}

pub fn problem(problem: &Problem) -> String {
    let row = problem.row.map(|row| format!(", rad {row}"));
    let column = problem.column.as_ref().map(|column| format!(", {column}"));
    let detail = problem.detail.as_ref().map(|detail| format!(": {detail}"));
    let more: String = [row, column, detail].into_iter().flatten().collect();
    format!("{}{more}", words_of(problem.code))
}

pub fn question(question: &Question) -> String {
    match question {
        Question::Rows { column, rows, sum } => {
            format!("är raderna ärenden ({rows}) eller summor ({sum})? ({column})")
        }
        Question::KindValue { value, rows } => format!("vad är {value}? ({rows})"),
        Question::UnitFromName { unit, cases } => format!("är verksamheten {unit}? ({cases})"),
        Question::OtherKinds { kinds } => {
            let kinds: Vec<String> = kinds
                .iter()
                .map(|kind| kind.swedish().to_lowercase())
                .collect();
            format!(
                "kom det inga, eller finns de i en annan fil? ({})",
                kinds.join(", ")
            )
        }
        Question::LexSarahList { rows } => {
            format!("är raderna rapporter enligt lex Sarah? ({rows})")
        }
    }
}
