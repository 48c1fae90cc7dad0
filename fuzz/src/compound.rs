//! The container of older Excel files: sectors of 512 bytes, of which each names the next.

/// Bytes of a sector.
const SECTOR: usize = 512;

/// The shortest stream that has sectors of its own.
const LONG: usize = 4096;

/// What the allocation table says of its own sectors.
const TABLE: u32 = 0xFFFF_FFFD;

/// The end of a chain of sectors.
const END: u32 = 0xFFFF_FFFE;

/// No sector.
const NONE: u32 = 0xFFFF_FFFF;

/// A compound file with one stream, named `Workbook`, zeroes added where it is short. First the allocation table,
/// then the directory, then the stream.
pub fn compound(stream: &[u8]) -> Vec<u8> {
    let length = stream.len().max(LONG);
    let sectors = length.div_ceil(SECTOR);
    let entries = SECTOR / 4;
    // One sector of the table tells of 128 sectors, its own and the directory's among them.
    let mut tables = 1;
    while tables * entries < sectors + 1 + tables {
        tables += 1;
    }
    let directory = number(tables);
    let first = directory + 1;
    let last = first + number(sectors) - 1;
    let mut file = header(tables, directory);
    let mut table: Vec<u32> = vec![TABLE; tables];
    table.push(END);
    table.extend(first + 1..=last);
    table.push(END);
    table.resize(tables * entries, NONE);
    file.extend(table.into_iter().flat_map(u32::to_le_bytes));
    file.extend(entry("Root Entry", 5, 1, END, 0));
    file.extend(entry("Workbook", 2, NONE, first, number(length)));
    file.resize((2 + tables) * SECTOR, 0);
    file.extend(stream);
    file.resize((2 + tables + sectors) * SECTOR, 0);
    file
}

fn header(tables: usize, directory: u32) -> Vec<u8> {
    let mut header = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    header.extend([0; 16]);
    // Version 3.62, low byte first, sectors of 2^9 bytes and small ones of 2^6.
    header.extend([0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    header.extend([0; 10]);
    let words = [number(tables), directory, 0, number(LONG), END, 0, END, 0];
    header.extend(words.into_iter().flat_map(u32::to_le_bytes));
    let places = (0..number(tables)).chain(std::iter::repeat(NONE)).take(109);
    header.extend(places.flat_map(u32::to_le_bytes));
    header
}

/// An entry of the directory, without siblings.
fn entry(name: &str, kind: u8, child: u32, first: u32, length: u32) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let name_bytes = u8::try_from(entry.len() + 2).unwrap_or_default();
    entry.resize(64, 0);
    entry.extend([name_bytes, 0, kind, 1]);
    entry.extend([NONE, NONE, child].into_iter().flat_map(u32::to_le_bytes));
    entry.resize(116, 0);
    entry.extend([first, length, 0].into_iter().flat_map(u32::to_le_bytes));
    entry
}

fn number(number: usize) -> u32 {
    u32::try_from(number).unwrap_or_default()
}
