//! In which order a descent goes through the texts, and when it has settled.

use crate::classify::descent::LEAST_PULL;

/// Weights are settled when no text pulls more than this in a whole round.
const TOLERANCE: f32 = 4.0 * LEAST_PULL;

/// After so many rounds they are settled enough; a few tens are usual.
const MOST_ROUNDS: u32 = 500;

/// Rounds through all texts, each in another order: rounds in one order settle slowly.
#[derive(Clone, Debug)]
pub struct Rounds {
    /// How many texts a round has, how many of them it has been at, and how many texts on its next one is.
    count: usize,
    done: usize,
    stride: usize,
    /// The strongest pull of the round so far.
    pull: f32,
    /// How many rounds ended since a decision changed, and how many began in all.
    ended: u32,
    begun: u32,
}

impl Rounds {
    /// Rounds through so many texts, the first of them in the order they have.
    pub const fn new(count: usize) -> Self {
        Self {
            count,
            done: 0,
            stride: 1,
            pull: 0.0,
            ended: 0,
            begun: 0,
        }
    }

    /// Begins anew, through so many texts.
    pub fn begin(&mut self, count: usize) {
        self.ended = 0;
        self.begin_round(count);
    }

    /// The place of the text whose turn it is, or nothing where the round is at its end.
    pub const fn next(&self) -> Option<usize> {
        if self.done < self.count {
            Some((self.done * self.stride) % self.count)
        } else {
            None
        }
    }

    /// Remembers how hard the text whose turn it was has pulled.
    pub const fn pulled(&mut self, pull: f32) {
        self.pull = self.pull.max(pull);
        self.done += 1;
    }

    /// Ends a round and begins another: whether the weights are settled.
    pub fn end(&mut self) -> bool {
        let is_settled = self.pull < TOLERANCE || self.ended >= MOST_ROUNDS;
        self.ended += 1;
        self.begin_round(self.count);
        is_settled
    }

    fn begin_round(&mut self, count: usize) {
        self.count = count;
        self.done = 0;
        self.pull = 0.0;
        self.begun = self.begun.wrapping_add(1);
        let count = count.max(1);
        let drawn = self.begun.wrapping_mul(0x9e37_79b1) as usize % count;
        self.stride = (drawn..drawn + count)
            .find(|stride| greatest_common_divisor(*stride, count) == 1)
            .unwrap_or(1);
    }
}

fn greatest_common_divisor(one: usize, other: usize) -> usize {
    if other == 0 {
        one
    } else {
        greatest_common_divisor(other, one % other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round(rounds: &mut Rounds, pull: f32) -> Vec<usize> {
        let mut places = Vec::new();
        while let Some(place) = rounds.next() {
            places.push(place);
            rounds.pulled(pull);
        }
        places
    }

    #[test]
    fn a_round_is_at_every_text_once_and_rounds_differ_in_order() {
        let mut rounds = Rounds::new(10);
        let mut orders = Vec::new();
        for _ in 0..4 {
            orders.push(round(&mut rounds, 1.0));
            assert!(!rounds.end());
        }
        assert!(orders.iter().any(|order| *order != orders[0]));
        for mut order in orders {
            order.sort_unstable();
            assert_eq!(order, (0..10).collect::<Vec<usize>>());
        }
    }

    #[test]
    fn weights_are_settled_when_nothing_pulls_or_after_many_rounds() {
        let mut rounds = Rounds::new(3);
        round(&mut rounds, TOLERANCE / 2.0);
        assert!(rounds.end());
        rounds.begin(3);
        for _ in 0..MOST_ROUNDS {
            round(&mut rounds, 1.0);
            assert!(!rounds.end());
        }
        round(&mut rounds, 1.0);
        assert!(rounds.end());
    }

    #[test]
    fn without_texts_there_is_nothing_to_settle() {
        let mut rounds = Rounds::new(0);
        assert_eq!(rounds.next(), None);
        assert!(rounds.end());
    }
}
