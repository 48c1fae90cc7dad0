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
        let root = directory.get(..ENTRY).ok_or_else(|| broken("no directory"))?;
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
            chain(&self.small_sectors, &self.small_table, entry.start, self.small)
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
    let all: Vec<&[u8]> = directory.as_chunks::<ENTRY>().0.iter().map(<[u8; ENTRY]>::as_slice).collect();
    let mut reached = vec![false; all.len()];
    // The root's children hang together as a tree: each names one before it and one after it in order.
    let mut next: Vec<usize> = all.first().and_then(|root| long(root, 76)).into_iter().collect();
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
    for _ in 0..=table.len() {
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
