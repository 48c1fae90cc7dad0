//! Sets of cases, a bit for each.

/// A set of the rows of a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bits(Vec<u64>);

impl Bits {
    /// The empty set of so many rows.
    #[must_use]
    pub fn none(rows: usize) -> Self {
        Self(vec![0; rows.div_ceil(64)])
    }

    /// The set of all rows.
    #[must_use]
    pub fn all(rows: usize) -> Self {
        let mut words = vec![u64::MAX; rows.div_ceil(64)];
        if let (Some(last), used @ 1..) = (words.last_mut(), rows % 64) {
            *last = (1 << used) - 1;
        }
        Self(words)
    }

    /// The set of the rows that pass.
    #[must_use]
    pub fn of<T>(rows: &[T], passes: impl Fn(&T) -> bool) -> Self {
        let word = |rows: &[T]| {
            let each = rows.iter().enumerate();
            each.fold(0, |word, (bit, row)| word | (u64::from(passes(row)) << bit))
        };
        Self(rows.chunks(64).map(word).collect())
    }

    /// Adds a row.
    #[inline]
    pub fn insert(&mut self, row: usize) {
        if let Some(word) = self.0.get_mut(row / 64) {
            *word |= 1 << (row % 64);
        }
    }

    /// Adds the rows of another set.
    pub fn add(&mut self, other: &Self) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word |= other;
        }
    }

    /// Keeps the rows that are in another set too.
    pub fn keep(&mut self, other: &Self) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word &= other;
        }
    }

    /// Whether a row is in the set.
    #[must_use]
    #[inline]
    pub fn has(&self, row: usize) -> bool {
        let word = self.0.get(row / 64).copied().unwrap_or_default();
        word & (1 << (row % 64)) != 0
    }

    /// How many rows there are.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    /// How many rows are in both sets.
    #[must_use]
    pub fn count_common(&self, other: &Self) -> u32 {
        let pairs = self.0.iter().zip(&other.0);
        pairs.map(|(word, other)| (word & other).count_ones()).sum()
    }

    /// The rows, ascending.
    pub fn rows(&self) -> impl Iterator<Item = usize> {
        self.rows_from(0)
    }

    /// The rows, ascending, without so many of the first.
    pub fn rows_from(&self, skipped: usize) -> impl Iterator<Item = usize> {
        let (mut first, mut left) = (0, skipped);
        for word in &self.0 {
            let here = usize::try_from(word.count_ones()).unwrap_or_default();
            if here > left {
                break;
            }
            left -= here;
            first += 1;
        }
        let words = self.0.iter().enumerate().skip(first);
        let rows = words.flat_map(|(index, word)| {
            let mut word = *word;
            std::iter::from_fn(move || {
                let bit = usize::try_from(word.trailing_zeros())
                    .ok()
                    .filter(|bit| *bit < 64)?;
                word &= word - 1;
                Some(index * 64 + bit)
            })
        });
        rows.skip(left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_hold_what_was_put_in_at_every_edge() {
        for rows in [0, 1, 63, 64, 65, 200] {
            let all = Bits::all(rows);
            assert_eq!(all.count() as usize, rows);
            let mut odd = Bits::none(rows);
            (1..rows).step_by(2).for_each(|row| odd.insert(row));
            assert_eq!(
                odd.rows().collect::<Vec<_>>(),
                (1..rows).step_by(2).collect::<Vec<_>>()
            );
            assert_eq!(odd.count_common(&all), odd.count());
            assert!((0..rows + 2).all(|row| odd.has(row) == (row % 2 == 1 && row < rows)));
            for skipped in [0, 1, 31, 32, 40, 500] {
                assert_eq!(
                    odd.rows_from(skipped).collect::<Vec<_>>(),
                    odd.rows().skip(skipped).collect::<Vec<_>>()
                );
            }
            let numbers: Vec<usize> = (0..rows).collect();
            assert_eq!(Bits::of(&numbers, |row| row % 2 == 1), odd);
        }
    }
}
