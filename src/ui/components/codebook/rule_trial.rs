//! What a rule would do, before it counts.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::Book;
use crate::model::{CaseRow, Rule, RuleField, RuleState, RuleTrial};
use crate::protocol::{Request, Response};
use crate::ui::i18n::td_string;
use crate::ui::language::plural;
use crate::ui::live::{afterwards, shown};
use crate::ui::markup::{Markup, group, scroll, tag};

/// How long nothing must have been changed before a rule is tried.
const PAUSE: Duration = Duration::from_millis(250);

/// How many cases have what it looks for, how many it would decide, and the first of these with the words marked.
pub(super) fn rule_trial(book: Book, rule: Memo<Rule>) -> Markup {
    let tried = RwSignal::new(None::<Rule>);
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    afterwards(move || {
        // One that is turned off is tried as if it were on.
        let state = RuleState::On;
        let rule = Rule {
            state,
            ..rule.get()
        };
        let rule = Some(rule).filter(|rule| !rule.words.is_empty());
        let set = move || {
            // The panel may have been closed since.
            let _ = tried.try_set(rule.clone());
        };
        let next = set_timeout_with_handle(set, PAUSE).ok();
        if let Some(before) = waiting.get_value() {
            before.clear();
        }
        waiting.set_value(next);
    });
    let trial = book.asked(
        move || {
            book.workspace.counted.track();
            let rule = Box::new(tried.get()?);
            Some(Request::TryRule { rule })
        },
        |response| match response {
            Response::RuleTried(trial) => Some(trial),
            _ => None,
        },
    );
    group()
        .child(tag("div").attr("role", "status").child(shown(
            move || trial.get(),
            move |trial| trial.as_ref().map(|trial| summary(book, trial)),
        )))
        .child(shown(
            move || (trial.get().unwrap_or_default().rows, rule.get().field),
            move |(rows, field)| {
                if rows.is_empty() {
                    return group();
                }
                let rows = rows
                    .iter()
                    .map(|(row, found)| case(book, row, found, *field));
                scroll(td_string!(book.locale, rules.trial_list))
                    .class("scroll trial")
                    .child(tag("ul").children(rows.collect::<Vec<_>>()))
            },
        ))
}

fn summary(book: Book, trial: &RuleTrial) -> Markup {
    let locale = book.locale;
    let found = plural!(locale, trial.found, cases.count_single, cases.count_several);
    let decides = plural!(
        locale,
        trial.decides,
        cases.count_single,
        cases.count_several
    );
    let shown = trial.rows.len();
    let text = td_string!(locale, rules.trial, found = found, decides = decides);
    group()
        .child(tag("p").child(tag("strong").child(text)))
        .child((trial.found > trial.decides).then(|| {
            tag("p")
                .class("soft")
                .child(td_string!(locale, rules.trial_others))
        }))
        .child((trial.decides as usize > shown).then(|| {
            let first = td_string!(locale, rules.trial_first, count = shown);
            tag("p").class("soft").child(first)
        }))
}

fn case(book: Book, row: &CaseRow, found: &[String], field: RuleField) -> Markup {
    let number = row.number.clone();
    let number = number.unwrap_or_else(|| td_string!(book.locale, cases.no_number).to_owned());
    let mut texts: Vec<&str> = Vec::new();
    for notation in &row.notations {
        let text = match field {
            RuleField::Text => &notation.text,
            RuleField::Measure => &notation.measure,
            RuleField::Category => &notation.category,
        };
        texts.extend(text.as_deref().filter(|text| !texts.contains(text)));
    }
    tag("li")
        .child(tag("span").class("place").child(number))
        .children(texts.into_iter().map(|text| marked(text, found)))
}

/// A text with the words marked that were found in it.
fn marked(text: &str, found: &[String]) -> Markup {
    let mut marked = tag("p");
    let mut rest = text;
    while let Some((start, end)) = first_of(rest, found) {
        let (before, from) = rest.split_at(start);
        let (word, after) = from.split_at(end - start);
        marked = marked.child(before).child(tag("mark").child(word));
        rest = after;
    }
    marked.child(rest)
}

/// Where the first of the words stands as a word of its own, in bytes.
fn first_of(text: &str, words: &[String]) -> Option<(usize, usize)> {
    let is_whole = |start: &usize, word: &str| {
        let (before, from) = text.split_at(*start);
        let after = from
            .get(word.len()..)
            .and_then(|after| after.chars().next());
        let beside = [before.chars().next_back(), after];
        beside
            .iter()
            .flatten()
            .all(|letter| !letter.is_alphanumeric())
    };
    let places = words
        .iter()
        .filter(|word| !word.is_empty())
        .filter_map(|word| {
            let mut places = text.match_indices(word.as_str()).map(|(start, _)| start);
            let start = places.find(|start| is_whole(start, word))?;
            Some((start, start + word.len()))
        });
    // Of two that begin together the longer one.
    places.min_by_key(|(start, end)| (*start, std::cmp::Reverse(*end)))
}
