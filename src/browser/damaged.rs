//! What local storage holds beside drafts and cannot be read: profiles, a sample, and what was decided of it.
//!
//! It is told, and nothing is written over it: what would take its place puts it aside first.

use crate::model::{ContainerError, read_codings, read_profiles, read_sample};

use super::local;

/// Where damaged things are put aside.
const ASIDE: &str = "lardom.damaged.";

/// What can be damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damaged {
    /// How returning files are read.
    Profiles,
    /// The sample that is being sorted here.
    Sample,
    /// What was decided of it.
    Codings,
}

impl Damaged {
    /// All of them.
    const ALL: [Self; 3] = [Self::Profiles, Self::Sample, Self::Codings];

    /// The key that it is kept under.
    const fn key(self) -> &'static str {
        match self {
            Self::Profiles => local::PROFILES,
            Self::Sample => local::SAMPLE,
            Self::Codings => local::CODINGS,
        }
    }

    fn is_readable(self, text: &str) -> bool {
        let error = match self {
            Self::Profiles => read_profiles(text).err(),
            Self::Sample => read_sample(text).err(),
            Self::Codings => read_codings(text).err(),
        };
        // What a newer program wrote is whole.
        matches!(error, None | Some(ContainerError::Newer(_)))
    }

    fn aside(self) -> String {
        format!("{ASIDE}{}", self.key())
    }
}

/// Everything that cannot be read, with its text.
#[must_use]
pub fn find() -> Vec<(Damaged, String)> {
    let found = Damaged::ALL.into_iter().filter_map(|what| {
        let there = local::read(what.key()).filter(|text| !what.is_readable(text));
        Some((what, local::read(&what.aside()).or(there)?))
    });
    found.collect()
}

/// Puts something aside if it cannot be read, before something else takes its place.
pub fn put_aside(what: Damaged) {
    if let Some(text) = local::read(what.key())
        && !what.is_readable(&text)
    {
        // Where there is no room for it there is none for what would take its place.
        let _ = local::write(&what.aside(), &text);
    }
}

/// Removes something that cannot be read.
pub fn remove(what: Damaged) {
    local::remove(&what.aside());
    let text = local::read(what.key());
    if text.is_some_and(|text| !what.is_readable(&text)) {
        local::remove(what.key());
    }
}
