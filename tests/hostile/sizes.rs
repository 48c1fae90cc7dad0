//! Tables that are as large as tables get, and larger.

use lardom::engine::Session;
use lardom::import::{self, SheetUse};
use lardom::model::{
    DraftState, Fingerprint, Operation, ProblemCode, Reading, SheetAnswers, SourceRef,
};
use lardom::protocol::{self, Request, Response};

use super::{check_refused, package, refused, table};

const COLUMNS: usize = 16_384;

#[test]
fn as_many_columns_as_excel_has_are_read_and_no_more() {
    let names: Vec<String> = (0..COLUMNS).map(|index| format!("k{index}")).collect();
    let text = format!("{}\n{}\n", names.join(";"), vec!["1"; COLUMNS].join(";"));
    let read = table("16,384 columns of text", text.as_bytes());
    assert_eq!((read.width(), read.len()), (COLUMNS, 2));
    assert_eq!(read.cell(1, COLUMNS - 1).text(), "1");
    let text = format!("Nr;Text\n1;x\n{}\n2;y\n", vec!["1"; COLUMNS + 1].join(";"));
    let problem = refused("16,385 columns of text", text.as_bytes());
    assert_eq!((problem.code, problem.row), (ProblemCode::TooWide, Some(3)));
    let problem = refused("twenty million delimiters", &b";".repeat(20_000_000));
    assert_eq!((problem.code, problem.row), (ProblemCode::TooWide, Some(1)));
    let row = |cell: &str| workbook(&format!(r#"<row r="1"><c r="{cell}"><v>1</v></c></row>"#));
    assert_eq!(
        table("16,384 columns of a workbook", &row("XFD1")).width(),
        COLUMNS
    );
    check_refused(
        "16,385 columns of a workbook",
        &row("XFE1"),
        ProblemCode::TooWide,
        Some("Blad1"),
    );
}

#[test]
fn a_cell_of_fifty_megabytes_is_read_and_what_is_shown_of_it_is_short() {
    let long = "å 12345678".repeat(5_000_000);
    // The kind cannot be read, so that the row is set aside and told of with its cells.
    let text = format!(
        "Nr;Datum;Typ;Beskrivning\n1;2022-01-01;Avvikelse;x\n2;2022-01-02;{};\"{long}\"\n",
        &long[..60_000]
    );
    let name = "lång.csv".to_owned();
    let fingerprint = Fingerprint("0".repeat(64));
    let start = std::time::Instant::now();
    let book = import::tables(text.as_bytes(), Reading::default()).unwrap();
    println!("a cell of {} bytes: {:?}", long.len(), start.elapsed());
    assert_eq!(book.sheets[0].written(2)[3], long);
    let sheets = import::describe(&name, &book.sheets, &[]);
    let mut state = DraftState::default();
    state.apply(&Operation::AddSource {
        source: SourceRef {
            fingerprint: fingerprint.clone(),
            name,
            bytes: text.len() as u64,
        },
        sheets: sheets.into_iter().map(|sheet| sheet.mapping).collect(),
    });
    let mut session = Session::default();
    session.take_in(&fingerprint, Reading::default(), Ok(book));
    let (answer, _) = session.answer(Request::Evaluate {
        state: Box::new(state),
    });
    let Response::Overview(overview) = &answer else {
        panic!("{answer:?}")
    };
    let sheet = &overview.sources[0].sheets[0];
    assert_eq!((sheet.ledger.cases, sheet.ledger.set_aside), (1, 1));
    let weight = protocol::write(&answer).len();
    println!("its overview: {weight} bytes");
    assert!(weight < 20_000);
}

#[test]
fn a_million_empty_rows_are_skipped() {
    for (what, row) in [
        ("a million line ends", "\n"),
        ("a million rows of delimiters", ";;;\r\n"),
    ] {
        let text = format!(
            "Nr;Datum;Typ;Text\n1;2022-01-01;Avvikelse;x\n{}2;2022-01-02;Klagomål;y\n",
            row.repeat(1_000_000)
        );
        let read = table(what, text.as_bytes());
        assert_eq!(read.len(), 1_000_003);
        let sheets = import::describe("lista.csv", std::slice::from_ref(&read), &[]);
        let rows = import::sheet_rows(
            &Fingerprint(String::new()),
            0,
            &read,
            &sheets[0].mapping,
            &SheetAnswers::default(),
            SheetUse::Cases,
        );
        assert_eq!(
            (rows.ledger.cases, rows.ledger.skipped_blank),
            (2, 1_000_000)
        );
        assert!(rows.ledger.is_balanced());
    }
    let rows = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row>"#;
    let read = table("the first row and the last", &workbook(rows));
    assert_eq!(read.number(read.len() - 1), 1_048_576);
    let read = table(
        "a million rows without cells",
        &workbook(&"<row/>".repeat(1_000_000)),
    );
    assert!(read.is_blank(0));
}

fn workbook(rows: &str) -> Vec<u8> {
    package::archive(&package::workbook(&[("Blad1", package::sheet(rows))])).unwrap()
}
