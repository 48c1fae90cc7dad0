//! The categories that the case on the desk has and can be given.

use leptos::prelude::*;

use super::choosable::found;
use super::desk::Desk;
use crate::model::{Category, CategoryId};
use crate::ui::i18n::{t, use_i18n};

/// How many categories have a digit as their key.
const WITH_DIGITS: usize = 9;

/// The categories as boxes, and the field that finds some of them.
#[component]
pub fn Categories(
    /// The desk.
    desk: Desk,
) -> impl IntoView {
    let i18n = use_i18n();
    let names = Memo::new(move |_| desk.read(|it| desk.names(it)).unwrap_or_default());
    let shown = move || {
        let sought = desk.sought.get();
        let found = names.with(|names| found(names, &sought));
        found.into_iter().enumerate().collect::<Vec<_>>()
    };
    let key = |(place, category): &(usize, Category)| {
        (
            (*place).min(WITH_DIGITS),
            category.id.clone(),
            category.name.clone(),
            category.definition.clone(),
        )
    };
    view! {
        <fieldset class="coding__categories">
            <legend>{t!(i18n, coding.categories)}</legend>
            <div class="answer">
                <label for="coding-search">{t!(i18n, coding.find)}</label>
                <input
                    id="coding-search"
                    type="search"
                    autocomplete="off"
                    aria-keyshortcuts="T"
                    prop:value=desk.sought
                    on:input:target=move |event| desk.sought.set(event.target().value())
                    on:keydown=move |event| desk.typed(&event)
                />
            </div>
            <ul class="choices">
                <For each=shown key=key let((place, category))>
                    <CategoryBox desk place category />
                </For>
            </ul>
        </fieldset>
    }
}

/// A category, ticked while the case has it.
#[component]
fn CategoryBox(
    /// The desk.
    desk: Desk,
    /// Its place among those that are shown, from 0.
    place: usize,
    /// The category.
    category: Category,
) -> impl IntoView {
    let id = StoredValue::new(category.id);
    let is_chosen = move || {
        let has = |id: &CategoryId| desk.read(|detail| detail.categories.contains(id));
        id.with_value(has).unwrap_or_default()
    };
    let key = (place < WITH_DIGITS).then(|| view! { <kbd>{place + 1}</kbd> });
    view! {
        <li>
            <label title=category.definition>
                <input
                    type="checkbox"
                    prop:checked=is_chosen
                    on:change=move |_| desk.toggle(&id.get_value())
                />
                " "
                {category.name}
                " "
                {key}
            </label>
        </li>
    }
}
