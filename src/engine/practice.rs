//! Rows that are nobody's, read and counted while nobody waits.
//!
//! A browser first runs a program as it comes and makes a fast one of what is called often. An engine that has
//! practised reads the first file several times faster than one that has not.

use std::fmt::Write as _;

use super::session::Session;
use crate::import;
use crate::model::{DraftState, Operation, Reading, SourceRef};
use crate::protocol::{self, Request, Response};

/// How many rows a round has.
const ROWS: u32 = 1500;

/// How many rounds make it as fast as it gets.
pub const ROUNDS: u32 = 24;

/// How many bytes of memory are got in a round: in all as much as a file of a hundred thousand cases takes.
const ROOM: usize = 2 << 20;

/// Memory that has been written to. A browser gives memory a small page at a time, when it is first written to, and that
/// takes ten times as long as the writing; what is given back to the engine stays its own.
#[must_use]
pub fn room() -> Vec<u8> {
    std::hint::black_box(vec![1; ROOM])
}

/// Reads and counts made-up rows in a session of their own, another lot for each round, and says how many cases they
/// were.
#[must_use]
pub fn practise(round: u32) -> u32 {
    let bytes = written(&rows(round), round);
    let (name, reading) = ("övning.csv".to_owned(), Reading::default());
    let source = SourceRef {
        fingerprint: import::fingerprint(&bytes),
        name,
        bytes: bytes.len() as u64,
    };
    let mut session = Session::default();
    let read = import::tables(&bytes, reading);
    session.take_in(&source.fingerprint, reading, read);
    let Ok(described) = session.describe(source, reading, &[], &[]) else {
        return 0;
    };
    let mut state = DraftState::default();
    state.apply(&Operation::AddSource {
        source: described.source,
        sheets: described.sheets,
    });
    // Requests and answers are read and written too.
    let asked = protocol::write(&Request::Evaluate {
        state: Box::new(state),
    });
    let Some(asked) = protocol::read::<Request>(&asked) else {
        return 0;
    };
    let (answer, _) = session.answer(asked);
    let written = protocol::write(&answer);
    match answer {
        Response::Overview(overview) if !written.is_empty() => {
            let sheets = overview.sources.iter().flat_map(|file| &file.sheets);
            sheets.map(|sheet| sheet.ledger.cases).sum()
        }
        _ => 0,
    }
}

/// A text as a file has it: every third is in Windows-1252, where letters are the numbers that they have in Unicode.
fn written(text: &str, round: u32) -> Vec<u8> {
    if round % 3 == 1 {
        let letters = text.chars();
        letters
            .map(|letter| u8::try_from(letter).unwrap_or(b'?'))
            .collect()
    } else {
        text.as_bytes().to_vec()
    }
}

/// A list as a case system exports it: few different words in most columns, a number and a text of its own in each row.
fn rows(round: u32) -> String {
    let mut text = String::from(
        "Ärendenummer;Typ;Verksamhet;Datum;Kanal;Inlämnad av;Kön;Kategori;Beskrivning;Åtgärd;Status;Avslutsdatum\r\n",
    );
    for row in 0..ROWS {
        let number = round * ROWS + row;
        let kind = match row % 3 {
            0 => "Avvikelse",
            1 => "Klagomål",
            _ => "Synpunkt",
        };
        let (month, day) = (row % 12 + 1, row % 28 + 1);
        // Writing to a text cannot fail.
        let _ = write!(
            text,
            "ÖVN-2022-{number:07};{kind};Enhet {};2022-{month:02}-{day:02};Kanal {};Roll {};{};Kategori {};\
             \"Övningsrad {number}: på väg till mötet sades \"\"vänta\"\"; inget besked, och lokalen var låst när \
             alla kom\nåter till den.\";Åtgärd {};Status {};2022-12-{day:02}\r\n",
            row % 5,
            row % 6,
            row % 7,
            if row % 2 == 0 { "Kvinna" } else { "Man" },
            row % 17,
            row % 19,
            row % 4,
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_practice_is_a_case() {
        assert_eq!((practise(3), practise(4)), (ROWS, ROWS));
    }

    #[test]
    fn every_third_round_is_in_windows_1252() {
        let text = rows(4);
        assert!(String::from_utf8(written(&text, 3)).is_ok_and(|same| same == text));
        let (encoding, bytes) = (crate::model::Encoding::Windows1252, written(&text, 4));
        let read = import::tables(&bytes, Reading::default()).unwrap();
        assert_eq!(read.text.map(|form| form.encoding.0), Some(encoding));
        assert!(!text.contains('?') && !bytes.contains(&b'?'));
    }
}
