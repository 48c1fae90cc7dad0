//! Everything that was done in the draft, and the way back to any point of it.

use std::collections::HashMap;

use leptos::prelude::*;

use crate::browser::clock;
use crate::draft::{Change, Draft, Step, StepId};
use crate::model::{CaseKey, Operation};
use crate::protocol::{Request, Response};
use crate::ui::components::{copy_panel, merge_panel, told_step, versions};
use crate::ui::i18n::td_string;
use crate::ui::language::{Locale, use_locale};
use crate::ui::live::{part, when, words};
use crate::ui::markup::{Markup, button, group, tag};
use crate::ui::workspace::{Workspace, use_workspace};

/// How many lines are shown at first, and how many more each time.
const WINDOW: usize = 100;

/// Steps of the history that are told in one line: one, or several alike in a row.
struct Line {
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

/// How many cases of a line are named by their numbers.
const MOST_NUMBERS: usize = 5;

/// The numbers that the files give cases.
type Numbers = RwSignal<HashMap<CaseKey, String>>;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Done,
    Here,
    Undone,
}

/// The history, the newest first.
pub fn history_page() -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let shown = RwSignal::new(WINDOW);
    let more = RwSignal::new(false);
    let numbers = RwSignal::new(HashMap::new());
    let place = place_of(workspace);
    let list = part(move || {
        place.with(|_| ());
        let (lines, left) = workspace
            .draft
            .with_untracked(|draft| lines(locale, draft, workspace, shown.get()));
        more.set(left);
        ask_numbers(workspace, &lines, numbers);
        let lines = lines
            .into_iter()
            .map(|line| line_markup(locale, workspace, line, numbers));
        tag("ol").class("history").children(lines)
    });
    group()
        .child(
            tag("h1")
                .attr("tabindex", "-1")
                .child(td_string!(locale, pages.history)),
        )
        .child(
            tag("p")
                .class("lead")
                .child(td_string!(locale, history.lead)),
        )
        .child(merge_panel())
        .child(versions())
        .child(
            tag("h2")
                .id("steps")
                .child(td_string!(locale, history.title)),
        )
        .child(list)
        .child(when(
            move || more.get(),
            move || {
                button("button", td_string!(locale, history.older), move |_| {
                    shown.update(|shown| *shown += WINDOW);
                })
            },
        ))
        .child(part(move || {
            place.with(|_| ());
            other_lines(locale, workspace)
        }))
        .child(copy_panel())
}

/// Where the draft stands among its steps and versions: what is typed and its name change nothing of it. To be read, and not
/// only tracked: a memo that nobody has read follows nothing.
pub fn place_of(workspace: Workspace) -> Memo<impl PartialEq + Clone + Send + Sync + 'static> {
    Memo::new(move |_| {
        workspace.draft.with(|draft| {
            let count = (draft.steps().len(), draft.versions().len());
            (draft.head(), draft.tip(), count)
        })
    })
}

/// The newest lines, so many at most, and whether there are more.
fn lines(locale: Locale, draft: &Draft, workspace: Workspace, most: usize) -> (Vec<Line>, bool) {
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

impl Line {
    /// Whether the step before is told in this line, too.
    fn goes_on(&self, told: &str, step: &Step, place: Place) -> bool {
        let decides = matches!(&step.change, Change::Do(Operation::Categorise { .. }));
        decides
            && self.told == told
            && self.step.by == step.by
            && place == Place::Done
            && self.place != Place::Undone
    }
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

/// Asks for the numbers of the cases that are told by them and not known yet.
fn ask_numbers(workspace: Workspace, lines: &[Line], numbers: Numbers) {
    let named = lines
        .iter()
        .flat_map(|line| line.cases.iter().take(MOST_NUMBERS));
    let cases: Vec<CaseKey> = numbers.with_untracked(|known| {
        named
            .filter(|key| !known.contains_key(key))
            .copied()
            .collect()
    });
    if cases.is_empty() {
        return;
    }
    let asked = cases.clone();
    let request = Request::Numbers { cases };
    workspace.engine().ask(&request, None, move |reply| {
        if let Ok((Response::Numbers(found), _)) = reply {
            let found = asked.into_iter().zip(found);
            let found = found.filter_map(|(key, number)| Some((key, number?)));
            let _ = numbers.try_update(|known| known.extend(found));
        }
    });
}

/// "nr 1012, 1015 och 3 till".
fn numbered(locale: Locale, cases: &[CaseKey], numbers: Numbers) -> String {
    let told: Vec<String> = numbers.with(|numbers| {
        let named = cases.iter().take(MOST_NUMBERS);
        named.filter_map(|key| numbers.get(key).cloned()).collect()
    });
    if told.is_empty() {
        return String::new();
    }
    let more = cases.len() - told.len();
    let told = told.join(", ");
    if more == 0 {
        td_string!(locale, history.numbers, numbers = told)
    } else {
        td_string!(locale, history.numbers_more, numbers = told, more = more)
    }
}

fn line_markup(locale: Locale, workspace: Workspace, line: Line, numbers: Numbers) -> Markup {
    let Line {
        first,
        last,
        step,
        told,
        place,
        cases,
    } = line;
    let number = if first == last {
        format!("{first}.")
    } else {
        format!("{first}–{last}.")
    };
    let id = step.id;
    let entry = tag("li")
        .child(tag("span").class("history__number soft").child(number))
        .child(
            tag("span")
                .class("history__told")
                .child(told)
                .child(" ")
                .child(
                    tag("span")
                        .class("soft")
                        .child(words(move || numbered(locale, &cases, numbers))),
                ),
        )
        .child(tag("span").class("history__when soft").child(signed(&step)));
    match place {
        Place::Here => entry.attr("aria-current", "step").child(
            tag("span")
                .class("soft")
                .child(td_string!(locale, history.here)),
        ),
        Place::Done | Place::Undone => {
            entry
                .class_if("soft", place == Place::Undone)
                .child(go_to(locale, workspace, Some(id)))
        }
    }
}

fn go_to(locale: Locale, workspace: Workspace, step: Option<StepId>) -> Markup {
    button("quiet", td_string!(locale, history.go), move |_| {
        workspace.go_to(step);
    })
}

/// When a step was done and by whom, as far as that is known.
fn signed(step: &Step) -> String {
    let when = step.at_ms.map(clock::local_minute).unwrap_or_default();
    let parts = [when.as_str(), step.by.as_str()];
    let told: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    told.join(", ")
}

/// The ends of the lines that the draft does not stand in: what was done, undone, and left for something else.
fn other_lines(locale: Locale, workspace: Workspace) -> Option<Markup> {
    let entries: Vec<Markup> = workspace.draft.with_untracked(|draft| {
        let ends = draft.other_ends();
        let entry = |step: &Step| {
            tag("li")
                .child(
                    tag("span")
                        .class("history__told")
                        .child(told_step(locale, step, draft, workspace)),
                )
                .child(tag("span").class("history__when soft").child(signed(step)))
                .child(go_to(locale, workspace, Some(step.id)))
        };
        ends.into_iter().take(WINDOW).map(entry).collect()
    });
    (!entries.is_empty()).then(|| {
        tag("details")
            .child(tag("summary").child(td_string!(locale, history.others)))
            .child(
                tag("p")
                    .class("hint")
                    .child(td_string!(locale, history.others_lead)),
            )
            .child(tag("ul").class("history").children(entries))
    })
}
