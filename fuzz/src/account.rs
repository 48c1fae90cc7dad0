//! The whole way of a file: tables, what their columns mean, cases, the account.

use lardom::engine::{Source, evaluate};
use lardom::import::{self, Contents, Workbook};
use lardom::model::{DraftState, Meaning, Operation, Reading, SheetMapping, SourceRef};

use crate::with_choices;

/// A line that ends one file and begins the next.
const NEXT_FILE: &[u8] = b"\n=== next file\n";

/// Every row is accounted for, whatever the files and whatever the user says that their columns mean. The last bytes
/// choose what the user says.
pub fn account(input: &[u8]) {
    balanced(input);
}

fn balanced(input: &[u8]) {
    // The end of an archive cannot be taken from it.
    let packed = input.starts_with(b"PK").then_some((input, [0, b' ']));
    let Some((mut rest, choices)) = packed.or_else(|| with_choices(input)) else {
        return;
    };
    let mut draft = Draft::default();
    while let Some(at) = rest
        .windows(NEXT_FILE.len())
        .position(|window| window == NEXT_FILE)
    {
        let (file, after) = rest.split_at(at);
        draft.add(file, choices);
        rest = after.get(NEXT_FILE.len()..).unwrap_or_default();
    }
    draft.add(rest, choices);
    let evaluation = evaluate(&draft.state, &draft.sources);
    let sheets = draft
        .state
        .sources
        .iter()
        .zip(&draft.sources)
        .zip(&evaluation.sources);
    for ((_, source), view) in sheets {
        let Some(book) = source.book() else { continue };
        let tables = &book.workbook.sheets;
        assert_eq!(tables.len(), view.sheets.len(), "every sheet is shown");
        for (table, sheet) in tables.iter().zip(&view.sheets) {
            let ledger = &sheet.ledger;
            assert!(ledger.is_balanced(), "{ledger:?}");
            assert!(
                usize::try_from(ledger.rows_read).is_ok_and(|rows| rows <= table.len()),
                "{ledger:?}"
            );
        }
    }
}

#[derive(Default)]
struct Draft {
    state: DraftState,
    sources: Vec<Source>,
}

impl Draft {
    fn add(&mut self, bytes: &[u8], choices: [u8; 2]) {
        let name = format!("fil{}.csv", self.sources.len());
        match import::read(bytes, Reading::default()) {
            Ok(Contents::Tables(book)) => self.add_book(name, bytes, book, choices),
            Ok(Contents::Files(files)) => {
                for (name, bytes) in files {
                    if let Ok(book) = import::tables(&bytes, Reading::default()) {
                        self.add_book(name, &bytes, book, choices);
                    }
                }
            }
            Err(_) => {}
        }
    }

    fn add_book(&mut self, name: String, bytes: &[u8], book: Workbook, choices: [u8; 2]) {
        let source = SourceRef {
            fingerprint: import::fingerprint(bytes),
            name,
            bytes: u64::try_from(bytes.len()).unwrap_or_default(),
        };
        let described = import::describe(&source.name, &book.sheets, &[]);
        let sheets = described
            .into_iter()
            .map(|sheet| answered(sheet.mapping, choices));
        let before = self.state.sources.len();
        self.state.apply(&Operation::AddSource {
            source,
            sheets: sheets.collect(),
        });
        // The same file twice is one file.
        if self.state.sources.len() > before {
            self.sources.push(Source::new(Ok(book)));
        }
    }
}

/// The mapping as a user might leave it. What text files end with leaves it as it was guessed.
fn answered(mut mapping: SheetMapping, [column, meaning]: [u8; 2]) -> SheetMapping {
    if meaning.is_ascii_graphic() || meaning.is_ascii_whitespace() {
        return mapping;
    }
    let meaning = usize::from(meaning);
    let count = mapping.columns.len().max(1);
    if let Some(answer) = mapping.columns.get_mut(usize::from(column) % count) {
        *answer = Meaning::ALL
            .get(meaning % Meaning::ALL.len())
            .copied()
            .unwrap_or_default();
    }
    mapping.split = meaning & 0x10 != 0;
    mapping.left_out = meaning & 0x60 == 0x60;
    if meaning & 0x80 != 0 {
        mapping.header_row = mapping
            .header_row
            .map(|row| row.saturating_add(u32::from(column >> 6)));
        mapping.header_height = u32::from(column >> 4 & 3);
    }
    mapping
}
