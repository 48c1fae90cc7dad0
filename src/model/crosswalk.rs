//! The translation between years (översättning): what last year's categories are called this year.

use serde::{Deserialize, Serialize};

use super::{CategoryId, Count};

/// Which categories of one year those of an earlier one are, as the user has accepted it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Crosswalk {
    /// The year translated from.
    pub from_year: i32,
    /// The year translated to.
    pub to_year: i32,
    /// The earlier category and the later one, in the user's order. One that has several is divided.
    pub pairs: Vec<(CategoryId, CategoryId)>,
}

/// What becomes of the earlier year's counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Translation {
    /// The later categories, in order of their first pair.
    pub later: Vec<TranslatedCount>,
    /// Earlier categories that are several later ones, with their counts: nobody knows how many became which.
    pub divided: Vec<(CategoryId, Count)>,
    /// Earlier categories that are none of the later ones, with their counts.
    pub left: Vec<(CategoryId, Count)>,
}

/// The earlier year's count of a later category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TranslatedCount {
    /// The later category.
    pub id: CategoryId,
    /// The earlier ones that it is made of, in order of their pairs.
    pub from: Vec<CategoryId>,
    /// What the earlier year would have counted; [`Count::Missing`] where that cannot be told.
    pub count: Count,
    /// How that follows from what it did count.
    pub effect: TranslationEffect,
}

/// What a translation does to a category's count of the earlier year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TranslationEffect {
    /// The same number as the same category had.
    Same,
    /// The number that one other category had.
    Renamed,
    /// The sum of several.
    Summed,
    /// One that it is made of is divided among several: the years cannot be compared.
    NotComparable,
}

impl Crosswalk {
    /// Translates the earlier year's counts, one for each earlier category. A category that it is made of and that
    /// has no count, or one that is no number, makes the sum [`Count::Missing`].
    #[must_use]
    pub fn translated(&self, counts: &[(CategoryId, Count)]) -> Translation {
        let mut later: Vec<TranslatedCount> = Vec::new();
        for (_, to) in &self.pairs {
            if !later.iter().any(|known| known.id == *to) {
                later.push(self.translated_one(to, counts));
            }
        }
        let with = |is_meant: &dyn Fn(usize) -> bool| {
            let meant = counts
                .iter()
                .filter(|(id, _)| is_meant(self.targets(id).len()));
            meant.cloned().collect()
        };
        Translation {
            later,
            divided: with(&|targets| targets > 1),
            left: with(&|targets| targets == 0),
        }
    }

    /// The later categories of an earlier one, each once.
    #[must_use]
    pub fn targets(&self, from: &CategoryId) -> Vec<&CategoryId> {
        let pairs = self.pairs.iter().filter(|(earlier, _)| earlier == from);
        each_once(pairs.map(|(_, to)| to))
    }

    fn translated_one(&self, to: &CategoryId, counts: &[(CategoryId, Count)]) -> TranslatedCount {
        let pairs = self.pairs.iter().filter(|(_, later)| later == to);
        let from = each_once(pairs.map(|(earlier, _)| earlier));
        let effect = match from.as_slice() {
            parts if parts.iter().any(|part| self.targets(part).len() > 1) => {
                TranslationEffect::NotComparable
            }
            [only] if *only == to => TranslationEffect::Same,
            [_] => TranslationEffect::Renamed,
            _ => TranslationEffect::Summed,
        };
        let count_of = |id: &CategoryId| {
            let found = counts.iter().find(|(other, _)| other == id);
            found.map_or(Count::Missing, |(_, count)| *count)
        };
        let count = match (effect, from.as_slice()) {
            (TranslationEffect::NotComparable, _) => Count::Missing,
            (_, [only]) => count_of(only),
            _ => match Count::sum(from.iter().map(|id| count_of(id))) {
                (sum, 0) => sum,
                _ => Count::Missing,
            },
        };
        TranslatedCount {
            id: to.clone(),
            from: from.into_iter().cloned().collect(),
            count,
            effect,
        }
    }
}

fn each_once<'a>(ids: impl Iterator<Item = &'a CategoryId>) -> Vec<&'a CategoryId> {
    let mut once: Vec<&CategoryId> = Vec::new();
    for id in ids {
        if !once.contains(&id) {
            once.push(id);
        }
    }
    once
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> CategoryId {
        CategoryId(text.to_owned())
    }

    fn crosswalk(pairs: &[(&str, &str)]) -> Crosswalk {
        Crosswalk {
            from_year: 2021,
            to_year: 2022,
            pairs: pairs.iter().map(|(from, to)| (id(from), id(to))).collect(),
        }
    }

    fn counts(counts: &[(&str, Count)]) -> Vec<(CategoryId, Count)> {
        counts
            .iter()
            .map(|(name, count)| (id(name), *count))
            .collect()
    }

    #[track_caller]
    fn check(translation: &Translation, name: &str, count: Count, effect: TranslationEffect) {
        let found = translation.later.iter().find(|later| later.id == id(name));
        let found = found.map(|found| (found.count, found.effect));
        assert_eq!(found, Some((count, effect)), "{name}");
    }

    #[test]
    fn counts_are_kept_renamed_and_summed() {
        let crosswalk = crosswalk(&[("a", "a"), ("b", "x"), ("c", "y"), ("d", "y"), ("d", "y")]);
        let counts = counts(&[
            ("a", Count::Reported(1)),
            ("b", Count::NotReported),
            ("c", Count::Reported(3)),
            ("d", Count::Reported(4)),
            ("e", Count::Reported(5)),
        ]);
        let translation = crosswalk.translated(&counts);
        check(
            &translation,
            "a",
            Count::Reported(1),
            TranslationEffect::Same,
        );
        check(
            &translation,
            "x",
            Count::NotReported,
            TranslationEffect::Renamed,
        );
        check(
            &translation,
            "y",
            Count::Reported(7),
            TranslationEffect::Summed,
        );
        assert_eq!(translation.divided, []);
        assert_eq!(translation.left, [(id("e"), Count::Reported(5))]);
    }

    #[test]
    fn what_is_divided_makes_all_that_it_is_part_of_incomparable() {
        let crosswalk = crosswalk(&[("a", "x"), ("a", "y"), ("b", "y"), ("c", "z")]);
        let counts = counts(&[
            ("a", Count::Reported(9)),
            ("b", Count::Reported(2)),
            ("c", Count::Reported(0)),
        ]);
        let translation = crosswalk.translated(&counts);
        check(
            &translation,
            "x",
            Count::Missing,
            TranslationEffect::NotComparable,
        );
        check(
            &translation,
            "y",
            Count::Missing,
            TranslationEffect::NotComparable,
        );
        check(
            &translation,
            "z",
            Count::Reported(0),
            TranslationEffect::Renamed,
        );
        assert_eq!(translation.divided, [(id("a"), Count::Reported(9))]);
    }

    #[test]
    fn a_sum_with_a_lack_is_no_number() {
        let crosswalk = crosswalk(&[("a", "x"), ("b", "x")]);
        let translation = crosswalk.translated(&counts(&[("a", Count::Reported(9))]));
        check(&translation, "x", Count::Missing, TranslationEffect::Summed);
    }
}
