//! Krippendorff's alpha: the agreement of any number of coders, of whom some may not have coded every case.

use std::collections::{BTreeMap, BTreeSet};

use super::Coding;
use crate::model::Alpha;

/// How far two codings are from each other, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Distance {
    /// 0 where they are the same set, else 1.
    Nominal,
    /// What is not common, of all that either has.
    Jaccard,
    /// As Jaccard's, and farther where neither set is a part of the other: 1 - J * M, with M 1 for the same set, 2/3
    /// for a part, 1/3 for sets that overlap (Passonneau 2006, Measuring Agreement on Set-valued Items, LREC).
    Masi,
}

/// Krippendorff's alpha of the codings of each case, one for each coder, in any order: 1 - observed / expected, where
/// the observed disagreement is the mean distance of codings of the same case, each case weighted by how many codings
/// it has, and the expected the mean distance of all codings (Krippendorff 2011, Computing Krippendorff's
/// Alpha-Reliability).
#[must_use]
pub fn krippendorff_alpha(cases: &[Vec<Coding>], distance: Distance) -> Alpha {
    let units: Vec<Vec<BTreeSet<u32>>> = cases
        .iter()
        .map(|codings| {
            let coded = codings.iter().flatten();
            coded
                .map(|coding| coding.iter().copied().collect())
                .collect()
        })
        .filter(|codings: &Vec<_>| codings.len() > 1)
        .collect();
    let mut given: BTreeMap<&BTreeSet<u32>, f64> = BTreeMap::new();
    let (mut observed, mut codings) = (0.0, 0_u32);
    for unit in &units {
        let mut sum = 0.0;
        for (index, one) in unit.iter().enumerate() {
            codings += 1;
            *given.entry(one).or_default() += 1.0;
            let others = unit.iter().skip(index + 1);
            sum += others
                .map(|other| distance.between(one, other))
                .sum::<f64>();
        }
        observed += 2.0 * sum / (unit.len() - 1) as f64;
    }
    let given: Vec<(&BTreeSet<u32>, f64)> = given.into_iter().collect();
    let mut expected = 0.0;
    for (index, (one, times)) in given.iter().enumerate() {
        for (other, others) in given.iter().skip(index + 1) {
            expected += 2.0 * times * others * distance.between(one, other);
        }
    }
    // Both are sums over pairs: observed of n codings, expected of n (n - 1).
    let pairs = f64::from(codings) - 1.0;
    Alpha {
        value: (expected > 0.0).then(|| 1.0 - observed * pairs / expected),
        cases: u32::try_from(units.len()).unwrap_or(u32::MAX),
        codings,
    }
}

impl Distance {
    fn between(self, one: &BTreeSet<u32>, other: &BTreeSet<u32>) -> f64 {
        if one == other {
            return 0.0;
        }
        let common = one.intersection(other).count();
        let all = one.len() + other.len() - common;
        let jaccard = common as f64 / all as f64;
        let is_part = common == one.len().min(other.len());
        match self {
            Self::Nominal => 1.0,
            Self::Jaccard => 1.0 - jaccard,
            Self::Masi if is_part => 1.0 - jaccard * 2.0 / 3.0,
            Self::Masi => 1.0 - jaccard / 3.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::forty;
    use super::*;
    use crate::model::AlphaReading;

    /// Cases out of a table with a row for each coder, a letter for each case and `.` where it was not coded.
    fn cases(rows: &[&str]) -> Vec<Vec<Coding>> {
        let length = rows[0].len();
        let coding = |row: &&str, case: usize| {
            let value = row.as_bytes()[case];
            (value != b'.').then(|| vec![u32::from(value)])
        };
        (0..length)
            .map(|case| rows.iter().map(|row| coding(row, case)).collect())
            .collect()
    }

    #[track_caller]
    fn check(cases: &[Vec<Coding>], distance: Distance, expected: f64) {
        let found = krippendorff_alpha(cases, distance);
        let value = found.value.unwrap();
        assert!((value - expected).abs() < 1e-9, "{value}");
    }

    #[test]
    fn alpha_is_that_of_the_worked_examples() {
        // Krippendorff (2011), section C: four observers, twelve units, nominal alpha 0.743.
        let four = cases(&[
            "123321412...",
            "1233224125.3",
            ".3332342251.",
            "12332441251.",
        ]);
        check(&four, Distance::Nominal, 0.743_421_052_631_579);
        let found = krippendorff_alpha(&four, Distance::Nominal);
        // The last unit has one coding only and does not count.
        assert_eq!((found.cases, found.codings), (11, 40));
        // The example of three coders and fifteen units that is often quoted: 0.691; digits by the Python package
        // krippendorff 0.9.
        let three = cases(&[".....34121133.3", "1.213343.......", "..21344.21133.4"]);
        check(&three, Distance::Nominal, 0.691_358_024_691_358);
    }

    #[test]
    fn alphas_of_sets_are_those_of_nltk() {
        let pairs = forty::codings(&forty::FIRST).into_iter();
        let pairs = pairs.zip(forty::codings(&forty::SECOND));
        let cases: Vec<Vec<Coding>> = pairs.map(|(first, second)| vec![first, second]).collect();
        // NLTK 3.10, AnnotationTask.alpha with masi_distance, jaccard_distance and binary_distance.
        check(&cases, Distance::Masi, 0.808_833_858_699_376_4);
        check(&cases, Distance::Jaccard, 0.857_774_513_192_764_2);
        check(&cases, Distance::Nominal, 0.735_165_940_328_527_9);
        let found = krippendorff_alpha(&cases, Distance::Masi);
        assert_eq!(found.reading(), AlphaReading::Reliable);
    }

    #[test]
    fn a_coding_without_categories_is_as_far_as_can_be_from_one_with() {
        let (none, one) = (BTreeSet::new(), BTreeSet::from([1]));
        for distance in [Distance::Nominal, Distance::Jaccard, Distance::Masi] {
            assert!((distance.between(&none, &one) - 1.0).abs() < 1e-12);
            assert!(distance.between(&none, &none).abs() < 1e-12);
        }
    }

    #[test]
    fn without_difference_or_pairs_there_is_no_alpha() {
        let alike = krippendorff_alpha(&cases(&["aaaa", "aaaa"]), Distance::Nominal);
        assert_eq!((alike.value, alike.cases), (None, 4));
        let alone = krippendorff_alpha(&cases(&["ab..", "..ab"]), Distance::Nominal);
        assert_eq!((alone.value, alone.codings), (None, 0));
        assert_eq!(alone.reading(), AlphaReading::TooFew);
    }
}
