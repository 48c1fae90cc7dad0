//! Cohen's kappa: two coders' agreement beyond what chance would give them.

use std::collections::BTreeMap;

use crate::model::Kappa;

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
    use crate::model::KappaReading;

    #[track_caller]
    fn check(table: [[usize; 2]; 2], expected: f64, reading: KappaReading) {
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
        check([[20, 5], [10, 15]], 0.4, KappaReading::Fair);
        // 100 cases: 60 agreed. Shares of yes 0.6 and 0.7: 0.42 + 0.12 = 0.54. 0.06 / 0.46.
        check([[45, 15], [25, 15]], 0.06 / 0.46, KappaReading::Poor);
        // The same share agreed, shares of yes 0.6 and 0.3: 0.18 + 0.28 = 0.46. 0.14 / 0.54.
        check([[25, 35], [5, 35]], 0.14 / 0.54, KappaReading::Fair);
        check([[20, 0], [0, 20]], 1.0, KappaReading::VeryGood);
        check([[0, 20], [20, 0]], -1.0, KappaReading::Poor);
        check([[5, 0], [0, 5]], 1.0, KappaReading::TooFew);
    }

    #[test]
    fn who_always_gives_the_same_has_no_kappa() {
        let found = cohen_kappa(vec![("a", "a"); 50]);
        assert_eq!((found.value, found.reading()), (None, KappaReading::TooFew));
        assert_eq!(cohen_kappa(Vec::<(u8, u8)>::new()).cases, 0);
    }
}
