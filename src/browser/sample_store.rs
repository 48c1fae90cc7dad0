//! The sample that is being sorted, and what is decided of it so far, in the browser's local storage: a key each, since
//! the one is large and stays as it is, and the other is written after every decision.

use super::damaged::{self, Damaged};
use super::local;
use crate::model::{Codings, Sample, read_codings, read_sample, write_codings, write_sample};

/// The sample with what is decided of it; nothing where there is none, or none that can be read.
#[must_use]
pub fn read() -> Option<(Sample, Codings)> {
    let sample = read_sample(&local::read(local::SAMPLE)?).ok()?;
    let codings = local::read(local::CODINGS).and_then(|line| read_codings(&line).ok());
    let codings = codings.filter(|codings| codings.is_of(&sample));
    let codings = codings.unwrap_or_else(|| Codings::of(&sample));
    Some((sample, codings))
}

/// Keeps a sample in the place of any other. Says whether there was room.
#[must_use]
pub fn keep_sample(sample: &Sample) -> bool {
    damaged::put_aside(Damaged::Sample);
    damaged::put_aside(Damaged::Codings);
    local::write(local::SAMPLE, &write_sample(sample))
}

/// Keeps what is decided. Says whether there was room.
#[must_use]
pub fn keep_codings(codings: &Codings) -> bool {
    damaged::put_aside(Damaged::Codings);
    local::write(local::CODINGS, &write_codings(codings))
}

/// Forgets the sample and what is decided of it.
pub fn forget() {
    local::remove(local::SAMPLE);
    local::remove(local::CODINGS);
}
