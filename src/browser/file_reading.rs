//! A file of the browser's to tables, a piece at a time: while one is understood, the next is fetched.

use std::cell::Cell;
use std::collections::VecDeque;

use js_sys::{Promise, Uint8Array};

use super::pieces::{Pieces, Unreadable, arrived, whole_bytes};
use crate::import::{Contents, HEAD, Hash, Intake, Next};
use crate::model::{Problem, ProblemCode, Reading};

/// How many bytes are fetched at once. A fetch costs some milliseconds, however little it brings, and the first rows should
/// not wait for many.
const PIECE: f64 = 2.0 * 1024.0 * 1024.0;

/// How many pieces are on their way at a time.
const AHEAD: usize = 3;

/// How many bytes of a piece are gone through at a time: few enough to stay in the processor's own memory, and to take up
/// little of the engine's.
const PART: u32 = 256 * 1024;

/// How many samples are taken behind the beginning, and how many bytes each has.
const SAMPLES: u32 = 6;
const SAMPLE: f64 = 64.0 * 1024.0;

/// After which pieces the samples are asked for, so that they do not keep the first rows waiting, and heard: they have
/// come in by then.
const SAMPLES_ASKED: u32 = 1;
const SAMPLES_HEARD: u32 = 3;

/// Why a file was not read.
pub enum Stop {
    /// Nobody waits for it any more.
    Cancelled,
    /// What is wrong with it.
    Problem(Problem),
}

impl From<Unreadable> for Stop {
    fn from(_: Unreadable) -> Self {
        Self::Problem(Problem::new(ProblemCode::Unreadable))
    }
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

/// How far a reading has come: bytes, and rows of a text file.
pub type Progress<'a> = &'a dyn Fn(u64, u32);

/// Reads a file. The bytes are hashed as they go by where `hash` is given. `left` says whether nobody waits any more.
pub async fn read(
    file: &Pieces,
    reading: Reading,
    hash: Option<&mut Hash>,
    left: &Cell<bool>,
    progress: Progress<'_>,
) -> Result<Contents, Stop> {
    let size = file.size();
    let head = file.follow(0.0, size.min(bytes(HEAD)));
    let mut coming = Coming::behind(&head);
    coming.ask(file);
    let whole = size <= bytes(HEAD);
    let mut intake = Intake::new(arrived(head.clone()).await?.to_vec(), whole, reading, hash)?;
    let mut samples = Vec::new();
    for number in 0_u32.. {
        let piece = arrived(coming.next(file)).await?;
        if left.get() {
            return Err(Stop::Cancelled);
        }
        if number == SAMPLES_ASKED {
            samples = ask_for_samples(file, size);
        }
        let start = intake.at();
        let end = start + u64::from(piece.length());
        let last = end >= whole_bytes(size) || piece.length() == 0;
        let mut next = feed(&mut intake, &piece, last)?;
        // The head may be needed once more.
        if start > 0 {
            file.give_back(&piece);
        }
        if next == Next::Following && (number == SAMPLES_HEARD || last) {
            next = intake.confirm(all_arrived(&mut samples).await?)?;
        }
        let rows = u32::try_from(intake.rows()).unwrap_or(u32::MAX);
        progress(intake.at(), rows);
        match next {
            Next::Beginning => {
                coming = Coming::behind(&head);
                samples.clear();
            }
            // A workbook is understood when it is all there: its progress begins anew.
            Next::Following if last => {
                return Ok(intake.finish(&mut |done| progress(done, rows))?);
            }
            Next::Following => {}
        }
    }
    Err(Stop::from(Unreadable))
}

/// Takes in a piece part by part, as far as it goes on.
fn feed(intake: &mut Intake, piece: &Uint8Array, last: bool) -> Result<Next, Problem> {
    let mut part = Vec::new();
    let mut end = 0;
    loop {
        let start = end;
        end = piece.length().min(start + PART);
        part.resize(usize::try_from(end - start).unwrap_or(0), 0);
        piece.subarray(start, end).copy_to(&mut part);
        let all = end == piece.length();
        let next = intake.feed(&part, last && all)?;
        if all || next == Next::Beginning {
            return Ok(next);
        }
    }
}

/// The pieces of a file in order, some of them on their way already. The first is its head.
struct Coming {
    /// Where the first piece begins that has not been asked for.
    asked: f64,
    pieces: VecDeque<Promise>,
}

impl Coming {
    fn behind(head: &Promise) -> Self {
        Self {
            asked: bytes(HEAD),
            pieces: VecDeque::from([head.clone()]),
        }
    }

    /// Asks for pieces until enough are on their way.
    fn ask(&mut self, file: &Pieces) {
        while self.pieces.len() <= AHEAD && self.asked < file.size() {
            let end = file.size().min(self.asked + PIECE);
            self.pieces.push_back(file.follow(self.asked, end));
            self.asked = end;
        }
    }

    /// The next piece; those behind it are asked for too.
    fn next(&mut self, file: &Pieces) -> Promise {
        self.ask(file);
        let next = self.pieces.pop_front();
        // Nothing is left of a file that has turned out to be shorter than it said.
        next.unwrap_or_else(|| file.fetch(self.asked, self.asked))
    }
}

/// The bytes of all samples that were asked for.
async fn all_arrived(samples: &mut Vec<Promise>) -> Result<Vec<Vec<u8>>, Unreadable> {
    let mut bytes = Vec::new();
    for each in samples.drain(..) {
        bytes.push(arrived(each).await?.to_vec());
    }
    Ok(bytes)
}

/// Asks for pieces from all over a file that is much longer than its head.
fn ask_for_samples(file: &Pieces, size: f64) -> Vec<Promise> {
    if size <= bytes(HEAD) * 4.0 {
        return Vec::new();
    }
    let starts = (1..=SAMPLES).map(|sample| f64::from(sample) / f64::from(SAMPLES + 1));
    starts
        .map(|part| (size * part).floor())
        .map(|start| file.fetch(start, start + SAMPLE))
        .collect()
}

fn bytes(count: usize) -> f64 {
    count as f64
}
