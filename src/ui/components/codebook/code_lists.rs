//! Finished lists of categories that a codebook can be filled from.

use leptos::prelude::*;

use super::{Book, listed};
use crate::model::{Codebook, CodebookChange};
use crate::protocol::{Request, Response};
use crate::ui::i18n::{Locale, t, td_string, use_i18n};

/// The lists that the engine has.
#[component]
pub(super) fn CodeLists(
    /// The codebook.
    book: Book,
) -> impl IntoView {
    let lists = book.asked(
        || Some(Request::CodeLists),
        |response| match response {
            Response::CodeLists(lists) => Some(lists),
            _ => None,
        },
    );
    view! {
        <ul class="proposals">
            <For
                each=move || lists.get().unwrap_or_default()
                key=|(title, _)| title.clone()
                let:entry
            >
                <CodeList book title=entry.0 list=entry.1 />
            </For>
        </ul>
    }
}

/// What a list would do to the codebook, in words.
fn effect(locale: Locale, changes: &[CodebookChange]) -> String {
    let added: Vec<&str> = changes
        .iter()
        .filter_map(|change| match change {
            CodebookChange::Add { category } => Some(category.name.as_str()),
            _ => None,
        })
        .collect();
    let described = changes.len() - added.len();
    if changes.is_empty() {
        return td_string!(locale, codebook.list_known).to_owned();
    }
    let mut says = String::new();
    if !added.is_empty() {
        let names = listed(&added, td_string!(locale, codebook.and));
        says = td_string!(locale, codebook.list_adds, names = names);
    }
    if described > 0 {
        says.push(' ');
        says.push_str(&td_string!(
            locale,
            codebook.list_describes,
            count = described
        ));
    }
    says
}

/// One list, with the button that takes it.
#[component]
fn CodeList(
    /// The codebook.
    book: Book,
    /// What the list is called.
    title: String,
    /// Its categories.
    list: Codebook,
) -> impl IntoView {
    let i18n = use_i18n();
    let list = StoredValue::new(list);
    let changes = move || {
        let year = book.year();
        list.with_value(|list| book.now().filled_from(list, year))
    };
    let fetched = title.clone();
    let take = move |_| {
        let changes = untrack(changes);
        if !changes.is_empty() {
            let locale = i18n.get_locale_untracked();
            let told = td_string!(locale, codebook.list_fetched, title = fetched);
            book.change(changes, told, "#categories".to_owned());
        }
    };
    let label = t!(i18n, codebook.fetch_of, title = title);
    view! {
        <li>
            <strong>{title}</strong>
            <p class="soft">{move || effect(i18n.get_locale(), &changes())}</p>
            <button type="button" class="button" aria-label=label on:click=take>
                {t!(i18n, codebook.fetch)}
            </button>
        </li>
    }
}
