//! The categories of a codebook in the user's order.

use leptos::prelude::*;

use super::category_edit::CategoryEdit;
use super::category_row::CategoryRow;
use super::category_written::category_begun;
use super::fetch::Fetch;
use super::{Book, SectionHeading};
use crate::model::CategoryId;
use crate::ui::i18n::{t, t_string, use_i18n};

/// The table of categories, the panel in which one is changed, and where others come from.
#[component]
pub(super) fn Categories(
    /// The codebook.
    book: Book,
) -> impl IntoView {
    let i18n = use_i18n();
    let book = book.in_section("categories");
    let open = RwSignal::new(category_begun(book));
    let ids = Memo::new(move |_| {
        let categories = book.now().categories.into_iter();
        categories.map(|category| category.id).collect::<Vec<_>>()
    });
    view! {
        <section aria-labelledby="categories">
            <SectionHeading book title=t!(i18n, codebook.categories) />
            <p class="soft">{t!(i18n, codebook.categories_lead)}</p>
            <Show when=move || !ids.with(Vec::is_empty)>
                <CategoryTable book open ids />
            </Show>
            // Another category's panel is made anew.
            <For each=move || open.get() key=CategoryId::clone let:id>
                {untrack(|| book.category(&id))
                    .map(|category| view! { <CategoryEdit book category open /> })}
            </For>
            <Fetch book />
        </section>
    }
}

/// The table of categories.
#[component]
fn CategoryTable(
    /// The codebook.
    book: Book,
    /// The category that is being changed.
    open: RwSignal<Option<CategoryId>>,
    /// Every category, in the user's order.
    ids: Memo<Vec<CategoryId>>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="scroll" role="group" tabindex="0" aria-labelledby="categories">
            <table class="codebook">
                <thead>
                    <tr>
                        <th scope="col">{t!(i18n, account.category)}</th>
                        <th scope="col">{t!(i18n, codebook.belongs)}</th>
                        <th scope="col" class="number">
                            {move || t_string!(i18n, codebook.notations, year = book.year())}
                        </th>
                        <th scope="col">{t!(i18n, codebook.years)}</th>
                        <th scope="col">{t!(i18n, codebook.change)}</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || ids.get() key=CategoryId::clone let:id>
                        <CategoryRow book open id />
                    </For>
                </tbody>
            </table>
        </div>
    }
}
