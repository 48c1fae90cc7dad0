//! Lists of cases: whatever the rows are, each has its fate, and what is counted can be counted again.

use std::collections::BTreeMap;

use lardom::engine::{Evaluation, Source, UncountedRow, evaluate};
use lardom::import;
use lardom::model::{DraftState, Encoding, Operation, Reading, SourceRef, UncountedReason};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::cells::Rows;
use super::dialects::Dialect;
use super::tries;

const HEADER: [&str; 9] = [
    "Ärendenummer",
    "Datum",
    "Typ",
    "Verksamhet",
    "Kategori 1",
    "Kategori 2",
    "Lokaler",
    "Bemötande",
    "Beskrivning",
];

/// Rows that are no cases.
const OTHERS: [&[&str]; 5] = [
    &HEADER,
    &[""],
    &["Totalt", "12"],
    &["Summa: 40"],
    &["Avdelning norr"],
];

/// A row of cases, or of something else.
fn row() -> impl Strategy<Value = Vec<String>> {
    let case = (
        select(&["1", "2", "3", "4", "007", "A-12", "", "2022-1"][..]),
        select(
            &[
                "2022-03-15",
                "2022-03-16",
                "15/4 2022",
                "2021-12-31",
                "20220101",
                "i våras",
                "2022-13-45",
                "",
                "44800",
            ][..],
        ),
        select(
            &[
                "Avvikelse",
                "Klagomål",
                "synpunkter",
                "Beröm",
                "",
                "Avvikelse/klagomål",
            ][..],
        ),
        select(
            &[
                "Hemtjänsten",
                "hemtjänst",
                "FUT",
                "Felaktiga utbetalningar",
                "",
            ][..],
        ),
        select(
            &[
                "Bemötande",
                "Bemötande; Lokaler",
                "Information",
                "",
                "A | B\nC",
            ][..],
        ),
        select(&["", "Lokaler", "Bemötande"][..]),
        select(&["", "x", "-", "ja"][..]),
        select(&["", "x", "kanske"][..]),
        select(&["", "Fick vänta", "Fick vänta", "Sent svar; inget alls"][..]),
    );
    let case = case.prop_map(|(a, b, c, d, e, f, g, h, i)| {
        [a, b, c, d, e, f, g, h, i].map(str::to_owned).to_vec()
    });
    let other = select(&OTHERS[..]);
    let other =
        other.prop_map(|cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect());
    prop_oneof![6 => case, 1 => other]
}

/// One to three files with rows of their own; no two are the same file.
fn files() -> impl Strategy<Value = Vec<Rows>> {
    vec(vec(row(), 0..14), 1..4).prop_map(|files| {
        let whole = |rows: Rows| {
            std::iter::once(HEADER.map(str::to_owned).to_vec())
                .chain(rows)
                .collect()
        };
        let mut different: Vec<Rows> = Vec::new();
        for file in files.into_iter().map(whole) {
            if !different.contains(&file) {
                different.push(file);
            }
        }
        different
    })
}

fn file(rows: &Rows, encoding: Encoding) -> Vec<u8> {
    let dialect = Dialect {
        delimiter: ';',
        quote: '"',
        escape: lardom::model::Escape::Doubled,
        line_end: "\r\n",
        ends_with_one: true,
        quotes_all: false,
        encoding,
        mark: true,
    };
    dialect.file(rows)
}

fn evaluated(files: &[Vec<u8>], year: Option<i32>) -> Evaluation {
    let mut state = DraftState {
        year,
        ..DraftState::default()
    };
    let mut sources = Vec::new();
    for (index, bytes) in files.iter().enumerate() {
        let book = import::tables(bytes, Reading::default()).unwrap();
        let name = format!("lista {index}.csv");
        let sheets = import::describe(&name, &book.sheets, &[]);
        let before = state.sources.len();
        state.apply(&Operation::AddSource {
            source: SourceRef {
                fingerprint: import::fingerprint(bytes),
                name,
                bytes: bytes.len() as u64,
            },
            sheets: sheets.into_iter().map(|sheet| sheet.mapping).collect(),
        });
        if state.sources.len() > before {
            sources.push(Source::new(Ok(book)));
        }
    }
    evaluate(&state, &sources)
}

/// Every case, with its notations, as plain text.
fn told(evaluation: &Evaluation) -> Vec<String> {
    let rows = 0..evaluation.store.len();
    rows.filter_map(|row| evaluation.store.row(row))
        .map(|case| {
            format!(
                "{:?} {:?} {} {:?} {:?}",
                case.number,
                case.date,
                case.kind.swedish(),
                case.unit,
                case.notations
            )
        })
        .collect()
}

proptest! {
    #![proptest_config(tries(200))]

    #[test]
    fn every_row_has_a_fate_and_every_case_is_counted_once(files in files()) {
        let bytes: Vec<Vec<u8>> = files.iter().map(|rows| file(rows, Encoding::Utf8)).collect();
        let evaluation = evaluated(&bytes, None);
        let mut cases = 0;
        for (view, bytes) in evaluation.sources.iter().zip(&bytes) {
            for sheet in &view.sheets {
                let ledger = &sheet.ledger;
                prop_assert!(ledger.is_balanced(), "{ledger:?}");
                let rows = import::tables(bytes, Reading::default()).unwrap().sheets[0].len();
                prop_assert_eq!(ledger.rows_read as usize + 1, rows, "the header is not counted");
                prop_assert!(ledger.notations >= ledger.cases, "{ledger:?}");
                cases += ledger.cases as usize;
            }
        }
        prop_assert_eq!(cases, evaluation.store.len());
        let aside: u32 = evaluation.sources.iter().flat_map(|view| &view.sheets).map(|sheet| sheet.ledger.set_aside).sum();
        let is_aside = |row: &&UncountedRow| matches!(row.reason, UncountedReason::SetAside(_));
        prop_assert_eq!(aside as usize, evaluation.uncounted.iter().filter(is_aside).count());
        for row in 0..evaluation.store.len() {
            prop_assert!(!evaluation.store.notations(row).is_empty());
        }
    }

    #[test]
    fn the_units_of_an_account_sum_to_the_cases_of_its_year(files in files()) {
        let bytes: Vec<Vec<u8>> = files.iter().map(|rows| file(rows, Encoding::Utf8)).collect();
        let evaluation = evaluated(&bytes, None);
        let mut by_year: BTreeMap<i32, u32> = BTreeMap::new();
        let mut without = 0;
        for row in 0..evaluation.store.len() {
            match evaluation.store.year(row) {
                Some(year) => *by_year.entry(year).or_default() += 1,
                None => without += 1,
            }
        }
        for (year, cases) in by_year {
            let account = evaluated(&bytes, Some(year)).account.unwrap();
            let kinds = account.units.iter().flat_map(|unit| &unit.kinds);
            let summed: u32 = kinds.clone().filter_map(|kind| kind.cases.current.number()).sum();
            prop_assert_eq!(summed, cases, "{}", year);
            let notations: u32 = kinds.filter_map(|kind| kind.notations.current.number()).sum();
            prop_assert!(notations >= cases);
            prop_assert_eq!(account.cases_without_year, without);
        }
    }

    #[test]
    fn the_same_file_again_adds_nothing(files in files(), again in any::<proptest::sample::Index>()) {
        let mut bytes: Vec<Vec<u8>> = files.iter().map(|rows| file(rows, Encoding::Utf8)).collect();
        let once = evaluated(&bytes, None);
        let rows = &files[again.index(files.len())];
        // The very same bytes are the same file; in another encoding they are another that says the same.
        bytes.push(file(rows, Encoding::Utf8));
        prop_assert_eq!(told(&evaluated(&bytes, None)), told(&once));
        let last = files.last().unwrap();
        bytes.push(file(last, Encoding::Utf16Le));
        let twice = evaluated(&bytes, None);
        prop_assert_eq!(told(&twice), told(&once));
        prop_assert!(twice.sources.iter().flat_map(|view| &view.sheets).all(|sheet| sheet.ledger.is_balanced()));
    }
}
