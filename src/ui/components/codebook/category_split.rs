//! A category becomes several new ones.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::category_merge::notations;
use super::category_written::{leave, typing_of};
use super::field::{LineField, LinesField, Submit};
use super::form::{Form, Wrong, lines_of, year_of};
use super::{Book, by_id, listed};
use crate::model::{Category, CategoryId, CodebookChange};
use crate::ui::i18n::{t, t_string, td_string, use_i18n};
use crate::ui::typing::typed;

const PARTS: &str = "split-parts";
const FIRST_YEAR: &str = "split-year";

/// The form in which a category is split.
#[component]
pub(super) fn CategorySplit(
    /// The codebook.
    book: Book,
    /// The category.
    category: Category,
    /// The category that is being changed.
    open: RwSignal<Option<CategoryId>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let text = |field| typed(format!("{}{field}", typing_of(&category.id)), String::new);
    let (names, first_year) = (text("split-names"), text("split-year"));
    let own = StoredValue::new(category);
    let change = move || {
        let names = lines_of(&names.get());
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let valid_from = year_of(&first_year.get()).ok()?;
        let ids = book.now().fresh_ids(&names);
        let parts = ids.into_iter().zip(&names).map(|(id, name)| Category {
            valid_from,
            ..Category::new(id, name)
        });
        Some(CodebookChange::Split {
            id: own.with_value(|own| own.id.clone()),
            into: parts.collect(),
        })
    };
    let wrong = move || -> Option<Wrong> {
        let Some(change) = change() else {
            return Some((FIRST_YEAR, t_string!(i18n, codebook.no_year).to_owned()));
        };
        let problem = book.now().problem_of(&change)?;
        Some((PARTS, book.why(&problem)))
    };
    let form = Form::new(wrong);
    let split = move |event: SubmitEvent| {
        event.prevent_default();
        if !form.accepts() {
            return;
        }
        let Some(change) = untrack(change) else {
            return;
        };
        let locale = i18n.get_locale_untracked();
        let parts = lines_of(&names.get_untracked());
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let parts = listed(&parts, td_string!(locale, codebook.and));
        let (id, name) = own.with_value(|own| (own.id.clone(), own.name.clone()));
        let told = td_string!(locale, codebook.split_done, name = name, parts = parts);
        book.change(vec![change], told, by_id("category", &id.0));
        leave(book, open);
    };
    let note = move || {
        let locale = i18n.get_locale();
        let waiting = own.with_value(|own| notations(locale, book, own));
        td_string!(locale, codebook.split_note, notations = waiting)
    };
    view! {
        <details>
            <summary>{t!(i18n, codebook.split)}</summary>
            <form class="stack" on:submit=split>
                <div class="answers">
                    <LinesField
                        form
                        id=PARTS
                        label=t!(i18n, codebook.split_names)
                        hint=t!(i18n, codebook.one_per_line)
                        value=names
                    />
                    <LineField
                        form
                        id=FIRST_YEAR
                        label=t!(i18n, codebook.first_year)
                        hint=t!(i18n, codebook.first_year_hint)
                        value=first_year
                    />
                </div>
                <p>{note}</p>
                <Submit label=t!(i18n, codebook.split) />
            </form>
        </details>
    }
}
