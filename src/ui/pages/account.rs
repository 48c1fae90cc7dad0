//! The year's account: the overview table, each unit's categories, months, and the stated figures.

use leptos::prelude::*;

use super::account_charts::{Figures, charts};
use super::account_overview::Overview;
use super::account_reservations::Reservations;
use super::account_unit::UnitSection;
use crate::model::{Account, ChartPart, Operation};
use crate::ui::components::{Reconciliations, Statements};
use crate::ui::i18n::{t, t_string, use_i18n};
use crate::ui::route::DraftPage;
use crate::ui::workspace::use_workspace;

/// The page of the account.
#[component]
pub fn AccountPage() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let year = Memo::new(move |_| {
        workspace
            .account(|account| account.year)
            .unwrap_or_default()
    });
    let counted = move || workspace.counted.get() > 0;
    let has_account = Memo::new(move |_| workspace.account(|_| ()).is_some());
    let charts = charts(workspace, i18n);
    let title = move || {
        if has_account.get() {
            t_string!(i18n, account.title, year = year.get())
        } else {
            t_string!(i18n, account.empty_title).to_owned()
        }
    };
    // The units that have cases this year or last, each with its place, counted from 0.
    let units = Memo::new(move |_| {
        let units = |account: &Account| {
            let units = account.units.iter().enumerate();
            let units = units.filter(|(_, unit)| {
                let mut kinds = unit.kinds.iter();
                kinds.any(|kind| !kind.categories.is_empty())
            });
            let units = units.map(|(place, unit)| (place, unit.unit.clone()));
            units.collect::<Vec<_>>()
        };
        workspace.account(units).unwrap_or_default()
    });
    view! {
        <h1 tabindex="-1">{title}</h1>
        <Show when=move || !counted()>
            <p role="status">{t!(i18n, engine.counting)}</p>
        </Show>
        <Show when=move || counted() && !has_account.get()>
            <p>{t!(i18n, account.empty)}</p>
            <p>
                <a href=workspace.href(DraftPage::Files)>{t!(i18n, account.to_files)}</a>
            </p>
        </Show>
        <Show when=move || has_account.get()>
            <Reservations />
            <YearChoice />
            <section aria-labelledby="overview">
                <h2 id="overview">{t!(i18n, account.overview)}</h2>
                <p>{t!(i18n, account.overview_lead)}</p>
                <Overview year />
                <Figures charts part=ChartPart::UnitsAndKinds year />
            </section>
            <For
                each=move || units.get()
                key=Clone::clone
                children=move |(place, unit)| view! { <UnitSection unit place year charts /> }
            />
            <section aria-labelledby="months">
                <h2 id="months">{t!(i18n, account.months)}</h2>
                <Figures charts part=ChartPart::Months year />
            </section>
            <Reconciliations year />
            <Statements year />
        </Show>
    }
}

/// The choice of the account's year, among those that the files cover.
#[component]
fn YearChoice() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let years = Memo::new(move |_| {
        let years = |account: &Account| account.years.clone();
        workspace.account(years).unwrap_or_default()
    });
    let now = Memo::new(move |_| workspace.account(|account| account.year));
    let choose = move |value: String| {
        if let Ok(year) = value.parse() {
            workspace.apply(Operation::SetYear { year });
        }
    };
    view! {
        <p class="year">
            <label for="year">{t!(i18n, account.year)}</label>
            <select id="year" on:change:target=move |event| choose(event.target().value())>
                <For each=move || years.get() key=|year| *year let:year>
                    <option value=year prop:selected=move || now.get() == Some(year)>
                        {year}
                    </option>
                </For>
            </select>
        </p>
    }
}
