//! Text files: what was written is what is read, in every dialect and encoding.

use lardom::import;
use lardom::model::{Encoding, Escape, Meaning, Reading};
use proptest::prelude::*;

use super::cells::{Rows, list, read, rows};
use super::dialects::{Dialect, dialect, writable};
use super::tries;

fn sheet(bytes: &[u8], reading: Reading, width: usize) -> Result<Rows, TestCaseError> {
    let book = import::tables(bytes, reading);
    let book = book.map_err(|problem| TestCaseError::fail(format!("{problem:?}")))?;
    prop_assert!(book.warnings.is_empty(), "{:?}", book.warnings);
    Ok(read(&book.sheets[0], width))
}

proptest! {
    #![proptest_config(tries(1500))]

    /// Any table in any dialect, when the user has chosen how it is read.
    #[test]
    fn a_table_comes_back_as_it_was_written(rows in rows(), dialect in dialect(&[';', ',', '\t', '|', '^', '¤'])) {
        let rows = writable(&rows, dialect.encoding);
        let found = sheet(&dialect.file(&rows), dialect.reading(), rows[0].len())?;
        prop_assert_eq!(found, rows);
    }

    /// Cut in pieces anywhere, as a browser hands a file over, it is the same table.
    #[test]
    fn pieces_make_no_difference(
        rows in rows(),
        dialect in dialect(&[';', '¤']),
        cuts in proptest::collection::vec(1_usize..40, 1..8),
    ) {
        let rows = writable(&rows, dialect.encoding);
        let bytes = dialect.file(&rows);
        let mut reader = import::FileReader::new(&[&bytes], true, dialect.reading(), None).unwrap();
        let mut rest = &bytes[..];
        for cut in cuts {
            let (piece, after) = rest.split_at(cut.min(rest.len()));
            reader.feed(piece, false).unwrap();
            rest = after;
        }
        reader.feed(rest, true).unwrap();
        let import::Contents::Tables(book) = reader.finish(&mut |_| {}).unwrap() else { unreachable!() };
        prop_assert_eq!(read(&book.sheets[0], rows[0].len()), rows);
    }
}

proptest! {
    #![proptest_config(tries(500))]

    /// Lists with a known header need no choices: encoding, dialect and columns are found out.
    #[test]
    fn a_list_is_read_without_being_asked(rows in list(), dialect in dialect(&[';', ',', '\t', '|'])) {
        let dialect = Dialect { quote: '"', escape: Escape::Doubled, ..dialect };
        let rows = writable(&rows, dialect.encoding);
        let bytes = dialect.file(&rows);
        let found = sheet(&bytes, Reading::default(), rows[0].len())?;
        // A dash is not in every encoding that has the same letters, and not in the same place.
        let plain = |rows: &Rows| -> Rows {
            let cell = |cell: &String| cell.replace(|letter: char| !is_told_apart(letter, dialect.encoding), "?");
            rows.iter().map(|row| row.iter().map(cell).collect()).collect()
        };
        prop_assert_eq!(plain(&found), plain(&rows));
        let book = import::tables(&bytes, Reading::default()).unwrap();
        let mapping = &import::describe("lista.csv", &book.sheets, &[])[0].mapping;
        prop_assert_eq!(mapping.header_row, Some(1));
        let meanings = [Meaning::Number, Meaning::Date, Meaning::Kind, Meaning::Text, Meaning::Measure];
        prop_assert_eq!(&mapping.columns[..], &meanings[..]);
    }
}

/// Whether a letter alone tells the encoding, or needs not.
fn is_told_apart(letter: char, encoding: Encoding) -> bool {
    let unicode = matches!(
        encoding,
        Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be
    );
    unicode || letter.is_ascii() || "åäöÅÄÖ".contains(letter)
}
