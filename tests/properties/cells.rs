//! Tables of awkward cells.

use lardom::import::Table;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// What cells are put together from: letters, whatever some dialect takes for more than a letter, and what a
/// spreadsheet would make a number, a date or a formula of.
const PIECES: [&str; 38] = [
    "a",
    "Ö",
    "å",
    "ä",
    "é",
    "ord",
    "Försörjning",
    "–",
    "”",
    "€",
    "¤",
    " ",
    "\u{a0}",
    "\t",
    "\n",
    "\r\n",
    "\r",
    ";",
    ",",
    "|",
    "^",
    "\"",
    "\"\"",
    "'",
    "\\",
    "\\\"",
    "0",
    "00123",
    "12345678901234567890",
    "1e3",
    "2022-03-15",
    "3/4",
    "=1+1",
    "-",
    "+46",
    "@x",
    "sep",
    "#",
];

/// A table as rows of cells, each row as wide.
pub type Rows = Vec<Vec<String>>;

fn cell() -> impl Strategy<Value = String> {
    vec(select(&PIECES[..]), 0..6).prop_map(|pieces| pieces.concat())
}

/// Any table.
pub fn rows() -> impl Strategy<Value = Rows> {
    (1_usize..6).prop_flat_map(|width| vec(vec(cell(), width), 1..9))
}

/// What people write in a cell: words in Swedish, with marks and now and then a line end.
fn words() -> impl Strategy<Value = String> {
    let word = select(
        &[
            "ärendet",
            "åtgärd",
            "Brukaren",
            "fick",
            "vänta",
            "på",
            "svar,",
            "sa",
            "\"nej\"",
            "möte;",
            "kl. 10:30",
            "–",
            "rad\nrad",
        ][..],
    );
    vec(word, 0..8).prop_map(|words| words.join(" "))
}

/// A list with a header that is known, as systems export it.
pub fn list() -> impl Strategy<Value = Rows> {
    let row = (
        1_u32..99999,
        1_u32..29,
        1_u32..13,
        select(&["Avvikelse", "Klagomål", "Synpunkt"][..]),
        words(),
        words(),
    );
    vec(row, 1..12).prop_map(|rows| {
        let header = [
            "Ärendenummer",
            "Händelsedatum",
            "Typ",
            "Beskrivning",
            "Åtgärd",
        ]
        .map(str::to_owned);
        let rows = rows
            .into_iter()
            .map(|(number, day, month, kind, text, measure)| {
                vec![
                    format!("{number:05}"),
                    format!("2022-{month:02}-{day:02}"),
                    kind.to_owned(),
                    text,
                    measure,
                ]
            });
        std::iter::once(header.to_vec()).chain(rows).collect()
    })
}

/// The cells of a sheet, padded to a width.
pub fn read(table: &Table, width: usize) -> Rows {
    let rows = (0..table.len()).map(|row| {
        let mut cells = table.written(row);
        cells.resize(width.max(cells.len()), String::new());
        cells
    });
    rows.collect()
}
