//! The sample files of the project, imported as the engine does it.

use std::path::Path;

use lardom::engine::Source;
use lardom::import;
use lardom::model::{Answer, DraftState, Operation, OtherKinds, Reading, SourceRef};

/// Their names.
pub const FILES: [&str; 6] = [
    "alla_2021.txt",
    "amf_2022.xlsx",
    "amf_2022_kvartal4.csv",
    "ami_2022.csv",
    "fut_2022.csv",
    "vuxenutbildning_2022.ods",
];

/// Those of which the officer says that no other kinds came than those that are in them.
const OF_ALL_KINDS: [&str; 4] = [
    "alla_2021.txt",
    "amf_2022.xlsx",
    "ami_2022.csv",
    "fut_2022.csv",
];

/// A draft with these files, answered about as an officer who knows them would, and the files as they were read.
pub fn samples(files: &[&str]) -> (DraftState, Vec<Source>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/sample");
    let mut state = DraftState::default();
    let mut sources = Vec::new();
    for name in files {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let book = import::tables(&bytes, Reading::default()).unwrap();
        let sheets = import::describe(name, &book.sheets, &[]);
        state.apply(&Operation::AddSource {
            source: SourceRef {
                fingerprint: import::fingerprint(&bytes),
                name: (*name).to_owned(),
                bytes: bytes.len() as u64,
            },
            sheets: sheets.into_iter().map(|sheet| sheet.mapping).collect(),
        });
        if OF_ALL_KINDS.contains(name) {
            state.apply(&Operation::Answer {
                fingerprint: import::fingerprint(&bytes),
                sheet: 0,
                answer: Answer::OtherKinds(OtherKinds::NoneCame),
            });
        }
        sources.push(Source::new(Ok(book)));
    }
    (state, sources)
}
