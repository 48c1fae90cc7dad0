//! Two copies of a draft brought together: what each officer did is kept, and where they said otherwise of the same
//! thing, the user chooses.

use std::collections::{HashMap, HashSet};

use super::event::Event;
use super::line;
use super::step::{Change, Pen, Step, StepId, Version};
use super::taking_in::together;
use super::touches::{Touch, about, touches};
use super::tree::{Draft, Misfit};
use crate::model::Operation;

/// One of two copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The open draft.
    Mine,
    /// The copy.
    Theirs,
}

/// A thing of which the two copies say otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What it is.
    pub touch: Touch,
    /// What was done last about it in the open draft.
    pub mine: Operation,
    /// What was done last about it in the copy.
    pub theirs: Operation,
    /// Which of them stands where nobody chooses: the later.
    pub stands: Side,
}

/// What bringing a copy in would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// How many steps of the open draft's line the copy does not have in its.
    pub mine: usize,
    /// How many steps of the copy's line the open draft does not have in its.
    pub theirs: usize,
    /// Where they say otherwise, in the order in which the copy came to it.
    pub conflicts: Vec<Conflict>,
    /// The copy's steps that the open draft has nowhere.
    came: Vec<Step>,
    head: Option<StepId>,
    versions: Vec<Version>,
    typed: Vec<(String, String)>,
}

/// Why two drafts cannot be brought together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmergeable {
    /// They have no step in common: they are not copies of one draft.
    Unrelated,
}

impl Merge {
    /// Compares a draft with a copy of it.
    ///
    /// # Errors
    /// When they are not copies of one draft.
    pub fn new(mine: &Draft, theirs: &Draft) -> Result<Self, Unmergeable> {
        let known = |id: &StepId| mine.places.contains_key(id);
        let related = theirs.steps.iter().any(|step| known(&step.id));
        if !related && (mine.id != theirs.id || !mine.steps.is_empty() && !theirs.steps.is_empty())
        {
            return Err(Unmergeable::Unrelated);
        }
        let ids = |draft: &Draft| draft.done().map(|step| step.id).collect::<HashSet<_>>();
        let (my_ids, their_ids) = (ids(mine), ids(theirs));
        let only_mine: Vec<&Step> = mine
            .done()
            .filter(|step| !their_ids.contains(&step.id))
            .collect();
        let only_theirs: Vec<&Step> = theirs
            .done()
            .filter(|step| !my_ids.contains(&step.id))
            .collect();
        let my_line: Vec<&Step> = mine.done().collect();
        let their_line: Vec<&Step> = theirs.done().collect();
        let merged = line::order_of(&my_line, &their_line);
        let came = theirs.steps.iter().filter(|step| !known(&step.id));
        let versions = theirs.versions.iter();
        let typed = theirs.typed.iter();
        Ok(Self {
            mine: only_mine.len(),
            theirs: only_theirs.len(),
            conflicts: conflicts(&only_mine, &only_theirs, &merged),
            came: came.cloned().collect(),
            head: theirs.head(),
            versions: versions
                .filter(|version| !mine.versions.contains(version))
                .cloned()
                .collect(),
            typed: typed
                .filter(|(place, _)| !mine.typed.contains_key(*place))
                .map(|(place, text)| (place.clone(), text.clone()))
                .collect(),
        })
    }

    /// The draft with the copy brought in, and the events that did it. `choices` says for each conflict which side
    /// stands.
    ///
    /// # Errors
    /// When the draft is not the one that was compared.
    pub fn bring_in(
        &self,
        draft: &Draft,
        choices: &[Side],
        pen: &Pen,
    ) -> Result<(Draft, Vec<Event>), Misfit> {
        let mut draft = draft.clone();
        let mut events = Vec::new();
        let mut take = |draft: &mut Draft, event: Event| {
            events.push(event.clone());
            draft.take(event)
        };
        if !self.came.is_empty() {
            take(&mut draft, Event::Came(self.came.clone()))?;
        }
        for version in &self.versions {
            take(&mut draft, Event::Kept(version.clone()))?;
        }
        for (place, text) in &self.typed {
            let (place, text) = (place.clone(), Some(text.clone()));
            take(&mut draft, Event::Typed { place, text })?;
        }
        match self.head {
            // What the copy did goes on from where the draft stands, or the draft from where the copy stands.
            Some(head) if self.theirs > 0 && self.mine == 0 => {
                let (to, tip) = (Some(head), Some(head));
                take(&mut draft, Event::Went { to, tip })?;
            }
            Some(with) if self.theirs > 0 => {
                let step = draft.step_of(Change::Join { with }, pen);
                take(&mut draft, Event::Did(step))?;
            }
            _ => {}
        }
        let chosen = self.conflicts.iter().zip(choices);
        let operations = chosen
            .filter(|(conflict, choice)| conflict.stands != **choice)
            .map(|(conflict, choice)| match choice {
                Side::Mine => conflict.mine.clone(),
                Side::Theirs => conflict.theirs.clone(),
            })
            .collect();
        if let Some(operation) = together(operations) {
            let event = draft.doing(operation, pen);
            take(&mut draft, event)?;
        }
        Ok((draft, events))
    }
}

/// What was done last about each thing, and where in the line.
fn last_words<'a>(steps: &[&'a Step]) -> (Vec<Touch>, HashMap<Touch, (usize, &'a Operation)>) {
    let mut order = Vec::new();
    let mut last = HashMap::new();
    for (place, step) in steps.iter().enumerate() {
        let Some(operation) = step.change.operation() else {
            continue;
        };
        for touch in touches(operation) {
            if last.insert(touch.clone(), (place, operation)).is_none() {
                order.push(touch);
            }
        }
    }
    (order, last)
}

/// `merged` has the place of each step in the line that both give together.
fn conflicts(mine: &[&Step], theirs: &[&Step], merged: &HashMap<StepId, usize>) -> Vec<Conflict> {
    let (_, my_last) = last_words(mine);
    let (order, their_last) = last_words(theirs);
    order
        .into_iter()
        .filter_map(|touch| {
            let (my_place, my_operation) = my_last.get(&touch)?;
            let (their_place, their_operation) = their_last.get(&touch)?;
            let (my_part, their_part) = (
                about(my_operation, &touch)?,
                about(their_operation, &touch)?,
            );
            let rank = |steps: &[&Step], place: usize| {
                steps.get(place).and_then(|step| merged.get(&step.id))
            };
            let later = rank(mine, *my_place) > rank(theirs, *their_place);
            (my_part != their_part).then_some(Conflict {
                touch,
                mine: my_part,
                theirs: their_part,
                stands: if later { Side::Mine } else { Side::Theirs },
            })
        })
        .collect()
}
