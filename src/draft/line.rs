//! The line of steps that leads to a step: what is done when a draft stands there.

use std::collections::{HashMap, HashSet};

use super::step::{Change, Step, StepId};
use super::tree::Draft;

/// The places of the steps that lead to the one at a place, first to last, itself included.
///
/// Where lines were joined, each keeps its own order, and between the two the steps stand by time, then by id: whoever
/// joins them, on whichever computer and from whichever side, gets the same line.
pub(super) fn to(draft: &Draft, place: usize) -> Vec<usize> {
    let mut lines = HashMap::new();
    // Steps come after those that they are after, so lines that are joined are known before the one that joins them.
    let mut turns = Vec::new();
    find_turns(draft, place, &mut turns);
    turns.sort_unstable();
    turns.dedup();
    for turn in turns {
        let line = turned(draft, turn, &lines);
        lines.insert(turn, line);
    }
    from(draft, place, &lines)
}

/// The places of the steps that join lines or return to a step, and lead to the one at a place.
fn find_turns(draft: &Draft, place: usize, turns: &mut Vec<usize>) {
    let mut waiting = vec![place];
    let mut seen = HashSet::new();
    while let Some(place) = waiting.pop() {
        let mut at = Some(place);
        while let Some(here) = at {
            let Some(step) = draft.steps.get(here) else {
                break;
            };
            if !matches!(step.change, Change::Do(_)) {
                if !seen.insert(here) {
                    break;
                }
                turns.push(here);
                waiting.extend(other(draft, step));
            }
            at = match step.change {
                // What was done before is no longer part of the draft.
                Change::Return { .. } => None,
                Change::Do(_) | Change::Join { .. } => before(draft, step),
            };
        }
    }
}

fn before(draft: &Draft, step: &Step) -> Option<usize> {
    step.after.and_then(|id| draft.places.get(&id).copied())
}

fn other(draft: &Draft, step: &Step) -> Option<usize> {
    step.change
        .other()
        .and_then(|id| draft.places.get(&id).copied())
}

/// The line to a step, as soon as a step is met whose line is known.
fn from(draft: &Draft, place: usize, known: &HashMap<usize, Vec<usize>>) -> Vec<usize> {
    let mut back = Vec::new();
    let mut at = Some(place);
    while let Some(here) = at {
        if let Some(line) = known.get(&here) {
            return line.iter().copied().chain(back.into_iter().rev()).collect();
        }
        back.push(here);
        at = draft.steps.get(here).and_then(|step| before(draft, step));
    }
    back.reverse();
    back
}

/// The line to a step that joins two or returns to one.
fn turned(draft: &Draft, turn: usize, known: &HashMap<usize, Vec<usize>>) -> Vec<usize> {
    let line = |place: Option<usize>| place.map_or_else(Vec::new, |at| from(draft, at, known));
    let Some(step) = draft.steps.get(turn) else {
        return Vec::new();
    };
    let other = line(other(draft, step));
    let mut whole = match step.change {
        Change::Join { .. } => interleave(draft, &line(before(draft, step)), &other),
        Change::Do(_) | Change::Return { .. } => other,
    };
    whole.push(turn);
    whole
}

/// Two lines as one.
fn interleave(draft: &Draft, one: &[usize], two: &[usize]) -> Vec<usize> {
    let steps = |line: &[usize]| -> Vec<(usize, &Step)> {
        let step = |place: &usize| draft.steps.get(*place).map(|step| (*place, step));
        line.iter().filter_map(step).collect()
    };
    let mut taken = HashSet::new();
    let both = in_order(&steps(one), &steps(two), |(_, step)| *step);
    let places = both.into_iter().map(|(place, _)| place);
    places.filter(|place| taken.insert(*place)).collect()
}

/// Which place each step would have, were two lines joined.
pub(super) fn order_of(one: &[&Step], two: &[&Step]) -> HashMap<StepId, usize> {
    let mut places = HashMap::new();
    let both = in_order(one, two, |step| *step);
    for (step, place) in both.iter().zip(0..) {
        places.entry(step.id).or_insert(place);
    }
    places
}

/// The entries of two lines, each in its own order, and between the two by time, then by id. A step that stands in both
/// may stand there twice.
fn in_order<'a, T: Copy>(one: &[T], two: &[T], step: impl Fn(&T) -> &'a Step) -> Vec<T> {
    let order = |entry: &T| {
        let step = step(entry);
        (step.at_ms, step.id)
    };
    let mut both = Vec::with_capacity(one.len() + two.len());
    let (mut one, mut two) = (one.iter().peekable(), two.iter().peekable());
    loop {
        let next = match (one.peek(), two.peek()) {
            // Where both lines have the same step next it is one.
            (Some(first), Some(second)) if step(first).id == step(second).id => {
                two.next();
                one.next()
            }
            (Some(first), Some(second)) if order(first) <= order(second) => one.next(),
            (_, Some(_)) => two.next(),
            (Some(_), None) => one.next(),
            (None, None) => return both,
        };
        both.extend(next.copied());
    }
}
