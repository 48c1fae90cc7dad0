//! Public test numbers beside the project are told as the persons' numbers that they are or are not, in each spelling.

#![expect(clippy::panic, reason = "a test that cannot go on stops")]

use std::io::Write;
use std::path::Path;

use lardom::model::{Identifier, IdentifierCertainty};
use lardom::privacy::find;
use serde_json::Value;

/// What the data call a number to what is found: ordinary, coordination and interim numbers.
fn identifier(kind: &str) -> Identifier {
    match kind {
        "ssn" => Identifier::PersonalIdentityNumber,
        "con" => Identifier::CoordinationNumber,
        "interim" => Identifier::InterimNumber,
        other => panic!("{other} is not known here"),
    }
}

/// The spellings of a number, each once.
fn spellings(number: &Value) -> Vec<String> {
    let names = [
        "long_format",
        "short_format",
        "separated_format",
        "separated_long",
    ];
    let mut spellings: Vec<String> = names
        .iter()
        .filter_map(|name| number.get(name)?.as_str().map(str::to_owned))
        .collect();
    spellings.dedup();
    assert!(!spellings.is_empty(), "{number}");
    spellings
}

/// What is found in a sentence with the number in it: all of the number, or nothing.
fn found(spelling: &str) -> Option<(Identifier, IdentifierCertainty)> {
    let text = format!("Den 5 mars ringde ({spelling}), ärende 2022-86.");
    let findings = find(&text);
    let finding = findings.first()?;
    assert_eq!(findings.len(), 1, "{text}");
    assert_eq!(text.get(finding.bytes.clone()), Some(spelling), "{text}");
    Some((finding.identifier, finding.certainty))
}

#[test]
fn public_test_numbers_are_told_from_what_only_looks_like_them() {
    let path = "../shared/corpora/identity_numbers/personnummer.json";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if !path.exists() {
        // Past the test runner, which keeps what a passing test prints to itself.
        let skipped = "skipped: ../shared/corpora/identity_numbers is not here";
        let _ = writeln!(std::io::stderr(), "{skipped}");
        return;
    }
    let numbers: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let list = |name: &str| numbers.get(name).unwrap().as_array().unwrap().clone();
    let mut tried = 0;
    for number in [list("valid_and_invalid"), list("interim")].concat() {
        let text = |name: &str| number.get(name).unwrap().as_str().unwrap();
        let valid = number.get("valid").unwrap().as_bool().unwrap();
        for spelling in spellings(&number) {
            tried += 1;
            let found = found(&spelling);
            if valid {
                let expected = (identifier(text("type")), IdentifierCertainty::Valid);
                assert_eq!(found, Some(expected), "{spelling}");
            } else {
                let certain = found.filter(|(_, sure)| *sure == IdentifierCertainty::Valid);
                assert_eq!(certain, None, "{spelling}");
            }
        }
    }
    for number in list("organisation_numbers") {
        for spelling in spellings(&number) {
            tried += 1;
            assert_eq!(found(&spelling), None, "{spelling}");
        }
    }
    assert!(tried > 80, "hardly any number was tried: {tried}");
}

/// The same without the data beside the project, on the number that Skatteverket explains the formula with.
#[test]
fn a_number_is_told_in_each_spelling_that_people_use() {
    let valid = Some((
        Identifier::PersonalIdentityNumber,
        IdentifierCertainty::Valid,
    ));
    for spelling in ["640823-3234", "6408233234", "19640823-3234", "196408233234"] {
        assert_eq!(found(spelling), valid, "{spelling}");
    }
    assert_eq!(found("6408233235"), None);
}
