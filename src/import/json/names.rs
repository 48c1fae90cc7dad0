//! The columns' names, each with its place.

use std::collections::HashMap;

use crate::model::{Problem, ProblemCode};

/// As many columns as Excel has.
pub const MOST: usize = 16_384;

/// Names in order of first appearance.
#[derive(Debug, Default)]
pub struct Names {
    in_order: Vec<String>,
    places: HashMap<String, usize>,
    /// Where the next name is expected: records mostly tell their fields in the same order.
    expected: usize,
}

impl Names {
    /// The name's place; a name that is new gets the next one.
    ///
    /// # Errors
    /// `TooWide` where there are places no more.
    pub fn place(&mut self, name: &str) -> Result<usize, Problem> {
        let place = if self
            .in_order
            .get(self.expected)
            .is_some_and(|each| each == name)
        {
            self.expected
        } else if let Some(place) = self.places.get(name) {
            *place
        } else {
            if self.in_order.len() == MOST {
                return Err(Problem::new(ProblemCode::TooWide));
            }
            self.places.insert(name.to_owned(), self.in_order.len());
            self.in_order.push(name.to_owned());
            self.in_order.len() - 1
        };
        self.expected = if place + 1 < self.in_order.len() {
            place + 1
        } else {
            0
        };
        Ok(place)
    }

    /// Whether there is such a name.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.places.contains_key(name)
    }

    /// All names, in the order of their places.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.in_order.iter().map(String::as_str)
    }
}
