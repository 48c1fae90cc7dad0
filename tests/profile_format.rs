//! Every version of the stored profiles that was ever released can be read.
//!
//! `tests/golden/profiles_v1.txt` is a list of profiles as version 1 stores it. Once its version is released it is never
//! written again: `BLESS=1 cargo test --test profile_format` writes the file of a version that has none yet.

use std::path::Path;

use lardom::model::{
    DateOrder, Kind, Meaning, PROFILES_VERSION, Profile, read_profiles, write_profiles,
};

/// A profile with every kind of value that can be stored.
fn everything() -> Vec<Profile> {
    let column = |meaning: &Meaning| (format!("Kolumn å {meaning:?}"), *meaning);
    vec![Profile {
        name: "Avvikelser hemtjänst, Blad1".to_owned(),
        columns: Meaning::ALL.iter().map(column).collect(),
        split: true,
        date_orders: vec![("Datum".to_owned(), DateOrder::YearFirst)],
        kind: Some(Kind::Complaint),
        unit: Some("Hemtjänsten".to_owned()),
        covers: Kind::ALL.to_vec(),
    }]
}

fn golden(version: u32) -> std::path::PathBuf {
    let name = format!("tests/golden/profiles_v{version}.txt");
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

#[test]
fn profiles_of_version_1_are_read_as_they_were_saved() {
    let path = golden(1);
    if std::env::var_os("BLESS").is_some() && !path.exists() {
        std::fs::write(&path, write_profiles(&everything())).unwrap();
    }
    let line = std::fs::read_to_string(path).unwrap();
    assert_eq!(read_profiles(&line), Ok(everything()));
}

#[test]
fn the_version_written_now_has_a_golden_file_and_is_written_the_same() {
    let stored = std::fs::read_to_string(golden(PROFILES_VERSION)).unwrap();
    let written = write_profiles(&everything());
    assert_eq!(
        written, stored,
        "the form has changed: it needs a new version"
    );
}
