//! The cells of a table in which some stand for several, put where they belong.

use super::super::limits;
use super::super::workbook::{HiddenRows, Merge};
use crate::model::{Problem, ProblemCode};

/// How many columns or rows a page may say that a cell stands for: as browsers have it.
const MOST_COLUMNS: usize = 1000;
const MOST_ROWS: u32 = 65_534;

/// A table that is being read.
#[derive(Default)]
pub struct Grid {
    /// What stands above it.
    pub caption: String,
    /// Its rows, each with its cells that have content, by column.
    pub rows: Vec<Vec<(usize, String)>>,
    /// Areas whose cells are one.
    pub merges: Vec<Merge>,
    /// Rows with content that are not shown.
    pub hidden_rows: HiddenRows,
    /// Whether it has another table in one of its cells.
    pub nests: bool,
    /// Of each column, the number of the last row that a cell of an earlier one stands in.
    covered: Vec<u32>,
    /// How many places were passed over because of that.
    passed: usize,
    next_column: usize,
    row_hidden: bool,
}

impl Grid {
    /// Begins a row.
    pub fn row(&mut self, hidden: bool) {
        self.rows.push(Vec::new());
        self.next_column = 0;
        self.row_hidden = hidden;
    }

    /// Puts the next cell, which stands for so many columns and rows.
    ///
    /// # Errors
    /// `TooWide` beyond the last column, `TooLarge` with too many areas.
    pub fn cell(&mut self, text: &str, columns: usize, rows: u32) -> Result<(), Problem> {
        if self.rows.is_empty() {
            self.row(false);
        }
        let columns = columns.clamp(1, MOST_COLUMNS);
        let rows = rows.clamp(1, MOST_ROWS);
        let number = self.number();
        let covers = |last: &u32| *last >= number;
        while self.covered.get(self.next_column).is_some_and(covers) {
            self.next_column += 1;
            self.passed += 1;
        }
        if self.passed > limits::SPANNED_CELLS {
            return Err(Problem::new(ProblemCode::TooLarge).with_detail("HTML"));
        }
        let column = self.next_column;
        self.next_column += columns;
        if self.next_column > limits::COLUMNS {
            return Err(Problem::new(ProblemCode::TooWide));
        }
        if self.covered.len() < self.next_column {
            self.covered.resize(self.next_column, 0);
        }
        let last = number.saturating_add(rows - 1);
        for covered in self.covered.iter_mut().skip(column).take(columns) {
            *covered = last;
        }
        if columns > 1 || rows > 1 {
            if self.merges.len() >= limits::MERGES {
                return Err(Problem::new(ProblemCode::TooLarge).with_detail("HTML"));
            }
            self.merges.push(Merge {
                first_row: number,
                first_column: column,
                last_row: last,
                last_column: column + columns - 1,
            });
        }
        if !text.trim().is_empty()
            && let Some(row) = self.rows.last_mut()
        {
            row.push((column, text.to_owned()));
            if std::mem::take(&mut self.row_hidden) {
                self.hidden_rows.add(number);
            }
        }
        Ok(())
    }

    /// The number of the row that was begun last.
    fn number(&self) -> u32 {
        u32::try_from(self.rows.len()).unwrap_or(u32::MAX)
    }

    /// How many cells the fullest row has.
    pub fn fullest(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// Whether it is the header of a table whose rows stand in another, as pages have it whose header stays in view.
    pub fn heads(&self, other: &Self) -> bool {
        let mut filled = self.rows.iter().filter(|row| !row.is_empty());
        let width = filled.next().map_or(0, Vec::len);
        width > 1 && filled.next().is_none() && width == other.fullest() && self.merges.is_empty()
    }

    /// Puts another table's rows below its own.
    pub fn append(&mut self, other: Self) {
        let above = self.number();
        self.rows.extend(other.rows);
        self.merges
            .extend(other.merges.into_iter().map(|merge| Merge {
                first_row: merge.first_row.saturating_add(above),
                last_row: merge.last_row.saturating_add(above),
                ..merge
            }));
        if self.hidden_rows.count == 0 && other.hidden_rows.count > 0 {
            self.hidden_rows.first = other.hidden_rows.first.saturating_add(above);
        }
        self.hidden_rows.count += other.hidden_rows.count;
    }
}
