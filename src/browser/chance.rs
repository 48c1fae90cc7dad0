//! Chance that nobody can guess, for seals and for numbers that no other tab has. Browsers have it without a secure context, too.

/// So many bytes of chance; none where the browser has no source of it.
#[must_use]
pub fn bytes<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    let source = web_sys::window()?.crypto().ok()?;
    source
        .get_random_values_with_u8_array(&mut bytes)
        .ok()
        .map(|_| bytes)
}

/// A number that no other opening of a draft has, other than by chance; never 0.
#[must_use]
pub fn number() -> u32 {
    let number = bytes::<4>().map_or(1, u32::from_le_bytes);
    number.max(1)
}
