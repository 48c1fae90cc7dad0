//! The requests that the engine has not answered, in the order in which they were made. Plain, and tested natively.
//!
//! Each has a number of its own, which its answer carries. Whoever asked may leave a request: it is theirs no more, but
//! it stays on the list until the engine has answered it or is gone, so that it is known what the engine is at.

/// What a request builds on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// On nothing but itself: any engine can answer it.
    Itself,
    /// Likewise, and those behind it build on its answer.
    Founding,
    /// On what this engine has counted.
    Counted,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Unsent,
    Sent,
    Left,
}

struct Entry<T> {
    number: u32,
    state: State,
    basis: Basis,
    request: T,
}

/// Requests by number.
pub struct Outstanding<T> {
    last: u32,
    entries: Vec<Entry<T>>,
}

/// What leaving a request has come to.
pub enum Leaving<'a, T> {
    /// The engine has not heard of it and never will.
    Withdrawn(T),
    /// The engine has it, and is to be told.
    Left(&'a mut T),
}

/// Where a request stands that was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The engine is rid of it.
    Gone,
    /// The engine has others to answer first.
    Behind,
    /// It is the one that the engine is at.
    First,
}

impl<T> Default for Outstanding<T> {
    fn default() -> Self {
        Self {
            last: 0,
            entries: Vec::new(),
        }
    }
}

impl<T> Outstanding<T> {
    /// A new request, not sent yet; its number, from 1.
    pub fn push(&mut self, basis: Basis, request: T) -> u32 {
        self.last += 1;
        self.entries.push(Entry {
            number: self.last,
            state: State::Unsent,
            basis,
            request,
        });
        self.last
    }

    /// Sends what is not sent, in order.
    pub fn send(&mut self, mut post: impl FnMut(u32, &mut T)) {
        for entry in &mut self.entries {
            if entry.state == State::Unsent {
                entry.state = State::Sent;
                post(entry.number, &mut entry.request);
            }
        }
    }

    /// The engine has answered: the request, unless it was left or answered before.
    pub fn answered(&mut self, number: u32) -> Option<T> {
        let entry = self.entries.remove(self.place(number)?);
        (entry.state != State::Left).then_some(entry.request)
    }

    /// Leaves a request, unless it is left or answered already.
    pub fn leave(&mut self, number: u32) -> Option<Leaving<'_, T>> {
        let place = self.place(number)?;
        if self.entries.get(place)?.state == State::Unsent {
            return Some(Leaving::Withdrawn(self.entries.remove(place).request));
        }
        let entry = self.entries.get_mut(place)?;
        let before = std::mem::replace(&mut entry.state, State::Left);
        (before == State::Sent).then_some(Leaving::Left(&mut entry.request))
    }

    /// Whether the engine has answered everything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether somebody waits for the answer to a request.
    #[must_use]
    pub fn is_awaited(&self, number: u32) -> bool {
        let mut entries = self.entries.iter();
        entries.any(|entry| entry.number == number && entry.state != State::Left)
    }

    /// Where a request stands that was left.
    #[must_use]
    pub fn standing(&self, number: u32) -> Standing {
        match self.place(number) {
            None => Standing::Gone,
            Some(0) => Standing::First,
            Some(_) => Standing::Behind,
        }
    }

    /// Whether the engine has yet to be rid of a request that was left.
    #[must_use]
    pub fn has_left(&self) -> bool {
        self.entries.iter().any(|entry| entry.state == State::Left)
    }

    /// The engine is to be another: what was left is forgotten, and what any engine can answer is to be sent anew. The
    /// others are given back, in order: nobody will answer them.
    pub fn begin_anew(&mut self) -> Vec<T> {
        let mut founded = false;
        let mut lost = Vec::new();
        for mut entry in std::mem::take(&mut self.entries) {
            if entry.state == State::Left {
                continue;
            }
            founded |= entry.basis == Basis::Founding;
            if entry.basis == Basis::Counted && !founded {
                lost.push(entry.request);
            } else {
                entry.state = State::Unsent;
                self.entries.push(entry);
            }
        }
        lost
    }

    /// The engine is gone: all requests that somebody waits for, in order.
    pub fn give_up(&mut self) -> Vec<T> {
        let entries = std::mem::take(&mut self.entries).into_iter();
        let awaited = entries.filter(|entry| entry.state != State::Left);
        awaited.map(|entry| entry.request).collect()
    }

    fn place(&self, number: u32) -> Option<usize> {
        self.entries.iter().position(|entry| entry.number == number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Requests = Outstanding<&'static str>;

    fn sent(requests: &mut Requests) -> Vec<(u32, &'static str)> {
        let mut sent = Vec::new();
        requests.send(|number, request| sent.push((number, *request)));
        sent
    }

    fn left(requests: &mut Requests, number: u32) -> bool {
        matches!(requests.leave(number), Some(Leaving::Left(_)))
    }

    #[test]
    fn each_is_sent_once_and_in_order_and_answered_once() {
        let mut requests = Requests::default();
        let one = requests.push(Basis::Itself, "one");
        let two = requests.push(Basis::Counted, "two");
        assert_eq!(sent(&mut requests), [(one, "one"), (two, "two")]);
        assert_eq!(sent(&mut requests), []);
        assert_eq!(requests.answered(two), Some("two"));
        assert_eq!(requests.answered(two), None);
        assert!(!requests.is_empty());
        assert_eq!(requests.give_up(), ["one"]);
        assert!(requests.is_empty());
        assert_eq!(requests.answered(one), None);
    }

    #[test]
    fn a_file_given_after_a_stop_is_not_stopped_with_it() {
        let mut requests = Requests::default();
        let stopped = requests.push(Basis::Itself, "stopped");
        sent(&mut requests);
        assert!(left(&mut requests, stopped));
        // The engine hears of the stop at once, and the next file comes before anybody has looked whether it did.
        assert_eq!(requests.answered(stopped), None);
        let next = requests.push(Basis::Itself, "next");
        sent(&mut requests);
        assert_eq!(requests.standing(stopped), Standing::Gone);
        assert_eq!(requests.answered(next), Some("next"));
    }

    #[test]
    fn a_file_given_after_a_stop_that_is_not_heard_is_read_by_the_next_engine() {
        let mut requests = Requests::default();
        let stopped = requests.push(Basis::Itself, "stopped");
        sent(&mut requests);
        assert!(left(&mut requests, stopped));
        let next = requests.push(Basis::Itself, "next");
        sent(&mut requests);
        assert_eq!(requests.standing(stopped), Standing::First);
        assert_eq!(requests.begin_anew(), <[&str; 0]>::default());
        assert_eq!(requests.standing(stopped), Standing::Gone);
        assert_eq!(sent(&mut requests), [(next, "next")]);
        assert_eq!(requests.answered(next), Some("next"));
    }

    #[test]
    fn what_was_left_is_nobodys_and_cannot_be_left_again() {
        let mut requests = Requests::default();
        let stopped = requests.push(Basis::Itself, "stopped");
        sent(&mut requests);
        assert!(requests.is_awaited(stopped));
        assert!(left(&mut requests, stopped) && !left(&mut requests, stopped));
        assert!(!requests.is_awaited(stopped));
        assert!(requests.has_left());
        assert_eq!(requests.answered(stopped), None);
        assert!(!left(&mut requests, stopped) && !requests.has_left());
    }

    #[test]
    fn a_stop_that_comes_late_hits_nothing() {
        let mut requests = Requests::default();
        let read = requests.push(Basis::Itself, "read");
        sent(&mut requests);
        assert_eq!(requests.answered(read), Some("read"));
        let next = requests.push(Basis::Itself, "next");
        sent(&mut requests);
        assert!(!left(&mut requests, read));
        assert_eq!(requests.standing(read), Standing::Gone);
        assert_eq!(requests.answered(next), Some("next"));
    }

    #[test]
    fn an_engine_that_is_still_starting_never_hears_of_what_was_stopped() {
        let mut requests = Requests::default();
        let stopped = requests.push(Basis::Itself, "stopped");
        let next = requests.push(Basis::Itself, "next");
        let withdrawn = requests.leave(stopped);
        assert!(matches!(withdrawn, Some(Leaving::Withdrawn("stopped"))));
        assert_eq!(requests.standing(stopped), Standing::Gone);
        assert_eq!(sent(&mut requests), [(next, "next")]);
    }

    #[test]
    fn an_engine_that_is_at_another_request_has_had_no_chance_to_heed_a_stop() {
        let mut requests = Requests::default();
        let counting = requests.push(Basis::Founding, "counting");
        let stopped = requests.push(Basis::Itself, "stopped");
        sent(&mut requests);
        assert!(left(&mut requests, stopped));
        assert_eq!(requests.standing(stopped), Standing::Behind);
        assert_eq!(requests.answered(counting), Some("counting"));
        assert_eq!(requests.standing(stopped), Standing::First);
    }

    #[test]
    fn another_engine_is_asked_only_what_it_can_know() {
        let mut requests = Requests::default();
        let stopped = requests.push(Basis::Itself, "stopped");
        requests.push(Basis::Counted, "cases of the engine that goes");
        let counting = requests.push(Basis::Founding, "counting");
        let cases = requests.push(Basis::Counted, "cases of the engine that comes");
        sent(&mut requests);
        assert!(left(&mut requests, stopped));
        assert_eq!(requests.begin_anew(), ["cases of the engine that goes"]);
        assert_eq!(
            sent(&mut requests),
            [
                (counting, "counting"),
                (cases, "cases of the engine that comes")
            ]
        );
    }

    #[test]
    fn nobody_is_told_of_the_end_of_a_request_that_they_left() {
        let mut requests = Requests::default();
        let stopped = requests.push(Basis::Itself, "stopped");
        requests.push(Basis::Counted, "cases");
        sent(&mut requests);
        assert!(left(&mut requests, stopped));
        assert_eq!(requests.give_up(), ["cases"]);
        assert_eq!(requests.standing(stopped), Standing::Gone);
    }
}
