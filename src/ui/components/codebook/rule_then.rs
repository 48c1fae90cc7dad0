//! What categories a rule gives.

use leptos::prelude::*;

use super::Book;
use super::form::Form;
use super::rule_written::THEN;
use crate::model::{Category, CategoryId, Rule};
use crate::ui::i18n::{t, use_i18n};

/// The categories that the cases are given.
#[component]
pub(super) fn RuleThen(
    /// The codebook.
    book: Book,
    /// The rule's form.
    form: Form,
    /// The rule.
    chosen: RwSignal<Rule>,
) -> impl IntoView {
    let i18n = use_i18n();
    let ids = move || {
        let (categories, year) = (book.now().categories, book.year());
        let chosen = chosen.with(|rule| rule.then.clone());
        let usable = |each: &Category| each.is_used_in(year) || chosen.contains(&each.id);
        let usable = categories.into_iter().filter(usable);
        usable.map(|category| category.id).collect::<Vec<_>>()
    };
    view! {
        <fieldset id=THEN tabindex="-1">
            <legend>{t!(i18n, rules.then)}</legend>
            <div class="ticks">
                <For each=ids key=CategoryId::clone let:id>
                    <Tick book id chosen />
                </For>
            </div>
            <p class="error" role="alert">
                {move || form.why(THEN, true)}
            </p>
        </fieldset>
    }
}

/// A category that is ticked while the rule gives it.
#[component]
fn Tick(
    /// The codebook.
    book: Book,
    /// The category.
    id: CategoryId,
    /// The rule.
    chosen: RwSignal<Rule>,
) -> impl IntoView {
    let id = StoredValue::new(id);
    let is_ticked = move || chosen.with(|rule| id.with_value(|id| rule.then.contains(id)));
    let tick = move |ticked: bool| {
        let id = id.get_value();
        chosen.update(|rule| {
            rule.then.retain(|known| *known != id);
            if ticked {
                rule.then.push(id);
            }
        });
    };
    view! {
        <label>
            <input
                type="checkbox"
                prop:checked=is_ticked
                on:change:target=move |event| tick(event.target().checked())
            />
            {move || id.with_value(|id| book.name(id))}
        </label>
    }
}
