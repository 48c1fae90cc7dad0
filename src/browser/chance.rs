//! Chance that nobody can guess, for seals. Browsers have it without a secure context, too.

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
