//! The order in which a column writes its dates, judged from all its cells together.

use std::cmp::Reverse;

use super::counted::{Counted, Counting};
use super::figures::DayFigures;
use super::reading;
use crate::model::{DateEvidence, DateOrder};

/// How the dates of a column are read, and how that is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateReading {
    /// The order in which figures are read.
    pub order: DateOrder,
    /// How the order is known.
    pub evidence: DateEvidence,
    /// What the column's numbers count, where it has nothing but numbers that may count the same.
    pub counted: Option<Counted>,
}

/// Judges the order in which a column's dates are written. Texts that are no dates in any order say nothing.
///
/// Where several orders read every date, the Swedish one is assumed: the day first, but the year first where the
/// dates are like `22-03-15` and then fall in fewer years. Where none does, the order that reads most is used, and
/// the Swedish one of two that read as many.
pub fn judge<'a>(texts: impl Iterator<Item = &'a str>) -> DateReading {
    let mut tally = Tally::default();
    let mut counting = Counting::default();
    for text in texts {
        counting.add(text);
        if let Some(figures) = reading::figures(text) {
            tally.add(figures);
        }
    }
    DateReading {
        counted: counting.counted(),
        ..tally.reading()
    }
}

#[derive(Default)]
struct Tally {
    /// Cells whose date depends on the order.
    cells: usize,
    /// Those of them in which the year may come first.
    year_may_lead: usize,
    day_first: OrderTally,
    month_first: OrderTally,
    year_first: OrderTally,
}

/// What one order would make of the column.
#[derive(Clone, Copy, Default)]
struct OrderTally {
    /// Cells that are dates in this order.
    readable: usize,
    /// The years it finds, one bit for each two last digits.
    years: u128,
}

impl OrderTally {
    fn add(&mut self, figures: DayFigures, order: DateOrder) {
        self.readable += usize::from(figures.date(order).is_some());
        self.years |= 1_u128 << figures.short_year(order);
    }
}

impl Tally {
    fn add(&mut self, figures: DayFigures) {
        let [first, others @ ..] = DateOrder::ALL.map(|order| figures.date(order));
        // "3/3 2022" is the same date in every order.
        if others.iter().all(|other| *other == first) {
            return;
        }
        self.cells += 1;
        self.year_may_lead += usize::from(figures.year_may_lead());
        for order in DateOrder::ALL {
            match order {
                DateOrder::DayFirst => &mut self.day_first,
                DateOrder::MonthFirst => &mut self.month_first,
                DateOrder::YearFirst => &mut self.year_first,
            }
            .add(figures, order);
        }
    }

    fn reading(&self) -> DateReading {
        let candidates = || {
            DateOrder::ALL
                .into_iter()
                .filter(|order| *order != DateOrder::YearFirst || self.year_may_lead > 0)
        };
        let complete = candidates()
            .filter(|order| self.of(*order).readable == self.cells)
            .count();
        let evidence = match complete {
            _ if self.cells == 0 => return DateReading::default(),
            0 => DateEvidence::Contradictory,
            1 => DateEvidence::Decided,
            _ => DateEvidence::Assumed,
        };
        let order = candidates()
            .min_by_key(|order| {
                let tally = self.of(*order);
                (Reverse(tally.readable), tally.years.count_ones(), *order)
            })
            .unwrap_or_default();
        DateReading {
            order,
            evidence,
            counted: None,
        }
    }

    const fn of(&self, order: DateOrder) -> OrderTally {
        match order {
            DateOrder::DayFirst => self.day_first,
            DateOrder::MonthFirst => self.month_first,
            DateOrder::YearFirst => self.year_first,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use DateEvidence::{Assumed, Contradictory, Decided, Unneeded};
    use DateOrder::{DayFirst, MonthFirst, YearFirst};

    #[track_caller]
    fn check(texts: &[&str], order: DateOrder, evidence: DateEvidence) {
        let expected = DateReading {
            order,
            evidence,
            counted: None,
        };
        assert_eq!(judge(texts.iter().copied()), expected, "{texts:?}");
    }

    #[test]
    fn dates_that_say_their_parts_need_no_order() {
        check(&[], DayFirst, Unneeded);
        check(&["", "okänt", "2022"], DayFirst, Unneeded);
        check(&["2022-03-04", "20220304", "220304"], DayFirst, Unneeded);
        check(
            &["4 mars 2022", "Mar 4, 2022", "v. 11 2022"],
            DayFirst,
            Unneeded,
        );
        check(&["3/3 2022"], DayFirst, Unneeded);
        check(&["45/45 2022"], DayFirst, Unneeded);
    }

    #[test]
    fn one_cell_decides_for_all() {
        check(&["3/4 2022", "25/3 2022"], DayFirst, Decided);
        check(&["3/4/2022", "3/25/2022"], MonthFirst, Decided);
        check(&["2022-01-01", "3/25/2022", ""], MonthFirst, Decided);
        check(&["22-03-04", "98-12-31"], YearFirst, Decided);
        check(&["04-03-22", "31-12-45"], DayFirst, Decided);
    }

    #[test]
    fn what_can_be_read_both_ways_is_assumed() {
        check(&["3/4 2022"], DayFirst, Assumed);
        check(&["3/4/2022", "5.6.22", "2022-03-25"], DayFirst, Assumed);
        check(&["3/4/2022 13:25"], DayFirst, Assumed);
    }

    #[test]
    fn orders_that_contradict_leave_the_majority() {
        check(
            &["25/3 2022", "3/25 2022", "26/3 2022"],
            DayFirst,
            Contradictory,
        );
        check(
            &["25/3 2022", "3/25 2022", "3/26 2022"],
            MonthFirst,
            Contradictory,
        );
        // As many of each: the Swedish one, whichever years they are of.
        check(&["25/3 2022", "3/25 2022"], DayFirst, Contradictory);
        check(
            &[
                "25/3 2021",
                "26/3 2022",
                "3/25 2022",
                "3/26 2022",
                "1/2 2022",
            ],
            DayFirst,
            Contradictory,
        );
    }

    #[test]
    fn years_of_two_digits_lead_where_there_are_fewer_of_them() {
        check(&["22-03-15", "22-11-02", "22-12-31"], YearFirst, Assumed);
        check(&["15-03-22", "02-11-22", "31-12-22"], DayFirst, Assumed);
        check(&["22-03-15"], DayFirst, Assumed);
        // Other signs never have the year of two digits first.
        check(&["22/03/15", "22/11/02"], DayFirst, Decided);
        check(&["22.03.15", "22.11.02"], DayFirst, Decided);
    }
}
