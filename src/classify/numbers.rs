//! Numbers for the features that occur, so that what is kept for each takes no more room than needed.

use super::features::FEATURES;

/// Numbers features in the order in which they are first asked for.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    /// For each feature its number plus one, or nothing.
    numbers: Vec<u32>,
    given: u32,
}

impl Numbers {
    /// The number of a feature, a new one if it has none.
    pub fn number(&mut self, feature: u32) -> u32 {
        if self.numbers.is_empty() {
            self.numbers.resize(FEATURES, 0);
        }
        let Some(number) = self.numbers.get_mut(feature as usize) else {
            return 0;
        };
        if *number == 0 {
            self.given += 1;
            *number = self.given;
        }
        *number - 1
    }

    /// The number of a feature that has one.
    #[must_use]
    pub fn known(&self, feature: u32) -> Option<u32> {
        self.numbers.get(feature as usize)?.checked_sub(1)
    }
}
