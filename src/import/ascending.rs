//! Case numbers that stand in order, as most systems export them: then none stands twice, and none need be looked up.

use crate::model::Kind;

/// How many kinds and years are kept apart; a sheet of more is in no order worth following.
const MOST: usize = 32;

/// For each kind and year the row of the number that came last.
#[derive(Debug, Default)]
pub struct Ascending {
    latest: Vec<(Kind, Option<i16>, u32)>,
}

impl Ascending {
    /// Whether the number of a row comes after all those of its kind and year that came before, shorter numbers first;
    /// it is the last one then. `number` gives a row's number.
    pub fn follows<'a>(
        &mut self,
        (kind, year): (Kind, Option<i16>),
        row: u32,
        number: impl Fn(u32) -> Option<&'a str>,
    ) -> bool {
        let order = |row: u32| number(row).map(|number| (number.len(), number));
        let same = |each: &&mut (Kind, Option<i16>, u32)| (each.0, each.1) == (kind, year);
        if let Some((_, _, latest)) = self.latest.iter_mut().find(same) {
            let follows = order(*latest) < order(row);
            *latest = row;
            return follows;
        }
        self.latest.push((kind, year, row));
        self.latest.len() <= MOST
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks whether all of these follow, of 2022 where nothing else is said.
    #[track_caller]
    fn check(numbers: &[(Kind, &str)], expected: bool) {
        let mut ascending = Ascending::default();
        let number = |row: u32| Some(numbers[row as usize].1);
        let follow = (0..)
            .zip(numbers)
            .all(|(row, (kind, _))| ascending.follows((*kind, Some(2022)), row, number));
        assert_eq!(follow, expected);
    }

    #[test]
    fn numbers_in_order_follow() {
        let (one, other) = (Kind::Deviation, Kind::Complaint);
        check(&[(one, "9"), (one, "10"), (one, "11")], true);
        check(
            &[(one, "A-2"), (other, "A-1"), (one, "A-3"), (other, "A-2")],
            true,
        );
    }

    #[test]
    fn a_number_that_stands_twice_does_not_follow() {
        let (one, other) = (Kind::Deviation, Kind::Complaint);
        check(&[(one, "1"), (one, "1")], false);
        check(&[(one, "1"), (one, "2"), (one, "1")], false);
        check(&[(one, "1"), (other, "1")], true);
    }

    #[test]
    fn too_many_years_are_no_order() {
        let mut ascending = Ascending::default();
        let count = (0..40_i16)
            .take_while(|year| ascending.follows((Kind::Deviation, Some(*year)), 0, |_| Some("1")))
            .count();
        assert_eq!(count, MOST);
    }
}
