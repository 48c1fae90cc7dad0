//! Files named on the command line, read and added to a draft as the page does it.

use std::path::Path;

use lardom::engine::Source;
use lardom::import::{self, Contents, Workbook};
use lardom::model::{DraftState, Operation, Problem, Reading, SheetMapping, SourceRef};

/// Adds a file, or each file of an archive, to the draft and to the files read. `set` may change how it is read.
///
/// # Errors
///
/// When there is no such file. One that cannot be understood is added as such.
pub fn add(
    path: &str,
    state: &mut DraftState,
    sources: &mut Vec<Source>,
    set: impl Fn(&mut [SheetMapping]),
) -> Result<(), String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    for (source, read) in opened(base_name(path).to_owned(), &bytes) {
        let tables = read.as_ref().map_or(&[][..], |book| &book.sheets);
        let mut sheets: Vec<SheetMapping> = import::describe(&source.name, tables, &[])
            .into_iter()
            .map(|sheet| sheet.mapping)
            .collect();
        set(&mut sheets);
        let before = state.sources.len();
        state.apply(&Operation::AddSource { source, sheets });
        // The same file twice is one file.
        if state.sources.len() > before {
            sources.push(Source::new(read));
        }
    }
    Ok(())
}

/// The last part of a path.
pub fn base_name(path: &str) -> &str {
    Path::new(path)
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or(path)
}

/// A file as it was read, or each file of an archive.
fn opened(name: String, bytes: &[u8]) -> Vec<(SourceRef, Result<Workbook, Problem>)> {
    let source = SourceRef {
        fingerprint: import::fingerprint(bytes),
        name,
        bytes: bytes.len() as u64,
    };
    match import::read(bytes, Reading::default()) {
        Ok(Contents::Tables(book)) => vec![(source, Ok(book))],
        Ok(Contents::Files(files)) => files
            .into_iter()
            .map(|(name, bytes)| {
                let source = SourceRef {
                    fingerprint: import::fingerprint(&bytes),
                    name,
                    bytes: bytes.len() as u64,
                };
                (source, import::tables(&bytes, Reading::default()))
            })
            .collect(),
        Err(problem) => vec![(source, Err(problem))],
    }
}
