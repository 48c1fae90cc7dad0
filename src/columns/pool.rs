//! Many texts in few pieces of memory.

/// How many bytes a piece holds, unless a single text is longer.
const PIECE: usize = 1 << 20;

/// How many bytes are looked at together.
const PART: usize = 256;

/// An append-only list of texts. Growing begins a new piece and never moves what is there.
#[derive(Clone, Debug, Default)]
pub struct Pool {
    pieces: Vec<String>,
    /// Where each text begins: its piece and the place in it. It ends where the next one of the piece begins.
    starts: Vec<(u32, u32)>,
}

impl Pool {
    /// Adds a text and returns its index.
    pub fn push(&mut self, text: &str) -> u32 {
        let fits = self
            .pieces
            .last()
            .is_some_and(|piece| piece.capacity() - piece.len() >= text.len());
        if !fits {
            // A short list of short texts should not cost a whole piece.
            let first = if self.pieces.is_empty() {
                1 << 10
            } else {
                PIECE
            };
            let size = if self.pieces.len() == 1 {
                PIECE >> 4
            } else {
                first
            };
            self.pieces
                .push(String::with_capacity(size.max(text.len())));
        }
        let piece = self.pieces.len().saturating_sub(1);
        if let Some(last) = self.pieces.last_mut() {
            let start = u32::try_from(last.len()).unwrap_or(u32::MAX);
            last.push_str(text);
            self.starts
                .push((u32::try_from(piece).unwrap_or(u32::MAX), start));
        }
        u32::try_from(self.starts.len() - 1).unwrap_or(u32::MAX)
    }

    /// The text with an index.
    #[must_use]
    pub fn get(&self, index: u32) -> Option<&str> {
        let index = usize::try_from(index).ok()?;
        let (piece, start) = *self.starts.get(index)?;
        let text = self.pieces.get(usize::try_from(piece).ok()?)?;
        let end = match self.starts.get(index + 1) {
            Some((next, end)) if *next == piece => usize::try_from(*end).ok()?,
            Some(_) | None => text.len(),
        };
        text.get(usize::try_from(start).ok()?..end)
    }

    /// The texts that have a byte that is not so, ascending.
    pub fn with_other_bytes(&self, is_so: impl Fn(u8) -> bool) -> Vec<u32> {
        let mut found = Vec::new();
        for (piece, text) in (0..).zip(&self.pieces) {
            let mut beyond = 0;
            for (begin, part) in (0..).step_by(PART).zip(text.as_bytes().chunks(PART)) {
                // Without a way out in the middle, which is faster: many bytes are looked at together.
                if part.iter().fold(true, |all, byte| all & is_so(*byte)) {
                    continue;
                }
                for (place, _) in (begin..).zip(part).filter(|(_, byte)| !is_so(**byte)) {
                    if place < beyond {
                        continue;
                    }
                    let next = self
                        .starts
                        .partition_point(|start| *start <= (piece, place));
                    found.extend(
                        next.checked_sub(1)
                            .and_then(|index| u32::try_from(index).ok()),
                    );
                    beyond = match self.starts.get(next) {
                        Some((other, start)) if *other == piece => *start,
                        Some(_) | None => u32::MAX,
                    };
                }
            }
        }
        found
    }

    /// How many texts there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether there is no text.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_every_length_come_back() {
        let mut pool = Pool::default();
        let texts: Vec<String> = (0..3000)
            .map(|length| "å".repeat(length * 7 % 1500))
            .chain([String::new(), "x".repeat(PIECE * 2), "y".to_owned()])
            .collect();
        for (index, text) in texts.iter().enumerate() {
            assert_eq!(pool.push(text) as usize, index);
        }
        assert_eq!(pool.len(), texts.len());
        for (index, text) in (0..).zip(&texts) {
            assert_eq!(pool.get(index), Some(text.as_str()));
        }
        assert_eq!(pool.get(u32::MAX), None);
        let other = pool.with_other_bytes(|byte| byte != b'y');
        assert_eq!(other, [u32::try_from(texts.len()).unwrap() - 1]);
        let long = |index: &u32| texts[*index as usize].contains(['å', 'x']);
        let all: Vec<u32> = (0..u32::try_from(texts.len()).unwrap())
            .filter(long)
            .collect();
        assert_eq!(pool.with_other_bytes(|byte| byte == b'y'), all);
    }
}
