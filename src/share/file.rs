//! The package as a file: a container that is a text, as samples and codings are.

use super::{Package, ShareError};
use crate::model::{Container, ContainerError, LARGEST_SHARED, Opened, from_content};

/// The word that the file begins with.
pub const PACKAGE_WORD: &str = "lardom-package";

/// The version of the file that this program writes. That of the package in it is told by the package.
pub const PACKAGE_FILE_VERSION: u32 = 2;

const CONTAINER: Container = Container {
    magic: PACKAGE_WORD,
    version: PACKAGE_FILE_VERSION,
    first: PACKAGE_FILE_VERSION,
};

/// The package as the text that is saved.
#[must_use]
pub fn write_file(package: &Package) -> String {
    CONTAINER.write(package.bytes())
}

/// Reads the line.
///
/// # Errors
/// Those of [`Package::read`]; `CutOff` when the line is shorter than it was.
pub fn read_file(line: &str) -> Result<Package, ShareError> {
    if line.len() > LARGEST_SHARED {
        return Err(ShareError::TooLarge);
    }
    let Opened { version, content } = CONTAINER
        .open(line.trim_start_matches('\u{feff}'))
        .map_err(|error| reason(&error))?;
    if version == 1 {
        let bytes: Vec<u8> = from_content(&content).map_err(|error| reason(&error))?;
        return Package::read(&bytes);
    }
    Package::read(&content)
}

const fn reason(error: &ContainerError) -> ShareError {
    match error {
        ContainerError::Foreign => ShareError::Foreign,
        ContainerError::Newer(version) => ShareError::Newer(*version),
        ContainerError::Damaged => ShareError::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_comes_back_from_its_file() {
        let package = Package::freeze(&"Inga synpunkter").unwrap();
        let line = write_file(&package);
        assert!(line.starts_with("lardom-package 2 "));
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
        let newer = Container {
            version: 9,
            ..CONTAINER
        };
        check(&newer.write(&[1]), ShareError::Newer(9));
        check(&line[..line.len() - 1], ShareError::Damaged);
        check(&"x".repeat(LARGEST_SHARED + 1), ShareError::TooLarge);
        // The sum holds and what it is of is no package.
        check(&CONTAINER.write(b"noise"), ShareError::Foreign);
    }
}
