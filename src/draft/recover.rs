//! The newest whole draft that the two places it is kept in give together.

use super::event::Event;
use super::step::Step;
use super::stored::Summary;
use super::tree::Draft;
use crate::model::ContainerError;

/// What is kept of a draft: a snapshot in local storage, its home, and the journal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The text in local storage.
    pub home: Option<String>,
    /// The journal's snapshot.
    pub snapshot: Option<Vec<u8>>,
    /// The number of the journal's newest event.
    pub head: Option<u64>,
    /// The events that the journal keeps, in order of their numbers.
    pub events: Vec<(u64, Vec<u8>)>,
}

/// A draft as it could be put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovered {
    /// The draft.
    pub draft: Draft,
    /// How many of its newest events cannot be read.
    pub missing: u64,
    /// Whether the journal alone has all of it: otherwise it must be given the draft before events follow.
    pub in_journal: bool,
}

impl Kept {
    /// Whether nothing is kept.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.home.is_none() && self.snapshot.is_none() && self.head.is_none()
    }

    /// The draft, from the newest snapshot that is whole and the events that follow it.
    ///
    /// # Errors
    /// Why no snapshot can be read: where one is of a newer version, that.
    pub fn recover(&self) -> Result<Recovered, ContainerError> {
        let home = self.home.as_deref().map(Draft::read);
        let snapshot = self.snapshot.as_deref().map(Draft::read_bytes);
        let head = self.head.unwrap_or_default();
        if let Some(Ok(settled)) = &snapshot {
            let journal = self.with_events(settled.clone());
            if journal.events == head {
                return Ok(with_home(journal, home.and_then(Result::ok)));
            }
        }
        let draft = self.with_events(newest(home, snapshot)?);
        Ok(Recovered {
            missing: head.saturating_sub(draft.events),
            in_journal: false,
            draft,
        })
    }

    /// A draft with the journal's events that follow it, as far as each is whole and there.
    fn with_events(&self, mut draft: Draft) -> Draft {
        for (number, record) in &self.events {
            if *number <= draft.events {
                continue;
            }
            let event = Event::read(record);
            let follows = *number == draft.events + 1;
            if !(follows && event.is_ok_and(|event| draft.take(event).is_ok())) {
                break;
            }
        }
        draft
    }

    /// What a list tells of it. The draft is put together only where events follow its newest snapshot.
    ///
    /// # Errors
    /// As for [`recover`](Self::recover), and `Damaged` where a part of it cannot be read.
    pub fn summary(&self) -> Result<Summary, ContainerError> {
        let home = self.home.as_deref().map(Summary::read);
        let snapshot = self.snapshot.as_deref().map(Summary::read_bytes);
        let summary = newest(home, snapshot)?;
        if self.head.is_none_or(|head| head <= summary.events) {
            return Ok(summary);
        }
        let recovered = self.recover()?;
        if recovered.missing > 0 {
            return Err(ContainerError::Damaged);
        }
        let steps = recovered.draft.steps().iter();
        let last = steps.filter_map(|step| step.at_ms).max();
        let saved_ms = summary.saved_ms.max(last.unwrap_or_default());
        Ok(recovered.draft.summary(saved_ms))
    }
}

/// A whole journal is the truth. What only the home has goes on from it, where it was done after all that the journal has;
/// otherwise its steps are kept beside, in a line of their own: another tab has written since.
fn with_home(mut draft: Draft, home: Option<Draft>) -> Recovered {
    let mut in_journal = true;
    if let Some(home) = home {
        if home.events > draft.events && home.steps.starts_with(&draft.steps) {
            draft = home;
            in_journal = false;
        } else {
            let known = |step: &&Step| !draft.places.contains_key(&step.id);
            let came: Vec<Step> = home.steps.iter().filter(known).cloned().collect();
            if !came.is_empty() && draft.take(Event::Came(came)).is_ok() {
                in_journal = false;
            }
        }
    }
    Recovered {
        draft,
        missing: 0,
        in_journal,
    }
}

/// What says of which event it is.
trait Numbered {
    fn number(&self) -> u64;
}

impl Numbered for Draft {
    fn number(&self) -> u64 {
        self.events
    }
}

impl Numbered for Summary {
    fn number(&self) -> u64 {
        self.events
    }
}

fn newest<T: Numbered>(
    home: Option<Result<T, ContainerError>>,
    snapshot: Option<Result<T, ContainerError>>,
) -> Result<T, ContainerError> {
    match (home, snapshot) {
        (Some(Ok(home)), Some(Ok(snapshot))) if home.number() >= snapshot.number() => Ok(home),
        (_, Some(Ok(whole))) | (Some(Ok(whole)), _) => Ok(whole),
        (Some(Err(newer @ ContainerError::Newer(_))), _)
        | (_, Some(Err(newer @ ContainerError::Newer(_)))) => Err(newer),
        (Some(Err(error)), _) | (None, Some(Err(error))) => Err(error),
        (None, None) => Err(ContainerError::Damaged),
    }
}
