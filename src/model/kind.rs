//! The three kinds of case that a board accounts for.

use serde::{Deserialize, Serialize};

/// What a case is: a deviation (avvikelse), a complaint (klagomål) or a viewpoint (synpunkt).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A single event that has caused, or could have caused, discomfort or harm to the service user.
    Deviation,
    /// A complaint put forward by someone the board serves or works with.
    Complaint,
    /// A viewpoint, objection or proposal for change and improvement.
    Viewpoint,
}

impl Kind {
    /// All kinds, in the order in which accounts list them.
    pub const ALL: [Self; 3] = [Self::Deviation, Self::Complaint, Self::Viewpoint];

    /// The Swedish term in the singular, as the account's JSON names it.
    #[must_use]
    pub const fn swedish(self) -> &'static str {
        match self {
            Self::Deviation => "Avvikelse",
            Self::Complaint => "Klagomål",
            Self::Viewpoint => "Synpunkt",
        }
    }

    /// The place of this kind in [`Kind::ALL`], 0 to 2.
    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Self::Deviation => 0,
            Self::Complaint => 1,
            Self::Viewpoint => 2,
        }
    }

    /// The code used in addresses and JSON.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Deviation => "deviation",
            Self::Complaint => "complaint",
            Self::Viewpoint => "viewpoint",
        }
    }

    /// The kind that has this [`code`](Self::code).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_comes_back_from_its_code_and_stands_at_its_index() {
        for (index, kind) in Kind::ALL.into_iter().enumerate() {
            assert_eq!(Kind::from_code(kind.code()), Some(kind));
            assert_eq!(kind.index(), index);
        }
        assert_eq!(Kind::from_code("praise"), None);
    }
}
