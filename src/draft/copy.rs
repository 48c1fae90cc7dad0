//! A copy of a draft as one file, to keep or to take to another computer: the draft with its history and its versions and,
//! if wished, the files that it was made of; sealed with a passphrase or not.
//!
//! The container's content is a byte that says whether what follows is sealed, then, plain or sealed, the parts: the
//! length of the draft, the draft, and of each file its fingerprint, its name, its length and its bytes.

use super::compact::{put, take};
use super::tree::Draft;
use crate::model::{Container, ContainerError, Fingerprint};

/// The word that a copy begins with.
pub const COPY_WORD: &str = "lardom-copy";

/// The version of a copy that this program writes.
pub const COPY_VERSION: u32 = 1;

const CONTAINER: Container = Container {
    magic: COPY_WORD,
    version: COPY_VERSION,
    first: COPY_VERSION,
};

const PLAIN: u8 = 0;
const SEALED: u8 = 1;

/// A file that goes along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopiedFile {
    /// Its fingerprint.
    pub fingerprint: Fingerprint,
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A draft with the files that go along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// The draft.
    pub draft: Draft,
    /// The files.
    pub files: Vec<CopiedFile>,
}

/// What a file with a copy holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Copied {
    /// The copy.
    Plain(Box<Copy>),
    /// A sealed copy, for whoever knows the passphrase.
    Sealed(Vec<u8>),
}

impl Copy {
    /// Its parts, to be put in a file or sealed first.
    #[must_use]
    pub fn parts(&self, saved_ms: u64) -> Vec<u8> {
        let mut parts = Vec::new();
        put(&mut parts, &self.draft.write_bytes(saved_ms));
        put(&mut parts, &self.files.len());
        for file in &self.files {
            put(
                &mut parts,
                &(&file.fingerprint, &file.name, file.bytes.len()),
            );
            parts.extend_from_slice(&file.bytes);
        }
        parts
    }

    /// Reads parts.
    ///
    /// # Errors
    /// Those of the draft, and `Damaged` when they are not whole.
    pub fn of_parts(parts: &[u8]) -> Result<Self, ContainerError> {
        let mut rest = parts;
        let draft: Vec<u8> = take(&mut rest)?;
        let draft = Draft::read_bytes(&draft)?;
        let count: usize = take(&mut rest)?;
        let mut files = Vec::new();
        for _ in 0..count {
            let (fingerprint, name, length) = take(&mut rest)?;
            let (bytes, left) = rest
                .split_at_checked(length)
                .ok_or(ContainerError::Damaged)?;
            rest = left;
            files.push(CopiedFile {
                fingerprint,
                name,
                bytes: bytes.to_vec(),
            });
        }
        match rest {
            [] => Ok(Self { draft, files }),
            _ => Err(ContainerError::Damaged),
        }
    }
}

/// The file of a copy, of its parts or of what they were sealed to.
#[must_use]
pub fn write_copy(parts: &[u8], is_sealed: bool) -> Vec<u8> {
    let first = if is_sealed { SEALED } else { PLAIN };
    let mut content = Vec::with_capacity(parts.len() + 1);
    content.push(first);
    content.extend_from_slice(parts);
    CONTAINER.write_bytes(&content)
}

/// Reads the file of a copy.
///
/// # Errors
/// `Foreign`, `Newer`, `Damaged`, as for every container.
pub fn read_copy(bytes: &[u8]) -> Result<Copied, ContainerError> {
    let opened = CONTAINER.open_bytes(bytes)?;
    match opened.content.split_first() {
        Some((&PLAIN, parts)) => Copy::of_parts(parts).map(Box::new).map(Copied::Plain),
        Some((&SEALED, sealed)) => Ok(Copied::Sealed(sealed.to_vec())),
        _ => Err(ContainerError::Damaged),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Pen;
    use crate::model::Operation;

    fn copy() -> Copy {
        let mut draft = Draft::new("a1".to_owned(), "Redovisning 2022".to_owned(), 1);
        let event = draft.doing(Operation::SetYear { year: 2022 }, &Pen::default());
        draft.take(event).unwrap();
        Copy {
            draft,
            files: vec![CopiedFile {
                fingerprint: Fingerprint("0123".to_owned()),
                name: "klagomål.csv".to_owned(),
                bytes: b"Nr;Datum\n1;2022-01-02\n".to_vec(),
            }],
        }
    }

    #[test]
    fn a_copy_comes_back_with_its_files() {
        let file = write_copy(&copy().parts(5), false);
        assert!(file.starts_with(b"lardom-copy 1 "));
        assert_eq!(read_copy(&file), Ok(Copied::Plain(Box::new(copy()))));
        let sealed = write_copy(b"sealed", true);
        assert_eq!(read_copy(&sealed), Ok(Copied::Sealed(b"sealed".to_vec())));
    }

    #[test]
    fn what_is_cut_or_turned_is_refused() {
        let file = write_copy(&copy().parts(5), false);
        for length in 0..file.len() {
            assert!(read_copy(&file[..length]).is_err());
            let mut turned = file.clone();
            turned[length] ^= 4;
            assert!(read_copy(&turned).is_err());
        }
        let short = copy().parts(5);
        let short = &short[..short.len() - 1];
        assert_eq!(Copy::of_parts(short), Err(ContainerError::Damaged));
    }
}
