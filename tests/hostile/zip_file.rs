//! ZIP files put together by hand, so that what they say of themselves need not be true.

use flate2::{Compress, Compression, FlushCompress};

/// One entry of the directory.
#[derive(Clone)]
pub struct Entry {
    pub name: String,
    pub flags: u16,
    pub packed: Vec<u8>,
    /// What the entry says that it unpacks to.
    pub unpacked: u32,
    /// The entry whose data it shares, in place of data of its own.
    pub shares: Option<usize>,
}

impl Entry {
    /// An entry of deflated data.
    pub fn new(name: &str, packed: Vec<u8>, unpacked: u32) -> Self {
        Self {
            name: name.to_owned(),
            flags: 0,
            packed,
            unpacked,
            shares: None,
        }
    }
}

/// So many megabytes of zeroes, deflated: one megabyte is packed, and repeated.
pub fn zeroes(megabytes: usize) -> Vec<u8> {
    let mut packer = Compress::new(Compression::best(), false);
    let mut block = Vec::with_capacity(1 << 16);
    packer
        .compress_vec(&vec![0; 1 << 20], &mut block, FlushCompress::Full)
        .unwrap();
    let mut all = block.repeat(megabytes);
    // An empty last block.
    all.extend([0x03, 0x00]);
    all
}

/// The file.
pub fn write(entries: &[Entry]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut places = Vec::new();
    for entry in entries {
        if let Some(other) = entry.shares {
            places.push(places[other]);
            continue;
        }
        places.push(long(file.len()));
        file.extend(b"PK\x03\x04\x14\0");
        header(&mut file, entry, entry.packed.len());
        file.extend(entry.name.as_bytes());
        file.extend(&entry.packed);
    }
    let directory = file.len();
    for (entry, place) in entries.iter().zip(&places) {
        let packed = entry
            .shares
            .map_or(entry.packed.len(), |other| entries[other].packed.len());
        file.extend(b"PK\x01\x02\x14\0\x14\0");
        header(&mut file, entry, packed);
        file.extend([0; 10]);
        file.extend(place.to_le_bytes());
        file.extend(entry.name.as_bytes());
    }
    let length = long(file.len() - directory);
    let count = short(entries.len()).to_le_bytes();
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend(count);
    file.extend(count);
    file.extend(length.to_le_bytes());
    file.extend(long(directory).to_le_bytes());
    file.extend([0, 0]);
    file
}

fn long(size: usize) -> u32 {
    u32::try_from(size).unwrap()
}

fn short(size: usize) -> u16 {
    u16::try_from(size).unwrap()
}

/// What an entry's two headers have in common.
fn header(file: &mut Vec<u8>, entry: &Entry, packed: usize) {
    file.extend(entry.flags.to_le_bytes());
    file.extend(8_u16.to_le_bytes());
    file.extend([0; 8]);
    file.extend(long(packed).to_le_bytes());
    file.extend(entry.unpacked.to_le_bytes());
    file.extend(short(entry.name.len()).to_le_bytes());
    file.extend([0, 0]);
}
