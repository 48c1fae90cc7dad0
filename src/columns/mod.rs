//! Columns of cells: each distinct text once and a small code for every row, or every text in its row.
//!
//! Knows neither cases nor files. A column holds millions of rows without ever copying what it holds in order to
//! grow.

mod codes;
mod column;
mod known;
mod nothing;
mod pool;

pub use codes::Codes;
pub use column::{CellKind, Column, ColumnBuilder, NONE};
pub use nothing::{is_rule, says_nothing};
pub use pool::Pool;
