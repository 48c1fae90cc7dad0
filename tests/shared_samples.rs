//! The sample files in the project are those of the folder beside it, where that folder exists.

use std::io::Write;
use std::path::Path;

#[test]
fn the_samples_are_those_they_were_copied_from() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let data = root.join("../shared/data");
    if !data.exists() {
        // Past the test runner, which keeps what a passing test prints to itself.
        let _ = writeln!(std::io::stderr(), "skipped: ../shared/data is not here");
        return;
    }
    let copies = std::fs::read_dir(root.join("public/sample")).unwrap();
    let mut compared = 0;
    for copy in copies {
        let copy = copy.unwrap().path();
        let original = data.join(copy.file_name().unwrap());
        assert_eq!(
            std::fs::read(&copy).unwrap(),
            std::fs::read(original).unwrap(),
            "{copy:?}"
        );
        compared += 1;
    }
    assert_eq!(compared, 6);
    assert_eq!(
        std::fs::read(root.join("tests/samples/expected.json")).unwrap(),
        std::fs::read(data.join("expected.json")).unwrap()
    );
}
