//! ZIP archives part by part: each is unpacked in pieces, within limits, and compared with its checksum.

use std::cell::Cell;
use std::io::Cursor;

use flate2::{Crc, Decompress, FlushDecompress, Status};
use zip::{CompressionMethod, ZipArchive};

use super::limits;
use crate::model::{Problem, ProblemCode};

/// An archive's list of parts.
pub struct Package<'a> {
    bytes: &'a [u8],
    entries: Vec<Entry>,
    /// What the parts that were opened unpack to.
    admitted: Cell<u64>,
}

/// One part, as the archive's directory describes it.
pub struct Entry {
    /// Its path in the archive.
    pub name: String,
    /// Whether it is a folder.
    pub folder: bool,
    encrypted: bool,
    method: CompressionMethod,
    start: usize,
    packed: usize,
    unpacked: u64,
    checksum: u32,
}

impl<'a> Package<'a> {
    /// Reads the archive's directory.
    ///
    /// # Errors
    /// `TooLarge` with too many entries, `Broken` where there is no directory.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Problem> {
        if entry_count(bytes).is_some_and(|count| count > limits::ENTRIES) {
            return Err(too_large("ZIP"));
        }
        let failed = |error: zip::result::ZipError| broken(error.to_string());
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(failed)?;
        let mut entries = Vec::with_capacity(archive.len());
        for index in 0..archive.len() {
            let file = archive.by_index_raw(index).map_err(failed)?;
            let start = file.data_start().and_then(|at| usize::try_from(at).ok());
            entries.push(Entry {
                name: file.name().map_err(failed)?.into_owned(),
                folder: file.is_dir(),
                encrypted: file.encrypted(),
                method: file.compression(),
                start: start.ok_or_else(|| broken("no place of a part"))?,
                packed: usize::try_from(file.compressed_size())
                    .map_err(|_| broken("a part longer than the file"))?,
                unpacked: file.size(),
                checksum: file.crc32(),
            });
        }
        Ok(Self {
            bytes,
            entries,
            admitted: Cell::new(0),
        })
    }

    /// All parts, in the directory's order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The part of this path. Programs disagree on upper and lower case, and on the slash before it.
    pub fn find(&self, path: &str) -> Option<&Entry> {
        let path = path.trim_start_matches('/');
        self.entries.iter().find(|entry| {
            let name = entry.name.trim_start_matches('/');
            name.eq_ignore_ascii_case(path)
                || name.contains('\\') && name.replace('\\', "/").eq_ignore_ascii_case(path)
        })
    }

    /// Whether the parts that are chosen may be unpacked, all of them. Asked before the first one is.
    ///
    /// # Errors
    /// `TooLarge` with the part that makes them too much.
    pub fn admit(&self, chosen: impl Fn(&Entry) -> bool) -> Result<(), Problem> {
        let mut admitted = 0_u64;
        for entry in self.entries.iter().filter(|entry| chosen(entry)) {
            admitted = admitted.saturating_add(entry.unpacked);
            if self.is_too_much(admitted) {
                return Err(too_large(&entry.name));
            }
        }
        Ok(())
    }

    /// Parts may lie on top of each other, so that each alone is no bomb.
    fn is_too_much(&self, admitted: u64) -> bool {
        let bytes = u64::try_from(self.bytes.len()).unwrap_or(u64::MAX);
        admitted > limits::INFLATED_BYTES
            || (admitted > limits::INFLATED_BYTES_UNSUSPECTED
                && admitted / limits::INFLATION > bytes)
    }

    /// Begins to unpack a part.
    ///
    /// # Errors
    /// `Encrypted`; `TooLarge` where the part says that it unpacks to more than is allowed; `Broken`.
    pub fn part(&self, entry: &Entry) -> Result<Part<'a>, Problem> {
        if entry.encrypted {
            return Err(Problem::new(ProblemCode::Encrypted));
        }
        let admitted = self.admitted.get().saturating_add(entry.unpacked);
        let packed = u64::try_from(entry.packed).unwrap_or(u64::MAX);
        let suspect = entry.unpacked > limits::INFLATED_BYTES_UNSUSPECTED
            && entry.unpacked / limits::INFLATION > packed;
        if suspect || self.is_too_much(admitted) {
            return Err(too_large(&entry.name));
        }
        self.admitted.set(admitted);
        let inflater = match entry.method {
            CompressionMethod::Stored => None,
            CompressionMethod::Deflated => Some(Decompress::new(false)),
            other => return Err(broken(format!("packed with {other}"))),
        };
        let source = entry
            .start
            .checked_add(entry.packed)
            .and_then(|end| self.bytes.get(entry.start..end))
            .ok_or_else(|| broken("a part beyond the end"))?;
        Ok(Part {
            name: entry.name.clone(),
            source,
            taken: 0,
            inflater,
            left: entry.unpacked,
            checksum: Some(entry.checksum),
            crc: Crc::new(),
        })
    }

    /// Unpacks a whole part.
    ///
    /// # Errors
    /// Those of [`Self::part`] and [`Part::fill`].
    pub fn bytes(&self, entry: &Entry) -> Result<Vec<u8>, Problem> {
        self.part(entry)?.rest()
    }
}

/// A part that is being unpacked.
pub struct Part<'a> {
    name: String,
    source: &'a [u8],
    taken: usize,
    inflater: Option<Decompress>,
    /// What the directory says is still to come. More than that is not let through, so that limits hold.
    left: u64,
    /// What the directory says of its content; nothing for what is in no archive.
    checksum: Option<u32>,
    crc: Crc,
}

impl<'a> Part<'a> {
    /// What is no part of an archive, but a file of its own.
    pub fn whole(name: &str, bytes: &'a [u8]) -> Self {
        Self {
            name: name.to_owned(),
            source: bytes,
            taken: 0,
            inflater: None,
            left: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            checksum: None,
            crc: Crc::new(),
        }
    }
}

impl Part<'_> {
    /// The part's path.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many bytes of the file have been unpacked.
    pub fn taken(&self) -> u64 {
        u64::try_from(self.taken).unwrap_or(u64::MAX)
    }

    /// Unpacks the next bytes into `room`, which is not empty, and says how many; 0 at the end.
    ///
    /// # Errors
    /// `Broken` where the part ends early, goes on for longer than it says, or is not what was packed.
    pub fn fill(&mut self, room: &mut [u8]) -> Result<usize, Problem> {
        let count = match &mut self.inflater {
            None => {
                let source = self.source.get(self.taken..).unwrap_or_default();
                let count = source.len().min(room.len());
                if let (Some(from), Some(to)) = (source.get(..count), room.get_mut(..count)) {
                    to.copy_from_slice(from);
                }
                self.taken += count;
                count
            }
            Some(inflater) => loop {
                let source = self.source.get(self.taken..).unwrap_or_default();
                let (before_in, before_out) = (inflater.total_in(), inflater.total_out());
                let status = inflater
                    .decompress(source, room, FlushDecompress::None)
                    .map_err(|error| broken(error.to_string()))?;
                let taken = usize::try_from(inflater.total_in() - before_in).unwrap_or(0);
                let count = usize::try_from(inflater.total_out() - before_out).unwrap_or(0);
                self.taken += taken;
                if count > 0 || status == Status::StreamEnd {
                    break count;
                }
                if taken == 0 {
                    return Err(broken(format!("{} is cut off", self.name)));
                }
            },
        };
        self.crc.update(room.get(..count).unwrap_or_default());
        let given = u64::try_from(count).unwrap_or(u64::MAX);
        self.left = self
            .left
            .checked_sub(given)
            .ok_or_else(|| broken(format!("{} is longer than it says", self.name)))?;
        let differs = |said| said != self.crc.sum();
        if count == 0 && (self.left > 0 || self.checksum.is_some_and(differs)) {
            return Err(broken(format!("{} is damaged", self.name)));
        }
        Ok(count)
    }

    /// Unpacks all that is left.
    ///
    /// # Errors
    /// Those of [`Self::fill`].
    pub fn rest(mut self) -> Result<Vec<u8>, Problem> {
        let mut all = Vec::new();
        let mut piece = vec![0; 1 << 16];
        loop {
            match self.fill(&mut piece)? {
                0 => return Ok(all),
                count => all.extend_from_slice(piece.get(..count).unwrap_or_default()),
            }
        }
    }
}

/// `Broken` with the reader's words.
pub fn broken(words: impl Into<String>) -> Problem {
    Problem::new(ProblemCode::Broken).with_detail(words)
}

/// `TooLarge` with the part that is.
pub fn too_large(part: &str) -> Problem {
    Problem::new(ProblemCode::TooLarge).with_detail(part)
}

/// How many entries the archive's end claims. Asked before the directory is read, which takes as long as it is.
fn entry_count(bytes: &[u8]) -> Option<u64> {
    const END: &[u8] = b"PK\x05\x06";
    const LONG_END: &[u8] = b"PK\x06\x06";
    let last = |signature: &[u8], within: usize| {
        let tail = bytes.get(bytes.len().saturating_sub(within)..)?;
        tail.windows(4)
            .rposition(|window| window == signature)
            .and_then(|at| tail.get(at..))
    };
    let end = last(END, 0x1_0000 + 22)?;
    let short = u16::from_le_bytes(end.get(10..12)?.try_into().ok()?);
    if short < u16::MAX {
        return Some(u64::from(short));
    }
    let end = last(LONG_END, 0x1_0000 + 22 + 20 + 0x1_0000)?;
    Some(u64::from_le_bytes(end.get(32..40)?.try_into().ok()?))
}

#[cfg(test)]
pub mod tests {
    use std::io::Write;

    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;

    /// An archive of these files.
    pub fn packed<C: AsRef<[u8]>>(files: &[(&str, C)]) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in files {
            let options =
                SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
            archive.start_file(*name, options).unwrap();
            archive.write_all(content.as_ref()).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }
}
