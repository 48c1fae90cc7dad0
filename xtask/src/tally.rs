//! Counting tests from the closing lines of the test runners.

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Tests that passed.
    pub passed: u64,
    /// Tests that failed, or that were cut off.
    pub failed: u64,
}

impl Tally {
    /// Adds another tally.
    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// Adds what this line of output closes, if it closes anything.
    ///
    /// Known closing lines: `test result: ok. 3 passed; 1 failed; …` of Rust's test programs, in
    /// and out of a browser, and the `pass 3`, `fail 1`, `cancelled 0` lines of Node's runner.
    pub fn read(&mut self, line: &str) {
        let plain = without_colours(line);
        let words: Vec<&str> = plain.split_whitespace().collect();
        match words.as_slice() {
            ["test", "result:", _, counts @ ..] => {
                self.passed += count_before(counts, "passed;");
                self.failed += count_before(counts, "failed;");
            }
            ["#" | "ℹ", "pass", count] => self.passed += count.parse().unwrap_or(0),
            ["#" | "ℹ", "fail" | "cancelled", count] => self.failed += count.parse().unwrap_or(0),
            _ => {}
        }
    }
}

fn count_before(words: &[&str], label: &str) -> u64 {
    words
        .windows(2)
        .find_map(|pair| match pair {
            [count, word] if *word == label => count.parse().ok(),
            _ => None,
        })
        .unwrap_or(0)
}

/// The line without terminal colour codes (`ESC [ … letter`).
fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line.chars();
    while let Some(character) = rest.next() {
        if character == '\u{1b}' {
            rest.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(character);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(lines: &[&str]) -> (u64, u64) {
        let mut tally = Tally::default();
        for line in lines {
            tally.read(line);
        }
        (tally.passed, tally.failed)
    }

    #[test]
    fn counts_rust_test_programs() {
        let lines = [
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out",
            "test result: \u{1b}[32mok\u{1b}[0m. 5 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.1s",
        ];
        assert_eq!(tally(&lines), (20, 2));
    }

    #[test]
    fn counts_nodes_runner_in_both_its_ways() {
        let spec = ["ℹ tests 9", "ℹ pass 7", "ℹ fail 1", "ℹ cancelled 1"];
        assert_eq!(tally(&spec), (7, 2));
        let tap = ["# tests 4", "# pass 4", "# fail 0", "# skipped 0"];
        assert_eq!(tally(&tap), (4, 0));
        assert_eq!(tally(&["\u{1b}[34mℹ pass 2\u{1b}[39m"]), (2, 0));
    }

    #[test]
    fn other_lines_count_nothing() {
        let lines = [
            "test a::b ... ok",
            "# a heading",
            "ℹ duration_ms 12",
            "running 3 tests",
            "the test result: 4 passed; 1 failed;",
            "",
        ];
        assert_eq!(tally(&lines), (0, 0));
    }
}
