//! Words that are the same but for a slip of the hand or an ending.
//!
//! What Swedish words differ in by one letter is often what they mean ("placering", "planering"; "klar", "oklar"), so
//! the first letter must be the same, and only slips that hands make are allowed: two letters in the wrong order, one
//! missing, one too many, or one from beside it on the keyboard.

use super::keys::FEWEST_LETTERS;

/// How far a word is from another: 0 the same, 1 or 2 slips, or an ending, which counts as one. Nothing where they
/// are not near: other words, or words too short to tell.
pub fn distance(one: &str, other: &str) -> Option<u32> {
    if one == other {
        return Some(0);
    }
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let (one, other) = if one.len() > other.len() {
        (other, one)
    } else {
        (one, other)
    };
    let is_word = |word: &[u8]| word.iter().all(u8::is_ascii_lowercase);
    if one.len() < FEWEST_LETTERS || one.first() != other.first() {
        return None;
    }
    if !is_word(one) || !is_word(other) {
        return None;
    }
    let ending = other.strip_prefix(one);
    if ending.is_some_and(|ending| ENDINGS.iter().any(|known| known.as_bytes() == ending)) {
        return Some(1);
    }
    let most = if one.len() < LONG { 1 } else { 2 };
    slips(one, other, most)
}

/// What a word may have after it and be the same: plural, definite, genitive.
const ENDINGS: [&str; 14] = [
    "s", "n", "r", "en", "er", "ar", "or", "et", "na", "ens", "erna", "arna", "orna", "ernas",
];

/// A word of so many letters may have two slips.
const LONG: usize = 11;

/// The rows of letters on a keyboard.
const KEYS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// The fewest slips that make one word of the other, if there are no more than `most`: the optimal string alignment
/// distance, with the slips that are not allowed left out. `one` is not longer than `other`.
fn slips(one: &[u8], other: &[u8], most: usize) -> Option<u32> {
    if other.len() - one.len() > most {
        return None;
    }
    let start = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let one = one.get(start..)?;
    let other = other.get(start..)?;
    let end = one.iter().rev().zip(other.iter().rev());
    let end = end.take_while(|(a, b)| a == b).count();
    let one = one.get(..one.len() - end)?;
    let other = other.get(..other.len() - end)?;
    // One slip is two letters at most, and most words that are compared end here.
    if most == 1 && other.len() > 2 {
        return None;
    }
    let used = walk(one, other, most)?;
    u32::try_from(used).ok()
}

/// Tries every allowed slip at the first letters that differ; few slips are allowed, so the tries are few.
fn walk(one: &[u8], other: &[u8], most: usize) -> Option<usize> {
    let alike = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (one.get(alike..)?, other.get(alike..)?);
    let (Some((a, one_rest)), Some((b, other_rest))) = (one.split_first(), other.split_first())
    else {
        let left = if one.is_empty() { other } else { one };
        let allowed = left.len() <= most && !left.contains(&NEGATING);
        return allowed.then_some(left.len());
    };
    let most = most.checked_sub(1)?;
    let swapped = match (one, other) {
        ([a, b, one @ ..], [c, d, other @ ..]) if a == d && b == c => after(one, other, most),
        _ => None,
    };
    let allowed = |allowed: bool, one, other| allowed.then(|| after(one, other, most)).flatten();
    let tries = [
        swapped,
        allowed(are_beside(*a, *b), one_rest, other_rest),
        allowed(*a != NEGATING, one_rest, other),
        allowed(*b != NEGATING, one, other_rest),
    ];
    tries.into_iter().flatten().min().map(|used| used + 1)
}

/// What follows a slip: two letters without one, or the end. One letter missing and one too many at the same place
/// would be any other letter.
fn after(one: &[u8], other: &[u8], most: usize) -> Option<usize> {
    let next = one.len().max(other.len()).min(2);
    let follows = one
        .get(..next)
        .is_some_and(|one| other.get(..next) == Some(one));
    follows.then(|| walk(one, other, most)).flatten()
}

/// Within a compound this letter may be a prefix that turns it round ("rättsosäker"), so it is never one too many.
const NEGATING: u8 = b'o';

/// Whether the keys of two letters are side by side in a row, or are two vowels that sound alike without their marks.
fn are_beside(one: u8, other: u8) -> bool {
    let in_a_row = |row: &&str| {
        let place = |letter| row.bytes().position(|key| key == letter);
        matches!((place(one), place(other)), (Some(a), Some(b)) if a.abs_diff(b) == 1)
    };
    // "a" is what is left of "ä", which sounds like "e".
    let sound_alike = matches!((one, other), (b'a', b'e') | (b'e', b'a'));
    sound_alike || KEYS.iter().any(in_a_row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, expected: Option<u32>) {
        assert_eq!(distance(one, other), expected, "{one} {other}");
        assert_eq!(distance(other, one), expected, "{other} {one}");
    }

    #[test]
    fn slips_of_the_hand_are_near() {
        check("rutiner", "rutiner", Some(0));
        check("rutiner", "rutinre", Some(1));
        check("rutiner", "ruitner", Some(1));
        check("kommunikation", "komunikation", Some(1));
        check("kommunikation", "komunikaton", Some(2));
        check("handlaggning", "handlaggnin", Some(1));
        check("bemotande", "bemotamde", Some(1));
        check("dokumentation", "dokumetnatiin", Some(2));
        check("bemotande", "bemotende", Some(1));
    }

    #[test]
    fn endings_are_near() {
        check("rutin", "rutiner", Some(1));
        check("avvikelse", "avvikelserna", None);
        check("avvikelse", "avvikelser", Some(1));
        check("klient", "klienterna", Some(1));
    }

    #[test]
    fn other_words_are_not() {
        check("placering", "planering", None);
        check("klar", "oklar", None);
        check("sokt", "sokta", None);
        check("intern", "extern", None);
        check("betalning", "bevakning", None);
        check("utbetalning", "inbetalning", None);
        check("rattssaker", "rattsosaker", None);
        check("person", "personal", None);
        check("forskning", "forskola", None);
        check("avtal", "antal", None);
        check("nivaa1", "nivaa2", None);
        check("lakemedel", "laromedel", None);
        check("avslutningsbal", "avslutningstal", None);
        check("nedstangning", "nedtagning", None);
        check("samreglering", "sarreglering", None);
    }
}
