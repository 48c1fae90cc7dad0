//! Archives whose checksums are right again after a fuzzer has changed their content: otherwise hardly any input
//! would come further than to them.

use flate2::{Crc, Decompress, FlushDecompress};

/// More is not unpacked to find out its checksum.
const LARGEST: usize = 1 << 20;

/// The archive with sizes and checksums of its parts as they are, as far as they can be found out.
pub fn mended(archive: &[u8]) -> Vec<u8> {
    let mut mended = archive.to_vec();
    let mut at = 0;
    while let Some(entry) = next(&mended, b"PK\x01\x02", at) {
        at = entry + 4;
        let _ = mend(&mut mended, entry);
    }
    mended
}

fn next(bytes: &[u8], signature: &[u8; 4], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.windows(4)
        .position(|window| window == signature)
        .map(|found| from + found)
}

/// Mends what the directory says of one part.
fn mend(bytes: &mut [u8], entry: usize) -> Option<()> {
    let method = short(bytes, entry + 10)?;
    let local = long(bytes, entry + 42)?;
    let start = local
        .checked_add(30)?
        .checked_add(short(bytes, local.checked_add(26)?)?)?
        .checked_add(short(bytes, local + 28)?)?;
    let content = bytes.get(start..start.checked_add(long(bytes, entry + 20)?)?)?;
    let unpacked;
    let content = if method == 8 {
        let mut room = vec![0; LARGEST];
        let mut inflater = Decompress::new(false);
        inflater
            .decompress(content, &mut room, FlushDecompress::Finish)
            .ok()?;
        room.truncate(usize::try_from(inflater.total_out()).ok()?);
        unpacked = room;
        &unpacked
    } else {
        content
    };
    let mut crc = Crc::new();
    crc.update(content);
    let size = u32::try_from(content.len()).ok()?.to_le_bytes();
    bytes
        .get_mut(entry + 16..entry + 20)?
        .copy_from_slice(&crc.sum().to_le_bytes());
    bytes
        .get_mut(entry + 24..entry + 28)?
        .copy_from_slice(&size);
    Some(())
}

fn short(bytes: &[u8], at: usize) -> Option<usize> {
    let end = at.checked_add(2)?;
    Some(u16::from_le_bytes(bytes.get(at..end)?.try_into().ok()?).into())
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let end = at.checked_add(4)?;
    usize::try_from(u32::from_le_bytes(bytes.get(at..end)?.try_into().ok()?)).ok()
}
