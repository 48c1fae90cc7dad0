//! Why a package cannot be opened, each reason to be told in words of its own.

use thiserror::Error;

/// Why a link or file cannot be opened.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum ShareError {
    /// There is no package in it.
    #[error("not a package of Lärdom")]
    Foreign,
    /// It was written by a newer version of the program.
    #[error("the package has version {0}, which this program does not read")]
    Newer(u32),
    /// It ends too early: a mail program or a copy has cut it off.
    #[error("the package is cut off")]
    CutOff,
    /// It is not what was written: the checksum does not hold.
    #[error("the package is damaged")]
    Damaged,
    /// All its letters are small ones: what a mail program has made of a link, and nobody can tell which were capitals.
    #[error("the link's letters have been made small")]
    LowerCased,
    /// It is larger than any report, or would be when expanded.
    #[error("the package is too large")]
    TooLarge,
    /// The checksum holds, but what is in it is no report: it was not written by this program.
    #[error("the package's contents cannot be read")]
    Unreadable,
    /// It is sealed: a passphrase is needed.
    #[error("the package is sealed with a passphrase")]
    Sealed,
    /// It has no seal to open.
    #[error("the package is not sealed")]
    NotSealed,
    /// A seal needs a passphrase.
    #[error("the passphrase is empty")]
    EmptyPassphrase,
    /// The passphrase is not the one that it was sealed with.
    #[error("the passphrase is wrong")]
    WrongPassphrase,
    /// Its seal asks for more memory or time than any that this program makes.
    #[error("the seal asks for too much")]
    HostileSeal,
}
