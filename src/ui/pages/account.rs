//! The year's account: the overview table, each unit's categories, months, and the stated figures.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::UnitSection;
use crate::model::{
    Account, CaseFilter, Chart, ChartPart, Kind, KindTotal, Operation, Period, SourceStatus,
};
use crate::protocol::{Request, Response};
use crate::ui::components::{ChartFigure, CountCell, Reconciliations, Statements};
use crate::ui::language::{self, plural, use_locale};
use crate::ui::live::{each, flag, part, when};
use crate::ui::numbers;
use crate::ui::route::{DraftPage, Route};
use crate::ui::workspace::{Workspace, use_workspace};

/// The page of the account.
#[component]
pub fn AccountPage() -> impl IntoView {
    let locale = use_locale();
    let workspace = use_workspace();
    let account = Memo::new(move |_| {
        workspace
            .overview
            .with(|overview| overview.as_ref().and_then(|each| each.account.clone()))
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
            {part(move || {
                if has_account.get() {
                    td_string!(locale, account.title, year = year.get()).to_string()
                } else {
                    td_string!(locale, account.empty_title).to_owned()
                }
            })}
        </h1>
        {when(
            move || !counted.get(),
            move || view! { <p role="status">{td_string!(locale, engine.counting)}</p> },
        )}
        {when(
            move || counted.get() && !has_account.get(),
            move || {
                view! {
                    <p>{td_string!(locale, account.empty)}</p>
                    <p>
                        <a href=files()>{td_string!(locale, account.to_files)}</a>
                    </p>
                }
            },
        )}
        {when(
            move || has_account.get(),
            move || {
                view! {
                    <Reservations />
                    <YearChoice account />
                    <section aria-labelledby="overview">
                        <h2 id="overview">{td_string!(locale, account.overview)}</h2>
                        <p>{td_string!(locale, account.overview_lead)}</p>
                        {part(move || account.get().map(|account| view! { <Overview account /> }))}
                        {part(move || {
                            charts
                                .get()
                                .into_iter()
                                .filter(|chart| chart.part == ChartPart::UnitsAndKinds)
                                .map(|chart| {
                                    view! { <ChartFigure chart year=year.get_untracked() /> }
                                })
                                .collect::<Vec<_>>()
                        })}
                    </section>
                    {part(move || {
                        let year = year.get();
                        account
                            .get()
                            .into_iter()
                            .flat_map(|account| account.units)
                            .enumerate()
                            .map(|(place, unit)| view! { <UnitSection unit place year charts /> })
                            .collect::<Vec<_>>()
                    })}
                    <section aria-labelledby="months">
                        <h2 id="months">{td_string!(locale, account.months)}</h2>
                        {part(move || {
                            charts
                                .get()
                                .into_iter()
                                .filter(|chart| chart.part == ChartPart::Months)
                                .map(|chart| {
                                    view! { <ChartFigure chart year=year.get_untracked() /> }
                                })
                                .collect::<Vec<_>>()
                        })}
                    </section>
                    <Reconciliations year />
                    <Statements year />
                }
            },
        )}
    }
}

/// The charts of the account, drawn up anew when the account or the language changes.
fn charts(workspace: Workspace) -> RwSignal<Vec<Chart>> {
    let locale = use_locale();
    let charts = RwSignal::new(Vec::new());
    let newest = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let ready = workspace.overview.with(Option::is_some);
        let words = Box::new(language::chart_words(locale));
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
    let locale = use_locale();
    let workspace = use_workspace();
    let unconfirmed = Memo::new(move |_| {
        workspace
            .state
            .with(|state| state.sources.iter().any(|source| !source.confirmed))
    });
    let absent = Memo::new(move |_| {
        workspace.overview.with(|overview| {
            let mut sources = overview.iter().flat_map(|overview| &overview.sources);
            sources.any(|source| source.status != SourceStatus::Read)
        })
    });
    view! {
        {when(
            move || unconfirmed.get(),
            move || view! { <p class="notice">{td_string!(locale, account.unconfirmed)}</p> },
        )}
        {when(
            move || absent.get(),
            move || {
                view! { <p class="notice notice--alarm">{td_string!(locale, account.absent)}</p> }
            },
        )}
    }
}

#[component]
fn YearChoice(account: Memo<Option<Account>>) -> impl IntoView {
    let locale = use_locale();
    let workspace = use_workspace();
    let years = Memo::new(move |_| {
        account.with(|account| {
            let years = account.iter().flat_map(|account| &account.years);
            years.map(ToString::to_string).collect::<Vec<_>>()
        })
    });
    let now =
        move || account.with(|account| account.as_ref().map(|account| account.year.to_string()));
    let choose = move |event| {
        if let Ok(year) = event_target_value(&event).parse() {
            workspace.apply(Operation::SetYear { year });
        }
    };
    view! {
        <p class="year">
            <label for="year">{td_string!(locale, account.year)}</label>
            <select id="year" on:change=choose>
                {each(
                    move || years.get(),
                    move |year| {
                        let (value, shown) = (year.clone(), year.clone());
                        let selected = flag(move || now().as_ref() == Some(&year));
                        view! {
                            <option value=value prop:selected=selected>
                                {shown}
                            </option>
                        }
                    },
                )}
            </select>
        </p>
    }
}

/// Units down, kinds across, last year beside this year.
#[component]
fn Overview(account: Account) -> impl IntoView {
    let locale = use_locale();
    let year = account.year;
    let kind_heads = Kind::ALL.into_iter().map(|kind| {
        view! {
            <th scope="colgroup" colspan="2">
                {language::kinds(locale, kind)}
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
            view! { <PeriodCells period=kind.cases year unit kind=kind.kind /> }
        });
        view! {
            <tr>
                <th scope="row">
                    {part(move || {
                        name.clone()
                            .unwrap_or_else(|| td_string!(locale, account.no_unit).to_owned())
                    })}
                </th>
                {cells.collect_view()}
            </tr>
        }
    });
    let incomplete = account
        .totals
        .iter()
        .any(|total| total.units_without != (0, 0));
    let totals = account.totals.into_iter().map(move |total: KindTotal| {
        view! { <PeriodCells period=total.cases year unit=None kind=total.kind /> }
    });
    let without_year = account.cases_without_year;
    let others = account.other_years;
    let other_years = (!others.is_empty()).then(|| {
        let list: Vec<String> = others
            .iter()
            .map(|(year, cases)| format!("{year}: {}", numbers::grouped(*cases)))
            .collect();
        let list = list.join(", ");
        view! { <p>{td_string!(locale, account.other_years)} " " {list}</p> }
    });
    view! {
        <div
            class="scroll"
            role="group"
            tabindex="0"
            aria-label=td_string!(locale, account.overview)
        >
            <table class="overview">
                <thead>
                    <tr>
                        <th scope="col" rowspan="2">
                            {td_string!(locale, account.unit)}
                        </th>
                        {kind_heads.collect_view()}
                    </tr>
                    <tr>{year_heads.collect_view()}</tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{td_string!(locale, account.all_units)}</th>
                        {totals.collect_view()}
                    </tr>
                </tfoot>
            </table>
        </div>
        {incomplete
            .then(|| {
                view! { <p class="soft">{td_string!(locale, account.sum_without)}</p> }
            })}
        <ul class="legend" aria-label=td_string!(locale, account.legend_title)>
            <li>{td_string!(locale, account.legend_zero)}</li>
            <li>{td_string!(locale, account.legend_missing)}</li>
            <li>{td_string!(locale, account.legend_not_reported)}</li>
        </ul>
        {(without_year > 0)
            .then(|| {
                view! {
                    <p class="notice">
                        {part(move || {
                            plural!(
                                locale,
                                without_year,
                                account.without_year_single,
                                account.without_year_several
                            )
                        })}
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
        <CountCell count=period.previous filter=filter(year - 1) previous=true />
        <CountCell count=period.current filter=filter(year) />
    }
}
