//! The year's totals, in large figures, each beside the year before where they can be compared.

use leptos::prelude::*;

use crate::model::{CaseFilter, Count, Dimension, Kind};
use crate::ui::i18n::{Locale, t, td_string, use_i18n};
use crate::ui::language;
use crate::ui::models::overview::{Compared, YearTotal, totals};
use crate::ui::numbers;
use crate::ui::route::DraftPage;
use crate::ui::workspace::{Workspace, use_workspace};

/// A figure for each kind.
#[component]
pub fn YearTotals() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let shown = Memo::new(move |_| {
        let of_year = workspace.account(|account| (account.year, totals(account)));
        of_year.unwrap_or_default()
    });
    view! {
        <section class="totals" aria-labelledby="totals">
            <h2 id="totals" class="visually-hidden">
                {t!(i18n, overview.totals)}
            </h2>
            {move || {
                let (year, totals) = shown.get();
                let figures = totals.into_iter().map(|total| view! { <KindTotal total year /> });
                figures.collect_view()
            }}
        </section>
    }
}

/// A kind's total.
#[component]
fn KindTotal(
    /// The total.
    total: YearTotal,
    /// The account's year.
    year: i32,
) -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let YearTotal {
        kind,
        cases,
        compared,
    } = total;
    let figure = match cases {
        Count::Reported(number) if number > 0 => view! {
            <a href=cases_of(workspace, kind, year)>{numbers::grouped(number)}</a>
        }
        .into_any(),
        Count::Reported(_) => "0".into_any(),
        lack => view! {
            <span class="lack">{move || language::count(i18n.get_locale(), lack)}</span>
        }
        .into_any(),
    };
    view! {
        <div class="total">
            <p class="total__figure">{figure}</p>
            <p class="total__kind">{move || language::kinds(i18n.get_locale(), kind)}</p>
            <p class="total__before soft">
                {move || before(i18n.get_locale(), cases, compared.as_ref(), year)}
            </p>
        </div>
    }
}

fn cases_of(workspace: Workspace, kind: Kind, year: i32) -> String {
    let filter = CaseFilter::default()
        .with(Dimension::Year, year.to_string())
        .with(Dimension::Kind, kind.code());
    workspace.href(DraftPage::Cases(filter))
}

/// "65 förra året", or the two years in the units that have both.
fn before(locale: Locale, cases: Count, compared: Option<&Compared>, year: i32) -> String {
    let Some(compared) = compared else {
        return td_string!(locale, overview.no_comparison, year = year - 1);
    };
    let previous = numbers::grouped(compared.previous);
    if compared.left_out.is_empty() && cases.number() == Some(compared.current) {
        return td_string!(
            locale,
            overview.last_year,
            year = year - 1,
            previous = previous
        );
    }
    let units = compared.left_out.iter().map(|unit| {
        let no_unit = || td_string!(locale, account.no_unit).to_owned();
        unit.clone().unwrap_or_else(no_unit)
    });
    td_string!(
        locale,
        overview.comparable,
        current = numbers::grouped(compared.current),
        previous = previous,
        year = year - 1,
        units = units.collect::<Vec<_>>().join(", ")
    )
}
