//! The package as bytes: version, flag, checksum, contents.

use crc::{CRC_32_ISO_HDLC, Crc, NoTable};
use serde::de::DeserializeOwned;

use super::ShareError;
use super::compression::expand;

/// The version that this program writes, and the newest that it reads.
pub const PACKAGE_VERSION: u8 = 1;

/// The most bytes of a package: a whole report has a fiftieth of it.
pub const LARGEST_PACKAGE: usize = 256 * 1024;

/// What the upper half of the first byte is.
const MARK: u8 = 0xd0;

/// The second byte of a package that anybody can read.
pub(super) const PLAIN: u8 = 0;

/// The second byte of a package that needs a passphrase.
pub(super) const SEALED: u8 = 1;

/// Version, flag and checksum.
const HEAD_BYTES: usize = 6;

/// Without a table: a package is a few kilobytes, the table would be as large as one.
const CHECKSUM: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);

/// A package whose version is known and whose checksum holds. Two are equal when every byte is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    bytes: Vec<u8>,
}

impl Package {
    /// Freezes contents.
    ///
    /// # Errors
    /// `TooLarge` when they are larger than any report, in themselves or compressed.
    #[cfg(feature = "engine")]
    pub fn freeze(contents: &impl serde::Serialize) -> Result<Self, ShareError> {
        let contents = postcard::to_allocvec(contents).map_err(|_| ShareError::Unreadable)?;
        let compressed = super::compression::compress(&contents)?;
        Self::of(PLAIN, &compressed)
    }

    /// Puts a head with this flag before a payload.
    #[cfg(any(feature = "engine", feature = "seal"))]
    pub(super) fn of(flag: u8, payload: &[u8]) -> Result<Self, ShareError> {
        let start = [MARK | PACKAGE_VERSION, flag];
        let sum = checksum(start, payload).to_le_bytes();
        let bytes = [start.as_slice(), &sum, payload].concat();
        if bytes.len() > LARGEST_PACKAGE {
            return Err(ShareError::TooLarge);
        }
        Ok(Self { bytes })
    }

    /// Takes in bytes from anybody.
    ///
    /// # Errors
    /// `Foreign`, `Newer`, `TooLarge`, and `CutOff` or `Damaged` where the checksum does not hold.
    pub fn read(bytes: &[u8]) -> Result<Self, ShareError> {
        let [first, rest @ ..] = bytes else {
            return Err(ShareError::Foreign);
        };
        let version = first & 0x0f;
        if first & 0xf0 != MARK || version == 0 {
            return Err(ShareError::Foreign);
        }
        if version > PACKAGE_VERSION {
            return Err(ShareError::Newer(version.into()));
        }
        let [flag, s0, s1, s2, s3, payload @ ..] = rest else {
            return Err(ShareError::CutOff);
        };
        if bytes.len() > LARGEST_PACKAGE {
            return Err(ShareError::TooLarge);
        }
        let sum = u32::from_le_bytes([*s0, *s1, *s2, *s3]);
        if checksum([*first, *flag], payload) != sum {
            // Compressed data know where they end. Nothing else is made of them.
            let cut = *flag == PLAIN && expand(payload) == Err(ShareError::CutOff);
            return Err(if cut {
                ShareError::CutOff
            } else {
                ShareError::Damaged
            });
        }
        if !matches!(*flag, PLAIN | SEALED) {
            return Err(ShareError::Unreadable);
        }
        Ok(Self {
            bytes: bytes.to_vec(),
        })
    }

    /// The bytes, to be handed on.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Whether a passphrase is needed to read the contents.
    #[must_use]
    pub fn is_sealed(&self) -> bool {
        self.bytes.get(1) == Some(&SEALED)
    }

    /// The contents.
    ///
    /// # Errors
    /// `Sealed`, `TooLarge` when they expand to more than any report, `Unreadable` when they are of another type.
    pub fn contents<T: DeserializeOwned>(&self) -> Result<T, ShareError> {
        match postcard::take_from_bytes(&self.expanded()?) {
            Ok((contents, [])) => Ok(contents),
            Ok(_) | Err(_) => Err(ShareError::Unreadable),
        }
    }

    /// The contents in postcard's form.
    ///
    /// # Errors
    /// `Sealed`, `TooLarge`, `Unreadable` when they cannot be expanded.
    pub(super) fn expanded(&self) -> Result<Vec<u8>, ShareError> {
        if self.is_sealed() {
            return Err(ShareError::Sealed);
        }
        match expand(self.payload()) {
            // The checksum holds: whoever wrote it cut it.
            Err(ShareError::CutOff) => Err(ShareError::Unreadable),
            contents => contents,
        }
    }

    /// What is behind the head.
    pub(super) fn payload(&self) -> &[u8] {
        self.bytes.get(HEAD_BYTES..).unwrap_or_default()
    }
}

fn checksum(start: [u8; 2], payload: &[u8]) -> u32 {
    let mut digest = CHECKSUM.digest();
    digest.update(&start);
    digest.update(payload);
    digest.finalize()
}
