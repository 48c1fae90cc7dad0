//! Columns of cells: each distinct text once and a small code for every row, or every text in its row.
//!
//! Knows neither cases nor files. A column holds millions of rows without ever copying what it holds in order to
//! grow.

mod codes;
mod column;
mod known;
mod pool;

pub use codes::Codes;
pub use column::{CellKind, Column, ColumnBuilder, NONE};
pub use pool::Pool;
