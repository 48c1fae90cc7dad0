//! Unit names of different files that are the same unit: "AMF" and "Arbetsmarknad och försörjning".

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::{UnitLink, fold, shown};

/// Small words that an acronym leaves out.
const LEFT_OUT: [&str; 9] = ["och", "for", "i", "av", "med", "pa", "and", "of", "the"];

/// Which unit each name counts as. Names are many where a column of something else is taken for the units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitNames {
    /// Every name, ascending, with its unit.
    pub links: Vec<UnitLink>,
}

impl UnitNames {
    /// The unit that a name counts as; a name that is not known counts as itself.
    #[must_use]
    pub fn unit<'a>(&'a self, name: &'a str) -> &'a str {
        let found = self
            .links
            .binary_search_by(|link| link.name.as_str().cmp(name));
        found
            .ok()
            .and_then(|place| self.links.get(place))
            .map_or(name, |link| &link.unit)
    }
}

/// Links every name to a unit: as the user says, else names that differ only in case and marks to the first of
/// them, else a name to the only acronym that fits it, else to itself.
#[must_use]
pub fn link_units<'a>(names: impl IntoIterator<Item = &'a str>, chosen: &[UnitLink]) -> UnitNames {
    let names: BTreeSet<Cow<str>> = names.into_iter().map(shown).collect();
    let names: BTreeSet<&str> = names
        .iter()
        .map(|name| &**name)
        .filter(|name| !name.is_empty())
        .collect();
    let proposals = Proposals::new(&names);
    let mut by_user: BTreeMap<Cow<str>, &str> = BTreeMap::new();
    for link in chosen {
        by_user.entry(shown(&link.name)).or_insert(&link.unit);
    }
    let links = names
        .iter()
        .map(|name| {
            let by_user = by_user.get(*name);
            let unit = by_user.map_or_else(|| proposals.unit(name), |unit| (*unit).to_owned());
            UnitLink {
                name: (*name).to_owned(),
                unit,
            }
        })
        .collect();
    UnitNames { links }
}

/// What the names themselves say of each other.
struct Proposals<'a> {
    /// The first name of each spelling without case and marks.
    first: BTreeMap<String, &'a str>,
    /// The names that may be acronyms, by their first letter without case and marks.
    acronyms: BTreeMap<char, Vec<&'a str>>,
}

impl<'a> Proposals<'a> {
    fn new(names: &BTreeSet<&'a str>) -> Self {
        let mut first = BTreeMap::new();
        let mut acronyms: BTreeMap<char, Vec<&str>> = BTreeMap::new();
        for name in names {
            let folded = fold(name);
            if let Some(letter) = folded.chars().next().filter(|_| is_capitals(name)) {
                acronyms.entry(letter).or_default().push(name);
            }
            first.entry(folded).or_insert(*name);
        }
        Self { first, acronyms }
    }

    fn unit(&self, name: &str) -> String {
        let folded = fold(name);
        let first = self.first.get(&folded).copied().unwrap_or(name);
        // Small words may be left out from the beginning too.
        let letter = spelled(&folded).next().and_then(|word| word.chars().next());
        let fitting = letter.and_then(|letter| self.acronyms.get(&letter));
        let mut acronyms = fitting
            .into_iter()
            .flatten()
            .filter(|other| is_acronym_of(other, name));
        match (acronyms.next(), acronyms.next()) {
            (Some(acronym), None) => (*acronym).to_owned(),
            _ => first.to_owned(),
        }
    }
}

/// Whether a name looks like an acronym.
fn is_capitals(name: &str) -> bool {
    (2..=6).contains(&name.chars().count()) && name.chars().all(char::is_uppercase)
}

/// The words of a folded name that an acronym spells.
fn spelled(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(' ').filter(|word| !LEFT_OUT.contains(word))
}

/// Whether every letter of the acronym stands in the name in order, each of the name's words giving its first
/// letter and perhaps more: FUT is F|elaktiga U|T|betalningar.
#[must_use]
pub fn is_acronym_of(acronym: &str, name: &str) -> bool {
    if !is_capitals(acronym) {
        return false;
    }
    let folded = fold(name);
    let words: Vec<&str> = spelled(&folded).collect();
    words.len() > 1 && spells(&fold(acronym), &words)
}

/// Whether the letters can be dealt out over the words, the first letter of each word being one of them.
fn spells(letters: &str, words: &[&str]) -> bool {
    let Some((word, rest_of_words)) = words.split_first() else {
        return letters.is_empty();
    };
    let mut letters = letters.chars();
    let mut in_word = word.chars();
    if letters.next() != in_word.next() || word.is_empty() {
        return false;
    }
    loop {
        if spells(letters.as_str(), rest_of_words) {
            return true;
        }
        // Give this word one letter more.
        let Some(letter) = letters.next() else {
            return false;
        };
        if !in_word.any(|other| other == letter) {
            return false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_take_the_first_letter_of_every_word() {
        assert!(is_acronym_of("AMF", "Arbetsmarknad och försörjning"));
        assert!(is_acronym_of("AMI", "Arbetsmarknad och integration"));
        assert!(is_acronym_of("FUT", "Felaktiga utbetalningar"));
        assert!(is_acronym_of("IFO", "Individ- och familjeomsorg"));
        assert!(!is_acronym_of("AMI", "Arbetsmarknad och försörjning"));
        assert!(!is_acronym_of("AMF", "AMF"));
        assert!(!is_acronym_of("amf", "Arbetsmarknad och försörjning"));
        assert!(!is_acronym_of("FUT", "Fut"));
    }

    #[track_caller]
    fn check(names: &[&str], chosen: &[(&str, &str)], expected: &[(&str, &str)]) {
        let chosen: Vec<UnitLink> = chosen.iter().map(|&(n, u)| link(n, u)).collect();
        let expected: Vec<UnitLink> = expected.iter().map(|&(n, u)| link(n, u)).collect();
        assert_eq!(link_units(names.iter().copied(), &chosen).links, expected);
    }

    fn link(name: &str, unit: &str) -> UnitLink {
        UnitLink {
            name: name.to_owned(),
            unit: unit.to_owned(),
        }
    }

    // A column of numbers or texts may be taken for the units. Comparing each name with each would take minutes.
    #[test]
    fn many_names_are_linked_soon() {
        let names: Vec<String> = (0..20_000).map(|n| format!("Ärende {n}")).collect();
        let linked = link_units(names.iter().map(String::as_str), &[]);
        assert!(names.iter().all(|name| linked.unit(name) == name));
    }

    #[test]
    fn a_name_counts_as_the_only_acronym_that_fits_it() {
        check(
            &[
                "AMF",
                "Felaktiga utbetalningar",
                "Arbetsmarknad och försörjning",
            ],
            &[],
            &[
                ("AMF", "AMF"),
                ("Arbetsmarknad och försörjning", "AMF"),
                ("Felaktiga utbetalningar", "Felaktiga utbetalningar"),
            ],
        );
        check(
            &["AF", "AMF", "Arbetsmarknad och försörjning"],
            &[],
            &[
                ("AF", "AF"),
                ("AMF", "AMF"),
                (
                    "Arbetsmarknad och försörjning",
                    "Arbetsmarknad och försörjning",
                ),
            ],
        );
    }

    #[test]
    fn the_user_has_the_last_word() {
        check(
            &["AMF", "Arbetsmarknad och försörjning"],
            &[(
                "Arbetsmarknad och försörjning",
                "Arbetsmarknad och försörjning",
            )],
            &[
                ("AMF", "AMF"),
                (
                    "Arbetsmarknad och försörjning",
                    "Arbetsmarknad och försörjning",
                ),
            ],
        );
    }

    #[test]
    fn spellings_that_differ_in_case_are_one_unit() {
        check(
            &["Hemtjänst", "hemtjanst"],
            &[],
            &[("Hemtjänst", "Hemtjänst"), ("hemtjanst", "Hemtjänst")],
        );
    }
}
