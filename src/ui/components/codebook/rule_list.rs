//! The rules of a codebook's unit, each in a sentence.

use leptos::prelude::*;

use super::rule_edit::RuleEdit;
use super::rule_row::RuleRow;
use super::rule_written::rule_begun;
use super::unit_rules::unit_of_rules;
use super::{Book, SectionHeading};
use crate::model::DraftState;
use crate::ui::going::focus;
use crate::ui::i18n::{t, t_string, use_i18n};

/// The list of rules, and the panel in which one is written.
#[component]
pub(super) fn Rules(
    /// The codebook.
    book: Book,
) -> impl IntoView {
    let i18n = use_i18n();
    let book = book.in_section("rules");
    // The rule that is being written; a new one has an id that no rule has.
    let open = RwSignal::new(rule_begun(book));
    let order = Memo::new(move |_| {
        let unit = Some(unit_of_rules(book));
        book.workspace.state.with(|state| {
            let rules = state.rules.iter().filter(|rule| rule.unit == unit);
            rules.map(|rule| rule.id).collect::<Vec<_>>()
        })
    });
    let new = move |_| {
        let state = book.workspace.state;
        open.set(Some(state.with_untracked(DraftState::fresh_rule_id)));
        request_animation_frame(|| focus("#rule-words"));
    };
    let lead = move || {
        if order.with(Vec::is_empty) {
            t_string!(i18n, rules.nothing)
        } else {
            t_string!(i18n, rules.lead)
        }
    };
    view! {
        <section aria-labelledby="rules">
            <SectionHeading book title=t!(i18n, rules.title) />
            <p class="soft">{lead}</p>
            <ol class="rules">
                <For each=move || order.get() key=|id| *id let:id>
                    <RuleRow book open id order />
                </For>
            </ol>
            <button type="button" class="button" id="new-rule" on:click=new>
                {t!(i18n, rules.new)}
            </button>
            // Another rule's panel is made anew.
            <For each=move || open.get() key=|id| *id let:id>
                <RuleEdit book id open />
            </For>
        </section>
    }
}
