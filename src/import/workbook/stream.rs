//! What must hold of an older Excel file before calamine reads it: two cells far from each other make it hold all
//! between them, room is made for as many cells as the file says, and sectors that name each other have no end.
//!
//! This is no reader. Where the file is not understood here it is let through, for calamine to refuse.

use std::collections::BTreeMap;

use super::super::limits;
use super::super::unpack::{broken, too_large};
use crate::model::Problem;

/// Bytes of the header, and of an entry of the directory.
const HEADER: usize = 512;
const ENTRY: usize = 128;

/// How many places of the allocation table's sectors are in the header.
const TABLES_IN_HEADER: usize = 109;

/// Record types.
const END_OF_SHEET: u16 = 0x000A;
const SHEET: u16 = 0x0085;
const DIMENSIONS: u16 = 0x0200;
const MANY_NUMBERS: u16 = 0x00BD;
const CELLS: [u16; 10] = [
    0x0006, 0x0206, 0x0406, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E,
];

/// Lets a file through whose sheets span no more cells than may be held.
///
/// # Errors
/// `TooLarge`; `Broken` where sectors name each other in a circle.
pub fn admit(bytes: &[u8]) -> Result<(), Problem> {
    let streams = match workbook(bytes) {
        Ok(streams) => streams,
        Err(Unread::Unknown) => return Ok(()),
        Err(Unread::Endless) => return Err(broken("sectors without end")),
    };
    streams.iter().try_for_each(|stream| check(stream))
}

/// Why a file's streams were not found.
enum Unread {
    /// It is not understood.
    Unknown,
    /// Its sectors name each other in a circle.
    Endless,
}

fn check(stream: &[u8]) -> Result<(), Problem> {
    let mut walked = 0;
    let mut spans = BTreeMap::new();
    let mut cells = 0_u64;
    for (kind, body) in records(stream, 0) {
        let start = (kind == SHEET).then(|| long(body, 0)).flatten();
        let Some(start) = start else { continue };
        let sheet = *spans.entry(start).or_insert_with(|| {
            let (span, steps) = span(stream, start);
            walked += steps;
            span
        });
        cells = cells.saturating_add(sheet);
        // Sheets that begin within each other are walked through again and again, by calamine too.
        if cells > limits::HELD_CELLS || walked > limits::HELD_CELLS {
            return Err(too_large("Workbook"));
        }
    }
    Ok(())
}

/// How many cells a sheet spans, and of how many records that was found out.
fn span(stream: &[u8], start: usize) -> (u64, u64) {
    let mut area: Option<[u64; 4]> = None;
    let mut said = 0;
    let mut steps = 0;
    for (kind, body) in records(stream, start) {
        steps += 1;
        if kind == END_OF_SHEET {
            break;
        }
        if kind == DIMENSIONS {
            said = said.max(dimensions(body));
        }
        let place = CELLS
            .contains(&kind)
            .then(|| short(body, 0).zip(short(body, 2)));
        let Some((row, first)) = place.flatten() else {
            continue;
        };
        let last = (kind == MANY_NUMBERS)
            .then(|| short(body, body.len().saturating_sub(2)))
            .flatten();
        let last = last.unwrap_or(first).max(first);
        let [top, bottom, left, right] = area.unwrap_or([row, row, first, last]);
        area = Some([
            top.min(row),
            bottom.max(row),
            left.min(first),
            right.max(last),
        ]);
    }
    let cells = area.map_or(0, |[top, bottom, left, right]| {
        (bottom - top + 1) * (right - left + 1)
    });
    (cells.max(said), steps)
}

/// How many cells a sheet says that it has: its first row and the one after its last, and columns likewise.
fn dimensions(body: &[u8]) -> u64 {
    let rows = match body.len() {
        10 => short(body, 0).zip(short(body, 2)),
        _ => long(body, 0)
            .and_then(wide)
            .zip(long(body, 4).and_then(wide)),
    };
    let Some((first, end)) = rows else { return 0 };
    let columns = short(body, body.len().saturating_sub(4).min(10)).unwrap_or(0);
    // Where the end comes before the beginning calamine reckons with all there could be.
    let height = end.checked_sub(first).unwrap_or(u64::from(u32::MAX));
    height.saturating_mul(columns.max(1))
}

fn wide(number: usize) -> Option<u64> {
    u64::try_from(number).ok()
}

/// The records from a place on, with their types.
fn records(stream: &[u8], start: usize) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = stream.get(start..).unwrap_or_default();
    std::iter::from_fn(move || {
        let kind = u16::from_le_bytes(rest.get(..2)?.try_into().ok()?);
        let end = usize::from(u16::from_le_bytes(rest.get(2..4)?.try_into().ok()?)) + 4;
        let body = rest.get(4..end)?;
        rest = rest.get(end..)?;
        Some((kind, body))
    })
}

/// The streams that may be the one with the sheets.
fn workbook(bytes: &[u8]) -> Result<Vec<Vec<u8>>, Unread> {
    let known = |number: Option<usize>| number.ok_or(Unread::Unknown);
    let sector = known(sector_size(bytes, 30))?;
    let small = known(sector_size(bytes, 32))?;
    // The first sector comes after the header, which takes up a whole one.
    let sectors = bytes.get(sector.max(HEADER)..).ok_or(Unread::Unknown)?;
    let mut tables: Vec<usize> = (0..TABLES_IN_HEADER)
        .filter_map(|place| long(bytes, 76 + place * 4))
        .collect();
    let mut next = known(long(bytes, 68))?;
    for _ in 0..sectors.len() / sector {
        let Some(more) = part(sectors, next, sector) else {
            break;
        };
        let mut places = longs(more);
        next = known(places.pop())?;
        tables.extend(places);
    }
    let table: Vec<usize> = tables
        .into_iter()
        .filter_map(|place| part(sectors, place, sector))
        // There are no more sectors of the table than there are sectors.
        .take(sectors.len() / sector + 1)
        .flat_map(longs)
        .collect();
    let own = |start| chain(sectors, &table, start, sector);
    let directory = own(known(long(bytes, 48))?)?;
    let entries = directory.chunks_exact(ENTRY);
    let root = entries.clone().next().ok_or(Unread::Unknown)?;
    // A short stream lies in small sectors within the root's.
    let small_sectors = own(known(long(root, 116))?)?;
    let small_table = longs(&own(known(long(bytes, 60))?)?);
    let mut streams = Vec::new();
    for entry in entries.filter(|entry| has_sheets(entry)) {
        let start = known(long(entry, 116))?;
        streams.push(if long(entry, 120) >= long(bytes, 56) {
            own(start)?
        } else {
            chain(&small_sectors, &small_table, start, small)?
        });
    }
    Ok(streams)
}

/// Whether an entry of the directory has the name of the stream with the sheets.
fn has_sheets(entry: &[u8]) -> bool {
    ["Workbook", "Book"].iter().any(|wanted| {
        let wanted: Vec<u8> = wanted.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let rest = entry.strip_prefix(wanted.as_slice());
        rest.is_some_and(|rest| rest.starts_with(&[0, 0]))
    })
}

/// The sectors from one on, each of which the table says the next of.
fn chain(sectors: &[u8], table: &[usize], start: usize, size: usize) -> Result<Vec<u8>, Unread> {
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
    Err(Unread::Endless)
}

/// A sector; the last one of a file may be cut short.
fn part(sectors: &[u8], place: usize, size: usize) -> Option<&[u8]> {
    let start = place.checked_mul(size)?;
    let rest = sectors.get(start..).filter(|rest| !rest.is_empty())?;
    Some(rest.get(..size).unwrap_or(rest))
}

fn sector_size(bytes: &[u8], exponent: usize) -> Option<usize> {
    let exponent = u32::try_from(short(bytes, exponent)?).ok()?;
    (4..=16).contains(&exponent).then(|| 1 << exponent)
}

fn short(bytes: &[u8], at: usize) -> Option<u64> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?).into())
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    usize::try_from(u32::from_le_bytes(bytes.try_into().ok()?)).ok()
}

fn longs(bytes: &[u8]) -> Vec<usize> {
    (0..bytes.len() / 4)
        .filter_map(|place| long(bytes, place * 4))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ProblemCode;

    /// A sheet with a number in its first cell and one in another.
    fn stream(row: u16, column: u16) -> Vec<u8> {
        let mut stream = Vec::new();
        let mut put = |kind: u16, body: &[u8]| {
            stream.extend(kind.to_le_bytes());
            stream.extend(u16::try_from(body.len()).unwrap().to_le_bytes());
            stream.extend(body);
        };
        put(SHEET, &[12, 0, 0, 0, 0, 0, 0, 0]);
        for (row, column) in [(0, 0), (row, column)] {
            let place = [row, column].map(u16::to_le_bytes).concat();
            put(0x0203, &[place.as_slice(), &[0; 10]].concat());
        }
        put(END_OF_SHEET, &[]);
        stream
    }

    /// A file with the stream in small sectors, or in sectors of its own.
    fn file(stream: &[u8], shortest: u32) -> Vec<u8> {
        let mut file = vec![0; HEADER];
        let mut put = |at: usize, bytes: &[u8]| file[at..at + bytes.len()].copy_from_slice(bytes);
        put(30, &[9, 0, 6, 0]);
        // The directory, the shortest stream, the small sectors' table, no further tables, the first table.
        for (at, word) in [
            (48, 1),
            (56, shortest),
            (60, 2),
            (68, u32::MAX),
            (76, 0),
            (80, u32::MAX),
        ] {
            put(at, &u32::to_le_bytes(word));
        }
        let table = vec![u32::MAX; 128];
        let mut small = vec![u32::MAX; 128];
        for (at, next) in small.iter_mut().zip(1..).take(stream.len() / 64) {
            *at = next;
        }
        let mut directory = vec![0; 512];
        for (place, name, start) in [
            (0, "Root Entry", 3_u32),
            (1, "Workbook", if shortest == 0 { 3 } else { 0 }),
        ] {
            let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            directory[place * ENTRY..][..name.len()].copy_from_slice(&name);
            directory[place * ENTRY + 116..][..4].copy_from_slice(&start.to_le_bytes());
            directory[place * ENTRY + 120..][..4].copy_from_slice(&100_u32.to_le_bytes());
        }
        file.extend(table.into_iter().flat_map(u32::to_le_bytes));
        file.extend(directory);
        file.extend(small.into_iter().flat_map(u32::to_le_bytes));
        file.extend(stream);
        file.resize(HEADER * 5, 0);
        file
    }

    #[test]
    fn cells_far_from_each_other_are_not_held() {
        for shortest in [0, 4096] {
            assert_eq!(admit(&file(&stream(60_000, 200), shortest)), Ok(()));
            let problem = admit(&file(&stream(60_000, 300), shortest)).unwrap_err();
            assert_eq!(problem.code, ProblemCode::TooLarge);
        }
    }

    #[test]
    fn room_is_not_made_for_what_a_file_only_says() {
        let sized = |end: u32| {
            let mut stream = stream(1, 1);
            let last = stream.len() - 4;
            let mut said = [0x00, 0x02, 14, 0, 0, 0, 0, 0].to_vec();
            said.extend(end.to_le_bytes());
            said.extend([0, 0, 0, 1, 0, 0]);
            stream.splice(last..last, said);
            admit(&file(&stream, 0)).map_err(|problem| problem.code)
        };
        assert_eq!(sized(65_536), Ok(()));
        assert_eq!(sized(70_000), Err(ProblemCode::TooLarge));
    }

    #[test]
    fn sectors_that_name_each_other_are_broken() {
        let mut file = file(&stream(1, 1), 0);
        // The directory's sector comes after itself.
        file[HEADER + 4..HEADER + 8].copy_from_slice(&1_u32.to_le_bytes());
        assert_eq!(admit(&file).unwrap_err().code, ProblemCode::Broken);
    }

    #[test]
    fn what_is_not_understood_is_let_through() {
        let file = file(&stream(60_000, 200), 0);
        for length in 0..file.len() {
            assert_eq!(admit(&file[..length]), Ok(()));
        }
    }
}
