//! How far people who sorted the same cases agree, and where they do not.
//!
//! A case's coding is the set of its categories, as numbers; none where the coder has not coded the case. The empty
//! set is a coding: none of the categories fits.

mod alpha;
mod kappa;

use std::collections::BTreeSet;

pub use alpha::{Distance, krippendorff_alpha};
pub use kappa::cohen_kappa;

use crate::model::{Agreement, CategoryAgreement, Disagreement};

/// A coder's categories of a case, in any order; none where it was not coded.
pub type Coding = Option<Vec<u32>>;

/// Compares two coders' codings of the same cases, of categories numbered from 0 up to `categories`. Where one has
/// fewer codings than the other, the rest is not coded.
#[must_use]
pub fn compare(first: &[Coding], second: &[Coding], categories: u32) -> Agreement {
    let pairs: Vec<Pair> = first
        .iter()
        .zip(second)
        .zip(0..)
        .filter_map(|((first, second), case)| {
            Some(Pair {
                case,
                first: as_set(first.as_ref()?),
                second: as_set(second.as_ref()?),
            })
        })
        .collect();
    let sets = cohen_kappa(pairs.iter().map(|pair| (&pair.first, &pair.second)));
    let categories: Vec<CategoryAgreement> = (0..categories)
        .map(|category| of_category(&pairs, category))
        .collect();
    Agreement {
        cases: sets.cases,
        sets,
        mean: mean(&categories),
        categories,
        disagreements: pairs.iter().filter_map(Pair::disagreement).collect(),
    }
}

/// A case that both have coded.
struct Pair {
    case: u32,
    first: BTreeSet<u32>,
    second: BTreeSet<u32>,
}

impl Pair {
    fn disagreement(&self) -> Option<Disagreement> {
        if self.first == self.second {
            return None;
        }
        Some(Disagreement {
            case: self.case,
            both: self.first.intersection(&self.second).copied().collect(),
            first_only: self.first.difference(&self.second).copied().collect(),
            second_only: self.second.difference(&self.first).copied().collect(),
        })
    }
}

fn as_set(coding: &[u32]) -> BTreeSet<u32> {
    coding.iter().copied().collect()
}

fn of_category(pairs: &[Pair], category: u32) -> CategoryAgreement {
    let given = pairs.iter().map(|pair| {
        let (first, second) = (&pair.first, &pair.second);
        (first.contains(&category), second.contains(&category))
    });
    let kappa = cohen_kappa(given.clone());
    let mut agreement = CategoryAgreement {
        category,
        both: 0,
        first_only: 0,
        second_only: 0,
        neither: 0,
        kappa,
    };
    for given in given {
        match given {
            (true, true) => agreement.both += 1,
            (true, false) => agreement.first_only += 1,
            (false, true) => agreement.second_only += 1,
            (false, false) => agreement.neither += 1,
        }
    }
    agreement
}

fn mean(categories: &[CategoryAgreement]) -> Option<f64> {
    let (mut sum, mut weights) = (0.0, 0.0);
    for category in categories {
        if let Some(kappa) = category.kappa.value {
            let given = category.both * 2 + category.first_only + category.second_only;
            sum += kappa * f64::from(given);
            weights += f64::from(given);
        }
    }
    (weights > 0.0).then(|| sum / weights)
}

/// Forty cases that two coders gave some of five categories, as sets of bits, for tests: made by chance once.
#[cfg(test)]
mod forty {
    use super::Coding;

    pub const FIRST: [u8; 40] = [
        10, 12, 19, 16, 10, 8, 4, 19, 28, 1, 8, 12, 4, 8, 2, 15, 1, 4, 7, 2, 5, 26, 26, 2, 22, 9,
        18, 24, 3, 10, 31, 4, 2, 7, 8, 29, 2, 16, 14, 1,
    ];
    pub const SECOND: [u8; 40] = [
        10, 12, 23, 16, 10, 8, 12, 3, 30, 1, 8, 4, 4, 8, 2, 2, 1, 4, 19, 2, 5, 26, 26, 2, 22, 9,
        19, 24, 3, 10, 31, 4, 2, 7, 10, 29, 2, 16, 30, 1,
    ];

    pub fn codings(bits: &[u8]) -> Vec<Coding> {
        let categories = |bits: &u8| (0..5).filter(|bit| bits >> bit & 1 == 1).collect();
        bits.iter().map(|bits| Some(categories(bits))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(found: Option<f64>, expected: f64) {
        assert!(
            found.is_some_and(|found| (found - expected).abs() < 1e-9),
            "{found:?}"
        );
    }

    #[test]
    fn kappas_are_those_of_scikit_learn() {
        let (first, second) = (
            forty::codings(&forty::FIRST),
            forty::codings(&forty::SECOND),
        );
        let found = compare(&first, &second, 5);
        // scikit-learn 1.9, cohen_kappa_score, of each category's column and of the sets as labels.
        let expected = [
            0.886_039_886_039_886,
            0.9,
            0.837_837_837_837_837_8,
            0.847_715_736_040_609_1,
            0.825_581_395_348_837_2,
        ];
        for (category, expected) in found.categories.iter().zip(expected) {
            check(category.kappa.value, expected);
        }
        check(found.sets.value, 0.732_441_471_571_906_3);
        check(found.mean, 0.862_700_127_257_812_6);
        assert_eq!((found.cases, found.disagreements.len()), (40, 10));
    }

    #[test]
    fn disagreements_say_who_gave_what() {
        let first = [
            Some(vec![2, 0]),
            Some(vec![1]),
            None,
            Some(vec![]),
            Some(vec![1]),
        ];
        let second = [
            Some(vec![0, 3]),
            Some(vec![1, 1]),
            Some(vec![1]),
            Some(vec![0]),
        ];
        let found = compare(&first, &second, 4);
        assert_eq!(found.cases, 3);
        let expected = [
            Disagreement {
                case: 0,
                both: vec![0],
                first_only: vec![2],
                second_only: vec![3],
            },
            Disagreement {
                case: 3,
                both: vec![],
                first_only: vec![],
                second_only: vec![0],
            },
        ];
        assert_eq!(found.disagreements, expected);
        let first_category = &found.categories[0];
        assert_eq!((first_category.both, first_category.second_only), (1, 1));
        assert_eq!((first_category.first_only, first_category.neither), (0, 1));
    }

    #[test]
    fn nothing_coded_by_both_is_no_agreement() {
        let found = compare(&[None, Some(vec![0])], &[Some(vec![0]), None], 1);
        assert_eq!((found.cases, found.mean, found.sets.value), (0, None, None));
    }
}
