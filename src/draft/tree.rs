//! A draft (utkast): everything that was ever done to it, and where in that it stands.
//!
//! The steps form a tree. Undoing goes back towards its root, doing something then begins another branch, and no step
//! is ever dropped. What the draft amounts to is the state that the steps give which lead to where it stands.

use std::collections::{BTreeMap, HashMap, HashSet};

use thiserror::Error;

use super::event::Event;
use super::line;
use super::step::{Change, Pen, Step, StepId, Version};
use crate::model::{DraftState, Operation};

/// A user's work on one account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Names the draft in storage and addresses: letters and digits only.
    pub id: String,
    /// The name the user sees.
    pub name: String,
    /// When it was made, in milliseconds since 1970 (UTC).
    pub created_ms: u64,
    /// How many events it was made of: the number of its newest record in the journal.
    pub events: u64,
    /// Every step, in the order in which they were written.
    pub(super) steps: Vec<Step>,
    pub(super) places: HashMap<StepId, usize>,
    /// The places of the steps that are done, first to last.
    pub(super) done: Vec<usize>,
    /// The places of the steps that can be done again, the next first.
    pub(super) undone: Vec<usize>,
    pub(super) state: DraftState,
    pub(super) versions: Vec<Version>,
    /// What is being typed and is no step yet, by field.
    pub(super) typed: BTreeMap<String, String>,
}

/// An event does not fit the draft: a step that it speaks of is not there. It was written for another state of the draft.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("the event does not fit the draft")]
pub struct Misfit;

impl Draft {
    /// A draft in which nothing has been done.
    #[must_use]
    pub fn new(id: String, name: String, created_ms: u64) -> Self {
        Self {
            id,
            name,
            created_ms,
            ..Self::default()
        }
    }

    /// The same draft under another id.
    #[must_use]
    pub fn under(self, id: String) -> Self {
        Self { id, ..self }
    }

    /// What it amounts to.
    #[must_use]
    pub const fn state(&self) -> &DraftState {
        &self.state
    }

    /// Every step that was ever written, in that order.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The steps that are done, first to last.
    #[must_use]
    pub fn done(&self) -> impl DoubleEndedIterator<Item = &Step> {
        self.done.iter().filter_map(|place| self.steps.get(*place))
    }

    /// How many steps are done.
    #[must_use]
    pub const fn count_done(&self) -> usize {
        self.done.len()
    }

    /// The steps that can be done again, the next first.
    #[must_use]
    pub fn undone(&self) -> impl DoubleEndedIterator<Item = &Step> {
        self.undone
            .iter()
            .filter_map(|place| self.steps.get(*place))
    }

    /// How many steps can be done again.
    #[must_use]
    pub const fn count_undone(&self) -> usize {
        self.undone.len()
    }

    /// The last step that is done.
    #[must_use]
    pub fn head(&self) -> Option<StepId> {
        self.done().next_back().map(|step| step.id)
    }

    /// The step that the draft was made as again last, where nothing was done since.
    #[must_use]
    pub fn returned_to(&self) -> Option<Option<StepId>> {
        match self.done().next_back()?.change {
            Change::Return { to } => Some(to),
            Change::Do(_) | Change::Join { .. } => None,
        }
    }

    /// The last step that can be done again, or that is done.
    #[must_use]
    pub fn tip(&self) -> Option<StepId> {
        let last = self.undone().next_back().map(|step| step.id);
        last.or_else(|| self.head())
    }

    /// What was done, first to last.
    pub fn operations(&self) -> impl Iterator<Item = &Operation> {
        self.done().filter_map(|step| step.change.operation())
    }

    /// A step.
    #[must_use]
    pub fn step(&self, id: StepId) -> Option<&Step> {
        self.places
            .get(&id)
            .and_then(|place| self.steps.get(*place))
    }

    /// The steps that were named, in that order.
    #[must_use]
    pub fn versions(&self) -> &[Version] {
        &self.versions
    }

    /// The name that a step was given last.
    #[must_use]
    pub fn name_of(&self, step: Option<StepId>) -> Option<&str> {
        let mut newest = self.versions.iter().rev();
        let version = newest.find(|version| version.step == step);
        version.map(|version| version.name.as_str())
    }

    /// What is being typed in a field and is no step yet.
    #[must_use]
    pub fn typed(&self, place: &str) -> Option<&str> {
        self.typed.get(place).map(String::as_str)
    }

    /// Every field in which something is being typed, with what.
    #[must_use]
    pub const fn all_typed(&self) -> &BTreeMap<String, String> {
        &self.typed
    }

    /// What the draft amounted to at a step; `None` where the step is not there.
    #[must_use]
    pub fn state_at(&self, step: Option<StepId>) -> Option<DraftState> {
        let Some(id) = step else {
            return Some(DraftState::default());
        };
        let line = line::to(self, *self.places.get(&id)?);
        Some(self.replay(&line))
    }

    /// The last steps of the lines that the draft does not stand in, the newest first.
    #[must_use]
    pub fn other_ends(&self) -> Vec<&Step> {
        let mut inner: HashSet<StepId> = self.steps.iter().filter_map(|step| step.after).collect();
        inner.extend(self.steps.iter().filter_map(|step| step.change.other()));
        let own = self.tip();
        let ends = self.steps.iter().rev();
        ends.filter(|step| !inner.contains(&step.id) && Some(step.id) != own)
            .collect()
    }

    /// The event of doing something now.
    #[must_use]
    pub fn doing(&self, operation: Operation, pen: &Pen) -> Event {
        Event::Did(self.step_of(Change::Do(operation), pen))
    }

    /// The event of making the draft what it was at a step, as a step of its own.
    #[must_use]
    pub fn returning(&self, to: Option<StepId>, pen: &Pen) -> Event {
        Event::Did(self.step_of(Change::Return { to }, pen))
    }

    /// A step that does something now.
    pub(super) fn step_of(&self, change: Change, pen: &Pen) -> Step {
        let by_writer = self.steps.iter().rev();
        let mut by_writer = by_writer.filter(|step| step.id.writer == pen.writer);
        Step {
            id: StepId {
                writer: pen.writer,
                number: by_writer.next().map_or(1, |step| step.id.number + 1),
            },
            after: self.head(),
            at_ms: Some(pen.now_ms),
            by: pen.by.clone(),
            change,
        }
    }

    /// The event of undoing the last step, where one is done.
    #[must_use]
    pub fn undoing(&self) -> Option<Event> {
        // The step before it in the line may be another officer's, where lines were joined.
        let last = self.done().next_back()?;
        Some(Event::Went {
            to: last.after,
            tip: self.tip(),
        })
    }

    /// The event of doing the next step again, where there is one.
    #[must_use]
    pub fn redoing(&self) -> Option<Event> {
        // Where lines were joined, steps of both stand among each other: one of them is next only if it was done after the
        // last that is done. The step that joins them brings whatever is left,
        // and so does one that returned to a version.
        let head = self.head();
        let is_next = |step: &&Step| match step.change {
            Change::Do(_) => step.after == head,
            Change::Join { .. } | Change::Return { .. } => true,
        };
        self.undone().find(is_next).map(|step| Event::Went {
            to: Some(step.id),
            tip: self.tip(),
        })
    }

    /// The event of going to a step, back or forth in the line that the draft stands in, or over to another.
    #[must_use]
    pub fn going_to(&self, step: Option<StepId>) -> Event {
        let is_in_line = step.is_none_or(|id| {
            let mut line = self.done().chain(self.undone());
            line.any(|step| step.id == id)
        });
        Event::Went {
            to: step,
            tip: if is_in_line { self.tip() } else { step },
        }
    }

    /// The same once more, of the draft as it is now: for an event that was made before another's came in between. `None`
    /// where it says nothing of the draft as it is now: going back or forth was said of another line.
    #[must_use]
    pub fn again(&self, event: Event, pen: &Pen) -> Option<Event> {
        match event {
            Event::Did(step) => Some(Event::Did(Step {
                at_ms: step.at_ms,
                by: step.by,
                ..self.step_of(step.change, pen)
            })),
            Event::Went { .. } => None,
            Event::Came(mut steps) => {
                steps.retain(|step| !self.places.contains_key(&step.id));
                (!steps.is_empty()).then_some(Event::Came(steps))
            }
            other => Some(other),
        }
    }

    /// Takes in an event.
    ///
    /// # Errors
    /// When it does not fit; the draft is then as it was.
    pub fn take(&mut self, event: Event) -> Result<(), Misfit> {
        match event {
            Event::Did(step) => self.do_step(step)?,
            Event::Went { to, tip } => self.go(to, tip)?,
            Event::Named(name) => self.name = name,
            Event::Kept(version) => self.versions.push(version),
            Event::Typed { place, text } => {
                match text {
                    Some(text) => self.typed.insert(place, text),
                    None => self.typed.remove(&place),
                };
            }
            Event::Came(steps) => {
                let mut with = self.clone();
                for step in steps {
                    with.add(step)?;
                }
                *self = with;
            }
        }
        self.events += 1;
        Ok(())
    }

    fn do_step(&mut self, step: Step) -> Result<(), Misfit> {
        if step.after != self.head() {
            return Err(Misfit);
        }
        let place = self.add(step)?;
        self.undone.clear();
        match self
            .steps
            .get(place)
            .and_then(|step| step.change.operation())
        {
            Some(operation) => {
                self.state.apply(operation);
                self.done.push(place);
            }
            None => self.stand(line::to(self, place), Vec::new()),
        }
        Ok(())
    }

    /// Adds a step to the tree.
    pub(super) fn add(&mut self, step: Step) -> Result<usize, Misfit> {
        let knows = |id: &StepId| self.places.contains_key(id);
        let needed = step.after.into_iter().chain(step.change.other());
        if knows(&step.id) || !needed.into_iter().all(|id| knows(&id)) {
            return Err(Misfit);
        }
        let place = self.steps.len();
        self.places.insert(step.id, place);
        self.steps.push(step);
        Ok(place)
    }

    fn go(&mut self, to: Option<StepId>, tip: Option<StepId>) -> Result<(), Misfit> {
        let place = |id: Option<StepId>| match id {
            Some(id) => self.places.get(&id).map(|place| Some(*place)).ok_or(Misfit),
            None => Ok(None),
        };
        let (to, tip) = (place(to)?, place(tip)?);
        let done = to.map_or_else(Vec::new, |to| line::to(self, to));
        let undone = self.undone_from(tip, to).unwrap_or_else(|| {
            // It is a step of the other of two lines that were joined.
            let whole = tip.map_or_else(Vec::new, |tip| line::to(self, tip));
            match whole.strip_prefix(&done[..]) {
                Some(rest) => rest.to_vec(),
                None => tip.into_iter().filter(|tip| !done.contains(tip)).collect(),
            }
        });
        self.stand(done, undone);
        Ok(())
    }

    /// The places of the steps that undoing goes over from the one at a place down to another, first to last; `None` where
    /// it does not come there.
    fn undone_from(&self, tip: Option<usize>, to: Option<usize>) -> Option<Vec<usize>> {
        let mut over = Vec::new();
        let mut at = tip;
        while at != to {
            let here = at?;
            over.push(here);
            let before = self.steps.get(here).and_then(|step| step.after);
            at = before.and_then(|id| self.places.get(&id).copied());
        }
        over.reverse();
        Some(over)
    }

    pub(super) fn stand(&mut self, done: Vec<usize>, undone: Vec<usize>) {
        self.state = self.replay(&done);
        self.done = done;
        self.undone = undone;
    }

    fn replay(&self, line: &[usize]) -> DraftState {
        let mut state = DraftState::default();
        let steps = line.iter().filter_map(|place| self.steps.get(*place));
        for step in steps {
            if let Some(operation) = step.change.operation() {
                state.apply(operation);
            }
        }
        state
    }
}
