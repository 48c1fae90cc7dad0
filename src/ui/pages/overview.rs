//! The first page of a draft: the year at a glance, and what is to be done next.

use leptos::prelude::*;

use super::account_charts::{Figures, charts};
use crate::model::ChartPart;
use crate::ui::components::overview::{CodingProgress, Lacks, NextStep, YearTotals};
use crate::ui::i18n::{t, t_string, use_i18n};
use crate::ui::workspace::use_workspace;

/// The page.
#[component]
pub fn OverviewPage() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let year = Memo::new(move |_| workspace.account(|account| account.year));
    let shown_year = Memo::new(move |_| year.get().unwrap_or_default());
    let charts = charts(workspace, i18n);
    let title = move || match year.get() {
        Some(year) => t_string!(i18n, overview.title, year = year),
        None => t_string!(i18n, pages.overview).to_owned(),
    };
    view! {
        <h1 tabindex="-1">{title}</h1>
        <NextStep />
        <Show when=move || year.get().is_some()>
            <YearTotals />
            <Lacks />
            <CodingProgress />
            <section class="overview-charts" aria-label=t!(i18n, overview.charts)>
                <Figures charts part=ChartPart::UnitsAndKinds year=shown_year />
                <Figures charts part=ChartPart::Months year=shown_year />
            </section>
        </Show>
    }
}
