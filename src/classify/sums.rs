//! Sums of features, and how long the vector of them is.

use super::features::FEATURES;

/// A sum for every feature, remembering which are not nothing.
#[derive(Clone, Debug, Default)]
pub struct Sums {
    sums: Vec<f32>,
    touched: Vec<u32>,
}

impl Sums {
    /// Adds to a feature's sum.
    pub fn add(&mut self, feature: u32, value: f32) {
        if self.sums.is_empty() {
            self.sums.resize(FEATURES, 0.0);
        }
        if let Some(sum) = self.sums.get_mut(feature as usize) {
            if *sum == 0.0 {
                self.touched.push(feature);
            }
            *sum += value;
        }
    }

    /// The sum of the squares; all sums are nothing again.
    pub fn take_square(&mut self) -> f32 {
        let mut square = 0.0;
        for feature in self.touched.drain(..) {
            if let Some(sum) = self.sums.get_mut(feature as usize) {
                square += *sum * *sum;
                *sum = 0.0;
            }
        }
        square
    }
}
