//! The package (delningspaket): a frozen report as a few kilobytes that are handed on as a link or a file.
//!
//! What a package holds is for others to say: anything that serde can write. Its bytes are
//!
//! | bytes | |
//! |---|---|
//! | 1 | `0xd0` and the version, 1 to 15, in the lower half |
//! | 1 | 0 for a plain package, 1 for one sealed with a passphrase |
//! | 4 | the CRC-32 of all other bytes, the least first |
//! | the rest | plain: the contents in postcard's form, compressed with the version's dictionary; sealed: see `seal.rs` |
//!
//! The version is that of the whole: the contents' types, the dictionary (`dictionary_v1.txt`), the seal and the words
//! that people compare (`check_words.rs`). Neither form has field names, and compressed data are read with the dictionary
//! that they were written with, so once a version is released a change of any of them is a new version, and the old one
//! keeps its dictionary and its branch.
//!
//! A package comes from anybody: its length, what it expands to and what a seal may ask of the computer are bounded,
//! and nothing in it is believed before its checksum holds.

mod bytes;
#[cfg(feature = "seal")]
mod check_words;
mod compression;
mod error;
mod file;
mod file_name;
mod link;
#[cfg(feature = "seal")]
mod passphrase;
mod repair;
#[cfg(feature = "seal")]
mod seal;
#[cfg(feature = "seal")]
mod strength;
#[cfg(feature = "seal")]
mod words;

pub use bytes::{LARGEST_PACKAGE, PACKAGE_VERSION, Package};
#[cfg(feature = "seal")]
pub use check_words::check_words;
pub use error::ShareError;
pub use file::{PACKAGE_WORD, read_file, write_file};
pub use file_name::{FileName, FileNameError};
pub use link::{LINK_KEY, Link, read_link, write_link};
#[cfg(feature = "seal")]
pub use passphrase::Passphrase;
#[cfg(feature = "seal")]
pub use seal::{NONCE_BYTES, SALT_BYTES, SealCost, seal, seal_bytes, unseal, unseal_bytes};
#[cfg(feature = "seal")]
pub use strength::WeakPassphrase;
#[cfg(feature = "seal")]
pub use words::{SPOKEN_BYTES, spoken};
