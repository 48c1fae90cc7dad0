//! One category: its name, what falls under it, what it is a part of, and how long it is used.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::category_merge::CategoryMerge;
use super::category_split::CategorySplit;
use super::category_written::{DEFINITION, LAST_YEAR, NAME, PARENT, Written, leave};
use super::field::{LineField, LinesField, SelectField};
use super::form::Form;
use super::{Book, by_id};
use crate::model::{Category, CategoryId};
use crate::ui::going::focus;
use crate::ui::i18n::{t, td_string, use_i18n};

/// The panel in which a category is changed.
#[component]
pub(super) fn CategoryEdit(
    /// The codebook.
    book: Book,
    /// The category.
    category: Category,
    /// The category that is being changed.
    open: RwSignal<Option<CategoryId>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let title = t!(i18n, codebook.change_of, name = category.name);
    view! {
        <section class="panel" aria-labelledby="category-edit">
            <h3 id="category-edit">{title}</h3>
            <CategoryForm book category=category.clone() open />
            <CategoryMerge book category=category.clone() open />
            <CategorySplit book category open />
        </section>
    }
}

/// The form in which what is known of a category is written.
#[component]
fn CategoryForm(
    /// The codebook.
    book: Book,
    /// The category.
    category: Category,
    /// The category that is being changed.
    open: RwSignal<Option<CategoryId>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let back = by_id("edit", &category.id.0);
    let written = Written::new(category);
    let form = Form::new(move || written.wrong(book, i18n));
    let to_row = back.clone();
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        if !form.accepts() {
            return;
        }
        let changes = untrack(|| written.changes()).unwrap_or_default();
        let before = written
            .category
            .with_value(|category| category.name.clone());
        let name = written.name.get_untracked();
        let locale = i18n.get_locale_untracked();
        let told = if name.trim() == before {
            td_string!(locale, codebook.saved, name = name)
        } else {
            td_string!(
                locale,
                codebook.renamed,
                before = before,
                name = name.trim()
            )
        };
        if changes.is_empty() {
            leave(book, open);
            focus(&to_row);
            return;
        }
        let changes = changes.into_iter().map(|(_, change)| change);
        book.change(changes.collect(), told, to_row.clone());
        leave(book, open);
    };
    let close = move |_| {
        leave(book, open);
        focus(&back);
    };
    view! {
        <form class="stack" on:submit=save>
            <div class="answers">
                <LineField
                    form
                    id=NAME
                    label=t!(i18n, codebook.name)
                    hint=t!(i18n, codebook.name_hint)
                    value=written.name
                />
                <ParentField book form written />
                <LineField
                    form
                    id=LAST_YEAR
                    label=t!(i18n, codebook.last_year)
                    hint=t!(i18n, codebook.last_year_hint)
                    value=written.last_year
                />
            </div>
            <div class="answers">
                <LinesField
                    form
                    id=DEFINITION
                    label=t!(i18n, codebook.definition)
                    value=written.definition
                />
                <LinesField
                    form
                    id="category-keywords"
                    label=t!(i18n, codebook.keywords)
                    hint=t!(i18n, codebook.keywords_hint)
                    value=written.keywords
                />
                <LinesField
                    form
                    id="category-examples"
                    label=t!(i18n, codebook.examples)
                    hint=t!(i18n, codebook.examples_hint)
                    value=written.examples
                />
            </div>
            <div class="actions">
                <button type="submit" class="button button--primary">
                    {t!(i18n, codebook.save)}
                </button>
                <button type="button" class="quiet" on:click=close>
                    {t!(i18n, codebook.close)}
                </button>
            </div>
        </form>
    }
}

/// The choice of what the category is a part of.
#[component]
fn ParentField(
    /// The codebook.
    book: Book,
    /// The category's form.
    form: Form,
    /// What stands in it.
    written: Written,
) -> impl IntoView {
    let i18n = use_i18n();
    let own = written.category.with_value(|category| category.id.clone());
    let categories = book.now().categories.into_iter();
    let others = categories.filter(|each| each.became.is_empty() && each.id != own);
    let options = others.map(|each| {
        let id = each.id.0.clone();
        let is_chosen = move || written.parent.with(|parent| *parent == id);
        view! {
            <option value=each.id.0 prop:selected=is_chosen>
                {each.name}
            </option>
        }
    });
    let options = options.collect_view();
    view! {
        <SelectField
            form
            id=PARENT
            label=t!(i18n, codebook.parent)
            is_empty=false
            on_choose=move |id: String| written.parent.set(id)
        >
            <option value="">{t!(i18n, codebook.no_parent)}</option>
            {options}
        </SelectField>
    }
}
