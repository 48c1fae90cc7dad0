//! The overview of the account: units down, kinds across, last year beside this year.

use leptos::prelude::*;

use crate::model::{Account, CaseFilter, Dimension, Kind, Period};
use crate::ui::components::CountCell;
use crate::ui::i18n::{t, t_string, use_i18n};
use crate::ui::language::{self, plural};
use crate::ui::numbers;
use crate::ui::workspace::use_workspace;

/// The table, and what has to be known to read it.
#[component]
pub fn Overview(
    /// The account's year.
    year: Memo<i32>,
) -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let kind_heads = Kind::ALL.map(|kind| {
        view! {
            <th scope="colgroup" colspan="2">
                {move || language::kinds(i18n.get_locale(), kind)}
            </th>
        }
    });
    let year_heads = Kind::ALL.map(|_| {
        view! {
            <th scope="col" class="number previous">
                {move || year.get() - 1}
            </th>
            <th scope="col" class="number">
                {year}
            </th>
        }
    });
    let rows = move || {
        workspace.account(|account| {
            let year = account.year;
            let rows = account.units.iter().map(|unit| {
                let kinds = unit.kinds.iter().map(|kind| (kind.kind, kind.cases));
                view! { <UnitRow unit=unit.unit.clone() kinds=kinds.collect() year /> }
            });
            rows.collect_view()
        })
    };
    let totals = move || {
        workspace.account(|account| {
            let year = account.year;
            let totals = account.totals.iter().map(|total| {
                view! { <PeriodCells period=total.cases year unit=None kind=total.kind /> }
            });
            totals.collect_view()
        })
    };
    let incomplete = move || {
        let incomplete = |account: &Account| {
            let mut totals = account.totals.iter();
            totals.any(|total| total.units_without != (0, 0))
        };
        workspace.account(incomplete).unwrap_or_default()
    };
    let without_year = Memo::new(move |_| {
        let without_year = |account: &Account| account.cases_without_year;
        workspace.account(without_year).unwrap_or_default()
    });
    let other_years = Memo::new(move |_| workspace.account(other_years).unwrap_or_default());
    view! {
        <div class="scroll" role="group" tabindex="0" aria-label=t!(i18n, account.overview)>
            <table class="overview">
                <thead>
                    <tr>
                        <th scope="col" rowspan="2">
                            {t!(i18n, account.unit)}
                        </th>
                        {kind_heads}
                    </tr>
                    <tr>{year_heads}</tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{t!(i18n, account.all_units)}</th>
                        {totals}
                    </tr>
                </tfoot>
            </table>
        </div>
        <Show when=incomplete>
            <p class="soft">{t!(i18n, account.sum_without)}</p>
        </Show>
        <ul class="legend" aria-label=t!(i18n, account.legend_title)>
            <li>{t!(i18n, account.legend_zero)}</li>
            <li>{t!(i18n, account.legend_missing)}</li>
            <li>{t!(i18n, account.legend_not_reported)}</li>
        </ul>
        <Show when=move || { without_year.get() > 0 }>
            <p class="notice">
                {move || plural!(
                    i18n.get_locale(),
                    without_year.get(),
                    account.without_year_single,
                    account.without_year_several
                )}
            </p>
        </Show>
        <Show when=move || other_years.with(|years| !years.is_empty())>
            <p>{t!(i18n, account.other_years)} " " {other_years}</p>
        </Show>
    }
}

/// The cases of other years: "2019: 3, 2020: 12".
fn other_years(account: &Account) -> String {
    let years = account.other_years.iter();
    let years = years.map(|(year, cases)| format!("{year}: {}", numbers::grouped(*cases)));
    years.collect::<Vec<_>>().join(", ")
}

/// A unit's line.
#[component]
fn UnitRow(
    /// The unit; none for cases that name none.
    unit: Option<String>,
    /// The cases of each kind.
    kinds: Vec<(Kind, Period)>,
    /// The account's year.
    year: i32,
) -> impl IntoView {
    let i18n = use_i18n();
    let filter_unit = unit.clone().unwrap_or_default();
    let name = move || {
        let name = unit.clone();
        name.unwrap_or_else(|| t_string!(i18n, account.no_unit).to_owned())
    };
    let cells = kinds.into_iter().map(|(kind, period)| {
        view! { <PeriodCells period year unit=Some(filter_unit.clone()) kind /> }
    });
    let cells = cells.collect_view();
    view! {
        <tr>
            <th scope="row">{name}</th>
            {cells}
        </tr>
    }
}

/// Last year's cell and this year's, of one unit or of all.
#[component]
fn PeriodCells(
    /// What stands in them.
    period: Period,
    /// The account's year.
    year: i32,
    /// The unit; empty for cases that name none, none for all units.
    unit: Option<String>,
    /// The kind.
    kind: Kind,
) -> impl IntoView {
    let filter = move |year: i32| {
        let of_kind = CaseFilter::default()
            .with(Dimension::Year, year.to_string())
            .with(Dimension::Kind, kind.code());
        match &unit {
            Some(unit) => of_kind.with(Dimension::Unit, unit.as_str()),
            None => of_kind,
        }
    };
    view! {
        <CountCell count=period.previous filter=filter(year - 1) previous=true />
        <CountCell count=period.current filter=filter(year) previous=false />
    }
}
