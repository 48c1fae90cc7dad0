//! Where every reader puts what it reads: row by row, cell by cell.

use time::Date;

/// Takes in a sheet. Rows come in ascending order, and within a row the columns do.
pub trait Sink {
    /// Begins a row, by the number that a spreadsheet or a text editor shows for it, from 1. A row that gets no cell
    /// is a blank row.
    fn row(&mut self, number: u32);

    /// A cell with text as it is written, space around it included. Columns are counted from 0.
    fn text(&mut self, column: usize, text: &str);

    /// A cell that the file keeps as a number.
    fn number(&mut self, column: usize, number: f64);

    /// A cell that the file keeps as a day.
    fn date(&mut self, column: usize, date: Date);
}
