//! The year's account (redovisning): counts by unit, kind and category, with last year beside.

use serde::{Deserialize, Serialize};

use super::{Count, Fingerprint, Kind};

/// A count this year and last year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// In the account's year.
    pub current: Count,
    /// In the year before.
    pub previous: Count,
}

/// The whole account of one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The account's year.
    pub year: i32,
    /// The years that the files cover or have cases of, and the account's own, ascending.
    pub years: Vec<i32>,
    /// The units, in order of name; cases without a unit come last.
    pub units: Vec<UnitAccount>,
    /// All units together, one entry for each kind.
    pub totals: Vec<KindTotal>,
    /// Cases that have neither a date nor a file's year: counted here and nowhere else.
    pub cases_without_year: u32,
    /// Cases of other years than the two that are compared: year and number of cases, ascending.
    pub other_years: Vec<(i32, u32)>,
    /// Every figure stated elsewhere beside what the rows give.
    pub reconciliations: Vec<Reconciliation>,
}

/// A kind's sum over all units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindTotal {
    /// The kind.
    pub kind: Kind,
    /// Cases.
    pub cases: Period,
    /// Notations.
    pub notations: Period,
    /// How many units have no number this year and last year, and so are not in the sum.
    pub units_without: (u32, u32),
}

/// One unit's part of the account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitAccount {
    /// The unit's name; `None` for cases that name none.
    pub unit: Option<String>,
    /// One entry for each kind, in the order of [`Kind::ALL`].
    pub kinds: Vec<KindAccount>,
}

/// One kind within a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindAccount {
    /// The kind.
    pub kind: Kind,
    /// Cases. Never mixed with notations.
    pub cases: Period,
    /// Notations: findings within the cases, one or more in each.
    pub notations: Period,
    /// Categories, most notations first, then by name.
    pub categories: Vec<CategoryAccount>,
    /// Cases by month, January first; cases without a date are in `undated`.
    pub months: [u32; 12],
    /// Cases by month in the year before.
    pub previous_months: [u32; 12],
    /// Cases of the year that have no readable date.
    pub undated: u32,
}

/// One category within a unit and kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryAccount {
    /// The category's name; `None` where the cell is empty.
    pub category: Option<String>,
    /// Notations of the category. `Missing` in a year whose files do not know the name.
    pub notations: Period,
    /// Cases that have at least one such notation; they do not sum to the cases of the kind.
    pub cases: Period,
}

/// What a stated figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Hash)]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    /// Cases.
    Cases,
    /// Notations.
    Notations,
    /// Rows of a sheet, as a total row states them.
    Rows,
}

/// A figure that is stated elsewhere: last year's report, a preliminary list, a total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedFigure {
    /// The unit; `None` for all units together.
    pub unit: Option<String>,
    /// The kind; `None` for all kinds together.
    pub kind: Option<Kind>,
    /// The year.
    pub year: i32,
    /// What is counted.
    pub quantity: Quantity,
    /// The figure stated.
    pub value: u32,
}

impl PublishedFigure {
    /// Whether two figures are about the same thing, whatever their values.
    #[must_use]
    pub fn concerns_the_same(&self, other: &Self) -> bool {
        (&self.unit, self.kind, self.year, self.quantity)
            == (&other.unit, other.kind, other.year, other.quantity)
    }
}

/// Who states a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatedBy {
    /// The user entered it.
    User,
    /// A total row of a file.
    File {
        /// The file.
        source: Fingerprint,
        /// The file's name.
        name: String,
        /// The sheet's name, empty for text files.
        sheet: String,
        /// The row's number.
        row: u32,
    },
}

/// Whether a stated figure agrees with the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The same.
    Agrees,
    /// Not the same.
    Differs,
    /// There is no number to compare with.
    NothingToCompare,
}

/// A stated figure beside what the rows give (avstämning).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reconciliation {
    /// The figure, as stated.
    pub figure: PublishedFigure,
    /// Who states it.
    pub stated_by: StatedBy,
    /// What the rows sum to.
    pub summed: Count,
    /// Whether they agree.
    pub verdict: Verdict,
}
