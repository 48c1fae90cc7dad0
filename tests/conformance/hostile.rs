//! Strings that have done harm elsewhere: each must come through import as it is, and be inert in the download.

use std::path::Path;

use lardom::columns::says_nothing;
use lardom::engine::{Session, Source, evaluate};
use lardom::import::{self, Workbook};
use lardom::model::{
    DraftState, Kind, Meaning, Operation, Reading, SheetMapping, SourceRef, UncountedReason,
};
use lardom::protocol::Request;
use serde::Deserialize;

use super::{Finding, written};

#[derive(Deserialize)]
struct Payload {
    text: String,
}

/// The column of the strings, and where it stands in the download: after file, sheet, row, reason and cell.
const COLUMN: usize = 2;
const DOWNLOADED: usize = 5 + COLUMN;

pub fn compare(folder: &Path) -> Result<Vec<Finding>, String> {
    let payloads: Vec<Payload> = super::json(&folder.join("payloads.json"))?;
    let texts: Vec<&str> = payloads
        .iter()
        .map(|payload| payload.text.as_str())
        .collect();
    let bytes = super::bytes(&folder.join("hostile.csv"))?;
    let read =
        || import::tables(&bytes, Reading::default()).map_err(|problem| format!("{problem:?}"));
    let json = super::bytes(&folder.join("payloads.json"))?;
    let json =
        import::tables(&json, Reading::default()).map_err(|problem| format!("{problem:?}"))?;
    let download = downloaded(&bytes, read()?)?;
    Ok([
        finding(
            "imported from CSV",
            &texts,
            &column(&read()?, COLUMN),
            |text, cell| text == cell,
        ),
        finding(
            "imported from JSON",
            &texts,
            &column(&json, 1),
            |text, cell| text == cell,
        ),
        finding(
            "told of cases",
            &texts,
            &told(&bytes, read()?),
            // "NULL" alone in a cell says that nothing stands there.
            |text, cell| text.trim() == cell || (cell.is_empty() && says_nothing(text)),
        ),
        finding(
            "in the download",
            &texts,
            &column(&download, DOWNLOADED),
            |text, cell| {
                cell.strip_prefix('\'')
                    .filter(|_| !text.starts_with('\''))
                    .unwrap_or(cell)
                    == text
                    && is_inert(cell)
            },
        ),
    ]
    .into())
}

/// Whether no spreadsheet takes it for a formula.
fn is_inert(cell: &str) -> bool {
    !cell.trim_start().starts_with(['=', '+', '-', '@']) && !cell.starts_with(['\t', '\r', '\n'])
}

fn finding(
    id: &str,
    texts: &[&str],
    cells: &[String],
    is_right: impl Fn(&str, &str) -> bool,
) -> Finding {
    let wrong: Vec<(&&str, &String)> = texts
        .iter()
        .zip(cells)
        .filter(|(text, cell)| !is_right(text, cell))
        .collect();
    let count = (texts.len() != cells.len()).then(|| format!("{} of {}", cells.len(), texts.len()));
    let wrong = (!wrong.is_empty()).then(|| {
        format!(
            "{} differ: {:?}",
            wrong.len(),
            wrong.iter().take(5).collect::<Vec<_>>()
        )
    });
    Finding {
        source: "hostile strings".to_owned(),
        id: format!("{} {id}", texts.len()),
        difference: count.or(wrong),
        reason: None,
        took: None,
    }
}

/// A column of the first sheet below its header.
fn column(book: &Workbook, column: usize) -> Vec<String> {
    let table = book.sheets.first();
    let rows = table.map(written).unwrap_or_default().into_iter().skip(1);
    rows.map(|mut row| {
        if column < row.len() {
            row.swap_remove(column)
        } else {
            String::new()
        }
    })
    .collect()
}

/// A draft of the one file, its cases of this kind; without a kind every row is set aside.
fn draft(bytes: &[u8], kind: Option<Kind>) -> DraftState {
    let mut state = DraftState::default();
    let mapping = SheetMapping {
        header_row: Some(1),
        header_height: 1,
        columns: vec![Meaning::Number, Meaning::Ignore, Meaning::Text],
        kind,
        year: Some(2022),
        ..SheetMapping::default()
    };
    state.apply(&Operation::AddSource {
        source: SourceRef {
            fingerprint: import::fingerprint(bytes),
            name: "hostile.csv".to_owned(),
            bytes: bytes.len() as u64,
        },
        sheets: vec![mapping],
    });
    state
}

/// The texts of the cases, in the order of their numbers.
fn told(bytes: &[u8], book: Workbook) -> Vec<String> {
    let state = draft(bytes, Some(Kind::Deviation));
    let store = evaluate(&state, &[Source::new(Ok(book))]).store;
    let cases = (0..store.len()).filter_map(|row| store.row(row));
    cases
        .map(|case| {
            case.notations
                .into_iter()
                .find_map(|notation| notation.text)
                .unwrap_or_default()
        })
        .collect()
}

/// The file of rows that were set aside, when all are.
fn downloaded(bytes: &[u8], book: Workbook) -> Result<Workbook, String> {
    let state = draft(bytes, None);
    let mut session = Session::default();
    session.take_in(&import::fingerprint(bytes), Reading::default(), Ok(book));
    session.answer(Request::Evaluate {
        state: Box::new(state),
    });
    let header = ["Fil", "Blad", "Rad", "Skäl", "Cell", "id", "kind", "text"]
        .map(str::to_owned)
        .to_vec();
    let reasons = UncountedReason::all()
        .map(|reason| format!("{reason:?}"))
        .collect();
    let (_, file) = session.answer(Request::SetAside { header, reasons });
    let file = file.ok_or("no file was written")?;
    import::tables(&file, Reading::default()).map_err(|problem| format!("{problem:?}"))
}
