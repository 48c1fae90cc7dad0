//! What a rule would do, before it counts.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::Book;
use super::marked::{Marked, pieces_of};
use crate::model::{CaseRow, Rule, RuleField, RuleState, RuleTrial};
use crate::protocol::{Request, Response};
use crate::ui::i18n::{t, t_string, td_string, use_i18n};
use crate::ui::language::plural;

/// How long nothing must have been changed before a rule is tried.
const PAUSE: Duration = Duration::from_millis(250);

/// How many cases have what a rule looks for, how many it would decide, and the first of these with the words marked.
#[component]
pub(super) fn RuleTried(
    /// The codebook.
    book: Book,
    /// The rule as it is written.
    rule: Memo<Rule>,
) -> impl IntoView {
    let i18n = use_i18n();
    let trial = trial_of(book, rule);
    let summary = move || {
        let numbers = |trial: &RuleTrial| (trial.found, trial.decides, trial.rows.len());
        let (found, decides, shown) = trial.with(|trial| trial.as_ref().map(numbers))?;
        Some(view! { <Summary found decides shown /> })
    };
    let cases = Memo::new(move |_| {
        let rows = trial.with(|trial| trial.as_ref().map(|trial| trial.rows.clone()));
        (rows.unwrap_or_default(), rule.with(|rule| rule.field))
    });
    let list = move || {
        cases.with(|(rows, field)| {
            let case = |(row, found): &(CaseRow, Vec<String>)| {
                let (row, found, field) = (row.clone(), found.clone(), *field);
                view! { <TriedCase row found field /> }
            };
            rows.iter().map(case).collect_view()
        })
    };
    view! {
        <div role="status">{summary}</div>
        <Show when=move || cases.with(|(rows, _)| !rows.is_empty())>
            <div
                class="scroll trial"
                role="group"
                tabindex="0"
                aria-label=t!(i18n, rules.trial_list)
            >
                <ul>{list}</ul>
            </div>
        </Show>
    }
}

/// What the engine says of the rule, when nothing more has been changed for a moment.
fn trial_of(book: Book, rule: Memo<Rule>) -> RwSignal<Option<RuleTrial>> {
    let tried = RwSignal::new(None::<Rule>);
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
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
    book.asked(
        move || {
            book.workspace.counted.track();
            let rule = Box::new(tried.get()?);
            Some(Request::TryRule { rule })
        },
        |response| match response {
            Response::RuleTried(trial) => Some(trial),
            _ => None,
        },
    )
}

/// What the rule would do, in numbers.
#[component]
fn Summary(
    /// How many cases have what it looks for.
    found: u32,
    /// How many of them it would decide.
    decides: u32,
    /// How many of these are shown.
    shown: usize,
) -> impl IntoView {
    let i18n = use_i18n();
    let text = move || {
        let locale = i18n.get_locale();
        let found = plural!(locale, found, cases.count_single, cases.count_several);
        let decides = plural!(locale, decides, cases.count_single, cases.count_several);
        td_string!(locale, rules.trial, found = found, decides = decides)
    };
    let others = (found > decides).then(|| {
        view! { <p class="soft">{t!(i18n, rules.trial_others)}</p> }
    });
    let first = (decides as usize > shown).then(|| {
        view! { <p class="soft">{t!(i18n, rules.trial_first, count = shown)}</p> }
    });
    view! {
        <p>
            <strong>{text}</strong>
        </p>
        {others}
        {first}
    }
}

/// A case that the rule would decide.
#[component]
fn TriedCase(
    /// The case.
    row: CaseRow,
    /// The words that were found in it.
    found: Vec<String>,
    /// Where the rule looks.
    field: RuleField,
) -> impl IntoView {
    let i18n = use_i18n();
    let number = move || {
        let none = || t_string!(i18n, cases.no_number).to_owned();
        row.number.clone().unwrap_or_else(none)
    };
    let mut texts: Vec<String> = Vec::new();
    for notation in row.notations {
        let text = match field {
            RuleField::Text => notation.text,
            RuleField::Measure => notation.measure,
            RuleField::Category => notation.category,
        };
        texts.extend(text.filter(|text| !texts.contains(text)));
    }
    let texts = texts.iter().map(|text| {
        let pieces = pieces_of(text, &found);
        view! { <Marked pieces /> }
    });
    let texts = texts.collect_view();
    view! {
        <li>
            <span class="place">{number}</span>
            {texts}
        </li>
    }
}
