//! Every version of the stored profiles that was ever released can be read.
//!
//! `tests/golden/profiles_vN.txt` is a list of profiles as version N stores it. It is never written again:
//! `BLESS=1 cargo test --test profile_format` writes the file of a version that has none yet.

use std::path::Path;

use lardom::model::{
    Answer, DateOrder, Kind, Meaning, OtherKinds, PROFILES_VERSION, Profile, RowsAre,
    read_profiles, write_profiles,
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
        answers: vec![
            Answer::KindValue {
                value: "beröm".to_owned(),
                kind: Some(Kind::Viewpoint),
            },
            Answer::KindValue {
                value: "fråga".to_owned(),
                kind: None,
            },
            Answer::Rows(RowsAre::Cases),
            Answer::OtherKinds(OtherKinds::NoneCame),
            Answer::LexSarahList(false),
        ],
    }]
}

fn golden(version: u32) -> std::path::PathBuf {
    let name = format!("tests/golden/profiles_v{version}.txt");
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

#[test]
fn profiles_of_version_1_are_read_without_the_kinds_that_nobody_had_to_tick() {
    let line = std::fs::read_to_string(golden(1)).unwrap();
    let mut expected = everything();
    expected[0].answers.clear();
    assert_eq!(read_profiles(&line), Ok(expected));
}

#[test]
fn profiles_of_version_2_are_read_as_they_were_saved() {
    let line = std::fs::read_to_string(golden(2)).unwrap();
    assert_eq!(read_profiles(&line), Ok(everything()));
}

#[test]
fn the_version_written_now_has_a_golden_file_and_is_written_the_same() {
    let written = write_profiles(&everything());
    let path = golden(PROFILES_VERSION);
    if std::env::var_os("BLESS").is_some() && !path.exists() {
        std::fs::write(&path, &written).unwrap();
    }
    let stored = std::fs::read_to_string(path).unwrap();
    assert_eq!(
        written, stored,
        "the form has changed: it needs a new version"
    );
}
