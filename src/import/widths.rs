//! How many cells each row has. Nearly all rows of a file have as many as the row before.

/// Row widths as runs of equal ones.
#[derive(Clone, Debug, Default)]
pub struct Widths {
    /// The first row of each run and its rows' width, ascending.
    runs: Vec<(usize, usize)>,
    rows: usize,
}

impl Widths {
    /// Adds a row.
    pub fn push(&mut self, width: usize) {
        if self.runs.last().is_none_or(|(_, last)| *last != width) {
            self.runs.push((self.rows, width));
        }
        self.rows += 1;
    }

    /// How many rows there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows
    }

    /// The width of a row; 0 beyond the end.
    #[must_use]
    pub fn get(&self, row: usize) -> usize {
        if row >= self.rows {
            return 0;
        }
        let run = self.runs.partition_point(|(first, _)| *first <= row);
        run.checked_sub(1)
            .and_then(|run| self.runs.get(run))
            .map_or(0, |(_, width)| *width)
    }

    /// The greatest width.
    #[must_use]
    pub fn greatest(&self) -> usize {
        self.runs.iter().map(|(_, width)| *width).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_keeps_its_width() {
        let mut widths = Widths::default();
        let each = [3, 3, 0, 5, 5, 5, 3];
        for width in each {
            widths.push(width);
        }
        let back: Vec<usize> = (0..8).map(|row| widths.get(row)).collect();
        assert_eq!(back, [3, 3, 0, 5, 5, 5, 3, 0]);
        assert_eq!(widths.greatest(), 5);
    }
}
