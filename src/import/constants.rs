//! What a file does not say in its rows but in its name, its sheets' names, its headers or above them.

use time::Date;

use super::dates;
use super::header::Header;
use super::table::{Cell, Table};
use super::words;
use crate::model::{ConstantOrigin, DateOrder, Kind, fold, shown};

/// Words of file names that name no unit: of kinds, lists, time, files and places, and small words.
const GENERAL: &[&str] = &[
    // Kinds and what is counted.
    "arende",
    "arenden",
    "avvik",
    "case",
    "cases",
    "fel",
    "handelse",
    "lex",
    "maria",
    "risk",
    "sarah",
    "svar",
    "typ",
    // Lists and files.
    "alla",
    "allt",
    "blad",
    "copy",
    "csv",
    "data",
    "db",
    "del",
    "docx",
    "dump",
    "excel",
    "export",
    "fil",
    "filer",
    "final",
    "gamla",
    "hela",
    "id",
    "ids",
    "import",
    "klar",
    "klara",
    "kopia",
    "list",
    "lista",
    "logg",
    "mall",
    "ny",
    "nya",
    "nytt",
    "nr",
    "ods",
    "ok",
    "org",
    "original",
    "rader",
    "rapport",
    "ratt",
    "report",
    "samt",
    "sida",
    "slut",
    "sok",
    "stat",
    "tabell",
    "test",
    "text",
    "total",
    "txt",
    "utdrag",
    "utkast",
    "uttag",
    "utv",
    "ver",
    "version",
    "vers",
    "xls",
    "xlsb",
    "xlsm",
    "xlsx",
    "zip",
    // Time.
    "ar",
    "aret",
    "dag",
    "dagar",
    "datum",
    "fom",
    "from",
    "hel",
    "helar",
    "host",
    "idag",
    "jan",
    "januari",
    "feb",
    "februari",
    "mar",
    "mars",
    "apr",
    "april",
    "maj",
    "may",
    "jun",
    "juni",
    "jul",
    "juli",
    "july",
    "june",
    "aug",
    "augusti",
    "sep",
    "sept",
    "september",
    "okt",
    "oct",
    "oktober",
    "nov",
    "november",
    "dec",
    "december",
    "kl",
    "kv",
    "kvartal",
    "man",
    "manad",
    "nu",
    "per",
    "period",
    "sen",
    "sista",
    "sommar",
    "tid",
    "tertial",
    "till",
    "tom",
    "to",
    "um",
    "var",
    "vecka",
    "vinter",
    "vt",
    "ht",
    "year",
    // Places, which are a part of something whose name is not told.
    "norr",
    "norra",
    "soder",
    "sodra",
    "ost",
    "ostra",
    "vast",
    "vastra",
    "mitt",
    "ort",
    "city",
    // Small words.
    "ab",
    "and",
    "att",
    "av",
    "bara",
    "de",
    "den",
    "det",
    "efter",
    "ej",
    "en",
    "ett",
    "for",
    "fore",
    "fran",
    "hos",
    "i",
    "in",
    "infor",
    "inga",
    "inkl",
    "exkl",
    "inom",
    "inte",
    "kan",
    "med",
    "mot",
    "och",
    "of",
    "om",
    "pa",
    "som",
    "the",
    "under",
    "upp",
    "ur",
    "ut",
    "utan",
    "vid",
    "vi",
    "vara",
    "via",
    "by",
    "kommun",
];

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

/// The one kind that a text in a person's or a setting's words names.
#[must_use]
pub fn kind_from_words(text: &str) -> Option<Kind> {
    match words::kinds_in(text).as_slice() {
        [kind] => Some(*kind),
        _ => None,
    }
}

/// The kind of all cases of a sheet, from its name, its file's name, its headers or the rows above them.
#[must_use]
pub fn kind(file: &str, table: &Table, header: Option<&Header>) -> Option<(Kind, ConstantOrigin)> {
    if let Some(kind) = kind_from_words(&table.name) {
        return Some((kind, ConstantOrigin::SheetName));
    }
    if let Some(kind) = kind_from_words(stem(file)) {
        return Some((kind, ConstantOrigin::FileName));
    }
    let header = header?;
    let of_texts = |texts: &mut dyn Iterator<Item = &str>| {
        let mut kinds: Vec<Kind> = texts.flat_map(words::kinds_in).collect();
        kinds.sort_unstable();
        kinds.dedup();
        match kinds.as_slice() {
            [kind] => Some(*kind),
            _ => None,
        }
    };
    if let Some(kind) = of_texts(&mut header.names.iter().map(String::as_str)) {
        return Some((kind, ConstantOrigin::Header));
    }
    let mut texts = above(table, header)
        .flat_map(|row| table.filled(row))
        .map(|(_, cell)| cell.text());
    of_texts(&mut texts).map(|kind| (kind, ConstantOrigin::Preamble))
}

/// The rows above a header.
fn above<'a>(table: &'a Table, header: &Header) -> impl Iterator<Item = usize> + use<'a> {
    0..table.row(header.row).unwrap_or(0)
}

/// The unit that a file's name seems to name: a service by its full name, else a short word as an acronym.
///
/// A wrong unit is worse than none. So a word is taken for an acronym only where it is written as one, in capitals
/// among small letters ("Klagomål FUT 2022"), or where it is the only word that is not a general one ("fut_2022").
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
        || GENERAL.contains(&letters)
        || GENERAL_STEMS.iter().any(|stem| letters.starts_with(stem))
}

/// The year that a file's name gives, or the rows above the header.
#[must_use]
pub fn year(file: &str, table: &Table, header: Option<&Header>) -> Option<i32> {
    year_in(stem(file)).or_else(|| {
        above(table, header?)
            // The day of printing is mostly in the year after.
            .filter(|row| !tells_printing(table, *row))
            .flat_map(|row| table.filled(row))
            .find_map(|(_, cell)| year_in(cell.text()))
    })
}

fn tells_printing(table: &Table, row: usize) -> bool {
    let mut cells = table.filled(row);
    cells.any(|(_, cell)| words::tells_printing(cell.text()))
}

/// The day the list was printed: beside or behind a word for it above the header, or the latest day of a
/// column named for it.
#[must_use]
pub fn printed(table: &Table, header: Option<&Header>) -> Option<Date> {
    let header = header?;
    let above = above(table, header)
        .filter(|row| tells_printing(table, *row))
        .find_map(|row| table.filled(row).find_map(|(_, cell)| day_in(cell)));
    above.or_else(|| {
        let mut names = header.names.iter();
        let column = table.column(names.position(|name| words::tells_printing(name))?)?;
        let days = column.for_each_code(None, |text, kind| {
            dates::date(Cell::new(text, kind), DateOrder::DayFirst)
        });
        days.into_iter().flatten().max()
    })
}

/// The date in a cell, alone or among words ("Utskriven 2023-01-16 av AB").
fn day_in(cell: Cell) -> Option<Date> {
    dates::date(cell, DateOrder::DayFirst).or_else(|| {
        let text = cell.text();
        let start = text.find(|c: char| c.is_ascii_digit())?;
        let text = text.get(start..)?;
        // The longest beginning that is a date: a time of day belongs to it.
        let ends = text.rmatch_indices(char::is_whitespace).map(|(end, _)| end);
        std::iter::once(text.len())
            .chain(ends)
            .filter_map(|end| text.get(..end))
            .find_map(|words| dates::from_text(words, DateOrder::DayFirst))
    })
}

fn stem(file: &str) -> &str {
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

/// The year that a text names: one that stands alone, else that of the first day in it. A day behind a word for export
/// counts only where there is nothing else. Nothing where several years stand alone.
fn year_in(text: &str) -> Option<i32> {
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

    #[test]
    fn the_day_of_printing_stands_among_words() {
        for (text, expected) in [
            ("2023-01-16", Some("2023-01-16")),
            ("Utskriven 2023-01-16 av AB", Some("2023-01-16")),
            (
                "Utskriven: 16 januari 2023 kl. 09.42 sida 1",
                Some("2023-01-16"),
            ),
            ("Utskriven 16/1 2023", Some("2023-01-16")),
            ("Utskriven av AB", None),
            ("Sida 1", None),
        ] {
            let day = day_in(Cell::new(text, crate::columns::CellKind::Text));
            let day = day.map(crate::model::written_date);
            assert_eq!(day.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn two_kinds_in_a_name_are_no_constant() {
        assert_eq!(kind_from_words("avvikelse"), Some(Kind::Deviation));
        assert_eq!(kind_from_words("avvikelser_och_klagomål"), None);
    }
}
