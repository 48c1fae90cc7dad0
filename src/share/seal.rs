//! Packages sealed with a passphrase: Argon2id (RFC 9106) makes the key, XChaCha20-Poly1305 the seal.
//!
//! A sealed package's payload is
//!
//! | bytes | |
//! |---|---|
//! | 4 | memory in KiB, the least byte first |
//! | 1 | passes |
//! | 16 | salt |
//! | 24 | nonce |
//! | the rest | the plain package, whole, and the tag of it and all that is before it |
//!
//! There is one lane: the browser has one thread here. Salt and nonce come from the caller, fresh for every seal; chance
//! is not this layer's.
//!
//! The key is made of the passphrase in its one form ([`Passphrase`]). Seals that were made before there was one have
//! been made of what was typed, without the space around it.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};

use super::bytes::SEALED;
use super::{Package, Passphrase, ShareError};

/// How many bytes of chance the key is made with.
pub const SALT_BYTES: usize = 16;

/// How many bytes of chance the seal is made with.
pub const NONCE_BYTES: usize = 24;

/// Memory and passes.
const COST_BYTES: usize = 5;

/// What stands before the sealed bytes.
const OPEN_BYTES: usize = COST_BYTES + SALT_BYTES + NONCE_BYTES;

const KEY_BYTES: usize = 32;

/// What making the key costs: whoever guesses passphrases pays it for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SealCost {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// How often the memory is gone through.
    pub passes: u8,
}

impl SealCost {
    /// What RFC 9106 recommends where memory is scarce: 64 MiB, three passes. A browser has the key in about half a
    /// second, and a guesser's computer can work on few at a time.
    pub const USUAL: Self = Self {
        memory_kib: 64 * 1024,
        passes: 3,
    };

    /// The most that a package may ask for: what an old office computer does in two seconds.
    const MOST: Self = Self {
        memory_kib: 64 * 1024,
        passes: 4,
    };

    fn params(self) -> Result<Params, ShareError> {
        if self.memory_kib > Self::MOST.memory_kib || self.passes > Self::MOST.passes {
            return Err(ShareError::HostileSeal);
        }
        let (memory, passes) = (self.memory_kib, self.passes.into());
        Params::new(memory, passes, 1, Some(KEY_BYTES)).map_err(|_| ShareError::HostileSeal)
    }
}

/// Seals a plain package.
///
/// # Errors
/// `Sealed` when it is, `HostileSeal` when the cost is more than is opened again, `TooLarge`.
pub fn seal(
    package: &Package,
    passphrase: &Passphrase,
    salt: &[u8; SALT_BYTES],
    nonce: &[u8; NONCE_BYTES],
    cost: SealCost,
) -> Result<Package, ShareError> {
    if package.is_sealed() {
        return Err(ShareError::Sealed);
    }
    let payload = seal_bytes(package.bytes(), passphrase, salt, nonce, cost)?;
    Package::of(SEALED, &payload)
}

/// Opens a sealed package with a passphrase as it was typed.
///
/// # Errors
/// `NotSealed`, `EmptyPassphrase`, `HostileSeal`, `WrongPassphrase`; those of [`Package::read`] for what was in it.
pub fn unseal(package: &Package, typed: &str) -> Result<Package, ShareError> {
    if !package.is_sealed() {
        return Err(ShareError::NotSealed);
    }
    let plain = Package::read(&unseal_bytes(package.payload(), typed)?)?;
    // A seal within a seal is nothing that this program makes.
    if plain.is_sealed() {
        return Err(ShareError::Unreadable);
    }
    Ok(plain)
}

/// Seals any bytes: a sealed package's payload is made so.
///
/// # Errors
/// `HostileSeal` when the cost is more than is opened again, `TooLarge`.
pub fn seal_bytes(
    plain: &[u8],
    passphrase: &Passphrase,
    salt: &[u8; SALT_BYTES],
    nonce: &[u8; NONCE_BYTES],
    cost: SealCost,
) -> Result<Vec<u8>, ShareError> {
    let mut payload = cost.memory_kib.to_le_bytes().to_vec();
    payload.push(cost.passes);
    payload.extend_from_slice(salt);
    payload.extend_from_slice(nonce);
    let cipher = cipher(passphrase.bytes(), salt, cost)?;
    let message = Payload {
        msg: plain,
        aad: &payload,
    };
    let sealed = cipher.encrypt(&XNonce::from(*nonce), message);
    payload.extend(sealed.map_err(|_| ShareError::TooLarge)?);
    Ok(payload)
}

/// Opens what [`seal_bytes`] has sealed, with a passphrase as it was typed.
///
/// # Errors
/// `EmptyPassphrase`, `HostileSeal`, `WrongPassphrase`, `Unreadable` when it is nothing that was sealed.
pub fn unseal_bytes(sealed: &[u8], typed: &str) -> Result<Vec<u8>, ShareError> {
    let passphrase = Passphrase::typed(typed).ok_or(ShareError::EmptyPassphrase)?;
    let opened = opened(sealed, passphrase.bytes());
    let as_typed = typed.trim().as_bytes();
    if opened == Err(ShareError::WrongPassphrase) && as_typed != passphrase.bytes() {
        return self::opened(sealed, as_typed);
    }
    opened
}

/// Opens what was sealed, with the bytes that the key is made of.
fn opened(sealed: &[u8], passphrase: &[u8]) -> Result<Vec<u8>, ShareError> {
    let (open, sealed) = sealed
        .split_at_checked(OPEN_BYTES)
        .ok_or(ShareError::Unreadable)?;
    let ([m0, m1, m2, m3, passes, chance @ ..], Some(nonce)) = (open, open.last_chunk()) else {
        return Err(ShareError::Unreadable);
    };
    let salt = chance.first_chunk().ok_or(ShareError::Unreadable)?;
    let cost = SealCost {
        memory_kib: u32::from_le_bytes([*m0, *m1, *m2, *m3]),
        passes: *passes,
    };
    let cipher = cipher(passphrase, salt, cost)?;
    let message = Payload {
        msg: sealed,
        aad: open,
    };
    let plain = cipher.decrypt(&XNonce::from(*nonce), message);
    plain.map_err(|_| ShareError::WrongPassphrase)
}

fn cipher(
    passphrase: &[u8],
    salt: &[u8; SALT_BYTES],
    cost: SealCost,
) -> Result<XChaCha20Poly1305, ShareError> {
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, cost.params()?);
    let mut key = [0; KEY_BYTES];
    argon2
        .hash_password_into(passphrase, salt, &mut key)
        .map_err(|_| ShareError::HostileSeal)?;
    Ok(XChaCha20Poly1305::new(&key.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SALT: [u8; SALT_BYTES] = [7; SALT_BYTES];
    const NONCE: [u8; NONCE_BYTES] = [9; NONCE_BYTES];

    /// Cheap: tests have no secrets.
    const COST: SealCost = SealCost {
        memory_kib: 64,
        passes: 1,
    };

    fn package() -> Package {
        Package::freeze(&vec!["Inga synpunkter", "Åtta klagomål"]).unwrap()
    }

    fn sealed_with(passphrase: &str, cost: SealCost) -> Result<Package, ShareError> {
        let passphrase = Passphrase::typed(passphrase).unwrap();
        seal(&package(), &passphrase, &SALT, &NONCE, cost)
    }

    fn sealed() -> Package {
        sealed_with("Höst och vår", COST).unwrap()
    }

    /// A seal with a key of any bytes, of anything.
    fn forged(passphrase: &str, contents: &Package) -> Package {
        let mut open = COST.memory_kib.to_le_bytes().to_vec();
        open.push(COST.passes);
        open.extend_from_slice(&SALT);
        open.extend_from_slice(&NONCE);
        let message = Payload {
            msg: contents.bytes(),
            aad: &open,
        };
        let cipher = cipher(passphrase.as_bytes(), &SALT, COST).unwrap();
        let sealed = cipher.encrypt(&XNonce::from(NONCE), message).unwrap();
        Package::of(SEALED, &[open, sealed].concat()).unwrap()
    }

    #[test]
    fn a_sealed_package_opens_with_its_passphrase_only() {
        let sealed = sealed();
        assert!(sealed.is_sealed());
        assert_eq!(sealed.contents::<Vec<String>>(), Err(ShareError::Sealed));
        assert_eq!(Package::read(sealed.bytes()), Ok(sealed.clone()));
        for typed in [
            "Höst och vår",
            " Höst och vår\n",
            "Höst  och\u{a0}vår",
            "Ho\u{308}st och va\u{30a}r",
        ] {
            assert_eq!(unseal(&sealed, typed), Ok(package()), "{typed:?}");
        }
        assert_eq!(
            unseal(&sealed, "höst och vår"),
            Err(ShareError::WrongPassphrase)
        );
        assert_eq!(unseal(&sealed, "  "), Err(ShareError::EmptyPassphrase));
        assert_eq!(unseal(&package(), "x"), Err(ShareError::NotSealed));
        let again = Passphrase::typed("x").unwrap();
        assert_eq!(
            seal(&sealed, &again, &SALT, &NONCE, COST),
            Err(ShareError::Sealed)
        );
    }

    /// As they were made before there was one form of a passphrase.
    #[test]
    fn a_seal_made_of_what_was_typed_opens_with_the_same_typed() {
        for typed in [
            "Ho\u{308}st och va\u{30a}r",
            "Höst  och vår",
            "Höst\u{a0}och vår",
        ] {
            let sealed = forged(typed, &package());
            assert_eq!(unseal(&sealed, typed), Ok(package()));
            assert_eq!(unseal(&sealed, &format!(" {typed} ")), Ok(package()));
            let other = unseal(&sealed, "Höst och vår");
            assert_eq!(other, Err(ShareError::WrongPassphrase), "{typed:?}");
        }
    }

    #[test]
    fn the_usual_cost_is_within_what_is_opened() {
        let sealed = sealed_with("x", SealCost::USUAL).unwrap();
        assert_eq!(unseal(&sealed, "x"), Ok(package()));
    }

    /// Whoever changes a sealed package can make its checksum hold again.
    #[test]
    fn every_byte_of_a_seal_is_watched() {
        let sealed = sealed();
        for at in 0..sealed.payload().len() {
            let mut payload = sealed.payload().to_vec();
            payload[at] ^= 1;
            let forged = Package::of(SEALED, &payload).unwrap();
            assert!(unseal(&forged, "Höst och vår").is_err(), "{at}");
        }
        for cut in 0..sealed.payload().len() {
            let forged = Package::of(SEALED, &sealed.payload()[..cut]).unwrap();
            assert!(unseal(&forged, "Höst och vår").is_err(), "{cut}");
        }
    }

    #[test]
    fn a_seal_that_asks_for_too_much_is_refused_unpaid() {
        #[track_caller]
        fn check(memory_kib: u32, passes: u8) {
            let mut payload = memory_kib.to_le_bytes().to_vec();
            payload.push(passes);
            payload.resize(200, 1);
            let forged = Package::of(SEALED, &payload).unwrap();
            assert_eq!(unseal(&forged, "x"), Err(ShareError::HostileSeal));
        }
        check(u32::MAX, 1);
        check(64 * 1024 + 1, 1);
        check(64, 5);
        check(64, 255);
        // Too little for the formula.
        check(0, 1);
        check(64, 0);
    }

    #[test]
    fn a_seal_within_a_seal_is_refused() {
        let forged = forged("x", &sealed());
        assert_eq!(unseal(&forged, "x"), Err(ShareError::Unreadable));
    }
}
