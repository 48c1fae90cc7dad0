//! The package as a file: one line of text, as samples and codings have: `lardom-package 1 CHECKSUM DATA`.

use super::bytes::PACKAGE_VERSION;
use super::{Package, ShareError};
use crate::model::{EnvelopeError, LARGEST_SHARED, SharedLine, from_contents};

/// The word that the line begins with.
pub const PACKAGE_WORD: &str = "lardom-package";

const LINE: SharedLine = SharedLine {
    word: PACKAGE_WORD,
    version: PACKAGE_VERSION as u32,
};

/// The package as the line that is saved.
#[must_use]
pub fn write_file(package: &Package) -> String {
    LINE.write(package.bytes())
}

/// Reads the line.
///
/// # Errors
/// Those of [`Package::read`]; `CutOff` when the line is shorter than it was.
pub fn read_file(line: &str) -> Result<Package, ShareError> {
    if line.len() > LARGEST_SHARED {
        return Err(ShareError::TooLarge);
    }
    let (_, bytes) = LINE
        .open(line.trim_start_matches('\u{feff}'))
        .map_err(|error| reason(&error))?;
    let bytes: Vec<u8> = from_contents(&bytes).map_err(|error| reason(&error))?;
    Package::read(&bytes)
}

const fn reason(error: &EnvelopeError) -> ShareError {
    match error {
        EnvelopeError::Foreign => ShareError::Foreign,
        EnvelopeError::Newer(version) => ShareError::Newer(*version),
        EnvelopeError::Damaged => ShareError::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_comes_back_from_its_file() {
        let package = Package::freeze(&"Inga synpunkter").unwrap();
        let line = write_file(&package);
        assert!(line.starts_with("lardom-package 1 "));
        assert_eq!(read_file(&line), Ok(package.clone()));
        assert_eq!(read_file(&format!("\u{feff}{line}\r\n")), Ok(package));
    }

    #[test]
    fn other_files_are_refused_with_their_reason() {
        #[track_caller]
        fn check(line: &str, expected: ShareError) {
            assert_eq!(read_file(line), Err(expected), "{line:.60}");
        }
        let line = write_file(&Package::freeze(&1_u8).unwrap());
        check("", ShareError::Foreign);
        check("<!doctype html>", ShareError::Foreign);
        check("lardom-sample 1 00000000 AAAA", ShareError::Foreign);
        check(
            &line.replace("package 1 ", "package 2 "),
            ShareError::Newer(2),
        );
        check(&line[..line.len() - 1], ShareError::Damaged);
        check(&"x".repeat(LARGEST_SHARED + 1), ShareError::TooLarge);
        // The sum holds and what it is of is no package.
        check(&LINE.write(b"noise".as_slice()), ShareError::Foreign);
    }
}
