//! Which of the offered figures somebody looks for.

use crate::model::fold;

/// The places of the names that have every typed word somewhere in them, in the order of the names. Case, marks and
/// punctuation do not count.
#[must_use]
pub fn matching<'a>(names: impl IntoIterator<Item = &'a str>, typed: &str) -> Vec<usize> {
    let typed = fold(typed);
    let names = names.into_iter().enumerate();
    let found = names.filter(|(_, name)| {
        let name = fold(name);
        typed.split_whitespace().all(|word| name.contains(word))
    });
    found.map(|(place, _)| place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, found: &[usize]) {
        let names = [
            "Alla verksamheter: klagomål 2022",
            "AMF: klagomål 2022",
            "AMF: avvikelser 2022, Ärendet dröjde",
        ];
        assert_eq!(matching(names, typed), found, "{typed}");
    }

    #[test]
    fn every_word_counts_wherever_it_stands() {
        check("", &[0, 1, 2]);
        check("amf", &[1, 2]);
        check("2022 AMF klag", &[1]);
        check("arendet, AVVIK", &[2]);
        check("amf synpunkter", &[]);
    }
}
