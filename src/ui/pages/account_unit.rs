//! One unit's part of the account: its categories by kind, and the chart of them.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::model::{CaseFilter, Chart, ChartPart, Count, KindAccount, UnitAccount};
use crate::ui::components::{ChartFigure, CountCell};
use crate::ui::language::{self, plural, use_locale};
use crate::ui::live::part;

/// A unit's categories. Nothing where it has neither cases this year nor last.
#[component]
pub fn UnitSection(
    unit: UnitAccount,
    /// Its place among the units, from 0.
    place: usize,
    /// The account's year.
    year: i32,
    charts: RwSignal<Vec<Chart>>,
) -> impl IntoView {
    let locale = use_locale();
    let name = unit.unit.clone();
    let chart_unit = unit.unit.clone();
    let heading = format!("unit-{place}");
    let filter_unit = unit.unit.unwrap_or_default();
    let has_categories = unit.kinds.iter().any(|kind| !kind.categories.is_empty());
    let kinds = unit
        .kinds
        .into_iter()
        .filter(|kind| !kind.categories.is_empty())
        .map(move |kind| {
            let unit = filter_unit.clone();
            view! { <KindCategories kind unit year /> }
        });
    let kinds = kinds.collect::<Vec<_>>();
    let labelled = heading.clone();
    has_categories.then(move || {
        view! {
            <section class="unit" aria-labelledby=labelled>
                <h2 id=heading>
                    {part(move || {
                        name.clone()
                            .unwrap_or_else(|| td_string!(locale, account.no_unit).to_owned())
                    })}
                </h2>
                {kinds}
                {part(move || {
                    charts
                        .get()
                        .into_iter()
                        .filter(|chart| {
                            chart.part
                                == ChartPart::Categories {
                                    unit: chart_unit.clone(),
                                }
                        })
                        .map(|chart| view! { <ChartFigure chart year /> })
                        .collect::<Vec<_>>()
                })}
            </section>
        }
    })
}

/// The categories of one kind: notations and cases, each with last year beside.
#[component]
fn KindCategories(kind: KindAccount, unit: String, year: i32) -> impl IntoView {
    let locale = use_locale();
    let (cases, notations) = (kind.cases.current, kind.notations.current);
    let of_kind = kind.kind;
    let caption = move || {
        let name = language::kinds(locale, of_kind);
        let (Some(cases), Some(notations)) = (cases.number(), notations.number()) else {
            return name.to_owned();
        };
        let counts = td_string!(
            locale,
            account.cases_and_notations,
            cases = plural!(locale, cases, cases.count_single, cases.count_several),
            notations = plural!(
                locale,
                notations,
                cases.notations_single,
                cases.notations_several
            )
        )
        .to_string();
        format!("{name}: {counts}")
    };
    let any_missing = kind.categories.iter().any(|category| {
        [category.notations.current, category.notations.previous].contains(&Count::Missing)
    });
    let rows = kind.categories.into_iter().map(move |category| {
        let name = category.category.clone();
        let wanted = category.category.unwrap_or_default();
        let unit = unit.clone();
        let filter = move |year: i32| CaseFilter {
            year: Some(year),
            unit: Some(unit.clone()),
            kind: Some(of_kind),
            category: Some(wanted.clone()),
            month: None,
        };
        view! {
            <tr>
                <th scope="row">
                    {part(move || {
                        name.clone()
                            .unwrap_or_else(|| {
                                td_string!(locale, account.no_category).to_owned()
                            })
                    })}
                </th>
                <CountCell
                    count=category.notations.previous
                    filter=filter(year - 1)
                    previous=true
                />
                <CountCell count=category.notations.current filter=filter(year) />
                <CountCell count=category.cases.previous filter=filter(year - 1) previous=true />
                <CountCell count=category.cases.current filter=filter(year) />
            </tr>
        }
    });
    view! {
        <div class="scroll" role="group" tabindex="0" aria-label=caption>
            <table class="categories">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col" rowspan="2">
                            {td_string!(locale, account.category)}
                        </th>
                        <th scope="colgroup" colspan="2">
                            {td_string!(locale, account.notations)}
                        </th>
                        <th scope="colgroup" colspan="2">
                            {td_string!(locale, account.cases)}
                        </th>
                    </tr>
                    <tr>
                        <th scope="col" class="number previous">
                            {year - 1}
                        </th>
                        <th scope="col" class="number">
                            {year}
                        </th>
                        <th scope="col" class="number previous">
                            {year - 1}
                        </th>
                        <th scope="col" class="number">
                            {year}
                        </th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
        <p class="soft">{td_string!(locale, account.categories_lead)}</p>
        {any_missing
            .then(|| {
                view! { <p class="soft">{td_string!(locale, account.renamed_hint)}</p> }
            })}
    }
}
