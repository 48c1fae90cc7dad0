//! The container of older Office files: a small file system, whose sectors each name the next.

use super::super::super::unpack::broken;
use super::bytes::{long, short};
use crate::model::Problem;

/// What a container begins with.
pub const CONTAINER: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// What a workbook's stream begins with that has no container.
pub const STREAM: &[u8] = &[0x09, 0x08];

/// Bytes of the header, and of an entry of the directory.
const HEADER: usize = 512;
const ENTRY: usize = 128;

/// How many places of the allocation table's sectors are in the header.
const TABLES_IN_HEADER: usize = 109;

/// An opened container.
pub struct Container<'a> {
    sectors: &'a [u8],
    sector: usize,
    table: Vec<usize>,
    small: usize,
    /// The shortest stream that has sectors of its own; shorter ones lie in small sectors within the root's.
    shortest: usize,
    small_sectors: Vec<u8>,
    small_table: Vec<usize>,
    entries: Vec<Entry>,
}

/// A stream of the container's, by its place in the directory.
struct Entry {
    name: String,
    start: usize,
    length: usize,
}

impl<'a> Container<'a> {
    /// Reads the directory.
    ///
    /// # Errors
    /// `Broken` where it cannot be understood or sectors name each other in a circle.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Problem> {
        let known = |number: Option<usize>| number.ok_or_else(|| broken("no directory"));
        let sector = known(sector_size(bytes, 30))?;
        // The first sector comes after the header, which takes up a whole one.
        let sectors = bytes.get(sector.max(HEADER)..).unwrap_or_default();
        let table = table(bytes, sectors, sector)?;
        let directory = chain(sectors, &table, known(long(bytes, 48))?, sector)?;
        let root = directory
            .get(..ENTRY)
            .ok_or_else(|| broken("no directory"))?;
        let small_table = chain(sectors, &table, known(long(bytes, 60))?, sector)?;
        Ok(Self {
            sectors,
            sector,
            small: known(sector_size(bytes, 32))?,
            shortest: known(long(bytes, 56))?,
            small_sectors: chain(sectors, &table, known(long(root, 116))?, sector)?,
            small_table: longs(&small_table),
            table,
            entries: entries(&directory),
        })
    }

    /// The names of its streams and folders, without those that lie in a folder.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    /// The content of a stream, to the end of its last sector. Writers disagree on upper and lower case.
    ///
    /// # Errors
    /// `Broken` where sectors name each other in a circle.
    pub fn stream(&self, name: &str) -> Option<Result<Vec<u8>, Problem>> {
        let mut entries = self.entries.iter();
        let entry = entries.find(|entry| entry.name.eq_ignore_ascii_case(name))?;
        Some(if entry.length >= self.shortest {
            chain(self.sectors, &self.table, entry.start, self.sector)
        } else {
            chain(
                &self.small_sectors,
                &self.small_table,
                entry.start,
                self.small,
            )
        })
    }
}

/// The names of a container's streams; none where it cannot be understood.
#[must_use]
pub fn names(bytes: &[u8]) -> Vec<String> {
    Container::open(bytes).map_or_else(
        |_| Vec::new(),
        |container| container.names().map(str::to_owned).collect(),
    )
}

/// Which sector comes after which.
fn table(bytes: &[u8], sectors: &[u8], sector: usize) -> Result<Vec<usize>, Problem> {
    let mut tables: Vec<usize> = (0..TABLES_IN_HEADER)
        .filter_map(|place| long(bytes, 76 + place * 4))
        .collect();
    let mut next = long(bytes, 68);
    for _ in 0..sectors.len() / sector {
        let Some(more) = next.and_then(|next| part(sectors, next, sector)) else {
            break;
        };
        let mut places = longs(more);
        next = Some(places.pop().ok_or_else(|| broken("no allocation table"))?);
        tables.extend(places);
    }
    Ok(tables
        .into_iter()
        .filter_map(|place| part(sectors, place, sector))
        // There are no more sectors of the table than there are sectors.
        .take(sectors.len() / sector + 1)
        .flat_map(longs)
        .collect())
}

/// The directory's entries that lie in no folder, or all where none is reached from the root.
fn entries(directory: &[u8]) -> Vec<Entry> {
    let all: Vec<&[u8]> = directory
        .as_chunks::<ENTRY>()
        .0
        .iter()
        .map(<[u8; ENTRY]>::as_slice)
        .collect();
    let mut reached = vec![false; all.len()];
    // The root's children hang together as a tree: each names one before it and one after it in order.
    let mut next: Vec<usize> = all
        .first()
        .and_then(|root| long(root, 76))
        .into_iter()
        .collect();
    while let Some(place) = next.pop() {
        if place > 0
            && let Some(seen) = reached.get_mut(place)
            && !std::mem::replace(seen, true)
            && let Some(entry) = all.get(place)
        {
            next.extend(long(entry, 68).into_iter().chain(long(entry, 72)));
        }
    }
    let any = reached.contains(&true);
    all.into_iter()
        .zip(reached)
        .skip(1)
        .filter(|(_, reached)| *reached || !any)
        .filter_map(|(entry, _)| {
            let units = entry.get(..64)?.as_chunks().0.iter().copied();
            let units = units.map(u16::from_le_bytes).take_while(|unit| *unit != 0);
            Some(Entry {
                name: char::decode_utf16(units)
                    .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
                    .collect(),
                start: long(entry, 116)?,
                length: long(entry, 120)?,
            })
        })
        .collect()
}

/// The sectors from one on, each of which the table says the next of.
fn chain(sectors: &[u8], table: &[usize], start: usize, size: usize) -> Result<Vec<u8>, Problem> {
    let mut all = Vec::new();
    let mut at = start;
    for _ in 0..=table.len().min(sectors.len().div_ceil(size)) {
        let Some(content) = part(sectors, at, size) else {
            return Ok(all);
        };
        all.extend_from_slice(content);
        match table.get(at) {
            Some(next) => at = *next,
            None => return Ok(all),
        }
    }
    Err(broken("sectors without end"))
}

/// A sector; the last one of a file may be cut short.
fn part(sectors: &[u8], place: usize, size: usize) -> Option<&[u8]> {
    let start = place.checked_mul(size)?;
    let rest = sectors.get(start..).filter(|rest| !rest.is_empty())?;
    Some(rest.get(..size).unwrap_or(rest))
}

fn sector_size(bytes: &[u8], exponent: usize) -> Option<usize> {
    let exponent = u32::from(short(bytes, exponent)?);
    (4..=16).contains(&exponent).then(|| 1 << exponent)
}

fn longs(bytes: &[u8]) -> Vec<usize> {
    (0..bytes.len() / 4)
        .filter_map(|place| long(bytes, place * 4))
        .collect()
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::model::ProblemCode;

    const SECTOR: usize = 512;
    const END: u32 = 0xFFFF_FFFE;
    const NONE: u32 = 0xFFFF_FFFF;

    /// A container of one stream with sectors of its own, made longer with zeroes where it is short. First the
    /// allocation table, then the directory, then the stream.
    pub fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
        let length = stream.len().max(4096);
        let sectors = length.div_ceil(SECTOR);
        assert!(sectors < 120, "one sector of the table is enough");
        let mut file = CONTAINER.to_vec();
        file.resize(24, 0);
        // Version 3.62, low byte first, sectors of 2^9 bytes and small ones of 2^6.
        file.extend([0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
        file.resize(44, 0);
        for word in [1, 1, 0, 4096, END, 0, END, 0, 0] {
            file.extend(u32::to_le_bytes(word));
        }
        file.resize(SECTOR, 0xFF);
        let last = u32::try_from(sectors).unwrap() + 1;
        let table = [0xFFFF_FFFD, END].into_iter().chain(3..=last).chain([END]);
        file.extend(table.flat_map(u32::to_le_bytes));
        file.resize(2 * SECTOR, 0xFF);
        file.extend(entry("Root Entry", 1, END, 0));
        file.extend(entry(name, NONE, 2, u32::try_from(length).unwrap()));
        file.resize(3 * SECTOR, 0);
        file.extend(stream);
        file.resize((3 + sectors) * SECTOR, 0);
        file
    }

    fn entry(name: &str, child: u32, first: u32, length: u32) -> Vec<u8> {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let bytes = u8::try_from(entry.len() + 2).unwrap();
        entry.resize(64, 0);
        entry.extend([bytes, 0, 2, 1]);
        entry.extend([NONE, NONE, child].into_iter().flat_map(u32::to_le_bytes));
        entry.resize(116, 0);
        entry.extend([first, length, 0].into_iter().flat_map(u32::to_le_bytes));
        entry
    }

    #[test]
    fn streams_are_found_by_their_names() {
        let file = compound("WORKBOOK", b"abc");
        let container = Container::open(&file).unwrap();
        assert_eq!(container.names().collect::<Vec<_>>(), ["WORKBOOK"]);
        let stream = container.stream("Workbook").unwrap().unwrap();
        assert!(stream.starts_with(b"abc\0") && stream.len() == 4096);
        assert!(container.stream("Book").is_none());
    }

    #[test]
    fn short_streams_lie_in_small_sectors() {
        let mut file = compound("Book", &[b"small".as_slice(), &[0; 59], b"next"].concat());
        let mut put = |at: usize, word: u32| file[at..at + 4].copy_from_slice(&word.to_le_bytes());
        // The root's stream holds the small sectors; their table comes after the stream.
        let root = 2 * SECTOR;
        put(root + 116, 2);
        put(root + 120, 128);
        put(root + ENTRY + 116, 0);
        put(root + ENTRY + 120, 69);
        put(60, 10);
        put(64, 1);
        put(SECTOR + 4 * 10, END);
        let mut table = vec![1, END];
        table.resize(128, NONE);
        file.extend(table.into_iter().flat_map(u32::to_le_bytes));
        let container = Container::open(&file).unwrap();
        let stream = container.stream("Book").unwrap().unwrap();
        assert_eq!(stream.len(), 128);
        assert!(stream.starts_with(b"small") && stream[64..].starts_with(b"next"));
    }

    #[test]
    fn sectors_that_name_each_other_are_broken() {
        let mut file = compound("Workbook", b"x");
        // The directory's sector comes after itself.
        file[SECTOR + 4..SECTOR + 8].copy_from_slice(&1_u32.to_le_bytes());
        let problem = Container::open(&file).err().unwrap();
        assert_eq!(problem.code, ProblemCode::Broken);
    }

    #[test]
    fn what_is_cut_off_has_no_names_or_all() {
        let file = compound("Workbook", b"x");
        for length in 0..file.len() {
            let names = names(&file[..length]);
            assert!(names.is_empty() || names == ["Workbook"]);
        }
    }
}
