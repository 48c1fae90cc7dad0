//! Where categories come from beside the files: by hand, from a finished list, from an earlier draft.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::Book;
use super::code_lists::CodeLists;
use super::earlier_draft::EarlierDraft;
use super::field::{LineField, Submit};
use super::form::Form;
use crate::model::{Category, CodebookChange};
use crate::ui::i18n::{t, td_string, use_i18n};
use crate::ui::typing::typed;

const NAME: &str = "new-category";

/// The ways to more categories.
#[component]
pub(super) fn Fetch(
    /// The codebook.
    book: Book,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <NewCategory book />
        <details>
            <summary>{t!(i18n, codebook.lists)}</summary>
            <CodeLists book />
        </details>
        <details>
            <summary>{t!(i18n, codebook.earlier)}</summary>
            <EarlierDraft book />
        </details>
    }
}

/// The form in which a category is added by its name.
#[component]
fn NewCategory(
    /// The codebook.
    book: Book,
) -> impl IntoView {
    let i18n = use_i18n();
    let name = typed(
        format!("new-category/{}", book.unit().unwrap_or_default()),
        String::new,
    );
    let change = move || {
        let name = name.get();
        let category = Category::new(book.now().fresh_id(&name), &name);
        CodebookChange::Add { category }
    };
    let form = Form::new(move || {
        let problem = book.now().problem_of(&change())?;
        Some((NAME, book.why(&problem)))
    });
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        if form.accepts() {
            let change = untrack(change);
            let added = name.get_untracked();
            let locale = i18n.get_locale_untracked();
            let told = td_string!(locale, codebook.added, name = added.trim());
            book.change(vec![change], told, format!("#{NAME}"));
            name.set(String::new());
            form.begin_anew();
        }
    };
    view! {
        <form class="stack" on:submit=add>
            <LineField form id=NAME label=t!(i18n, codebook.new) value=name />
            <Submit label=t!(i18n, codebook.add) />
        </form>
    }
}
