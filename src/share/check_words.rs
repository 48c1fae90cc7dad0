//! Check words (kontrollord): five words that two people compare to know that they have the same report.
//!
//! A checksum tells damage only, since whoever changes a package makes its checksum anew. The words are of a
//! cryptographic hash of what the package holds, so that a changed figure gives other words; the reader's page shows
//! them, and whoever shared the report says them in another way than the link went.
//!
//! They are of the contents, as they are in postcard's form before they are compressed and sealed: a link, a file and
//! both of them sealed have the same words. The hash is Argon2id (RFC 9106) of the contents as the
//! password, with a fixed salt: 55 bits of a fast hash would be found by whoever tries some 10¹⁶ reports, which takes
//! weeks, while this one takes 16 MiB of memory for each. It is also the hash that seals have anyway. Its first 55 bits
//! are the words. Released, nothing of this changes, so that every version says the same of the same report.

use argon2::{Algorithm, Argon2, Params, Version};

use super::words::{SPOKEN_BYTES, spoken};
use super::{Package, ShareError};

/// What no other hash of a report begins with: the words' own name and version.
const SALT: &[u8] = b"lardom kontrollord 1";

/// What each try costs, in KiB: a browser has the words before anybody sees that it thinks.
const MEMORY_KIB: u32 = 16 * 1024;

/// The five words of a plain package, with spaces between them.
///
/// # Errors
/// `Sealed`, and those of [`Package::contents`].
pub fn check_words(package: &Package) -> Result<String, ShareError> {
    let contents = package.expanded()?;
    let params = Params::new(MEMORY_KIB, 1, 1, None).map_err(|_| ShareError::Unreadable)?;
    let mut hash = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(&contents, SALT, &mut hash)
        .map_err(|_| ShareError::Unreadable)?;
    let first: [u8; SPOKEN_BYTES] = *hash.first_chunk().ok_or(ShareError::Unreadable)?;
    Ok(spoken(first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::share::{read_file, read_link, write_file, write_link};

    fn package(count: u32) -> Package {
        Package::freeze(&("Inga synpunkter", count)).unwrap()
    }

    #[test]
    fn link_and_file_of_a_report_have_its_words() {
        let words = check_words(&package(35)).unwrap();
        assert_eq!(words.split(' ').count(), 5);
        let link = read_link(&write_link(&package(35))).unwrap();
        let file = read_file(&write_file(&package(35))).unwrap();
        for other in [&link.package, &file] {
            assert_eq!(check_words(other).as_ref(), Ok(&words));
        }
    }

    /// Both have a checksum that holds.
    #[test]
    fn a_changed_figure_gives_other_words() {
        assert_ne!(check_words(&package(35)), check_words(&package(34)));
    }

    /// How the contents were compressed says nothing about them.
    #[test]
    fn another_compressor_gives_the_same_words() {
        let contents = postcard::to_allocvec(&("Inga synpunkter", 35_u32)).unwrap();
        let length = u8::try_from(contents.len()).unwrap();
        // A stored block (RFC 1951, 3.2.4).
        let stored = [&[1, length, 0, !length, 255], contents.as_slice()].concat();
        let package_of_it = Package::of(crate::share::bytes::PLAIN, &stored).unwrap();
        assert_ne!(package_of_it, package(35));
        assert_eq!(check_words(&package_of_it), check_words(&package(35)));
    }

    /// Every version says the same of the same contents.
    #[test]
    fn the_words_of_some_contents_never_change() {
        let package = Package::freeze(&"Åtta klagomål").unwrap();
        assert_eq!(
            check_words(&package).as_deref(),
            Ok("våtmark siffra delfin pingvin ovanlig")
        );
    }
}
