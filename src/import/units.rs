//! Unit names of different files that are the same unit: "AMF" and "Arbetsmarknad och försörjning".

use std::collections::BTreeSet;

use super::words;
use crate::model::UnitLink;

/// Small words that an acronym leaves out.
const LEFT_OUT: [&str; 9] = ["och", "for", "i", "av", "med", "pa", "and", "of", "the"];

/// Which unit each name counts as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitNames {
    /// Every name, in order, with its unit.
    pub links: Vec<UnitLink>,
}

impl UnitNames {
    /// The unit that a name counts as; a name that is not known counts as itself.
    #[must_use]
    pub fn unit<'a>(&'a self, name: &'a str) -> &'a str {
        self.links
            .iter()
            .find(|link| link.name == name)
            .map_or(name, |link| &link.unit)
    }
}

/// Links every name to a unit: as the user says, else names that differ only in case and marks to the first of
/// them, else a name to the only acronym that fits it, else to itself.
#[must_use]
pub fn link_units<'a>(names: impl IntoIterator<Item = &'a str>, chosen: &[UnitLink]) -> UnitNames {
    let names: BTreeSet<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
    let links = names
        .iter()
        .map(|name| {
            let by_user = chosen.iter().find(|link| link.name == *name);
            let unit = by_user.map_or_else(|| proposed(name, &names), |link| link.unit.clone());
            UnitLink {
                name: (*name).to_owned(),
                unit,
            }
        })
        .collect();
    UnitNames { links }
}

fn proposed(name: &str, names: &BTreeSet<&str>) -> String {
    let folded = words::fold(name);
    let same = names.iter().find(|other| words::fold(other) == folded);
    let first = same.copied().unwrap_or(name);
    let mut acronyms = names.iter().filter(|other| is_acronym_of(other, name));
    match (acronyms.next(), acronyms.next()) {
        (Some(acronym), None) => (*acronym).to_owned(),
        _ => first.to_owned(),
    }
}

/// Whether every letter of the acronym stands in the name in order, each of the name's words giving its first
/// letter and perhaps more: FUT is F|elaktiga U|T|betalningar.
#[must_use]
pub fn is_acronym_of(acronym: &str, name: &str) -> bool {
    let is_capitals =
        (2..=6).contains(&acronym.chars().count()) && acronym.chars().all(char::is_uppercase);
    let folded = words::fold(name);
    let words: Vec<&str> = folded
        .split(' ')
        .filter(|word| !LEFT_OUT.contains(word))
        .collect();
    let letters = words::fold(acronym);
    is_capitals && words.len() > 1 && spells(&letters, &words)
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
