//! One unit's part of the account: its categories by kind, and the chart of them.

use leptos::prelude::*;

use super::account_charts::Figures;
use super::account_kind::KindCategories;
use crate::model::{Account, CaseFilter, Categorised, Chart, ChartPart, Dimension};
use crate::ui::i18n::{Locale, t_string, td_string, use_i18n};
use crate::ui::numbers;
use crate::ui::route::DraftPage;
use crate::ui::workspace::use_workspace;

/// The categories of a unit.
#[component]
pub fn UnitSection(
    /// The unit; none for cases that name none.
    unit: Option<String>,
    /// Its place, counted from 0.
    place: usize,
    /// The account's year.
    year: Memo<i32>,
    /// All charts of the account.
    charts: RwSignal<Vec<Chart>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let heading = format!("unit-{place}");
    let labelled_by = heading.clone();
    let name = unit.clone();
    let name = move || {
        let name = name.clone();
        name.unwrap_or_else(|| t_string!(i18n, account.no_unit).to_owned())
    };
    let of_unit = unit.clone();
    let kinds = Memo::new(move |_| {
        let kinds = |account: &Account| {
            let mut units = account.units.iter();
            let unit = units.find(|each| each.unit == of_unit)?;
            let kinds = unit.kinds.iter().filter(|kind| !kind.categories.is_empty());
            Some(kinds.cloned().collect::<Vec<_>>())
        };
        workspace.account(kinds).flatten().unwrap_or_default()
    });
    let filter_unit = unit.clone().unwrap_or_default();
    let kinds = move || {
        let (kinds, year) = (kinds.get(), year.get());
        let kinds = kinds.into_iter().map(|kind| {
            view! { <KindCategories kind unit=filter_unit.clone() year /> }
        });
        kinds.collect_view()
    };
    let part = ChartPart::Categories { unit: unit.clone() };
    view! {
        <section class="unit" aria-labelledby=labelled_by>
            <h2 id=heading>{name}</h2>
            <Decided unit year />
            {kinds}
            <Figures charts part year />
        </section>
    }
}

/// How many of the year's cases are decided by a person, a rule or their file, and how many are not, each with its
/// cases behind it. Suggestions are no decisions.
#[component]
fn Decided(
    /// The unit; none for cases that name none.
    unit: Option<String>,
    /// The account's year.
    year: Memo<i32>,
) -> impl IntoView {
    let workspace = use_workspace();
    let filter_unit = unit.clone().unwrap_or_default();
    let counts = Memo::new(move |_| {
        workspace.categorised.with(|counts| {
            let of_unit = counts.iter().find(|each| each.unit == unit);
            of_unit.map_or([0; 4], |each| each.cases)
        })
    });
    let parts = move || {
        let year = year.get();
        let parts = Categorised::ALL.into_iter().zip(counts.get());
        let parts = parts.filter(|(_, count)| *count > 0);
        let parts = parts.map(|(how, count)| {
            let filter = CaseFilter::default()
                .with(Dimension::Year, year.to_string())
                .with(Dimension::Unit, filter_unit.as_str())
                .with(Dimension::Categorised, how.code());
            view! { <DecidedBy how count filter /> }
        });
        parts.collect_view()
    };
    view! { <ul class="decided soft">{parts}</ul> }
}

/// A number of cases, and how they are decided.
#[component]
fn DecidedBy(
    /// How.
    how: Categorised,
    /// How many.
    count: u32,
    /// Names the cases.
    filter: CaseFilter,
) -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let page = DraftPage::Cases(filter);
    view! {
        <li>
            <a href=workspace.href(page)>{numbers::grouped(count)}</a>
            " "
            {move || said(i18n.get_locale(), how)}
        </li>
    }
}

fn said(locale: Locale, how: Categorised) -> &'static str {
    match how {
        Categorised::Hand => td_string!(locale, account.by_hand),
        Categorised::Rule => td_string!(locale, account.by_rule),
        Categorised::File => td_string!(locale, account.by_file),
        Categorised::Undecided => td_string!(locale, account.undecided),
    }
}
