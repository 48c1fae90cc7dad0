//! Texts as sets of shingles, their `MinHash` signatures in bands, and how alike two sets are. Why is told in
//! [`texts`](super::texts).

use std::cmp::Ordering;

use super::texts::ALIKE;

/// A signature is so many bands of so many rows.
pub const BANDS: usize = 10;
const ROWS: usize = 6;

/// The shingles of a folded text, ascending; a text of one word is its own.
pub fn shingles(folded: &str) -> Vec<u64> {
    if folded.is_empty() {
        return Vec::new();
    }
    let words: Vec<u64> = folded.split(' ').map(hash_of).collect();
    let mut shingles: Vec<u64> = match words.as_slice() {
        [only] => vec![mixed(*only)],
        words => words
            .windows(2)
            .map(|pair| pair.iter().fold(0, |sum: u64, word| mixed(sum ^ *word)))
            .collect(),
    };
    shingles.sort_unstable();
    shingles.dedup();
    shingles
}

/// A number for a word, the same for all words of digits: FNV-1a of 64 bits (Fowler, Noll & Vo), which is the same on
/// every machine.
fn hash_of(word: &str) -> u64 {
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return 0;
    }
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |sum: u64, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Spreads a number over all bits: the finalizer of `SplitMix64` (Steele, Lea & Flood 2014).
fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

/// For each band one number that stands for it and its rows of the signature. A row is the least of all shingles after a
/// multiplication of its own, and an odd factor only orders them anew.
pub fn bands(shingles: &[u64]) -> [u64; BANDS] {
    let factors: [u64; BANDS * ROWS] = std::array::from_fn(|row| mixed(row as u64 + 1) | 1);
    let mut least = [u64::MAX; BANDS * ROWS];
    for shingle in shingles {
        for (least, factor) in least.iter_mut().zip(&factors) {
            *least = (*least).min(shingle.wrapping_mul(*factor));
        }
    }
    let mut bands = [0; BANDS];
    for (number, (band, rows)) in (0..).zip(bands.iter_mut().zip(least.chunks(ROWS))) {
        *band = rows.iter().fold(number, |sum, row| mixed(sum ^ row));
    }
    bands
}

/// The Jaccard index of two ascending lists without doubles; 0 without comparing them where their lengths alone say
/// that they are not alike.
pub fn jaccard(one: &[u64], other: &[u64]) -> f32 {
    let (fewer, more) = (one.len().min(other.len()), one.len().max(other.len()));
    if (fewer as f32) < ALIKE * more as f32 {
        return 0.0;
    }
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    let (mut both, mut either) = (0_u32, 0_u32);
    while let (Some(a), Some(b)) = (one.peek(), other.peek()) {
        either += 1;
        match a.cmp(b) {
            Ordering::Less => drop(one.next()),
            Ordering::Greater => drop(other.next()),
            Ordering::Equal => {
                both += 1;
                one.next();
                other.next();
            }
        }
    }
    let left = one.len() + other.len();
    both as f32 / (either as f32 + left as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_is_what_is_common_of_all() {
        let near = |a: f32, b: f32| assert!((a - b).abs() < 1e-6, "{a} {b}");
        near(jaccard(&[1, 2, 3, 4, 5], &[1, 2, 3, 4, 5]), 1.0);
        near(jaccard(&[1, 2, 3, 4, 5], &[2, 3, 4, 5, 6]), 4.0 / 6.0);
        near(jaccard(&[1, 2, 3, 4, 5], &[1, 2, 3, 4, 5, 6]), 5.0 / 6.0);
        near(jaccard(&[1], &[1, 2, 3]), 0.0);
    }
}
