//! Identifiers of people in free text: what was found, where, and how sure it is.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// What an identifier is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Identifier {
    /// A personal identity number (personnummer).
    PersonalIdentityNumber,
    /// A coordination number (samordningsnummer): the day of birth plus 60.
    CoordinationNumber,
    /// An interim number (tillfälligt personnummer): a letter in place of the first digit of the last four.
    InterimNumber,
    /// A telephone number.
    TelephoneNumber,
    /// An e-mail address.
    EmailAddress,
}

impl Identifier {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 5] = [
        Self::PersonalIdentityNumber,
        Self::CoordinationNumber,
        Self::InterimNumber,
        Self::TelephoneNumber,
        Self::EmailAddress,
    ];

    /// What stands in its place in a masked text, in the language that cases and reports are written in.
    #[must_use]
    pub const fn placeholder(self) -> &'static str {
        match self {
            Self::PersonalIdentityNumber => "[personnummer]",
            Self::CoordinationNumber => "[samordningsnummer]",
            Self::InterimNumber => "[tillfälligt personnummer]",
            Self::TelephoneNumber => "[telefonnummer]",
            Self::EmailAddress => "[e-postadress]",
        }
    }
}

/// How sure it is that something is an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum IdentifierCertainty {
    /// It is written as one and everything that can be checked holds.
    Valid,
    /// It may be one: mistyped, written with spaces that may as well divide two numbers, or part of something longer.
    LooksLike,
}

/// An identifier in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdentifierFinding {
    /// What it is.
    pub identifier: Identifier,
    /// How sure that is.
    pub certainty: IdentifierCertainty,
    /// The bytes of the text that it takes, from the boundary of a letter to another.
    pub bytes: Range<usize>,
}
