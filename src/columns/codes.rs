//! Small numbers, a row each, in as few bytes as the greatest of them needs.

/// A list of codes, one, two or four bytes each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Codes {
    /// All below 2^8.
    One(Vec<u8>),
    /// All below 2^16.
    Two(Vec<u16>),
    /// Any.
    Four(Vec<u32>),
}

impl Default for Codes {
    fn default() -> Self {
        Self::One(Vec::new())
    }
}

impl Codes {
    /// Packs codes of which the greatest is below `bound`.
    #[must_use]
    pub fn pack(codes: Vec<u32>, bound: usize) -> Self {
        if bound <= 1 << 8 {
            Self::One(codes.iter().map(|code| code.to_le_bytes()[0]).collect())
        } else if bound <= 1 << 16 {
            let narrow = |code: &u32| u16::try_from(*code).unwrap_or_default();
            Self::Two(codes.iter().map(narrow).collect())
        } else {
            Self::Four(codes)
        }
    }

    /// The code of a row; 0 beyond the end.
    #[must_use]
    #[inline]
    pub fn get(&self, row: usize) -> u32 {
        match self {
            Self::One(codes) => codes.get(row).copied().map_or(0, u32::from),
            Self::Two(codes) => codes.get(row).copied().map_or(0, u32::from),
            Self::Four(codes) => codes.get(row).copied().unwrap_or(0),
        }
    }

    /// How many rows there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        match self {
            Self::One(codes) => codes.len(),
            Self::Two(codes) => codes.len(),
            Self::Four(codes) => codes.len(),
        }
    }

    /// Whether there is no row.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_come_back_in_every_width() {
        for bound in [2_u32, 256, 257, 65_536, 65_537, 1 << 20] {
            let codes: Vec<u32> = (0..1000)
                .map(|n| n * 7919 % bound)
                .chain([bound - 1])
                .collect();
            let packed = Codes::pack(codes.clone(), bound as usize);
            let back: Vec<u32> = (0..packed.len()).map(|row| packed.get(row)).collect();
            assert_eq!(back, codes);
            assert_eq!(packed.get(codes.len()), 0);
        }
    }
}
