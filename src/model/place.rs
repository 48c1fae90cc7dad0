//! Where something stands in the files.

use serde::{Deserialize, Serialize};

use super::Fingerprint;

/// Where something stands: a row of a sheet of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Hash)]
pub struct Place {
    /// The file.
    pub source: Fingerprint,
    /// The sheet's index in the file, from 0.
    pub sheet: usize,
    /// The row's number as a spreadsheet or a text editor shows it, from 1.
    pub row: u32,
}
