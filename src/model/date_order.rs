//! How the dates of a column are written, where the figures alone do not say it.

use serde::{Deserialize, Serialize};

/// Which figure of a date like `3/4 2022` is the day.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// `15/3 2022`, as in Sweden.
    #[default]
    DayFirst,
    /// `3/15/2022`, as American programs write it.
    MonthFirst,
    /// `22-03-15`, the Swedish short form with a year of two digits. Says nothing of dates whose year has four
    /// digits: those are read with the day first.
    YearFirst,
}

impl DateOrder {
    /// All orders, in the order in which they are assumed and offered.
    pub const ALL: [Self; 3] = [Self::DayFirst, Self::MonthFirst, Self::YearFirst];
}

/// How a column's [`DateOrder`] is known.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum DateEvidence {
    /// Every date says itself which part is which: the year of four digits first, or the month by name.
    #[default]
    Unneeded,
    /// Only this order reads every date of the column: some cell, like `25/3`, has no other reading.
    Decided,
    /// Every date could be read in another order too. The order is assumed, and the user must be told.
    Assumed,
    /// No order reads every date. The order that reads most is used, and the others' cells are unreadable.
    Contradictory,
}
