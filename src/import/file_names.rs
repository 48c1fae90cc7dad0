//! What the name of a file says: a unit, a year.

use crate::model::{fold, shown};

/// Words of file names that name no unit, folded: of kinds, lists, files, time and places, and small words.
const GENERAL: &str = "ab alla allt and apr april ar arende arenden aret att aug augusti av avvik bara blad by case cases city copy csv \
    dag dagar data datum db de dec december del den det docx dump efter ej en ett excel exkl export feb februari fel \
    fil filer final fom for fore fran from gamla handelse hel hela helar hos host ht i id idag ids import in infor \
    inga inkl inom inte jan januari jul juli july jun june juni kan kl klar klara kommun kopia kv kvartal lex list \
    lista logg maj mall man manad mar maria mars may med mitt mot norr norra nov november nr nu ny nya nytt och oct \
    ods of ok okt oktober om org original ort ost ostra pa per period rader rapport ratt report risk samt sarah sen \
    sep sept september sida sista slut soder sodra sok som sommar stat svar tabell tertial test text the tid till to \
    tom total txt typ um under upp ur ut utan utdrag utkast uttag utv var vara vast vastra vecka ver vers version vi \
    via vid vinter vt xls xlsb xlsm xlsx year zip";

/// Beginnings of words that name no unit, whatever their endings.
const GENERAL_STEMS: [&str; 9] = [
    "avvikelse",
    "klagomal",
    "klagan",
    "synpunkt",
    "rapport",
    "export",
    "statistik",
    "sammanst",
    "utskri",
];

/// Services that most municipalities have, by the beginning of their name and as a report writes them.
const SERVICES: [(&str, &str); 12] = [
    ("vuxenutbildning", "Vuxenutbildningen"),
    ("hemtjanst", "Hemtjänsten"),
    ("forskola", "Förskolan"),
    ("grundskola", "Grundskolan"),
    ("gymnasie", "Gymnasieskolan"),
    ("aldreomsorg", "Äldreomsorgen"),
    ("funktionsstod", "Funktionsstöd"),
    ("socialtjanst", "Socialtjänsten"),
    ("individ och familj", "Individ- och familjeomsorgen"),
    ("fritid", "Fritidsverksamheten"),
    ("hemsjukvard", "Hemsjukvården"),
    ("skolbarnomsorg", "Skolbarnomsorgen"),
];

/// The unit that a file's name seems to name: a service by its full name, else a short word as an acronym.
///
/// A wrong unit is worse than none. So a word is taken for an acronym only where it is written as one, in capitals
/// among small letters (`Klagomål FUT 2022`), or where it is the only word that is not a general one (`fut_2022`).
#[must_use]
pub fn unit(file: &str) -> Option<String> {
    let stem = shown(stem(file));
    let name = fold(&stem);
    if let Some((_, service)) = SERVICES.iter().find(|(stem, _)| name.contains(stem)) {
        return Some((*service).to_owned());
    }
    let unknown: Vec<&str> = stem
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !is_general(&fold(word)))
        .collect();
    let short = |most: usize| {
        move |word: &&&str| {
            (2..=most).contains(&word.chars().count()) && word.chars().all(char::is_alphabetic)
        }
    };
    let mixed = stem.chars().any(char::is_lowercase);
    let is_capitals = |word: &&&str| mixed && word.chars().all(char::is_uppercase);
    let mut capitals = unknown.iter().filter(short(5)).filter(is_capitals);
    let acronym = match (capitals.next(), capitals.next(), unknown.as_slice()) {
        (Some(only), None, _) => Some(only),
        (None, _, [only]) => Some(only).filter(short(4)),
        _ => None,
    };
    acronym.map(|word| word.to_uppercase())
}

/// Whether a folded word of a file's name names no unit: a general word, a number, or both as "kvartal4" and "v12".
fn is_general(word: &str) -> bool {
    let letters = word.trim_matches(|letter: char| letter.is_ascii_digit());
    let numbered = letters.len() < word.len() && letters.chars().count() < 2;
    numbered
        || letters.is_empty()
        || GENERAL.split(' ').any(|other| other == letters)
        || GENERAL_STEMS.iter().any(|stem| letters.starts_with(stem))
}

/// The year that a text names: one that stands alone, else that of the first day in it. A day behind a word for export
/// counts only where there is nothing else. Nothing where several years stand alone.
#[must_use]
pub fn year_in(text: &str) -> Option<i32> {
    let (mut alone, mut of_days, mut of_exports) = (Vec::new(), Vec::new(), Vec::new());
    let mut runs = runs_of_digits(text).peekable();
    while let Some((start, digits)) = runs.next() {
        let year = digits.get(..4).and_then(|year| year.parse().ok());
        let Some(year) = year.filter(|year| (1990..2100).contains(year)) else {
            continue;
        };
        let two = |run: Option<&(usize, &str)>, after: usize| {
            run.filter(|(start, digits)| *start == after + 1 && digits.len() == 2)
                .map(|(start, _)| start + 2)
        };
        let is_day = match digits.len() {
            4 => two(runs.peek(), start + 4).is_some_and(|end| {
                let mut after = runs.clone();
                after.next();
                two(after.peek(), end).is_some()
            }),
            8 | 12 | 14 => true,
            _ => continue,
        };
        let before = fold(text.get(..start).unwrap_or_default());
        let word = before.rsplit(' ').next().unwrap_or_default();
        if !is_day {
            alone.push(year);
        } else if EXPORTED.iter().any(|stem| word.starts_with(stem)) {
            of_exports.push(year);
        } else {
            of_days.push(year);
        }
    }
    alone.dedup();
    match alone.as_slice() {
        [year] => Some(*year),
        [] => of_days.first().or(of_exports.first()).copied(),
        _ => None,
    }
}

/// Beginnings of words before the day on which a list was made.
const EXPORTED: [&str; 6] = ["uttag", "export", "utskri", "skapad", "utdrag", "dump"];

/// The runs of digits of a text and where each begins.
fn runs_of_digits(text: &str) -> impl Iterator<Item = (usize, &str)> + Clone {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text.get(rest..)?.find(|c: char| c.is_ascii_digit())?;
        let digits = text.get(start..)?;
        let length = digits
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(digits.len());
        rest = start + length;
        Some((start, digits.get(..length)?))
    })
}

/// A file's name without its ending.
#[must_use]
pub fn stem(file: &str) -> &str {
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_read_from_file_names() {
        for (file, expected) in [
            ("fut_2022.csv", Some("FUT")),
            ("ami_2022.csv", Some("AMI")),
            ("vuxenutbildning_2022.ods", Some("Vuxenutbildningen")),
            ("Avvikelser hemtjänst 2022.xlsx", Some("Hemtjänsten")),
            ("alla_2021.txt", None),
            ("rapport-2022.csv", None),
            ("amf_2022_kvartal4.csv", Some("AMF")),
            ("Klagomål FUT 2022.csv", Some("FUT")),
            ("Avvikelser FUT januari till mars.csv", Some("FUT")),
            // Words of kinds, lists, time and place, and small words.
            ("Avvikelser från jan till dec 2022.csv", None),
            ("avvik_2024_norr.csv", None),
            ("lex sarah 2022.csv", None),
            ("export med klagomål för 2022 v2.csv", None),
            ("Avvikelser_Q3_2022.csv", None),
            ("AVVIKELSER V12 2022.CSV", None),
            ("Fra\u{30a}n systemet 2022.csv", None),
            // Of several words nobody knows which is a unit.
            ("respons mina fut.csv", None),
            ("FUT och AMF 2022.csv", None),
        ] {
            assert_eq!(unit(file).as_deref(), expected, "{file}");
        }
    }

    #[test]
    fn years_are_four_digits_of_our_time() {
        assert_eq!(year_in("fut_2022"), Some(2022));
        assert_eq!(year_in("uttag 20230115"), Some(2023));
        assert_eq!(year_in("avvikelser 2022 uttag 20230115"), Some(2022));
        assert_eq!(year_in("uttag 2023-01-15 avvikelser 2022"), Some(2022));
        assert_eq!(year_in("avvikelser 2022 (2023-01-15 0930)"), Some(2022));
        assert_eq!(year_in("uttag 20230115 20220101-20221231"), Some(2022));
        assert_eq!(year_in("2022-01-01 till 2022-12-31"), Some(2022));
        assert_eq!(year_in("avvikelser 2021 och 2022"), None);
        assert_eq!(year_in("Urval: 2022"), Some(2022));
        assert_eq!(year_in("2022-10"), Some(2022));
        assert_eq!(year_in("FUT001/22 8042"), None);
    }
}
