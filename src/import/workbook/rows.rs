//! Rows for a sink: those without a cell between others are given, those before the first and after the last are not.

use super::super::sink::Sink;

/// Begins rows when they are needed.
pub struct Rows<'s, S> {
    /// Where the cells go.
    pub sink: &'s mut S,
    /// The row that was begun last; 0 before the first.
    begun: u32,
}

impl<'s, S: Sink> Rows<'s, S> {
    /// Before the first row.
    pub fn new(sink: &'s mut S) -> Self {
        Self { sink, begun: 0 }
    }

    /// Goes on to a row for a cell of it.
    #[inline]
    pub fn reach(&mut self, row: u32) {
        while self.begun < row {
            self.begun = if self.begun == 0 { row } else { self.begun + 1 };
            self.sink.row(self.begun);
        }
    }
}
