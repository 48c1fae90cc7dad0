//! The sample that is being sorted, and what is decided of it so far, in the browser's local storage: a key each, since
//! the one is large and stays as it is, and the other is written after every decision.

use gloo_storage::{LocalStorage, Storage};

use super::damaged::{self, Damaged};
use crate::model::{Codings, Sample, read_codings, read_sample, write_codings, write_sample};

const SAMPLE: &str = "lardom.sample";
const CODINGS: &str = "lardom.codings";

/// The sample with what is decided of it; nothing where there is none, or none that can be read.
#[must_use]
pub fn read() -> Option<(Sample, Codings)> {
    let sample = read_sample(&item(SAMPLE)?).ok()?;
    let codings = item(CODINGS).and_then(|line| read_codings(&line).ok());
    let codings = codings.filter(|codings| codings.is_of(&sample));
    let codings = codings.unwrap_or_else(|| Codings::of(&sample));
    Some((sample, codings))
}

/// Keeps a sample in the place of any other. Says whether there was room.
#[must_use]
pub fn keep_sample(sample: &Sample) -> bool {
    damaged::put_aside(Damaged::Sample);
    damaged::put_aside(Damaged::Codings);
    keep(SAMPLE, &write_sample(sample))
}

/// Keeps what is decided. Says whether there was room.
#[must_use]
pub fn keep_codings(codings: &Codings) -> bool {
    damaged::put_aside(Damaged::Codings);
    keep(CODINGS, &write_codings(codings))
}

/// Forgets the sample and what is decided of it.
pub fn forget() {
    if is_there() {
        LocalStorage::delete(SAMPLE);
        LocalStorage::delete(CODINGS);
    }
}

fn item(key: &str) -> Option<String> {
    if is_there() {
        LocalStorage::raw().get_item(key).ok()?
    } else {
        None
    }
}

fn keep(key: &str, line: &str) -> bool {
    is_there() && LocalStorage::raw().set_item(key, line).is_ok()
}

/// Whether the browser lets the page keep anything.
fn is_there() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}
