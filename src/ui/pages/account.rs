//! The year's account: the overview table, each unit's categories, months, and the stated figures.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::UnitSection;
use crate::model::{
    Account, CaseFilter, Chart, ChartPart, Kind, KindTotal, Operation, Period, SourceStatus,
};
use crate::protocol::{Request, Response};
use crate::ui::components::{ChartFigure, CountCell, Reconciliations, Statements};
use crate::ui::language::{self, plural, use_language};
use crate::ui::numbers;
use crate::ui::route::{DraftPage, Route};
use crate::ui::workspace::{Workspace, use_workspace};

/// The page of the account.
#[component]
pub fn AccountPage() -> impl IntoView {
    let language = use_language();
    let workspace = use_workspace();
    let account = Memo::new(move |_| {
        workspace.overview.with(|overview| overview.as_ref().and_then(|each| each.account.clone()))
    });
    let year = Memo::new(move |_| {
        account.with(|account| account.as_ref().map_or(0, |account| account.year))
    });
    let counted = Memo::new(move |_| workspace.overview.with(Option::is_some));
    let has_account = Memo::new(move |_| account.with(Option::is_some));
    let charts = charts(workspace);
    let files = move || {
        let id = workspace.draft.with_untracked(|draft| draft.id.clone());
        let page = DraftPage::Files;
        Route::Draft { id, page }.href()
    };
    view! {
        <h1 tabindex="-1">
            {move || {
                let locale = language.get();
                if has_account.get() {
                    td_string!(locale, account.title, year = year.get()).to_string()
                } else {
                    td_string!(locale, account.empty_title).to_owned()
                }
            }}
        </h1>
        <Show when=move || !counted.get()>
            <p role="status">{move || td_string!(language.get(), engine.counting)}</p>
        </Show>
        <Show when=move || counted.get() && !has_account.get()>
            <p>{move || td_string!(language.get(), account.empty)}</p>
            <p>
                <a href=files()>{move || td_string!(language.get(), account.to_files)}</a>
            </p>
        </Show>
        <Show when=move || has_account.get()>
            <Reservations/>
            <YearChoice account/>
            <section aria-labelledby="overview">
                <h2 id="overview">{move || td_string!(language.get(), account.overview)}</h2>
                <p>{move || td_string!(language.get(), account.overview_lead)}</p>
                {move || account.get().map(|account| view! { <Overview account/> })}
                {move || {
                    charts
                        .get()
                        .into_iter()
                        .filter(|chart| chart.part == ChartPart::UnitsAndKinds)
                        .map(|chart| view! { <ChartFigure chart year=year.get_untracked()/> })
                        .collect::<Vec<_>>()
                }}
            </section>
            {move || {
                let year = year.get();
                account
                    .get()
                    .into_iter()
                    .flat_map(|account| account.units)
                    .map(|unit| view! { <UnitSection unit year charts/> })
                    .collect::<Vec<_>>()
            }}
            <section aria-labelledby="months">
                <h2 id="months">{move || td_string!(language.get(), account.months)}</h2>
                {move || {
                    charts
                        .get()
                        .into_iter()
                        .filter(|chart| chart.part == ChartPart::Months)
                        .map(|chart| view! { <ChartFigure chart year=year.get_untracked()/> })
                        .collect::<Vec<_>>()
                }}
            </section>
            <Reconciliations year/>
            <Statements year/>
        </Show>
    }
}

/// The charts of the account, drawn up anew when the account or the language changes.
fn charts(workspace: Workspace) -> RwSignal<Vec<Chart>> {
    let language = use_language();
    let charts = RwSignal::new(Vec::new());
    let newest = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let ready = workspace.overview.with(Option::is_some);
        let words = language::chart_words(language.get());
        if !ready {
            return;
        }
        let number = newest.get_value() + 1;
        newest.set_value(number);
        let request = Request::Charts { words };
        workspace.engine().ask(&request, None, move |reply| {
            if newest.try_get_value() != Some(number) {
                return;
            }
            if let Ok((Response::Charts(drawn), _)) = reply {
                charts.set(drawn);
            }
        });
    });
    charts
}

/// What must be known before the figures are used: files not confirmed, files that are not here.
#[component]
fn Reservations() -> impl IntoView {
    let language = use_language();
    let workspace = use_workspace();
    let unconfirmed = Memo::new(move |_| {
        workspace.state.with(|state| state.sources.iter().any(|source| !source.confirmed))
    });
    let absent = Memo::new(move |_| {
        workspace.overview.with(|overview| {
            let mut sources = overview.iter().flat_map(|overview| &overview.sources);
            sources.any(|source| source.status != SourceStatus::Read)
        })
    });
    view! {
        <Show when=move || unconfirmed.get()>
            <p class="notice">{move || td_string!(language.get(), account.unconfirmed)}</p>
        </Show>
        <Show when=move || absent.get()>
            <p class="notice notice--alarm">{move || td_string!(language.get(), account.absent)}</p>
        </Show>
    }
}

#[component]
fn YearChoice(account: Memo<Option<Account>>) -> impl IntoView {
    let language = use_language();
    let workspace = use_workspace();
    let years = Memo::new(move |_| {
        account.with(|account| account.as_ref().map_or_else(Vec::new, |each| each.years.clone()))
    });
    let now = move || account.with(|account| account.as_ref().map(|account| account.year));
    let choose = move |event| {
        if let Ok(year) = event_target_value(&event).parse() {
            workspace.apply(Operation::SetYear { year });
        }
    };
    view! {
        <p class="year">
            <label for="year">{move || td_string!(language.get(), account.year)}</label>
            <select id="year" on:change=choose>
                <For each=move || years.get() key=|year| *year let:year>
                    <option value=year.to_string() selected=move || now() == Some(year)>
                        {year}
                    </option>
                </For>
            </select>
        </p>
    }
}

/// Units down, kinds across, last year beside this year.
#[component]
fn Overview(account: Account) -> impl IntoView {
    let language = use_language();
    let year = account.year;
    let kind_heads = Kind::ALL.into_iter().map(|kind| {
        view! {
            <th scope="colgroup" colspan="2">
                {move || language::kinds(language.get(), kind)}
            </th>
        }
    });
    let year_heads = Kind::ALL.into_iter().map(|_| {
        view! {
            <th scope="col" class="number previous">
                {year - 1}
            </th>
            <th scope="col" class="number">
                {year}
            </th>
        }
    });
    let rows = account.units.into_iter().map(move |unit| {
        let name = unit.unit.clone();
        let filter_unit = unit.unit.unwrap_or_default();
        let cells = unit.kinds.into_iter().map(move |kind| {
            let unit = Some(filter_unit.clone());
            view! { <PeriodCells period=kind.cases year unit kind=kind.kind/> }
        });
        view! {
            <tr>
                <th scope="row">
                    {move || {
                        name.clone()
                            .unwrap_or_else(|| td_string!(language.get(), account.no_unit).to_owned())
                    }}
                </th>
                {cells.collect_view()}
            </tr>
        }
    });
    let incomplete = account.totals.iter().any(|total| total.units_without != (0, 0));
    let totals = account.totals.into_iter().map(move |total: KindTotal| {
        view! { <PeriodCells period=total.cases year unit=None kind=total.kind/> }
    });
    let without_year = account.cases_without_year;
    let others = account.other_years;
    let other_years = (!others.is_empty()).then(|| {
        let list: Vec<String> = others
            .iter()
            .map(|(year, cases)| format!("{year}: {}", numbers::grouped(*cases)))
            .collect();
        let list = list.join(", ");
        view! { <p>{move || td_string!(language.get(), account.other_years)} " " {list}</p> }
    });
    view! {
        <div
            class="scroll"
            role="region"
            tabindex="0"
            aria-label=move || td_string!(language.get(), account.overview)
        >
            <table class="overview">
                <thead>
                    <tr>
                        <th scope="col" rowspan="2">
                            {move || td_string!(language.get(), account.unit)}
                        </th>
                        {kind_heads.collect_view()}
                    </tr>
                    <tr>{year_heads.collect_view()}</tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">
                            {move || td_string!(language.get(), account.all_units)}
                        </th>
                        {totals.collect_view()}
                    </tr>
                </tfoot>
            </table>
        </div>
        {incomplete
            .then(|| {
                view! {
                    <p class="soft">{move || td_string!(language.get(), account.sum_without)}</p>
                }
            })}
        <ul class="legend" aria-label=move || td_string!(language.get(), account.legend_title)>
            <li>{move || td_string!(language.get(), account.legend_zero)}</li>
            <li>{move || td_string!(language.get(), account.legend_missing)}</li>
            <li>{move || td_string!(language.get(), account.legend_not_reported)}</li>
        </ul>
        {(without_year > 0)
            .then(|| {
                view! {
                    <p class="notice">
                        {move || {
                            plural!(
                                language.get(),
                                without_year,
                                account.without_year_single,
                                account.without_year_several
                            )
                        }}
                    </p>
                }
            })}
        {other_years}
    }
}

/// Last year's cell and this year's.
#[component]
fn PeriodCells(
    period: Period,
    year: i32,
    /// The unit; `None` for all.
    unit: Option<String>,
    kind: Kind,
) -> impl IntoView {
    let filter = move |year: i32| CaseFilter {
        year: Some(year),
        unit: unit.clone(),
        kind: Some(kind),
        ..CaseFilter::default()
    };
    view! {
        <CountCell count=period.previous filter=filter(year - 1) previous=true/>
        <CountCell count=period.current filter=filter(year)/>
    }
}
