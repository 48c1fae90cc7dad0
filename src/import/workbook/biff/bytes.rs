//! Numbers in bytes, the low one first.

/// The number in the two bytes from a place on.
pub fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

/// The number in the four bytes from a place on.
pub fn long(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(whole(bytes, at)?).ok()
}

/// The same as it is written.
pub fn whole(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

/// The number in the eight bytes from a place on.
pub fn float(bytes: &[u8], at: usize) -> Option<f64> {
    let bytes = bytes.get(at..at.checked_add(8)?)?;
    Some(f64::from_le_bytes(bytes.try_into().ok()?))
}
