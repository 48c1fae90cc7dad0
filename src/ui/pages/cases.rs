//! The cases: searched, narrowed down, listed and read.

use leptos::either::EitherOf3;
use leptos::prelude::*;

use crate::model::{CaseFilter, CaseOrder};
use crate::ui::case_browser::{CaseBrowser, CaseView};
use crate::ui::components::{
    Bulk, CaseList, CasePanel, CategoryTabs, FacetList, FilterChips, NearGroups, NearTexts,
    PersonalData, PersonalDataButton, SearchField,
};
use crate::ui::i18n::{Locale, t, td_string, use_i18n};
use crate::ui::language::plural;
use crate::ui::route::DraftPage;
use crate::ui::workspace::use_workspace;

/// The page of the cases that the address names.
#[component]
pub fn CasesPage(
    /// The page that the address names.
    page: Memo<DraftPage>,
) -> impl IntoView {
    let i18n = use_i18n();
    let browser = CaseBrowser::new(page, use_workspace());
    provide_context(browser);
    let personal = PersonalData::provide();
    // What was last decided of a group of cases.
    let told = RwSignal::new(String::new());
    let view = Memo::new(move |_| browser.view.get());
    let list = move || match view.get() {
        CaseView::List => EitherOf3::A(view! { <Listed browser /> }),
        CaseView::NearGroups => EitherOf3::B(view! { <NearGroups browser /> }),
        CaseView::NearGroup(at) | CaseView::NearCase(at) => {
            EitherOf3::C(view! { <NearTexts browser at told /> })
        }
    };
    view! {
        <CategoryTabs open=3 />
        <h1 tabindex="-1">{t!(i18n, cases.title)}</h1>
        <div class="browse">
            <div class="browse__choices">
                <SearchField />
                <FacetList />
            </div>
            <div class="browse__cases">
                <p class="lead" role="status">
                    {move || sum(i18n.get_locale(), browser.sums())}
                </p>
                <FilterChips />
                <p class="soft">
                    {t!(i18n, cases.sensitive)} " " <PersonalDataButton personal />
                </p>
                <p class="told" role="status">
                    {told}
                </p>
                {list}
            </div>
        </div>
    }
}

/// The list and the open case, and what is done to all of the list.
#[component]
fn Listed(
    /// The page.
    browser: CaseBrowser,
) -> impl IntoView {
    let i18n = use_i18n();
    let any = move || browser.sums().is_some_and(|(cases, _)| cases > 0);
    let none = move || browser.sums().is_some_and(|(cases, _)| cases == 0);
    view! {
        <div class="actions">
            <Order browser />
            <Show when=any>
                <button
                    type="button"
                    class="quiet"
                    id="near-groups"
                    on:click=move |_| browser.look_at(CaseView::NearGroups)
                >
                    {t!(i18n, near.groups)}
                </button>
            </Show>
        </div>
        <Show when=any>
            <div class="browse__list">
                <CaseList />
                <CasePanel />
            </div>
            <Bulk browser />
        </Show>
        <Show when=none>
            <p>{t!(i18n, cases.none)}</p>
        </Show>
    }
}

/// Whether those cases come first whose decision teaches most.
#[component]
fn Order(
    /// The page.
    browser: CaseBrowser,
) -> impl IntoView {
    let i18n = use_i18n();
    let is_teaching = move || browser.filter().order == CaseOrder::Teaching;
    let turn = move |_| {
        let filter = untrack(|| browser.filter());
        let order = match filter.order {
            CaseOrder::Date => CaseOrder::Teaching,
            CaseOrder::Teaching => CaseOrder::Date,
        };
        browser.put(CaseFilter { order, ..filter });
    };
    view! {
        <p class="order">
            <label>
                <input type="checkbox" prop:checked=is_teaching on:change=turn />
                " "
                {t!(i18n, cases.teaching)}
            </label>
        </p>
    }
}

/// "12 ärenden, 14 noteringar".
fn sum(locale: Locale, sums: Option<(u32, u32)>) -> String {
    let Some((cases, notations)) = sums else {
        return td_string!(locale, engine.counting).to_owned();
    };
    let cases = plural!(locale, cases, cases.count_single, cases.count_several);
    let notations = plural!(
        locale,
        notations,
        cases.notations_single,
        cases.notations_several
    );
    format!("{cases}, {notations}")
}
