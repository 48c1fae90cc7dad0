//! Every version of samples and codings that was ever released can be read.
//!
//! `tests/golden/sample_v1.txt` and `codings_v1.txt` are a sample and codings as version 1 writes them. Once their
//! version is released they are never written again: `BLESS=1 cargo test --test sample_format` writes the files of a
//! version that has none yet.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::path::{Path, PathBuf};

use lardom::model::{
    CODINGS_VERSION, CaseKey, CategoryId, Codings, ContainerError, Kind, SAMPLE_VERSION, Sample,
    SampleCase, SampleCategory, calendar_date, read_codings, read_sample, write_codings,
    write_sample,
};

/// A sample with every kind of value that can be handed on.
fn sample() -> Sample {
    let case = |kind: Kind| SampleCase {
        key: CaseKey(u64::MAX - kind.index() as u64),
        kind,
        date: calendar_date(2022, 3, 5).filter(|_| kind != Kind::Viewpoint),
        texts: vec!["Hissen stod still".to_owned(), "Ingen svarade".to_owned()],
        measure: "Samtal\nNy rutin".to_owned(),
    };
    Sample {
        title: "Särskilt boende, 2022".to_owned(),
        categories: vec![SampleCategory {
            id: CategoryId("boende-lokaler".to_owned()),
            name: "Lokaler".to_owned(),
            definition: "Hissar, larm och dörrar".to_owned(),
            keywords: vec!["hiss".to_owned()],
            examples: vec!["Larmet gick inte".to_owned()],
        }],
        cases: Kind::ALL.map(case).to_vec(),
    }
}

/// Codings with a case of each kind: decided, none fits, not decided.
fn codings() -> Codings {
    let mut codings = Codings::of(&sample());
    "MK".clone_into(&mut codings.coder);
    // The sample's id is what its line had when the golden file was made.
    "0badcafe".clone_into(&mut codings.sample);
    codings.decide(0, Some(codings.offered.clone()));
    codings.decide(1, Some(Vec::new()));
    codings
}

fn golden(what: &str, version: u32, written: &str) -> String {
    let name = format!("tests/golden/{what}_v{version}.txt");
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if std::env::var_os("BLESS").is_some() && !path.exists() {
        std::fs::write(&path, written).unwrap();
    }
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn samples_and_codings_of_version_1_are_read_as_they_were_written() {
    let line = golden("sample", 1, &write_sample(&sample()));
    assert_eq!(read_sample(&line), Ok(sample()));
    let line = golden("codings", 1, &write_codings(&codings()));
    assert_eq!(read_codings(&line), Ok(codings()));
}

#[test]
fn the_versions_written_now_have_golden_files_and_are_written_the_same() {
    let written = write_sample(&sample());
    let changed = "the form has changed: it needs a new version";
    let stored = golden("sample", SAMPLE_VERSION, &written);
    assert_eq!(written, stored, "{changed}");
    let written = write_codings(&codings());
    let stored = golden("codings", CODINGS_VERSION, &written);
    assert_eq!(written, stored, "{changed}");
}

#[test]
fn hostile_lines_are_refused_with_their_reason() {
    let (sample, codings) = (write_sample(&sample()), write_codings(&codings()));
    // The one is not the other.
    assert_eq!(read_sample(&codings), Err(ContainerError::Foreign));
    assert_eq!(read_codings(&sample), Err(ContainerError::Foreign));
    let swapped = sample.replace("lardom-sample", "lardom-codings");
    assert_eq!(read_codings(&swapped), Err(ContainerError::Damaged));
    for cut in 0..sample.len() {
        let cut = sample.get(..cut).unwrap();
        assert!(read_sample(cut).is_err(), "{cut}");
    }
    // The checksum is of the version, too.
    let newer = sample.replace("sample 2 ", "sample 3 ");
    assert_eq!(read_sample(&newer), Err(ContainerError::Damaged));
    let noise: String = (0_u8..=255).cycle().take(4096).map(char::from).collect();
    assert_eq!(read_sample(&noise), Err(ContainerError::Foreign));
    let noise = format!("lardom-sample 1 00000000 {noise}");
    assert_eq!(read_sample(&noise), Err(ContainerError::Damaged));
    let large = format!("lardom-codings 1 00000000 {}", "A".repeat(50_000_000));
    assert_eq!(read_codings(&large), Err(ContainerError::Damaged));
}
