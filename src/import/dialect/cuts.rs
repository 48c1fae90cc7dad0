//! What a delimiter makes of a text: how evenly it cuts, from which row on, and whether the cells are such as cells are.

use crate::import::delimited::Splitter;
use crate::import::limits;
use crate::import::sink::Sink;
use crate::model::Dialect;

/// What a delimiter that cuts less of the table than another is worth beside it.
const LEAVES_THE_HEADER: f64 = 0.4;

/// What a delimiter is worth that stands as it does in sentences: before a space, each time.
const AS_IN_SENTENCES: f64 = 0.6;

/// A sample as one dialect cuts it. Rows without anything are left out.
pub struct Cuts {
    rows: Vec<Row>,
    /// The commonest number of cells that is more than one; 0 where there is none.
    width: usize,
    /// The row that the table begins with: those above stand in other columns, or none.
    start: usize,
    even: usize,
    /// The delimiter stands before a space each time that it stands in the text.
    spaced: bool,
    torn: usize,
}

/// What is kept of a row.
#[derive(Clone, Copy, Default)]
struct Row {
    line: u32,
    width: usize,
    /// How many cells there are up to the last that is not empty.
    filled: usize,
    /// Cells that are a number, a date, a word, or empty.
    plain: usize,
}

impl Row {
    /// Cells beyond the others that are all empty are what a delimiter at a row's end makes.
    const fn is_even(&self, width: usize) -> bool {
        self.width == width || (self.width > width && self.filled <= width)
    }
}

impl Cuts {
    /// Cuts a sample; `whole` says that it does not go on.
    pub fn of(sample: &str, whole: bool, dialect: &Dialect) -> Self {
        let mut seen = Seen::default();
        let mut splitter = Splitter::new(dialect);
        splitter.feed(sample, whole, &mut seen);
        // Nothing of such a row is handed on; that it is cut too often must be found where it is read.
        seen.rows.extend(splitter.too_wide.map(|line| Row {
            line,
            width: limits::COLUMNS + 1,
            ..Row::default()
        }));
        let mut rows = seen.rows;
        rows.retain(|row| row.width > 1 || row.filled > 0);
        let width = commonest(&rows);
        let start = rows
            .iter()
            .position(|row| row.width > 1 && (row.is_even(width) || row.width.abs_diff(width) == 1))
            .unwrap_or(rows.len());
        let even = rows.iter().filter(|row| row.is_even(width)).count();
        let mut after = sample.split(dialect.delimiter);
        after.next();
        Self {
            even: if width == 0 { 0 } else { even },
            spaced: matches!(dialect.delimiter, ',' | ';' | ':')
                && after.all(|rest| rest.starts_with([' ', '\r', '\n'])),
            rows,
            width,
            start,
            torn: seen.torn,
        }
    }

    /// How many rows there are, and how many of them have the commonest number of cells.
    pub fn figures(&self) -> (u32, u32) {
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        (number(self.rows.len()), number(self.even))
    }

    /// Whether the delimiter cuts a table at all, and not a line of prose here and there.
    pub fn is_believed(&self, rare: bool) -> bool {
        let rows = self.rows.len();
        let below = rows - self.start.min(rows);
        if self.even == 0 || rows == 1 {
            return self.even == 1 && self.width > usize::from(self.spaced) + 1 && !rare;
        }
        if rare {
            return self.even > 1 && self.even == below && below * 2 >= rows;
        }
        if self.spaced && self.width == 2 {
            return self.even == rows;
        }
        let header = self.rows.iter().find(|row| row.is_even(self.width));
        let is_header =
            header.is_some_and(|row| row.plain * 2 >= row.width) && self.width > 2 && !self.spaced;
        if self.even == 1 {
            // A header of which no rows have come, among lines that are none.
            return is_header;
        }
        let cut = self.rows.iter().filter(|row| row.width > 1).count();
        let runs = self
            .rows
            .windows(2)
            .any(|pair| pair.iter().all(|row| row.is_even(self.width)));
        self.even * 2 >= below
            || cut * 10 >= rows * 9
            || (runs && self.width > 2 && !self.spaced && self.even * 4 >= below)
            // Lines of sums are cut short, and may be more than the few rows that they are the sums of.
            || (is_header && self.even * 3 >= below)
    }

    /// How likely the delimiter is. Worth most is that it cuts all rows alike from the table's first row on, then that
    /// it cuts many cells, which hold numbers and words and no quote without its other half.
    pub fn score(&self) -> f64 {
        let rows = self.rows.len();
        let below = rows - self.start.min(rows);
        if self.even == 0 || below == 0 {
            return 0.0;
        }
        let even = || self.rows.iter().filter(|row| row.is_even(self.width));
        let cells: usize = even().map(|row| row.width).sum();
        let plain: usize = even().map(|row| row.plain).sum();
        let of = |part: usize, whole: usize| part as f64 / whole as f64;
        let evenness = of(self.even, below).min(1.0).powi(2) * of(self.even, rows).sqrt().sqrt();
        let kinds = 0.5 + 0.5 * of(plain, cells.max(1));
        let sentences = if self.spaced { AS_IN_SENTENCES } else { 1.0 };
        evenness * (self.width as f64 - 1.0).sqrt() * kinds * sentences
            / (1.0 + of(self.torn, rows))
    }

    /// What this is worth beside another: a delimiter must cut the header as it cuts the rows. Where the other cuts
    /// the same rows and the one above them too, this one only stands in the texts.
    pub fn beside(&self, other: &Self) -> f64 {
        let above = self.start.checked_sub(1).and_then(|row| self.rows.get(row));
        let Some(above) = above else {
            return 1.0;
        };
        let cuts = |line: u32| {
            let found = other.rows.binary_search_by_key(&line, |row| row.line).ok();
            let row = found.and_then(|row| other.rows.get(row));
            row.is_some_and(|row| row.is_even(other.width))
        };
        let even = || self.rows.iter().filter(|row| row.is_even(self.width));
        let both = even().filter(|row| cuts(row.line)).count();
        // What each cuts alone: the row above is a line of prose where this one cuts as much that the other leaves.
        let cuts_more = other.even > self.even;
        if other.width > 0 && cuts(above.line) && cuts_more && both * 5 >= self.even * 4 {
            LEAVES_THE_HEADER
        } else {
            1.0
        }
    }
}

/// The commonest number of cells that is more than one; of two as common, the greater.
fn commonest(rows: &[Row]) -> usize {
    let mut widths: Vec<usize> = rows
        .iter()
        .map(|row| row.width)
        .filter(|width| *width > 1)
        .collect();
    widths.sort_unstable();
    widths
        .chunk_by(|one, other| one == other)
        .max_by_key(|same| same.len())
        .and_then(|same| same.first().copied())
        .unwrap_or(0)
}

/// Takes down what is told of rows.
#[derive(Default)]
struct Seen {
    rows: Vec<Row>,
    /// Cells with a quote whose other half stands in another cell.
    torn: usize,
}

impl Sink for Seen {
    fn row(&mut self, number: u32) {
        self.rows.push(Row {
            line: number,
            ..Row::default()
        });
    }

    fn text(&mut self, column: usize, text: &str) {
        let Some(row) = self.rows.last_mut() else {
            return;
        };
        row.width = column + 1;
        let text = text.trim();
        if !text.is_empty() {
            row.filled = column + 1;
        }
        row.plain += usize::from(is_plain(text));
        self.torn += text.bytes().filter(|byte| *byte == b'"').count() % 2;
    }

    fn number(&mut self, column: usize, _: f64) {
        self.text(column, "");
    }

    fn date(&mut self, column: usize, _: time::Date) {
        self.text(column, "");
    }
}

/// Whether a cell is empty, a number, a date, a time or a single word.
fn is_plain(cell: &str) -> bool {
    let word = || {
        cell.chars()
            .all(|letter| letter.is_alphanumeric() || "-_./@".contains(letter))
    };
    let figures = || {
        cell.bytes().any(|byte| byte.is_ascii_digit())
            && cell
                .bytes()
                .all(|byte| byte.is_ascii_digit() || b" .,:-/+%".contains(&byte))
    };
    word() || figures()
}
