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

    /// The keys under which it was put aside, the earliest first, and then one that is free.
    fn asides(self) -> (Vec<String>, String) {
        let mut taken = Vec::new();
        let mut free = format!("{ASIDE}{}", self.key());
        while local::read(&free).is_some() {
            let next = format!("{ASIDE}{}.{}", self.key(), taken.len() + 2);
            taken.push(std::mem::replace(&mut free, next));
        }
        (taken, free)
    }
}

/// Everything that cannot be read, with its text.
#[must_use]
pub fn find() -> Vec<(Damaged, String)> {
    let found = Damaged::ALL.into_iter().flat_map(|what| {
        let there = local::read(what.key()).filter(|text| !what.is_readable(text));
        let aside = what
            .asides()
            .0
            .into_iter()
            .filter_map(|key| local::read(&key));
        aside.chain(there).map(move |text| (what, text))
    });
    found.collect()
}

/// Puts something aside if it cannot be read, before something else takes its place.
pub fn put_aside(what: Damaged) {
    if let Some(text) = local::read(what.key())
        && !what.is_readable(&text)
    {
        // Where there is no room for it there is none for what would take its place.
        let _ = local::write(&what.asides().1, &text);
    }
}

/// Removes something that cannot be read, wherever this text of it is kept.
pub fn remove(what: Damaged, text: &str) {
    let is_it = |key: &str| local::read(key).is_some_and(|kept| kept == text);
    let (aside, _) = what.asides();
    let mut left: Vec<String> = Vec::new();
    for key in &aside {
        left.extend(local::read(key).filter(|kept| kept != text));
        local::remove(key);
    }
    // What is left closes up, so that none is behind a free key.
    for (key, text) in aside.iter().zip(left) {
        // There was room for it.
        let _ = local::write(key, &text);
    }
    if is_it(what.key()) && !what.is_readable(text) {
        local::remove(what.key());
    }
}
