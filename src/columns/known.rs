//! The code of a text that a column has had before.

/// How many slots there are for each text: so many that the first one looked at is nearly always the right one.
const SLOTS_FOR_EACH: usize = 4;

/// Texts by their ends.
#[derive(Debug, Default)]
pub struct Known {
    texts: Vec<(Ends, u32)>,
    /// A text's place in the list, from 1, stands in the slot that its hash names, or else in the next that was free;
    /// 0 is a free slot. Their number is a power of two.
    slots: Vec<u32>,
}

/// A text's length, its first eight bytes and its last eight: all of a short one. Texts that differ only between have
/// the same, and are told apart by comparing; a column of many such is soon taken for one of ever new texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends {
    start: u64,
    end: u64,
    length: u32,
}

impl Ends {
    /// The ends of a text.
    #[inline]
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let (start, end) = match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
            (Some(start), Some(end)) => (u64::from_le_bytes(*start), u64::from_le_bytes(*end)),
            _ => match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
                (Some(start), Some(end)) => (
                    u32::from_le_bytes(*start).into(),
                    u32::from_le_bytes(*end).into(),
                ),
                _ => (
                    bytes
                        .iter()
                        .fold(0, |word, byte| (word << 8) | u64::from(*byte)),
                    0,
                ),
            },
        };
        Self {
            start,
            end,
            length: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
        }
    }

    /// Whether the text has no byte besides.
    const fn are_all(self) -> bool {
        self.length <= 16
    }

    #[inline]
    const fn hash(self) -> u32 {
        const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
        let mixed = (self.start ^ self.end.rotate_left(29) ^ self.length as u64).wrapping_mul(ODD);
        let [.., a, b, c, d] = (mixed ^ (mixed >> 32)).wrapping_mul(ODD).to_le_bytes();
        u32::from_le_bytes([a, b, c, d])
    }
}

impl Known {
    /// The code of the text with these ends. Of a text that they are not all of, `is_it` says whether a code is its.
    #[inline]
    pub fn find(&self, ends: Ends, is_it: impl Fn(u32) -> bool) -> Option<u32> {
        let mut slot = self.slot(ends);
        loop {
            let place = usize::try_from(*self.slots.get(slot)?).ok()?;
            let (other, code) = *self.texts.get(place.checked_sub(1)?)?;
            if other == ends && (ends.are_all() || is_it(code)) {
                return Some(code);
            }
            slot = self.after(slot);
        }
    }

    /// Adds a text that is not known yet.
    pub fn insert(&mut self, ends: Ends, code: u32) {
        self.texts.push((ends, code));
        if self.texts.len() * SLOTS_FOR_EACH > self.slots.len() {
            let slots = (self.texts.len() * SLOTS_FOR_EACH * 2).next_power_of_two();
            self.slots = vec![0; slots];
            for place in 0..self.texts.len() {
                self.put(place);
            }
        } else {
            self.put(self.texts.len() - 1);
        }
    }

    fn put(&mut self, place: usize) {
        let Some((ends, _)) = self.texts.get(place) else {
            return;
        };
        let mut slot = self.slot(*ends);
        while self.slots.get(slot).is_some_and(|place| *place != 0) {
            slot = self.after(slot);
        }
        if let Some(slot) = self.slots.get_mut(slot) {
            *slot = u32::try_from(place + 1).unwrap_or(0);
        }
    }

    #[inline]
    fn slot(&self, ends: Ends) -> usize {
        ends.hash() as usize & self.slots.len().wrapping_sub(1)
    }

    #[inline]
    const fn after(&self, slot: usize) -> usize {
        (slot + 1) & self.slots.len().wrapping_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Adds the texts, each with its place as its code, and looks for all of them after each.
    #[track_caller]
    fn check(texts: &[String]) {
        let mut known = Known::default();
        for (count, text) in (0..).zip(texts) {
            let find = |text: &str, known: &Known| {
                known.find(Ends::of(text), |code| texts[code as usize] == text)
            };
            assert_eq!(find(text, &known), None);
            known.insert(Ends::of(text), count);
            for (code, text) in (0..=count).zip(texts) {
                assert_eq!(find(text, &known), Some(code), "{text}");
            }
        }
    }

    #[test]
    fn texts_are_found_however_many_there_are() {
        check(&(0..300).map(|each| each.to_string()).collect::<Vec<_>>());
    }

    #[test]
    fn texts_with_the_same_ends_are_compared() {
        let between = |each| format!("Handläggningen {each:03} av ärendet");
        check(&(0..100).map(between).collect::<Vec<_>>());
    }

    #[test]
    fn an_empty_text_and_zero_bytes_are_told_apart() {
        check(&[String::new(), "\0".to_owned(), "\0\0".to_owned()]);
    }
}
