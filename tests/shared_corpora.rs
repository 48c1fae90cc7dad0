//! Public test data beside the project are read as they should be, where they are there.

mod conformance;

use std::io::Write;
use std::path::Path;

#[test]
fn public_test_data_are_read_as_they_should_be_or_otherwise_for_a_reason() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora");
    if !folder.exists() {
        // Past the test runner, which keeps what a passing test prints to itself.
        let _ = writeln!(std::io::stderr(), "skipped: ../shared/corpora is not here");
        return;
    }
    let findings = conformance::compare(&folder).unwrap();
    let unexplained: Vec<_> = findings
        .iter()
        .filter(|finding| !finding.is_explained())
        .map(|finding| (&finding.id, &finding.difference, finding.reason))
        .collect();
    assert!(unexplained.is_empty(), "{unexplained:#?}");
    let longest = findings.iter().filter_map(|finding| finding.took).max();
    println!("what is hostile took {longest:?} at the most");
    for (source, (agree, explained, all)) in conformance::summary(&findings) {
        println!("{source}: {agree} of {all}, and {explained} for a reason");
    }
}
