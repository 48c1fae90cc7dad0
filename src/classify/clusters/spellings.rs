//! Spellings of one category: different values of a column that are one name.
//!
//! The methods and their names are `OpenRefine`'s ("key collision" and "nearest neighbour").

use rustc_hash::FxHashMap;

use super::guards::{marks, marks_differ};
use super::keys::{fingerprint, ngram_fingerprint};
use super::nearest::by_distance;
use crate::model::{SpellingCluster, SpellingLikeness, SpellingMethod, fold};

/// The clusters among values with how often each is there, those of most rows first. No value is in two.
#[must_use]
pub fn spellings(values: &[(String, u32)], method: SpellingMethod) -> Vec<SpellingCluster> {
    let mut names: Vec<Name> = values.iter().zip(0..).map(Name::new).collect();
    names.sort_by(|one, other| {
        other
            .worth
            .cmp(&one.worth)
            .then(one.place.cmp(&other.place))
    });
    let groups = match method {
        SpellingMethod::Fingerprint => by_key(&names, fingerprint),
        SpellingMethod::NgramFingerprint => by_key(&names, ngram_fingerprint),
        SpellingMethod::NearestNeighbour => by_distance(&names),
    };
    let mut clusters: Vec<(u64, SpellingCluster)> = groups
        .into_iter()
        .filter(|(members, _)| members.len() > 1)
        .filter_map(|(members, likeness)| {
            let rows = members.iter().map(|name| u64::from(name.worth.0)).sum();
            let cluster = SpellingCluster {
                proposed: members.first()?.place,
                members: members.iter().map(|name| name.place).collect(),
                method,
                likeness,
            };
            Some((rows, cluster))
        })
        .collect();
    clusters.sort_by(|(rows, one), (others, other)| {
        others.cmp(rows).then(one.proposed.cmp(&other.proposed))
    });
    clusters.into_iter().map(|(_, cluster)| cluster).collect()
}

/// A value with what it is compared by.
pub(super) struct Name<'a> {
    pub(super) text: &'a str,
    place: u32,
    pub(super) folded: String,
    pub(super) marks: String,
    /// How often it is there, whether it has å, ä or ö, whether it is written as a name is.
    worth: (u32, bool, bool),
}

impl<'a> Name<'a> {
    fn new(((text, count), place): (&'a (String, u32), u32)) -> Self {
        let folded = fold(text);
        let has_marks = text.chars().any(|letter| "åäöÅÄÖ".contains(letter));
        let is_capital = text.chars().next().is_some_and(char::is_uppercase);
        let is_written = is_capital && text.chars().any(char::is_lowercase);
        Self {
            text,
            place,
            marks: marks(text, &folded),
            folded,
            worth: (*count, has_marks, is_written),
        }
    }
}

/// Names that belong together, and why.
pub(super) type Group<'a> = (Vec<&'a Name<'a>>, SpellingLikeness);

/// Names that have a key in common, and numbers and negations.
fn by_key<'a>(names: &'a [Name<'a>], key: fn(&str) -> Option<String>) -> Vec<Group<'a>> {
    let mut groups: Vec<Group> = Vec::new();
    let mut group_of: FxHashMap<(String, &str), usize> = FxHashMap::default();
    for name in names {
        let Some(key) = key(name.text) else { continue };
        let group = *group_of
            .entry((key, &name.marks))
            .or_insert_with_key(|key| {
                groups.push((Vec::new(), SpellingLikeness::Key(key.0.clone())));
                groups.len() - 1
            });
        if let Some((members, _)) = groups.get_mut(group) {
            members.push(name);
        }
    }
    groups.into_iter().flat_map(apart).collect()
}

/// A group apart where its members are different words by their marks: "Mått" and "Mätt", of which nobody knows which
/// one "Matt" is. Then only what differs in nothing but case and punctuation stays together.
fn apart((members, likeness): Group<'_>) -> Vec<Group<'_>> {
    let differs =
        |one: &Name, other: &Name| one.folded == other.folded && marks_differ(one.text, other.text);
    // Few spellings share a key, unless a column has ever new ones of one name; those are not looked at one by one.
    let some = members.iter().take(MOST_COMPARED);
    let is_one = !some
        .clone()
        .any(|one| some.clone().any(|other| differs(one, other)));
    if is_one {
        return vec![(members, likeness)];
    }
    let mut groups: Vec<(String, Group)> = Vec::new();
    for name in members {
        let letters: String = name.text.to_lowercase();
        let letters = letters.split(|letter: char| !letter.is_alphanumeric());
        let letters = letters.collect::<Vec<_>>().join(" ");
        match groups.iter_mut().find(|(other, _)| *other == letters) {
            Some((_, (members, _))) => members.push(name),
            None => groups.push((letters, (vec![name], likeness.clone()))),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// So many spellings of one key are compared with each other.
const MOST_COMPARED: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    fn values(names: &[&str]) -> Vec<(String, u32)> {
        let counts = (1..=10).rev();
        names
            .iter()
            .map(|name| (*name).to_owned())
            .zip(counts)
            .collect()
    }

    #[track_caller]
    fn check(method: SpellingMethod, names: &[&str], expected: &[&[u32]]) {
        let found = spellings(&values(names), method);
        let members: Vec<&[u32]> = found.iter().map(|found| found.members.as_slice()).collect();
        assert_eq!(members, expected, "{names:?}");
    }

    #[test]
    fn fingerprints_find_case_marks_order_and_signs() {
        let names = [
            "Rutiner och handläggning",
            "Bemötande",
            "Handläggning, rutiner",
            "RUTINER/HANDLAGGNING",
            "bemotande ",
            "IT",
            "it",
        ];
        check(
            SpellingMethod::Fingerprint,
            &names,
            &[&[0, 2, 3], &[1, 4], &[5, 6]],
        );
    }

    #[test]
    fn ngrams_find_words_written_apart() {
        let names = [
            "Hushållsgemenskap",
            "Hushålls gemenskap",
            "Hushållsgemenskaper",
        ];
        check(SpellingMethod::NgramFingerprint, &names, &[&[0, 1]]);
    }

    #[test]
    fn neighbours_find_slips_and_endings() {
        let names = [
            "Rutiner",
            "Rutin",
            "Ruitner",
            "Routine",
            "Handläggning av ärenden",
        ];
        check(SpellingMethod::NearestNeighbour, &names, &[&[0, 1, 2]]);
        let names = [
            "Bristande kommunikation",
            "Bristande komunikation",
            "Brister i kommunikation",
        ];
        check(SpellingMethod::NearestNeighbour, &names, &[&[0, 1]]);
    }

    #[test]
    fn what_means_something_else_is_never_put_together() {
        let all = [
            SpellingMethod::Fingerprint,
            SpellingMethod::NgramFingerprint,
            SpellingMethod::NearestNeighbour,
        ];
        let pairs = [
            ["Klagomål 1", "Klagomål 2"],
            ["Nivå 12", "Nivå 1 2"],
            ["Barn < 18 år", "Barn > 18 år"],
            ["Steg 1 av 2", "Steg 2 av 1"],
            ["Ärende registrerat", "Ärende inte registrerat"],
            ["ansökt", "ej ansökt"],
            ["Klar", "Klart"],
            ["Mått", "Mätt"],
            ["Skållad", "Skällad"],
            ["Lån", "Län"],
            ["Placering", "Planering"],
            ["Intern samverkan", "Extern samverkan"],
            ["Behörig", "Obehörig"],
            ["Möjligt att följa", "Omöjligt att följa"],
            ["Rättssäkerhet", "Rättsosäkerhet"],
            ["Inbetalning", "Utbetalning"],
            ["Person", "Personal"],
            ["Rutin saknas", "Rutin saknades inte"],
            ["Fel dos", "Fel dag"],
            ["Avd A", "Avd B"],
        ];
        for pair in pairs {
            for method in all {
                check(method, &pair, &[]);
            }
        }
    }

    #[test]
    fn lost_marks_do_not_bring_different_words_together() {
        check(SpellingMethod::Fingerprint, &["Lån", "Lan"], &[&[0, 1]]);
        check(
            SpellingMethod::Fingerprint,
            &["Lån", "Län", "Lan", "LÅN"],
            &[&[0, 3]],
        );
    }

    #[test]
    fn the_commonest_spelling_is_kept_then_the_best_written() {
        let mut values = values(&[
            "bemotande",
            "BEMOTANDE",
            "Bemotande",
            "bemötande",
            "Bemötande",
        ]);
        for (_, count) in &mut values {
            *count = 3;
        }
        let found = spellings(&values, SpellingMethod::Fingerprint);
        assert_eq!(found[0].members, [4, 3, 2, 0, 1]);
        assert_eq!(found[0].proposed, 4);
        assert_eq!(
            found[0].likeness,
            SpellingLikeness::Key("bemotande".to_owned())
        );
        values[0].1 = 4;
        assert_eq!(
            spellings(&values, SpellingMethod::Fingerprint)[0].proposed,
            0
        );
    }

    #[test]
    fn no_value_of_a_long_column_is_in_two_clusters() {
        let letter = |number: u32| char::from_digit(number % 26 + 10, 36).unwrap();
        let word = |number: u32| format!("enhet{}{}", letter(number / 26), letter(number));
        let numbers = (0..40).flat_map(|one| (0..40).map(move |other| (one, other)));
        let values: Vec<(String, u32)> = numbers
            .map(|(one, other)| (format!("{} {}", word(one), word(other)), one % 5))
            .collect();
        for method in [
            SpellingMethod::Fingerprint,
            SpellingMethod::NearestNeighbour,
        ] {
            let found = spellings(&values, method);
            let mut members: Vec<u32> = found.into_iter().flat_map(|found| found.members).collect();
            let all = members.len();
            members.sort_unstable();
            members.dedup();
            assert_eq!(members.len(), all);
            assert!(all > 1000, "{all}");
        }
    }
}
