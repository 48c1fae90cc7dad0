//! A blind sample (stickprov): cases that a second person sorts without seeing how they were sorted before.
//!
//! It is handed on as one line, `lardom-sample 1 CHECKSUM SAMPLE`; what the second person decides comes back as
//! [`Codings`](super::Codings).

use serde::{Deserialize, Serialize};
use time::Date;

use super::container::{Container, Opened, checksum_of, from_content, to_content};
use super::{CaseKey, CategoryId, ContainerError, Kind};

/// The version of the line that this program writes.
pub const SAMPLE_VERSION: u32 = 2;

/// The word that the line begins with.
pub const SAMPLE_WORD: &str = "lardom-sample";

const CONTAINER: Container = Container {
    magic: SAMPLE_WORD,
    version: SAMPLE_VERSION,
    first: SAMPLE_VERSION,
};

/// Cases and the categories to sort them into. Nothing tells how they are sorted, and nothing names them to people:
/// no category of a case, no suggestion, no case number, no file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// What it is called: unit and year, as whoever made it reads them.
    pub title: String,
    /// The categories in use, in the codebook's order.
    pub categories: Vec<SampleCategory>,
    /// The cases, in the order in which chance drew them.
    pub cases: Vec<SampleCase>,
}

/// A category as a second person needs to know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SampleCategory {
    /// What it is known by.
    pub id: CategoryId,
    /// What people call it.
    pub name: String,
    /// What falls under it; may be empty.
    pub definition: String,
    /// Words that tell of it.
    pub keywords: Vec<String>,
    /// Made-up or masked texts of such cases.
    pub examples: Vec<String>,
}

/// A case as it is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SampleCase {
    /// What names it in decisions.
    pub key: CaseKey,
    /// What it is.
    pub kind: Kind,
    /// The day it was reported.
    #[serde(with = "super::date::iso")]
    pub date: Option<Date>,
    /// What happened, in the reporter's words.
    pub texts: Vec<String>,
    /// What was done about it, a line for each measure.
    pub measure: String,
}

impl Sample {
    /// Names the sample: the checksum of its contents, as samples of version 1 had it in their line.
    #[must_use]
    pub fn id(&self) -> String {
        checksum_of(self)
    }
}

/// A sample as the line that is handed on.
#[must_use]
pub fn write_sample(sample: &Sample) -> String {
    CONTAINER.write(&to_content(sample))
}

/// Reads the line.
///
/// # Errors
/// `Foreign` when it is something else, `Newer` when a newer program wrote it, `Damaged` when it is not what was
/// written or has nothing to sort.
pub fn read_sample(line: &str) -> Result<Sample, ContainerError> {
    let Opened { version, content } = CONTAINER.open(line)?;
    let sample: Sample = match version {
        1 | SAMPLE_VERSION => from_content(&content)?,
        _ => return Err(ContainerError::Foreign),
    };
    let keys = sample.cases.iter().map(|case| case.key);
    if sample.cases.is_empty() || super::codings::repeats(keys) {
        return Err(ContainerError::Damaged);
    }
    Ok(sample)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(keys: &[u64]) -> Sample {
        let cases = keys.iter().map(|key| SampleCase {
            key: CaseKey(*key),
            kind: Kind::Deviation,
            date: None,
            texts: vec!["Hissen stod still".to_owned()],
            measure: String::new(),
        });
        Sample {
            title: "Boende 2022".to_owned(),
            categories: Vec::new(),
            cases: cases.collect(),
        }
    }

    #[test]
    fn a_sample_comes_back_from_its_line_and_is_named_by_what_it_holds() {
        let line = write_sample(&sample(&[1, 2]));
        assert_eq!(read_sample(&line), Ok(sample(&[1, 2])));
        assert_ne!(sample(&[1, 2]).id(), sample(&[2, 1]).id());
    }

    #[test]
    fn a_sample_without_cases_or_with_one_twice_is_damaged() {
        for keys in [&[][..], &[1, 1]] {
            let line = write_sample(&sample(keys));
            assert_eq!(read_sample(&line), Err(ContainerError::Damaged));
        }
        let other = write_sample(&sample(&[1])).replace("lardom-sample", "lardom-codings");
        assert_eq!(read_sample(&other), Err(ContainerError::Foreign));
    }
}
