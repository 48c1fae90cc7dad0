//! Cohen's kappa: two coders' agreement beyond what chance would give them.

use std::collections::BTreeMap;

/// Two coders' agreement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kappa {
    /// From below 0 (less than chance) to 1; none where there are no cases, or where chance alone would make them
    /// agree every time since both always gave the same.
    pub value: Option<f64>,
    /// The share of cases on which they agree, 0 to 1.
    pub observed: f64,
    /// The share on which they would by chance.
    pub expected: f64,
    /// How many cases.
    pub cases: u32,
}

/// What a kappa says in plain words, by Altman (1991), Practical Statistics for Medical Research, p. 404.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reading {
    /// Fewer than 30 cases, or no kappa: nothing can be said. The number is this program's own caution.
    TooFew,
    /// To 0.20.
    Poor,
    /// Above 0.20, to 0.40.
    Fair,
    /// Above 0.40, to 0.60.
    Moderate,
    /// Above 0.60, to 0.80.
    Good,
    /// Above 0.80.
    VeryGood,
}

/// Fewer cases say nothing.
pub(super) const FEWEST: u32 = 30;

impl Reading {
    /// Reads a kappa that so many cases gave.
    #[must_use]
    pub fn of(kappa: Option<f64>, cases: u32) -> Self {
        match kappa {
            Some(kappa) if cases >= FEWEST => match kappa {
                kappa if kappa <= 0.2 => Self::Poor,
                kappa if kappa <= 0.4 => Self::Fair,
                kappa if kappa <= 0.6 => Self::Moderate,
                kappa if kappa <= 0.8 => Self::Good,
                _ => Self::VeryGood,
            },
            _ => Self::TooFew,
        }
    }
}

impl Kappa {
    /// What it says in plain words.
    #[must_use]
    pub fn reading(&self) -> Reading {
        Reading::of(self.value, self.cases)
    }
}

/// Cohen's kappa of what two coders gave each case: (observed - expected) / (1 - expected), where the expected share
/// is the sum over values of the product of the two coders' shares (Cohen 1960, A coefficient of agreement for nominal
/// scales, Educational and Psychological Measurement 20:1).
#[must_use]
pub fn cohen_kappa<T: Ord>(pairs: impl IntoIterator<Item = (T, T)>) -> Kappa {
    let mut given: BTreeMap<T, (u64, u64)> = BTreeMap::new();
    let (mut cases, mut agreed) = (0_u32, 0_u32);
    for (first, second) in pairs {
        cases += 1;
        agreed += u32::from(first == second);
        given.entry(first).or_default().0 += 1;
        given.entry(second).or_default().1 += 1;
    }
    if cases == 0 {
        return Kappa {
            value: None,
            observed: 0.0,
            expected: 0.0,
            cases,
        };
    }
    let all = u64::from(cases) * u64::from(cases);
    let by_chance: u64 = given.values().map(|(first, second)| first * second).sum();
    let observed = f64::from(agreed) / f64::from(cases);
    let expected = by_chance as f64 / all as f64;
    Kappa {
        value: (by_chance < all).then(|| (observed - expected) / (1.0 - expected)),
        observed,
        expected,
        cases,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(table: [[usize; 2]; 2], expected: f64, reading: Reading) {
        let [[yes, first], [second, no]] = table;
        let pairs = [
            vec![(true, true); yes],
            vec![(true, false); first],
            vec![(false, true); second],
            vec![(false, false); no],
        ];
        let found = cohen_kappa(pairs.concat());
        let value = found.value.unwrap();
        assert!((value - expected).abs() < 1e-12, "{value}");
        assert_eq!(found.reading(), reading);
    }

    #[test]
    fn kappa_is_what_is_computed_by_hand() {
        // 50 cases: 35 agreed, 0.7. The first says yes to 25 of them (0.5), the second to 30 (0.6): by chance
        // 0.5 * 0.6 + 0.5 * 0.4 = 0.5. (0.7 - 0.5) / (1 - 0.5) = 0.4.
        check([[20, 5], [10, 15]], 0.4, Reading::Fair);
        // 100 cases: 60 agreed. Shares of yes 0.6 and 0.7: 0.42 + 0.12 = 0.54. 0.06 / 0.46.
        check([[45, 15], [25, 15]], 0.06 / 0.46, Reading::Poor);
        // The same share agreed, shares of yes 0.6 and 0.3: 0.18 + 0.28 = 0.46. 0.14 / 0.54.
        check([[25, 35], [5, 35]], 0.14 / 0.54, Reading::Fair);
        check([[20, 0], [0, 20]], 1.0, Reading::VeryGood);
        check([[0, 20], [20, 0]], -1.0, Reading::Poor);
        check([[5, 0], [0, 5]], 1.0, Reading::TooFew);
    }

    #[test]
    fn who_always_gives_the_same_has_no_kappa() {
        let found = cohen_kappa(vec![("a", "a"); 50]);
        assert_eq!((found.value, found.reading()), (None, Reading::TooFew));
        assert_eq!(cohen_kappa(Vec::<(u8, u8)>::new()).cases, 0);
    }

    #[test]
    fn thresholds_belong_to_the_lower_reading() {
        let of = |kappa| Reading::of(Some(kappa), 100);
        assert_eq!([of(0.2), of(0.21)], [Reading::Poor, Reading::Fair]);
        assert_eq!([of(0.4), of(0.41)], [Reading::Fair, Reading::Moderate]);
        assert_eq!([of(0.6), of(0.61)], [Reading::Moderate, Reading::Good]);
        assert_eq!([of(0.8), of(0.81)], [Reading::Good, Reading::VeryGood]);
    }
}
