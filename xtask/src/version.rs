//! Versions: read from what a tool says of itself, and from the lockfile.

use std::fmt;

/// A released version. Missing numbers count as zero: `132` is `132.0.0`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(pub u32, pub u32, pub u32);

impl Version {
    /// Reads `1.2.3`, `v1.2` or `version_1`; a pre-release (`1.2.3-beta.1`) is not a version.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim_start_matches("version_").trim_start_matches('v');
        let mut numbers = digits.split('.').map(str::parse::<u32>);
        let major = numbers.next()?.ok()?;
        let minor = numbers.next().unwrap_or(Ok(0)).ok()?;
        let patch = numbers.next().unwrap_or(Ok(0)).ok()?;
        numbers
            .next()
            .is_none()
            .then_some(Self(major, minor, patch))
    }

    /// The first version in the first line of what `TOOL --version` printed.
    #[must_use]
    pub fn said(output: &str) -> Option<Self> {
        output
            .lines()
            .next()?
            .split_whitespace()
            .find_map(Self::parse)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{}.{}", self.0, self.1, self.2)
    }
}

/// The version of a package in the text of `Cargo.lock`.
#[must_use]
pub fn locked(lockfile: &str, package: &str) -> Option<Version> {
    let name = format!("name = \"{package}\"");
    let mut lines = lockfile.lines().skip_while(|line| line.trim() != name);
    lines.next()?;
    let version = lines.next()?.trim().strip_prefix("version = \"")?;
    Version::parse(version.strip_suffix('"')?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_tools_say_of_themselves() {
        let cases = [
            ("trunk 0.21.14\n", Version(0, 21, 14)),
            ("wasm-bindgen-test-runner 0.2.128", Version(0, 2, 128)),
            ("wasm-opt version 132 (version_132)\n", Version(132, 0, 0)),
            ("wasm-opt version 116\n", Version(116, 0, 0)),
            ("v20.20.2\n", Version(20, 20, 2)),
            ("cargo-deny 0.18.3", Version(0, 18, 3)),
        ];
        for (output, version) in cases {
            assert_eq!(Version::said(output), Some(version), "{output}");
        }
    }

    #[test]
    fn a_pre_release_or_nonsense_is_not_a_version() {
        for output in ["trunk 0.22.0-beta.1", "", "command not found", "1.2.3.4"] {
            assert_eq!(Version::said(output), None, "{output}");
        }
    }

    #[test]
    fn orders_by_number_not_by_letter() {
        assert!(Version(116, 0, 0) > Version(108, 9, 9));
        assert!(Version(0, 21, 14) > Version(0, 21, 9));
    }

    #[test]
    fn finds_the_exact_package_in_the_lockfile() {
        let lockfile = "\
[[package]]
name = \"wasm-bindgen-macro\"
version = \"0.2.130\"

[[package]]
name = \"wasm-bindgen\"
version = \"0.2.128\"
";
        assert_eq!(locked(lockfile, "wasm-bindgen"), Some(Version(0, 2, 128)));
        assert_eq!(locked(lockfile, "wasm"), None);
        assert_eq!(locked("", "wasm-bindgen"), None);
    }
}
