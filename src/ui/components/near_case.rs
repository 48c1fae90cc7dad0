//! One of the cases whose texts are nearly the same.

use leptos::prelude::*;

use super::coding::state_of;
use super::near_preview::Preview;
use super::told_text::ToldText;
use crate::model::{CaseRow, NearCase, written_date};
use crate::ui::i18n::{Locale, t_string, use_i18n};

/// A case with its box, what it counts under, its texts and what they lack.
#[component]
pub(super) fn NearCaseItem(
    /// The cases that it is one of.
    preview: Preview,
    /// Its place among them.
    place: usize,
    /// The case.
    case: NearCase,
) -> impl IntoView {
    let i18n = use_i18n();
    let NearCase {
        key,
        row,
        texts,
        lacks,
    } = case;
    let id = format!("near-text-{place}");
    let number = row.number.clone();
    let title = move || match &number {
        Some(number) => t_string!(i18n, cases.titled, number = number),
        None => t_string!(i18n, cases.untitled).to_owned(),
    };
    let facts = move || facts_of(i18n.get_locale(), &row);
    let texts = texts.into_iter();
    let texts = texts.map(|(text, places)| view! { <ToldText text places /> });
    let is_first = place == 0;
    let lacks = lacks.join(", ");
    let note = (is_first || !lacks.is_empty()).then(|| {
        let note = move || {
            if is_first {
                t_string!(i18n, near.first).to_owned()
            } else {
                t_string!(i18n, near.lacks, words = lacks)
            }
        };
        view! { <p class="soft">{note}</p> }
    });
    view! {
        <li>
            <p>
                <label>
                    <input
                        type="checkbox"
                        aria-describedby=id.clone()
                        prop:checked=move || preview.ticked.with(|ticked| ticked.contains(&key))
                        on:change:target=move |event| preview.tick(key, event.target().checked())
                    />
                    " "
                    {title}
                </label>
                " "
                <span class="soft">{facts}</span>
            </p>
            <div id=id>{texts.collect_view()} {note}</div>
        </li>
    }
}

/// When it came in, how it got its categories, and which these are.
fn facts_of(locale: Locale, row: &CaseRow) -> String {
    let mut facts: Vec<String> = Vec::new();
    facts.extend(row.date.map(written_date));
    facts.push(state_of(locale, row.categorised).to_owned());
    for notation in &row.notations {
        if let Some(category) = &notation.category
            && !facts.contains(category)
        {
            facts.push(category.clone());
        }
    }
    facts.join(" · ")
}
