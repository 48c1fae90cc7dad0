//! A line of the history: one step, or several alike in a row.

use std::collections::HashMap;

use leptos::either::Either;
use leptos::prelude::*;

use super::told_step;
use crate::browser::clock;
use crate::draft::{Change, Draft, Step, StepId};
use crate::model::{CaseKey, Operation};
use crate::ui::i18n::{Locale, t, td_string, use_i18n};
use crate::ui::workspace::{Workspace, use_workspace};

/// How many cases of a line are named by their numbers.
const MOST_NUMBERS: usize = 5;

/// The numbers that the files give cases.
pub type Numbers = RwSignal<HashMap<CaseKey, String>>;

/// How far a step is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Place {
    Done,
    Here,
    Undone,
}

/// Steps of the history that are told in one line: one, or several alike in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The number of the first of them in the draft's line.
    first: usize,
    /// The number of the last.
    last: usize,
    /// The last of them, which the draft can go to.
    step: Step,
    /// What they did, in words.
    told: String,
    /// How far it is done.
    place: Place,
    /// The cases that they are about.
    cases: Vec<CaseKey>,
}

impl Line {
    /// What all that stands in the line follows from.
    pub fn key(&self) -> impl Eq + std::hash::Hash + use<> {
        let numbers = (self.first, self.last);
        (self.step.id, numbers, self.told.clone(), self.place)
    }

    /// The cases that are named by their numbers.
    pub fn named(&self) -> impl Iterator<Item = &CaseKey> {
        self.cases.iter().take(MOST_NUMBERS)
    }

    /// Whether the step before is told in this line, too.
    fn goes_on(&self, told: &str, step: &Step, place: Place) -> bool {
        let decides = matches!(&step.change, Change::Do(Operation::Categorise { .. }));
        decides
            && self.told == told
            && self.step.by == step.by
            && place == Place::Done
            && self.place != Place::Undone
    }

    /// "nr 1012, 1015 och 3 till".
    fn numbered(&self, locale: Locale, numbers: Numbers) -> String {
        let told: Vec<String> = numbers.with(|numbers| {
            let numbers = self.named().filter_map(|key| numbers.get(key).cloned());
            numbers.collect()
        });
        if told.is_empty() {
            return String::new();
        }
        let more = self.cases.len() - told.len();
        let told = told.join(", ");
        if more == 0 {
            td_string!(locale, history.numbers, numbers = told)
        } else {
            td_string!(locale, history.numbers_more, numbers = told, more = more)
        }
    }
}

/// The newest lines, so many at most, and whether there are more.
pub fn lines(
    locale: Locale,
    draft: &Draft,
    workspace: Workspace,
    most: usize,
) -> (Vec<Line>, bool) {
    let done = draft.count_done();
    let all = done + draft.count_undone();
    let newest = draft.undone().rev().chain(draft.done().rev());
    let mut lines: Vec<Line> = Vec::new();
    for (number, step) in (1..=all).rev().zip(newest) {
        let place = match number {
            number if number == done => Place::Here,
            number if number > done => Place::Undone,
            _ => Place::Done,
        };
        let told = told_step(locale, step, draft, workspace);
        // Decisions on case after case are one line.
        if let Some(line) = lines.last_mut()
            && line.goes_on(&told, step, place)
        {
            line.first = number;
            line.cases.extend(cases_of(step));
            continue;
        }
        if lines.len() == most {
            return (lines, true);
        }
        lines.push(Line {
            first: number,
            last: number,
            step: step.clone(),
            told,
            place,
            cases: cases_of(step),
        });
    }
    (lines, false)
}

/// The cases that a step is about.
fn cases_of(step: &Step) -> Vec<CaseKey> {
    let cases = |operation: &Operation| match operation {
        Operation::Categorise { cases, .. } => cases.clone(),
        _ => Vec::new(),
    };
    match step.change.operation() {
        Some(Operation::Together { operations }) => operations.iter().flat_map(cases).collect(),
        Some(operation) => cases(operation),
        None => Vec::new(),
    }
}

/// When a step was done and by whom, as far as that is known.
pub fn signed(step: &Step) -> String {
    let when = step.at_ms.map(clock::local_minute).unwrap_or_default();
    let parts = [when.as_str(), step.by.as_str()];
    let told: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    told.join(", ")
}

/// A line: what was done, when and by whom, and the way there.
#[component]
pub fn HistoryLine(
    /// What it tells.
    line: Line,
    /// The numbers of the cases, as far as they are known.
    numbers: Numbers,
) -> impl IntoView {
    let i18n = use_i18n();
    let (first, last, place) = (line.first, line.last, line.place);
    let number = if first == last {
        format!("{first}.")
    } else {
        format!("{first}–{last}.")
    };
    let is_here = place == Place::Here;
    let id = line.step.id;
    let told = line.told.clone();
    let signed = signed(&line.step);
    view! {
        <li aria-current=is_here.then_some("step") class:soft=place == Place::Undone>
            <span class="history__number soft">{number}</span>
            <span class="history__told">
                {told} " "
                <span class="soft">{move || line.numbered(i18n.get_locale(), numbers)}</span>
            </span>
            <span class="history__when soft">{signed}</span>
            {if is_here {
                Either::Left(view! { <span class="soft">{t!(i18n, history.here)}</span> })
            } else {
                Either::Right(view! { <GoTo step=id /> })
            }}
        </li>
    }
}

/// The way to a step.
#[component]
pub fn GoTo(
    /// The step.
    step: StepId,
) -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    view! {
        <button type="button" class="quiet" on:click=move |_| workspace.go_to(Some(step))>
            {t!(i18n, history.go)}
        </button>
    }
}
