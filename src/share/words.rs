//! Swedish words that people read to each other: 2,048 of them, so that each says eleven bits and no bit is likelier.
//!
//! `words_v1.txt` was put together for this program: words of everyday Swedish with four to eight letters that are known
//! by their first four, that differ from each other in more than one sound, and that are nobody's name. Where a word
//! stands in the list is what it says, so once released the list never changes.

/// The words, a line for each.
const LIST: &str = include_str!("words_v1.txt");

/// How many bits a word says: there are two to this power of them.
const WORD_BITS: usize = 11;

/// How many words are said at a time.
const WORDS: usize = 5;

/// How many bytes five words are made of: they say 55 of their 56 bits.
pub const SPOKEN_BYTES: usize = 7;

/// Five words with spaces between them, each of eleven bits from the first on; the last bit is not said.
///
/// Of bytes of chance they are a passphrase that nobody guesses.
#[must_use]
pub fn spoken(bytes: [u8; SPOKEN_BYTES]) -> String {
    let all = bytes
        .iter()
        .fold(0_u64, |all, byte| all << 8 | u64::from(*byte));
    let unsaid = SPOKEN_BYTES * 8 - WORDS * WORD_BITS;
    let words = (0..WORDS).rev().map(|place| {
        let at = (all >> (unsaid + place * WORD_BITS)) & ((1 << WORD_BITS) - 1);
        let at = usize::try_from(at).unwrap_or_default();
        LIST.lines().nth(at).unwrap_or_default()
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzåäö";

    #[test]
    fn every_eleven_bits_have_a_word_of_their_own() {
        let words: BTreeSet<&str> = LIST.lines().collect();
        assert_eq!(words.len(), 1 << WORD_BITS);
        assert_eq!(LIST.lines().count(), 1 << WORD_BITS);
        assert!(LIST.ends_with('\n') && !LIST.contains('\r'));
    }

    #[test]
    fn words_are_short_plain_and_known_by_four_letters() {
        let mut starts = BTreeSet::new();
        for word in LIST.lines() {
            let letters: Vec<char> = word.chars().collect();
            assert!((4..=8).contains(&letters.len()), "{word}");
            // Small letters of Swedish only, each in one character: what a decomposed one has beside it is no letter.
            assert!(
                word.chars().all(|letter| LETTERS.contains(letter)),
                "{word}"
            );
            assert!(starts.insert(letters[..4].to_vec()), "{word}");
        }
    }

    #[test]
    fn words_stand_in_alphabetical_order() {
        let places = |word: &str| -> Vec<Option<usize>> {
            word.chars().map(|letter| LETTERS.find(letter)).collect()
        };
        let words: Vec<&str> = LIST.lines().collect();
        assert!(words.is_sorted_by_key(|word| places(word)));
    }

    /// Spelled as it sounds, so far as the letters tell.
    fn sound(word: &str) -> Vec<char> {
        let soft = |letter: Option<&char>| letter.is_some_and(|letter| "eiyäö".contains(*letter));
        let mut word = word.to_owned();
        for spelled in ["sch", "stj", "skj", "sj", "sh", "ch", "tj", "kj"] {
            word = word.replace(spelled, "S");
        }
        word = word.replace('x', "ks");
        let letters: Vec<char> = word.chars().collect();
        let mut sound = Vec::new();
        for (at, letter) in letters.iter().enumerate() {
            let next = letters.get(at + 1);
            let heard = match letter {
                'k' if at == 0 && soft(next) => 'S',
                'g' if at == 0 && soft(next) => 'j',
                'c' if soft(next) => 's',
                'c' | 'q' => 'k',
                'z' => 's',
                'w' => 'v',
                'å' => 'o',
                'ä' => 'e',
                'g' | 'h' | 'l' | 'd' if at == 0 && next == Some(&'j') => continue,
                's' if at == 0 && next == Some(&'k') && soft(letters.get(2)) => 'S',
                'k' if at == 1 && sound == ['S'] && soft(next) => continue,
                other => *other,
            };
            if sound.last() != Some(&heard) {
                sound.push(heard);
            }
        }
        sound
    }

    /// Whether one can be made the other by a change of one sound, one too many or one too few.
    fn is_near(one: &[char], other: &[char]) -> bool {
        let (short, long) = if one.len() <= other.len() {
            (one, other)
        } else {
            (other, one)
        };
        let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
        match long.len() - short.len() {
            0 => {
                short.get(same + 1..).unwrap_or_default()
                    == long.get(same + 1..).unwrap_or_default()
            }
            1 => short[same..] == long[same + 1..],
            _ => false,
        }
    }

    #[test]
    fn no_word_sounds_nearly_like_another() {
        let sounds: Vec<Vec<char>> = LIST.lines().map(sound).collect();
        for (at, one) in sounds.iter().enumerate() {
            for other in &sounds[at + 1..] {
                assert!(!is_near(one, other), "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn eleven_bits_are_a_line_from_the_first_bit_on() {
        let words: Vec<&str> = LIST.lines().collect();
        let said = |places: [usize; 5]| places.map(|place| words[place]).join(" ");
        assert_eq!(spoken([0; 7]), said([0; 5]));
        assert_eq!(spoken([255; 7]), said([2047; 5]));
        assert_eq!(
            spoken([0, 0x3f, 0xf0, 0, 0, 0, 0]),
            said([1, 2044, 0, 0, 0])
        );
        assert_eq!(spoken([0, 0, 0, 0, 0, 0, 0b110]), said([0, 0, 0, 0, 3]));
        // The last bit is not said.
        assert_eq!(spoken([0, 0, 0, 0, 0, 0, 0b111]), said([0, 0, 0, 0, 3]));
    }
}
