//! The requests that the engine has been asked, in the order in which they came; the first is being answered. Plain, and
//! tested natively.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

/// Requests in their turn.
pub struct Turns<T>(RefCell<VecDeque<Turn<T>>>);

/// A request with its number.
#[derive(Clone)]
pub struct Turn<T> {
    /// The number that its answer carries.
    pub number: u32,
    /// What is asked.
    pub asked: T,
    /// Nobody waits for its answer any more.
    pub left: Rc<Cell<bool>>,
}

impl<T> Default for Turns<T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<T: Clone> Turns<T> {
    /// Takes in a request behind the others. Says whether it is the only one, so that somebody has to begin.
    pub fn push(&self, number: u32, asked: T) -> bool {
        let mut turns = self.0.borrow_mut();
        turns.push_back(Turn {
            number,
            asked,
            left: Rc::default(),
        });
        turns.len() == 1
    }

    /// The request whose turn it is.
    #[must_use]
    pub fn first(&self) -> Option<Turn<T>> {
        self.0.borrow().front().cloned()
    }

    /// The first request is answered.
    pub fn done(&self) {
        self.0.borrow_mut().pop_front();
    }

    /// Whether nobody waits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    /// Nobody waits for the request with this number any more. One that is answered already is not touched, and no other
    /// is. Says whether it was there.
    pub fn leave(&self, number: u32) -> bool {
        let turns = self.0.borrow();
        let turn = turns.iter().find(|turn| turn.number == number);
        turn.inspect(|turn| turn.left.set(true)).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left<T: Clone>(turns: &Turns<T>) -> Option<bool> {
        turns.first().map(|turn| turn.left.get())
    }

    #[test]
    fn requests_are_answered_in_order_and_the_first_begins() {
        let turns = Turns::default();
        assert!(turns.push(1, "one") && !turns.push(2, "two"));
        assert_eq!(turns.first().map(|turn| turn.asked), Some("one"));
        turns.done();
        assert_eq!(turns.first().map(|turn| turn.asked), Some("two"));
        turns.done();
        assert!(turns.is_empty() && turns.push(3, "three"));
    }

    #[test]
    fn a_reading_is_stopped_while_it_is_at_work_and_the_next_is_not() {
        let turns = Turns::default();
        turns.push(1, "stopped");
        let at_work = turns.first().unwrap();
        turns.push(2, "next");
        assert!(turns.leave(1) && at_work.left.get());
        turns.done();
        assert_eq!(left(&turns), Some(false));
    }

    #[test]
    fn a_reading_is_stopped_before_its_turn_has_come() {
        let turns = Turns::default();
        turns.push(1, "counting");
        turns.push(2, "stopped");
        assert!(turns.leave(2));
        assert_eq!(left(&turns), Some(false));
        turns.done();
        assert_eq!(left(&turns), Some(true));
    }

    #[test]
    fn a_stop_that_comes_late_hits_nothing() {
        let turns = Turns::default();
        turns.push(1, "read");
        turns.done();
        turns.push(2, "next");
        assert!(!turns.leave(1));
        assert_eq!(left(&turns), Some(false));
    }
}
