//! What holds for any table, any list of cases and any codebook, tried on many that chance makes.
//!
//! How many is fixed, so a run takes as long on every machine as its work does. What has failed once is written to
//! `tests/properties/regressions.txt` and tried first from then on.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops"
)]

mod cells;
mod codebooks;
mod containers;
mod dialects;
mod drafts;
mod encodings;
mod identifiers;
mod lists;
mod packages;
mod text;

use proptest::test_runner::{Config, FileFailurePersistence};

/// So many tries, with failures kept.
fn tries(cases: u32) -> Config {
    Config {
        cases,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(
            "tests/properties/regressions.txt",
        ))),
        ..Config::default()
    }
}
