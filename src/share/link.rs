//! The package as a link: base64url (RFC 4648, 5) in the address's fragment, which no server sees.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::{LARGEST_PACKAGE, Package, ShareError, repair};

/// What stands before the package in a fragment, `=` included.
pub const LINK_KEY: &str = "paket=";

/// The most characters that are looked at: mail wraps, quotes and encodes, and nothing of it makes six of one.
const LONGEST_LINK: usize = 6 * LARGEST_PACKAGE;

/// An opened link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it carries.
    pub package: Package,
    /// Whether it had been mangled on its way and was mended.
    pub was_repaired: bool,
}

/// The fragment that carries a package, without its `#`. Its length is what a link has beside the page's address.
#[must_use]
pub fn write_link(package: &Package) -> String {
    format!("{LINK_KEY}{}", URL_SAFE_NO_PAD.encode(package.bytes()))
}

/// Opens a link: a fragment, a whole address or the mail that it stands in. Where mail programs have mangled it, the
/// ways in which they do are tried, and the package whose checksum holds is the right one.
///
/// # Errors
/// `Foreign` when there is no package in it, else the reason why the link as it stands cannot be opened.
pub fn read_link(text: &str) -> Result<Link, ShareError> {
    if text.len() > LONGEST_LINK {
        return Err(ShareError::TooLarge);
    }
    let exact = text.rsplit_once(LINK_KEY).map(|(_, data)| decoded(data));
    if let Some(Ok(package)) = exact {
        return Ok(Link {
            package,
            was_repaired: false,
        });
    }
    // The first reason is that of the likeliest reading.
    let mut reason = None;
    for candidate in repair::candidates(text) {
        match decoded(&candidate) {
            Ok(package) => {
                return Ok(Link {
                    package,
                    was_repaired: true,
                });
            }
            Err(error) => reason = reason.or(Some(error)),
        }
    }
    Err(reason.unwrap_or(ShareError::Foreign))
}

fn decoded(data: &str) -> Result<Package, ShareError> {
    let bytes = URL_SAFE_NO_PAD.decode(data);
    let Ok(bytes) = bytes else {
        return Err(undecodable(data));
    };
    Package::read(&bytes)
}

/// Why letters are no base64: of one too many or too few, the whole bytes before them tell.
fn undecodable(data: &str) -> ShareError {
    let whole = data.get(..data.len() - data.len() % 4);
    let bytes = whole.and_then(|whole| URL_SAFE_NO_PAD.decode(whole).ok());
    match bytes.map(|bytes| Package::read(&bytes)) {
        Some(Err(reason)) => reason,
        Some(Ok(_)) | None => ShareError::Damaged,
    }
}
