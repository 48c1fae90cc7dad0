//! A category becomes part of another.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::category_written::leave;
use super::field::{SelectField, Submit};
use super::form::Form;
use super::{Book, by_id};
use crate::model::{Category, CategoryId, CodebookChange};
use crate::ui::i18n::{Locale, t, t_string, td_string, use_i18n};
use crate::ui::language::plural;

const INTO: &str = "merge-into";

/// "12 noteringar 2022".
pub(super) fn notations(locale: Locale, book: Book, category: &Category) -> String {
    let count = book.notations(&category.name);
    let notations = plural!(
        locale,
        count,
        cases.notations_single,
        cases.notations_several
    );
    format!("{notations} {}", book.year())
}

/// The form in which a category is merged into another.
#[component]
pub(super) fn CategoryMerge(
    /// The codebook.
    book: Book,
    /// The category.
    category: Category,
    /// The category that is being changed.
    open: RwSignal<Option<CategoryId>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let others = book.now().categories.into_iter();
    let others = others.filter(|each| each.became.is_empty() && each.id != category.id);
    let options = others.map(|each| view! { <option value=each.id.0>{each.name}</option> });
    let options = options.collect_view();
    let into = RwSignal::new(String::new());
    let own = StoredValue::new(category);
    let change = move || {
        let into = Some(CategoryId(into.get())).filter(|into| !into.0.is_empty())?;
        let from = vec![own.with_value(|own| own.id.clone())];
        Some(CodebookChange::Merge { from, into })
    };
    let form = Form::new(move || {
        let why = match change() {
            None => t_string!(i18n, codebook.choose_other).to_owned(),
            Some(change) => book.why(&book.now().problem_of(&change)?),
        };
        Some((INTO, why))
    });
    let preview = move || {
        let into = CategoryId(into.get());
        let Some(into) = book.category(&into) else {
            return String::new();
        };
        let locale = i18n.get_locale();
        let notations = own.with_value(|own| notations(locale, book, own));
        td_string!(
            locale,
            codebook.merge_preview,
            notations = notations,
            name = into.name
        )
    };
    let merge = move |event: SubmitEvent| {
        event.prevent_default();
        if !form.accepts() {
            return;
        }
        let Some(change) = untrack(change) else {
            return;
        };
        let into = CategoryId(into.get_untracked());
        let from = own.with_value(|own| own.name.clone());
        let told = td_string!(
            i18n.get_locale_untracked(),
            codebook.merged,
            from = from,
            into = untrack(|| book.name(&into))
        );
        book.change(vec![change], told, by_id("edit", &into.0));
        leave(book, open);
    };
    view! {
        <details>
            <summary>{t!(i18n, codebook.merge)}</summary>
            <form class="stack" on:submit=merge>
                <SelectField
                    form
                    id=INTO
                    label=t!(i18n, codebook.merge_into)
                    is_empty=Signal::derive(move || into.with(String::is_empty))
                    on_choose=move |id: String| into.set(id)
                >
                    <option value="">{t!(i18n, files.choose)}</option>
                    {options}
                </SelectField>
                <p>{preview}</p>
                <Submit label=t!(i18n, codebook.merge) />
            </form>
        </details>
    }
}
