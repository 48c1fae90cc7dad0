//! The panics of calamine, which reads the formats that are less often met: it indexes into what files say. They are
//! known, they are not this project's to mend, and they must not hide what is.

use std::collections::BTreeSet;
use std::panic::{self, AssertUnwindSafe, Location};
use std::sync::{Mutex, Once, PoisonError};

/// Where calamine's sources lie, in the place of a panic.
const SOURCES: &str = "/calamine-";

static HOOK: Once = Once::new();
static KNOWN: Mutex<BTreeSet<(String, u32)>> = Mutex::new(BTreeSet::new());

/// Runs what may call calamine. Its panics are told once for each place and are no findings; all others are.
pub fn tolerated(run: impl FnOnce()) {
    HOOK.call_once(|| {
        // The fuzzer's own, which ends the program.
        let fatal = panic::take_hook();
        panic::set_hook(Box::new(move |panic| match panic.location() {
            Some(place) if place.file().contains(SOURCES) => tell(place),
            _ => fatal(panic),
        }));
    });
    let _ = panic::catch_unwind(AssertUnwindSafe(run));
}

fn tell(place: &Location) {
    let known = KNOWN.lock();
    let mut known = known.unwrap_or_else(PoisonError::into_inner);
    if known.insert((place.file().to_owned(), place.line())) {
        let file = place
            .file()
            .rsplit_once(SOURCES)
            .map_or(place.file(), |(_, file)| file);
        eprintln!("known: panic in calamine-{file}:{}", place.line());
    }
}
