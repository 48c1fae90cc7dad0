//! The names that Swedish and English exports give their columns.

use memchr::memmem;

use crate::model::{Kind, Meaning, fold};

/// Header names that mean this, folded; the more telling names first.
const NAMES: [(Meaning, &[&str]); 15] = [
    (
        Meaning::Number,
        &[
            "arendenummer",
            "arendenr",
            "arende id",
            "avvikelsenummer",
            "avvikelsenr",
            "avvikelse id",
            "klagomalsnr",
            "klagomalsnummer",
            "synpunktsnr",
            "diarienummer",
            "diarienr",
            "dnr",
            "lopnummer",
            "lopnr",
            "case number",
            "case id",
            "case no",
            "referensnummer",
            "referensnr",
            "referens",
            "nummer",
            "number",
            "nr",
            "id",
            "no",
        ],
    ),
    (
        Meaning::Date,
        &[
            "rapportdatum",
            "rapporterat datum",
            "inkom datum",
            "inkommen datum",
            "inkommet datum",
            "inkom",
            "inkommet",
            "inkommen",
            "ankomstdatum",
            "registreringsdatum",
            "registrerad",
            "registrerat",
            "anmalningsdatum",
            "anmald",
            "handelsedatum",
            "mottagen",
            "mottaget",
            "skapad",
            "skapat",
            "skapad datum",
            "datum",
            "received",
            "reported",
            "report date",
            "date received",
            "created",
            "date",
        ],
    ),
    (
        Meaning::Kind,
        &[
            "arendetyp",
            "typ av arende",
            "slag",
            "arendeslag",
            "case type",
            "kind",
            "typ",
            "type",
        ],
    ),
    (
        Meaning::Unit,
        &[
            "verksamhet",
            "enhet",
            "avdelning",
            "verksamhetsomrade",
            "organisationsenhet",
            "organisation",
            "unit",
            "department",
        ],
    ),
    (
        Meaning::Category,
        &[
            "kategori",
            "kategorier",
            "notering",
            "handelsetyp",
            "typ av handelse",
            "typ av avvikelse",
            "arendekategori",
            "klassificering",
            "huvudkategori",
            "orsak",
            "omrade",
            "amne",
            "category",
            "topic",
        ],
    ),
    (
        Meaning::Text,
        &[
            "beskrivning",
            "handelsebeskrivning",
            "vad har hant",
            "arendemening",
            "fritext",
            "handelse",
            "kommentar",
            "meddelande",
            "synpunkt",
            "rubrik",
            "text",
            "description",
            "details",
            "comment",
        ],
    ),
    (
        Meaning::Measure,
        &[
            "vidtagen atgard",
            "vidtagna atgarder",
            "atgard",
            "atgarder",
            "action taken",
            "measure",
            "action",
        ],
    ),
    (
        Meaning::Status,
        &["status", "arendestatus", "lage", "state"],
    ),
    (
        Meaning::Closed,
        &[
            "avslutsdatum",
            "avslutat datum",
            "avslutad datum",
            "slutdatum",
            "avslutad",
            "avslutat",
            "stangd",
            "klart",
            "klar",
            "closed",
            "date closed",
            "completed",
        ],
    ),
    (Meaning::Gender, &["kon", "gender", "sex"]),
    (
        Meaning::Submitter,
        &[
            "inlamnare",
            "inlamnad av",
            "rapporterad av",
            "anmalare",
            "rapportor",
            "uppgiftslamnare",
            "submitter",
            "reported by",
        ],
    ),
    (
        Meaning::Channel,
        &["kanal", "inkom via", "inkommit via", "via", "channel"],
    ),
    (
        Meaning::Provider,
        &[
            "utbildningsanordnare",
            "anordnare",
            "utforare",
            "skola",
            "provider",
        ],
    ),
    (Meaning::LexSarah, &["lex sarah", "lexsarah"]),
    // The day a list was printed is in many exports and is never the day of a case.
    (
        Meaning::Ignore,
        &[
            "utskriftsdag",
            "utskriftsdatum",
            "utskriven",
            "exportdatum",
            "exporterad",
            "uttagsdatum",
            "rapport",
            "print date",
            "export date",
        ],
    ),
];

/// How well a header names a meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Naming {
    /// A word of the header ends in a name: "Händelsens datum", "Mottagningsdatum".
    Part,
    /// The header is a name.
    Whole,
}

/// What a header names, how well, and its rank within the meaning's names (0 is the most telling).
#[must_use]
pub fn named(header: &str) -> Option<(Meaning, Naming, usize)> {
    let header = without_number(header);
    if header.is_empty() {
        return None;
    }
    let whole = NAMES.iter().find_map(|(meaning, names)| {
        let rank = names.iter().position(|name| *name == header)?;
        Some((*meaning, Naming::Whole, rank))
    });
    whole.or_else(|| {
        NAMES
            .iter()
            .flat_map(|(meaning, names)| {
                names
                    .iter()
                    .enumerate()
                    .filter(|(_, name)| name.len() > 3)
                    .filter_map(|(rank, name)| {
                        let weight = (is_head(&header, name)?, name.len());
                        Some((weight, (*meaning, Naming::Part, rank)))
                    })
            })
            .max_by_key(|(weight, _)| *weight)
            .map(|(_, found)| found)
    })
}

/// A name folded, without a number at its end: "Kategori 2" names what "Kategori" does.
#[must_use]
pub fn without_number(name: &str) -> String {
    let mut folded = fold(name);
    if let Some((start, last)) = folded.rsplit_once(' ')
        && last.chars().all(|letter| letter.is_ascii_digit())
    {
        folded.truncate(start.len());
    }
    folded
}

/// Words after which a header only says more of what it has named: "Datum för händelse".
const AFTER: [&str; 7] = [" for ", " av ", " vid ", " pa ", " till ", " i ", " of "];

/// Where a word of the header, or several, ends in the name: whether that is the header's head, its last words or
/// those before a preposition. Nothing where no word does.
fn is_head(header: &str, name: &str) -> Option<bool> {
    // Nearly every name is not there at all, which is found out faster than how often it is.
    memmem::find(header.as_bytes(), name.as_bytes())?;
    let mut found = None;
    for (start, _) in header.match_indices(name) {
        let rest = header.get(start + name.len()..).unwrap_or_default();
        if rest.is_empty() || rest.starts_with(' ') {
            let before = header.get(..start).unwrap_or_default();
            let is_said_of = AFTER.iter().any(|word| before.contains(word));
            let is_followed = !rest.is_empty() && !AFTER.iter().any(|word| rest.starts_with(word));
            found = found.max(Some(!is_said_of && !is_followed));
        }
    }
    found
}

/// Words that name a kind; the beginning of a word counts, so inflections and compounds do too.
const KINDS: [(Kind, &[&str]); 3] = [
    (
        Kind::Deviation,
        &["avvikelse", "avvik", "deviation", "incident"],
    ),
    (Kind::Complaint, &["klagomal", "klagan", "complaint"]),
    (
        Kind::Viewpoint,
        &["synpunkt", "viewpoint", "opinion", "feedback"],
    ),
];

/// The kinds that a text names, each once, in the order of [`Kind::ALL`].
#[must_use]
pub fn kinds_in(text: &str) -> Vec<Kind> {
    let text = fold(text);
    KINDS
        .iter()
        .filter(|(_, words)| {
            text.split(' ')
                .any(|word| words.iter().any(|stem| word.starts_with(stem)))
        })
        .map(|(kind, _)| *kind)
        .collect()
}

/// Words of a cell or header that tell when the list was printed.
const PRINTED: [&str; 8] = [
    "utskriven",
    "utskrift",
    "utskriftsdag",
    "utskriftsdatum",
    "exporterad",
    "exportdatum",
    "uttagsdatum",
    "printed",
];

/// Whether a text tells that a printing date stands in it or beside it.
#[must_use]
pub fn tells_printing(text: &str) -> bool {
    let folded = fold(text);
    folded
        .split(' ')
        .next()
        .is_some_and(|word| PRINTED.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(header: &str, meaning: Meaning, naming: Naming) {
        let found = named(header).map(|(meaning, naming, _)| (meaning, naming));
        assert_eq!(found, Some((meaning, naming)), "{header}");
    }

    #[test]
    fn headers_are_recognised_whole_and_in_part() {
        check("Ärendenummer", Meaning::Number, Naming::Whole);
        check("Avvikelse-ID", Meaning::Number, Naming::Whole);
        check("Arendenr.", Meaning::Number, Naming::Whole);
        check("Inkom datum", Meaning::Date, Naming::Whole);
        check("Mottagningsdatum", Meaning::Date, Naming::Part);
        check("Typ", Meaning::Kind, Naming::Whole);
        check("Händelsetyp", Meaning::Category, Naming::Whole);
        check("Vad har hänt?", Meaning::Text, Naming::Whole);
        check("Avslutsdatum", Meaning::Closed, Naming::Whole);
        check("Händelse Datum", Meaning::Date, Naming::Part);
        check("Datum för händelse", Meaning::Date, Naming::Part);
        check("Utskriftsdag", Meaning::Ignore, Naming::Whole);
        assert_eq!(named("Grupp"), None);
        assert_eq!(named(""), None);
    }

    #[test]
    fn kinds_are_found_in_any_inflection() {
        assert_eq!(kinds_in("Avvikelser"), [Kind::Deviation]);
        assert_eq!(kinds_in("KLAGOMAL_2022.csv"), [Kind::Complaint]);
        assert_eq!(
            kinds_in("Rapport: Avvikelser och klagomål"),
            [Kind::Deviation, Kind::Complaint]
        );
        assert_eq!(kinds_in("Beröm"), []);
    }
}
