//! All rows that are not counted and listed by themselves, as a CSV file that Excel opens with å ä ö intact.

use crate::model::UncountedReason;

/// A row that is not counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UncountedRow {
    /// Its file's name.
    pub file: String,
    /// Its sheet's name.
    pub sheet: String,
    /// Its number, from 1.
    pub row: u32,
    /// Why.
    pub reason: UncountedReason,
    /// The cell that decided it.
    pub detail: Option<String>,
    /// Its cells as text.
    pub cells: Vec<String>,
}

/// Writes the file: UTF-8 with a byte order mark, semicolons, the given header before the cells of the rows. `reasons`
/// are the words for [`UncountedReason::all`].
#[must_use]
pub fn write(rows: &[UncountedRow], header: &[String], reasons: &[String]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .flexible(true)
        .from_writer(b"\xEF\xBB\xBF".to_vec());
    // Writing to memory cannot fail.
    let _ = writer.write_record(header);
    for row in rows {
        let number = row.row.to_string();
        let word = UncountedReason::all()
            .zip(reasons)
            .find(|(reason, _)| *reason == row.reason);
        let start = [
            row.file.as_str(),
            row.sheet.as_str(),
            number.as_str(),
            word.map_or("", |(_, word)| word.as_str()),
            row.detail.as_deref().unwrap_or_default(),
        ];
        let cells = row.cells.iter().map(String::as_str);
        let _ = writer.write_record(start.into_iter().chain(cells).map(inert));
    }
    writer.into_inner().unwrap_or_default()
}

/// What a formula can begin with, in narrow and in wide letters.
const FORMULAS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Text that a spreadsheet would take for a formula gets an apostrophe before it. Some take space away first, and one
/// that is not shown is no less space.
fn inert(text: &str) -> String {
    let is_space =
        |letter: char| letter.is_whitespace() || letter.is_control() || letter == '\u{feff}';
    if text.starts_with(['\t', '\r', '\n'])
        || text.trim_start_matches(is_space).starts_with(FORMULAS)
    {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SetAsideReason;

    #[test]
    fn space_before_a_formula_makes_it_no_less_one() {
        for text in [" =1+1", "\u{a0}@x", "\n=1", "＝1", "\u{feff}-2"] {
            assert_eq!(inert(text), format!("'{text}"));
        }
        assert_eq!(inert(" svar = nej"), " svar = nej");
    }

    #[test]
    fn rows_come_with_place_and_reason_and_nothing_becomes_a_formula() {
        let row = UncountedRow {
            file: "x.csv".to_owned(),
            sheet: String::new(),
            row: 7,
            reason: UncountedReason::SetAside(SetAsideReason::UnknownKind),
            detail: Some("Beröm".to_owned()),
            cells: vec!["1".to_owned(), "=1+1".to_owned(), "a;b".to_owned()],
        };
        let header = ["Fil", "Blad", "Rad", "Skäl", "Cell"].map(str::to_owned);
        let reasons = ["a", "okänt slag", "c", "d"].map(str::to_owned);
        let bytes = write(&[row], &header, &reasons);
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            "\u{FEFF}Fil;Blad;Rad;Skäl;Cell\nx.csv;;7;okänt slag;Beröm;1;'=1+1;\"a;b\"\n"
        );
    }
}
