//! Keeps an open draft: every event in the journal at once, and a snapshot of the whole in local storage when nothing
//! has happened for a while, and when the page is left.
//!
//! Where the journal fails, the whole draft goes to local storage after each event, and the journal is tried again with
//! the next. Nothing is told to be saved before it is.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::home::{self, HomeError};
use super::journal::{self, JournalError};
use crate::browser::clock;
use crate::draft::{Draft, Event, Summary};

/// The longest text that goes to local storage, of some five million characters that browsers give a page. A longer
/// draft is in the journal only.
const LARGEST_AT_HOME: usize = 1_000_000;

/// After how many milliseconds without an event the snapshot is written.
const REST_MS: i32 = 2_000;

/// How many events the journal keeps beside its snapshot before it gets a new one.
const MOST_EVENTS: u64 = 500;

/// Whether what is on screen is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// It is being written.
    Saving,
    /// It is on the disk.
    Saved,
    /// It is in local storage only, which a browser writes to the disk when it suits it, since the journal failed.
    AtHome(JournalError),
    /// It is kept nowhere.
    Lost(JournalError, HomeError),
    /// Another tab has written; these events of ours are not written.
    Behind(Vec<Event>),
    /// Another tab has deleted the draft.
    Deleted,
}

/// Reads the open draft.
pub type ReadDraft = Rc<dyn Fn(&mut dyn FnMut(&Draft))>;

/// Keeps one open draft. Clones are the same keeper.
#[derive(Clone)]
pub struct Keeper {
    id: Rc<str>,
    read: ReadDraft,
    tell: Rc<dyn Fn(Keeping)>,
    state: Rc<RefCell<State>>,
}

#[expect(
    clippy::struct_excessive_bools,
    reason = "each says something else, and they change apart"
)]
struct State {
    /// The number of the newest event that the journal has.
    head: u64,
    /// The events since.
    waiting: Vec<Event>,
    /// The journal lacks what came before those: it gets a snapshot.
    unseeded: bool,
    busy: bool,
    /// How many events the journal has taken since its snapshot.
    unsettled: u64,
    /// The number of the event that the text in local storage has.
    at_home: u64,
    /// Counts events, so that a rest is known from one that was broken off.
    stirred: u32,
    /// The draft was too large for local storage when it was last written.
    elsewhere: bool,
    /// Nothing is written any more: the draft is closed or deleted.
    closed: bool,
}

impl Keeper {
    /// Keeps a draft whose newest event in the journal has the number `head`. `unseeded`: the journal lacks a part of what
    /// came before. `tell` is told whenever it changes whether the draft is kept.
    #[must_use]
    pub fn new(
        id: &str,
        head: u64,
        unseeded: bool,
        unsettled: u64,
        read: ReadDraft,
        tell: impl Fn(Keeping) + 'static,
    ) -> Self {
        let mut opened_at = 0;
        read(&mut |draft| opened_at = draft.events);
        Self {
            id: Rc::from(id),
            read,
            tell: Rc::new(tell),
            state: Rc::new(RefCell::new(State {
                head,
                waiting: Vec::new(),
                unseeded,
                busy: false,
                unsettled,
                at_home: opened_at,
                stirred: 0,
                elsewhere: false,
                closed: false,
            })),
        }
    }

    /// Keeps an event that the draft has taken in.
    pub fn keep(&self, event: Event) {
        self.state.borrow_mut().waiting.push(event);
        self.flush();
    }

    /// Tries again to write what is not written.
    pub fn flush(&self) {
        let mut state = self.state.borrow_mut();
        if state.closed {
            return;
        }
        state.stirred = state.stirred.wrapping_add(1);
        if state.busy {
            return;
        }
        state.busy = true;
        drop(state);
        (self.tell)(Keeping::Saving);
        let keeper = self.clone();
        spawn_local(async move { keeper.write_all().await });
    }

    /// The draft now has what other tabs wrote, up to this event; `in_journal` says whether the journal has all of it.
    /// Gives back what waited to be written, to be done once more.
    #[must_use]
    pub fn caught_up(&self, head: u64, in_journal: bool) -> Vec<Event> {
        let mut state = self.state.borrow_mut();
        state.head = head;
        state.unseeded = !in_journal;
        state.busy = false;
        std::mem::take(&mut state.waiting)
    }

    /// The number of the newest event that the journal is known to have, where nothing waits to be written.
    #[must_use]
    pub fn settled_at(&self) -> Option<u64> {
        let state = self.state.borrow();
        (state.waiting.is_empty() && !state.busy && !state.unseeded).then_some(state.head)
    }

    /// Whether the draft is too large for local storage.
    #[must_use]
    pub fn is_elsewhere(&self) -> bool {
        self.state.borrow().elsewhere
    }

    /// Writes the snapshot to local storage now.
    ///
    /// # Errors
    /// When local storage does not take it.
    pub fn rest(&self) -> Result<(), HomeError> {
        if self.state.borrow().closed {
            return Ok(());
        }
        let mut outcome = Ok(());
        (self.read)(&mut |draft| outcome = self.write_home(draft));
        outcome
    }

    /// Writes nothing any more.
    pub fn close(&self) {
        self.state.borrow_mut().closed = true;
    }

    async fn write_all(&self) {
        loop {
            let (head, unseeded, events) = {
                let state = self.state.borrow();
                (state.head, state.unseeded, state.waiting.clone())
            };
            if events.is_empty() && !unseeded {
                break;
            }
            let written = if unseeded {
                self.seed(head).await
            } else {
                self.append(head, &events).await
            };
            if let Err(error) = written {
                self.failed(error);
                return;
            }
        }
        self.state.borrow_mut().busy = false;
        (self.tell)(Keeping::Saved);
        self.rest_soon();
    }

    async fn append(&self, head: u64, events: &[Event]) -> Result<(), JournalError> {
        let records: Vec<Vec<u8>> = events.iter().map(Event::write).collect();
        journal::append(&self.id, head, &records).await?;
        let mut state = self.state.borrow_mut();
        let count = u64::try_from(events.len()).unwrap_or_default();
        state.head = head + count;
        state.unsettled += count;
        let written = events.len().min(state.waiting.len());
        state.waiting.drain(..written);
        Ok(())
    }

    /// Gives the journal the whole draft, with all that waits.
    async fn seed(&self, after: u64) -> Result<(), JournalError> {
        let (mut head, mut snapshot) = (0, Vec::new());
        (self.read)(&mut |draft| {
            head = draft.events;
            snapshot = draft.write_bytes(clock::now_ms());
        });
        if head == 0 && snapshot.is_empty() {
            // The draft has been closed meanwhile, and its home has all of it.
            return Err(JournalError::Failed(String::new()));
        }
        let waiting = self.state.borrow().waiting.len();
        journal::settle(&self.id, after, head, &snapshot).await?;
        let mut state = self.state.borrow_mut();
        state.waiting.drain(..waiting);
        state.head = head;
        state.unseeded = false;
        state.unsettled = 0;
        Ok(())
    }

    fn failed(&self, error: JournalError) {
        let keeping = match error {
            // Until the draft has caught up nothing is written: what is done meanwhile waits behind it.
            JournalError::Behind => Keeping::Behind(self.state.borrow().waiting.clone()),
            JournalError::Deleted => {
                self.close();
                Keeping::Deleted
            }
            other => {
                self.state.borrow_mut().busy = false;
                match self.rest() {
                    Ok(()) => Keeping::AtHome(other),
                    Err(home) => Keeping::Lost(other, home),
                }
            }
        };
        (self.tell)(keeping);
    }

    fn rest_soon(&self) {
        let stirred = self.state.borrow().stirred;
        let keeper = self.clone();
        clock::after(REST_MS, move || {
            if keeper.state.borrow().stirred == stirred {
                // The journal has it: local storage may be full or off.
                let _ = keeper.rest();
                keeper.settle();
            }
        });
    }

    /// Gives the journal a snapshot in place of many events.
    fn settle(&self) {
        let mut state = self.state.borrow_mut();
        let idle = !state.busy && !state.closed && state.waiting.is_empty();
        if !idle || state.unsettled < MOST_EVENTS {
            return;
        }
        state.unsettled = 0;
        state.unseeded = true;
        drop(state);
        self.flush();
    }

    fn write_home(&self, draft: &Draft) -> Result<(), HomeError> {
        let mut state = self.state.borrow_mut();
        if state.at_home == draft.events && draft.events > 0 {
            return Ok(());
        }
        let now = clock::now_ms();
        let in_journal = state.waiting.is_empty() && !state.unseeded;
        let there = home::read(&self.id).and_then(|text| Summary::read(&text).ok());
        let there = there.map_or(0, |there| there.events);
        if in_journal && there > draft.events {
            // Another tab was here later.
            return Ok(());
        }
        if !in_journal && there > state.at_home && state.at_home > 0 {
            return Err(HomeError::Behind);
        }
        let text = draft.write(now);
        let mut written = if in_journal && text.len() > LARGEST_AT_HOME {
            Err(HomeError::Refused)
        } else {
            home::write(&self.id, &text)
        };
        state.elsewhere = false;
        if in_journal && written == Err(HomeError::Refused) {
            // What is there would be older than the journal, and takes the room of others.
            home::delete(&self.id);
            let summary: Summary = draft.summary(now);
            written = home::write(&self.id, &summary.write());
            state.elsewhere = written.is_ok();
        }
        if written.is_ok() {
            state.at_home = draft.events;
        }
        written
    }
}
