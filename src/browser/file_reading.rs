//! A file of the browser's to tables, a piece at a time: while one is understood, the next is fetched.

use std::cell::Cell;
use std::collections::VecDeque;

use js_sys::Promise;

use super::pieces::{Pieces, Unreadable, arrived};
use crate::import::{Contents, HEAD, Hash, Intake, Next};
use crate::model::{Problem, ProblemCode, Reading};

/// How many bytes are fetched at once. Each fetch costs some milliseconds, however little it brings.
const PIECE: f64 = 4.0 * 1024.0 * 1024.0;

/// How many pieces are on their way at a time.
const AHEAD: usize = 2;

/// How many samples are taken behind the beginning, and how many bytes each has.
const SAMPLES: u32 = 6;
const SAMPLE: f64 = 64.0 * 1024.0;

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

/// Reads a file. The bytes are hashed as they go by where `hash` is given.
pub async fn read(
    file: &Pieces,
    reading: Reading,
    hash: Option<&mut Hash>,
    cancelled: &Cell<bool>,
    progress: Progress<'_>,
) -> Result<Contents, Stop> {
    let size = file.size();
    let samples = samples(file, size).await?;
    let samples: Vec<&[u8]> = samples.iter().map(Vec::as_slice).collect();
    let whole = size <= bytes(HEAD);
    let mut intake = Intake::new(&samples, whole, reading, hash)?;
    let mut scratch = Vec::new();
    let mut coming = Coming::from_start();
    loop {
        let piece = arrived(coming.next(file)).await?;
        if cancelled.get() {
            return Err(Stop::Cancelled);
        }
        let end = intake.at() + u64::from(piece.length());
        let last = end >= whole_bytes(size) || piece.length() == 0;
        scratch.resize(usize::try_from(piece.length()).unwrap_or(0), 0);
        piece.copy_to(&mut scratch);
        let next = intake.feed(&scratch, last)?;
        let rows = u32::try_from(intake.rows()).unwrap_or(u32::MAX);
        progress(intake.at(), rows);
        match next {
            Next::Beginning => coming = Coming::from_start(),
            Next::Following if last => {
                drop(scratch);
                // A workbook is understood when it is all there: its progress begins anew.
                return Ok(intake.finish(&mut |done| progress(done, rows))?);
            }
            Next::Following => {}
        }
    }
}

/// The pieces of a file in order, some of them on their way already.
struct Coming {
    /// Where the first piece begins that has not been asked for.
    asked: f64,
    pieces: VecDeque<Promise>,
}

impl Coming {
    fn from_start() -> Self {
        Self {
            asked: 0.0,
            pieces: VecDeque::new(),
        }
    }

    /// The next piece; those behind it are asked for too.
    fn next(&mut self, file: &Pieces) -> Promise {
        while self.pieces.len() <= AHEAD && (self.asked < file.size() || self.pieces.is_empty()) {
            self.pieces.push_back(file.fetch(self.asked, PIECE));
            self.asked += PIECE;
        }
        let next = self.pieces.pop_front();
        next.unwrap_or_else(|| file.fetch(self.asked, PIECE))
    }
}

/// The beginning, and pieces from all over a longer file.
async fn samples(file: &Pieces, size: f64) -> Result<Vec<Vec<u8>>, Stop> {
    let mut waiting = vec![file.fetch(0.0, bytes(HEAD))];
    if size > bytes(HEAD) * 4.0 {
        for sample in 1..=SAMPLES {
            let start = (size * f64::from(sample) / f64::from(SAMPLES + 1)).floor();
            waiting.push(file.fetch(start, SAMPLE));
        }
    }
    let mut samples = Vec::new();
    for each in waiting {
        samples.push(arrived(each).await?.to_vec());
    }
    Ok(samples)
}

fn bytes(count: usize) -> f64 {
    count as f64
}

/// A number of bytes that the browser gives.
#[must_use]
pub fn whole_bytes(count: f64) -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a size is a whole number of bytes"
    )]
    let count = count as u64;
    count
}
