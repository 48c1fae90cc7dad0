//! Case numbers: the form in which they are shown and compared, and those that have lost their figures.

use std::borrow::Cow;
use std::rc::Rc;

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use crate::columns::{Column, ColumnBuilder, NONE};
use crate::model::{is_dash, shown};

/// A column of case numbers. A number is written in one way, whichever way its file has.
#[derive(Clone, Debug)]
pub struct Numbers {
    cells: Rc<Column>,
    /// The codes of those that have lost their figures, ascending.
    lost: Vec<u32>,
}

impl Numbers {
    /// The numbers of a column.
    #[must_use]
    pub fn new(cells: &Rc<Column>) -> Self {
        // Nearly every number is plain, which is seen without looking at each.
        let others: Vec<u32> = cells.with_other_bytes(is_plain).collect();
        let Some(rewritten) = rewritten(cells, &others) else {
            let exponents = others.into_iter();
            let lost = exponents.filter(|code| cells.text_of(*code).is_some_and(is_exponent));
            return Self {
                cells: Rc::clone(cells),
                lost: lost.collect(),
            };
        };
        let codes = rewritten.with_other_bytes(is_plain);
        let lost = codes.filter(|code| rewritten.text_of(*code).is_some_and(is_exponent));
        Self {
            lost: lost.collect(),
            cells: Rc::new(rewritten),
        }
    }

    /// The cells.
    #[must_use]
    pub const fn cells(&self) -> &Rc<Column> {
        &self.cells
    }

    /// The code of a row's number; [`NONE`] where it has none, or one that tells no case from another.
    #[must_use]
    #[inline]
    pub fn code(&self, row: usize) -> u32 {
        let code = self.cells.filled_code(row);
        if self.lost.is_empty() || !self.is_lost(code) {
            code
        } else {
            NONE
        }
    }

    /// The number of a row, where it has one that tells its case from others.
    #[must_use]
    #[inline]
    pub fn get(&self, row: usize) -> Option<&str> {
        let text = self.cells.text_of(self.code(row))?.trim();
        (!text.is_empty()).then_some(text)
    }

    /// Which of some rows have numbers that have lost their figures.
    pub fn lost<'a>(&'a self, rows: &'a [u32]) -> impl Iterator<Item = usize> + 'a {
        let rows = if self.lost.is_empty() { &[] } else { rows };
        let rows = rows.iter().filter_map(|row| usize::try_from(*row).ok());
        rows.filter(|row| self.is_lost(self.cells.code(*row)))
    }

    fn is_lost(&self, code: u32) -> bool {
        self.lost.binary_search(&code).is_ok()
    }
}

/// Whether a byte is one of letters, figures and signs that are written in one way only.
const fn is_plain(byte: u8) -> bool {
    byte > b' ' && byte < 0x7f && !matches!(byte, b'.' | b',' | b'+' | b'=' | b'\'')
}

/// The column with each number in its one form, of which only those with these codes may have another; nothing where all
/// are in it already.
fn rewritten(cells: &Column, others: &[u32]) -> Option<Column> {
    let forms: HashMap<u32, Cow<str>, FxBuildHasher> = others
        .iter()
        .filter_map(|code| {
            // The name of the column is no reason to write all its numbers anew.
            let numbered = |text: &&str| text.bytes().any(|byte| byte.is_ascii_digit());
            let text = cells.text_of(*code).filter(numbered)?;
            let form = form(text);
            (*form != *text).then_some((*code, form))
        })
        .collect();
    if forms.is_empty() {
        return None;
    }
    let mut builder = ColumnBuilder::default();
    for row in 0..cells.len() {
        let code = cells.code(row);
        let form = forms.get(&code).map(|form| &**form);
        let text = form.or_else(|| cells.text_of(code)).unwrap_or_default();
        if !text.is_empty() {
            builder.text(row, text);
        }
    }
    Some(builder.finish(cells.len()))
}

/// A case number as it is shown and compared: without what nobody sees, `2022–7` as `2022-7`, `="00123"` and `'00123`
/// as the text that they keep a spreadsheet from changing, `12 345` as `12345`, `101.0` as `101`.
fn form(text: &str) -> Cow<'_, str> {
    let mut text = shown(text);
    if let Some(kept) = kept_as_text(&text).map(str::to_owned) {
        text = Cow::Owned(kept);
    }
    if text.chars().any(|letter| letter != '-' && is_dash(letter)) {
        let one_dash = |letter| if is_dash(letter) { '-' } else { letter };
        text = Cow::Owned(text.chars().map(one_dash).collect());
    }
    if let Some(whole) = whole_part(&text).map(str::to_owned) {
        text = Cow::Owned(whole);
    }
    if has_thousands(&text) {
        text = Cow::Owned(text.replace(' ', ""));
    }
    text
}

/// What stands in a text that was written so that no spreadsheet takes it for a number.
fn kept_as_text(text: &str) -> Option<&str> {
    let formula = text
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'));
    let kept = formula.or_else(|| text.strip_prefix('\''))?;
    (!kept.is_empty()).then_some(kept)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a number has a space before each three of its figures.
fn has_thousands(text: &str) -> bool {
    let mut groups = text.split(' ');
    let first = groups.next().unwrap_or_default();
    let mut rest = groups.peekable();
    (1..=3).contains(&first.len())
        && is_digits(first)
        && rest.peek().is_some()
        && rest.all(|group| group.len() == 3 && is_digits(group))
}

/// What stands before a decimal sign with nothing but zeros behind it. Three zeros may be thousands.
fn whole_part(text: &str) -> Option<&str> {
    let (whole, decimals) = text.split_once(['.', ','])?;
    let zeros = !decimals.is_empty() && decimals.bytes().all(|byte| byte == b'0');
    ((is_digits(whole) || has_thousands(whole)) && zeros && decimals.len() != 3).then_some(whole)
}

/// Whether a number is in exponent form, as spreadsheets show one that is too long: `2,02203E+13`.
fn is_exponent(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.trim().split_once(['E', 'e']) else {
        return false;
    };
    let (figures, signed) = match exponent.strip_prefix(['+', '-', '\u{2212}']) {
        Some(figures) => (figures, true),
        None => (exponent, false),
    };
    let (whole, decimals) = match mantissa.split_once(['.', ',']) {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (mantissa, None),
    };
    // "4E12" may be the number of a building; spreadsheets write a sign or decimals.
    (1..=3).contains(&whole.len())
        && is_digits(whole)
        && decimals.is_none_or(is_digits)
        && (1..=3).contains(&figures.len())
        && is_digits(figures)
        && (decimals.is_some() || signed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_one_form() {
        for (text, expected) in [
            ("101", "101"),
            ("101.0", "101"),
            ("101,00", "101"),
            ("\u{feff}101\u{200b} ", "101"),
            ("12\u{202f}345", "12345"),
            ("1 234 567,0", "1234567"),
            ("2022\u{2013}17", "2022-17"),
            ("AVV\u{2011}7", "AVV-7"),
            ("=\"00123\"", "00123"),
            ("'00123", "00123"),
            ("A\u{30a}-1", "Å-1"),
            // What tells numbers apart stays.
            ("00123", "00123"),
            ("101.1", "101.1"),
            ("101.10", "101.10"),
            ("12.000", "12.000"),
            ("2022 17", "2022 17"),
            ("A 101.0", "A 101.0"),
            ("a-1", "a-1"),
            ("'", "'"),
            (".0", ".0"),
        ] {
            assert_eq!(form(text), expected, "{text:?}");
        }
    }

    #[test]
    fn exponent_forms_are_no_numbers() {
        for text in [
            "2,02203E+13",
            "2.02203e+13",
            "2E+13",
            "1E+05",
            "2.02203e13",
            "1,5E-05",
        ] {
            assert!(is_exponent(text), "{text}");
        }
        for text in [
            "101",
            "4E12",
            "E+13",
            "2E+",
            "AVV-1E+05",
            "2,E+13",
            "1234E+05",
            "E",
        ] {
            assert!(!is_exponent(text), "{text}");
        }
    }

    #[test]
    fn a_column_of_plain_numbers_is_taken_as_it_is() {
        let column = |texts: &[&str]| {
            let mut builder = ColumnBuilder::default();
            for (row, text) in texts.iter().enumerate() {
                builder.text(row, text);
            }
            Rc::new(builder.finish(texts.len() + 1))
        };
        let plain = column(&["AVV-1", "AVV-2"]);
        assert!(Rc::ptr_eq(Numbers::new(&plain).cells(), &plain));
        let dotted = column(&["1.1", "1.2"]);
        assert!(Rc::ptr_eq(Numbers::new(&dotted).cells(), &dotted));
        let numbers = Numbers::new(&column(&["101.0", " ", "101", "2,02203E+13", "102.0"]));
        let found: Vec<Option<&str>> = (0..6).map(|row| numbers.get(row)).collect();
        assert_eq!(
            found,
            [Some("101"), None, Some("101"), None, Some("102"), None]
        );
        assert_eq!(numbers.code(0), numbers.code(2));
        assert_eq!(numbers.lost(&[0, 1, 2, 3, 4]).collect::<Vec<_>>(), [3]);
        assert_eq!(numbers.lost(&[0, 1]).count(), 0);
    }
}
