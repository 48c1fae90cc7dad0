//! Steps in few bytes: a decision about one case takes twelve or thirteen.
//!
//! A step is a byte of [flags](self) that say what is as with the step before it, then only what is not. A decision that
//! was taken before is named by its place among the different decisions; a time is the time since the step before.

use std::collections::HashMap;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::step::{Change, Step, StepId};
use crate::model::{CaseKey, ContainerError, Decision, Operation, to_content};

/// The id is the one before's with the next number.
const NEXT_NUMBER: u8 = 1;
/// It is after the one before.
const AFTER_LAST: u8 = 2;
/// It is by the same person.
const SAME_HAND: u8 = 4;
/// Its time is known.
const TIMED: u8 = 8;
/// It is the decision about one case, and what was decided was decided before.
const KNOWN_DECISION: u8 = 16;
/// It is the decision about one case, and what was decided follows.
const NEW_DECISION: u8 = 32;

/// What the steps so far have told.
#[derive(Default)]
struct Before {
    id: Option<StepId>,
    at_ms: u64,
    by: String,
}

/// Writes steps that stand in an order in which each is after steps that are there.
pub(super) fn write(steps: &[Step]) -> Vec<u8> {
    let mut bytes = to_content(&steps.len());
    let mut put = |data: &[u8]| bytes.extend_from_slice(data);
    let mut before = Before::default();
    let mut places = HashMap::new();
    let mut decisions: HashMap<Vec<u8>, usize> = HashMap::new();
    for (place, step) in steps.iter().enumerate() {
        let next = before.id.map(next);
        let decided = decision(step).map(|(key, decision)| (key, to_content(decision)));
        let known = decided
            .as_ref()
            .and_then(|(_, written)| decisions.get(written).copied());
        let flags = flag(next == Some(step.id), NEXT_NUMBER)
            | flag(step.after == before.id, AFTER_LAST)
            | flag(step.by == before.by, SAME_HAND)
            | flag(step.at_ms.is_some(), TIMED)
            | flag(known.is_some(), KNOWN_DECISION)
            | flag(decided.is_some() && known.is_none(), NEW_DECISION);
        put(&[flags]);
        if flags & NEXT_NUMBER == 0 {
            put(&to_content(&step.id));
        }
        if flags & AFTER_LAST == 0 {
            let after: Option<usize> = step.after.and_then(|id| places.get(&id).copied());
            put(&to_content(&after));
        }
        if flags & SAME_HAND == 0 {
            put(&to_content(&step.by));
        }
        if let Some(at_ms) = step.at_ms {
            // Clocks are set back now and then: the difference has a sign.
            put(&to_content(&at_ms.wrapping_sub(before.at_ms).cast_signed()));
            before.at_ms = at_ms;
        }
        match (decided, known) {
            (Some((key, _)), Some(known)) => {
                put(&key.0.to_le_bytes());
                put(&to_content(&known));
            }
            (Some((key, written)), None) => {
                put(&key.0.to_le_bytes());
                put(&written);
                decisions.insert(written, decisions.len());
            }
            (None, _) => put(&to_content(&step.change)),
        }
        places.insert(step.id, place);
        before.id = Some(step.id);
        before.by.clone_from(&step.by);
    }
    bytes
}

/// Reads what [`write`] has written; what follows it is given back.
///
/// # Errors
/// `Damaged` when they are no steps.
pub(super) fn read(bytes: &[u8]) -> Result<(Vec<Step>, &[u8]), ContainerError> {
    let mut rest = bytes;
    let count: usize = take(&mut rest)?;
    let mut steps: Vec<Step> = Vec::new();
    let mut before = Before::default();
    let mut decisions: Vec<Decision> = Vec::new();
    for _ in 0..count {
        let flags: u8 = take(&mut rest)?;
        let is = |flag| flags & flag != 0;
        let id = match before.id {
            Some(last) if is(NEXT_NUMBER) => next(last),
            _ => take(&mut rest)?,
        };
        let after = if is(AFTER_LAST) {
            before.id
        } else {
            let place: Option<usize> = take(&mut rest)?;
            let step = place.map(|place| steps.get(place).ok_or(ContainerError::Damaged));
            step.transpose()?.map(|step| step.id)
        };
        if !is(SAME_HAND) {
            before.by = take(&mut rest)?;
        }
        let at_ms = if is(TIMED) {
            let later: i64 = take(&mut rest)?;
            before.at_ms = before.at_ms.wrapping_add_signed(later);
            Some(before.at_ms)
        } else {
            None
        };
        let change = if is(KNOWN_DECISION | NEW_DECISION) {
            let key: [u8; 8] = take(&mut rest)?;
            let decision = if is(NEW_DECISION) {
                let decision: Decision = take(&mut rest)?;
                decisions.push(decision.clone());
                decision
            } else {
                let place: usize = take(&mut rest)?;
                let known = decisions.get(place).ok_or(ContainerError::Damaged)?;
                known.clone()
            };
            Change::Do(Operation::Categorise {
                cases: vec![CaseKey(u64::from_le_bytes(key))],
                decision: Some(decision),
            })
        } else {
            take(&mut rest)?
        };
        before.id = Some(id);
        steps.push(Step {
            id,
            after,
            at_ms,
            by: before.by.clone(),
            change,
        });
    }
    Ok((steps, rest))
}

const fn flag(is: bool, flag: u8) -> u8 {
    if is { flag } else { 0 }
}

const fn next(id: StepId) -> StepId {
    StepId {
        writer: id.writer,
        number: id.number.wrapping_add(1),
    }
}

/// What was decided, where the step is the decision about one case.
fn decision(step: &Step) -> Option<(CaseKey, &Decision)> {
    match &step.change {
        Change::Do(Operation::Categorise {
            cases,
            decision: Some(decision),
        }) => match cases[..] {
            [case] => Some((case, decision)),
            _ => None,
        },
        _ => None,
    }
}

/// Takes data of a type from the beginning of what is left.
pub(super) fn take<T: DeserializeOwned>(rest: &mut &[u8]) -> Result<T, ContainerError> {
    let (data, left) = postcard::take_from_bytes(rest).map_err(|_| ContainerError::Damaged)?;
    *rest = left;
    Ok(data)
}

/// Puts data at the end.
pub(super) fn put(bytes: &mut Vec<u8>, data: &(impl Serialize + ?Sized)) {
    bytes.extend_from_slice(&to_content(data));
}
