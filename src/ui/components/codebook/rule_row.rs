//! A rule in the list of rules.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::rule_move::{RuleMove, Way};
use super::rule_sentence::sentence;
use super::unit_rules::rule_of;
use super::{Book, by_id};
use crate::model::{Operation, Rule, RuleId, RuleState};
use crate::ui::going::focus;
use crate::ui::i18n::{t, t_string, td_string, use_i18n};
use crate::ui::language::plural;

/// A rule in a sentence, with how many cases it decides and what can be done with it.
#[component]
pub(super) fn RuleRow(
    /// The codebook.
    book: Book,
    /// The rule that is being written.
    open: RwSignal<Option<RuleId>>,
    /// The row's rule.
    id: RuleId,
    /// All rules of the unit, in the order in which they are tried.
    order: Memo<Vec<RuleId>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let rule = Memo::new(move |_| rule_of(book, id));
    let words = Memo::new(move |_| {
        let locale = i18n.get_locale();
        let words = |rule: &Rule| sentence(locale, book, rule);
        rule.with(|rule| rule.as_ref().map(words).unwrap_or_default())
    });
    let is_on = Memo::new(move |_| {
        let is_on = |rule: &Rule| rule.state == RuleState::On;
        rule.with(|rule| rule.as_ref().is_some_and(is_on))
    });
    let decided = move || {
        book.workspace.ruled.with(|ruled| {
            let decided = ruled.iter().find(|(other, _)| *other == id);
            decided.map_or(0, |(_, cases)| *cases)
        })
    };
    let state = move || {
        if is_on.get() {
            let locale = i18n.get_locale();
            let decided = decided();
            let cases = plural!(locale, decided, cases.count_single, cases.count_several);
            td_string!(locale, rules.decides, cases = cases)
        } else {
            t_string!(i18n, rules.off).to_owned()
        }
    };
    let turn = move |_: MouseEvent| {
        let Some(rule) = rule.get_untracked() else {
            return;
        };
        let locale = i18n.get_locale_untracked();
        let (state, told) = if is_on.get_untracked() {
            (RuleState::Off, td_string!(locale, rules.turned_off))
        } else {
            (RuleState::On, td_string!(locale, rules.turned_on))
        };
        let operations = vec![Operation::SetRule {
            rule: Rule { state, ..rule },
        }];
        book.apply(
            operations,
            told.to_owned(),
            by_id("turn", &id.0.to_string()),
        );
    };
    let edit = move |_: MouseEvent| {
        open.set(Some(id));
        request_animation_frame(|| focus("#rule-words"));
    };
    let remove = move |_: MouseEvent| {
        if open.get_untracked() == Some(id) {
            open.set(None);
        }
        let told = td_string!(i18n.get_locale_untracked(), rules.removed).to_owned();
        let operations = vec![Operation::RemoveRule { id }];
        book.apply(operations, told, "#rules".to_owned());
    };
    let turn_name = move || {
        if is_on.get() {
            t_string!(i18n, rules.turn_off)
        } else {
            t_string!(i18n, rules.turn_on)
        }
    };
    let element = move |what: &str| format!("{what}-{}", id.0);
    let labelled = move |name: &str| words.with(|words| format!("{name}: {words}"));
    view! {
        <li class:gone=move || !is_on.get()>
            <p>{move || words.get()}</p>
            <div class="actions">
                <span class="soft">{state}</span>
                <button
                    type="button"
                    class="quiet"
                    id=element("turn")
                    aria-label=move || labelled(turn_name())
                    on:click=turn
                >
                    {turn_name}
                </button>
                <button
                    type="button"
                    class="quiet"
                    id=element("rule")
                    aria-label=move || labelled(t_string!(i18n, codebook.change))
                    on:click=edit
                >
                    {t!(i18n, codebook.change)}
                </button>
                <RuleMove book id order words way=Way::Up />
                <RuleMove book id order words way=Way::Down />
                <button
                    type="button"
                    class="quiet"
                    id=element("remove")
                    aria-label=move || labelled(t_string!(i18n, rules.remove))
                    on:click=remove
                >
                    {t!(i18n, rules.remove)}
                </button>
            </div>
        </li>
    }
}
