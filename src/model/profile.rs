//! How files of one shape are read, remembered from a confirmed one.

use serde::{Deserialize, Serialize};

use super::{DateOrder, Kind, Meaning};

/// The answers that were confirmed for a sheet, by the names of its columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Names it: the file's name without digits, as the user sees it.
    pub name: String,
    /// Every column with a name, and what it means.
    pub columns: Vec<(String, Meaning)>,
    /// A category cell may hold several notations.
    pub split: bool,
    /// The order of day and month that the user chose, by the column's name.
    pub date_orders: Vec<(String, DateOrder)>,
    /// The kind of every case, where the user chose it.
    pub kind: Option<Kind>,
    /// The unit of every case, where the user chose it.
    pub unit: Option<String>,
    /// The kinds that such a file accounts for.
    pub covers: Vec<Kind>,
}
