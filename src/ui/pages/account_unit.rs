//! One unit's part of the account: its categories by kind, and the chart of them.

use leptos::prelude::*;

use super::account::figures_of;
use crate::model::{
    CaseFilter, Categorised, Chart, ChartPart, Count, Dimension, KindAccount, UnitAccount,
};
use crate::ui::components::count_cell;
use crate::ui::i18n::td_string;
use crate::ui::language::{self, plural, use_locale};
use crate::ui::live::part;
use crate::ui::markup::{Markup, column_head, group, row_head, scroll, tag};
use crate::ui::numbers;
use crate::ui::route::{DraftPage, Route};
use crate::ui::workspace::use_workspace;

/// The categories of the unit at a place, counted from 0. Nothing where it has neither cases this year nor last.
pub fn unit_section(
    unit: &UnitAccount,
    place: usize,
    year: i32,
    charts: RwSignal<Vec<Chart>>,
) -> Option<Markup> {
    let locale = use_locale();
    let name = unit.unit.clone();
    let chart_unit = unit.unit.clone();
    let heading = format!("unit-{place}");
    let filter_unit = unit.unit.clone().unwrap_or_default();
    let has_categories = unit.kinds.iter().any(|kind| !kind.categories.is_empty());
    let kinds = unit
        .kinds
        .iter()
        .filter(|kind| !kind.categories.is_empty())
        .map(move |kind| {
            let unit = filter_unit.clone();
            kind_categories(kind, unit, year)
        });
    let kinds = kinds.collect::<Vec<_>>();
    let labelled = heading.clone();
    let unit_of_links = unit.unit.clone();
    has_categories.then(move || {
        tag("section")
            .class("unit")
            .attr("aria-labelledby", labelled)
            .child(
                tag("h2")
                    .id(heading)
                    .child(name.unwrap_or_else(|| td_string!(locale, account.no_unit).to_owned())),
            )
            .child(decided(unit_of_links, year))
            .child(kinds)
            .child(figures_of(
                charts,
                ChartPart::Categories { unit: chart_unit },
                year,
            ))
    })
}

/// How many of the year's cases are decided by a person, a rule or their file, and how many are not, each with its
/// cases behind it. Suggestions are no decisions.
fn decided(unit: Option<String>, year: i32) -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let id = workspace.draft.with_untracked(|draft| draft.id.clone());
    part(move || {
        let counts = workspace.categorised.with(|counts| {
            let of_unit = counts.iter().find(|each| each.unit == unit);
            of_unit.map_or([0; 4], |each| each.cases)
        });
        let said = [
            td_string!(locale, account.by_hand),
            td_string!(locale, account.by_rule),
            td_string!(locale, account.by_file),
            td_string!(locale, account.undecided),
        ];
        let parts = Categorised::ALL.into_iter().zip(counts).zip(said);
        let parts = parts.filter(|((_, count), _)| *count > 0);
        let parts = parts.map(|((how, count), said)| {
            let filter = CaseFilter::default()
                .with(Dimension::Year, year.to_string())
                .with(Dimension::Unit, unit.clone().unwrap_or_default())
                .with(Dimension::Categorised, how.code());
            let page = DraftPage::Cases(filter);
            let href = Route::Draft {
                id: id.clone(),
                page,
            }
            .href();
            tag("li")
                .child(tag("a").attr("href", href).child(numbers::grouped(count)))
                .child(" ")
                .child(said)
        });
        tag("ul").class("decided soft").children(parts)
    })
}

/// The categories of one kind: notations and cases, each with last year beside.
fn kind_categories(kind: &KindAccount, unit: String, year: i32) -> Markup {
    let locale = use_locale();
    let (cases, notations) = (kind.cases.current, kind.notations.current);
    let of_kind = kind.kind;
    let mut caption = language::kinds(locale, of_kind).to_owned();
    if let (Some(cases), Some(notations)) = (cases.number(), notations.number()) {
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
        );
        caption = format!("{caption}: {counts}");
    }
    let any_missing = kind.categories.iter().any(|category| {
        [category.notations.current, category.notations.previous].contains(&Count::Missing)
    });
    let rows = kind.categories.iter().map(move |category| {
        let name = category.category.clone();
        let wanted = category.category.clone().unwrap_or_default();
        let unit = unit.clone();
        let filter = move |year: i32| {
            CaseFilter::default()
                .with(Dimension::Year, year.to_string())
                .with(Dimension::Unit, unit.as_str())
                .with(Dimension::Kind, of_kind.code())
                .with(Dimension::Category, wanted.as_str())
        };
        tag("tr")
            .child(row_head(name.unwrap_or_else(|| {
                td_string!(locale, account.no_category).to_owned()
            })))
            .child(count_cell(
                category.notations.previous,
                filter(year - 1),
                true,
            ))
            .child(count_cell(category.notations.current, filter(year), false))
            .child(count_cell(category.cases.previous, filter(year - 1), true))
            .child(count_cell(category.cases.current, filter(year), false))
    });
    group()
        .child(
            scroll(caption.as_str()).child(
                tag("table")
                    .class("categories")
                    .child(tag("caption").child(caption))
                    .child(
                        tag("thead")
                            .child(
                                tag("tr")
                                    .child(
                                        column_head(td_string!(locale, account.category))
                                            .attr("rowspan", "2"),
                                    )
                                    .child(
                                        tag("th")
                                            .attr("scope", "colgroup")
                                            .attr("colspan", "2")
                                            .child(td_string!(locale, account.notations)),
                                    )
                                    .child(
                                        tag("th")
                                            .attr("scope", "colgroup")
                                            .attr("colspan", "2")
                                            .child(td_string!(locale, account.cases)),
                                    ),
                            )
                            .child(
                                tag("tr")
                                    .child(column_head(year - 1).class("number previous"))
                                    .child(column_head(year).class("number"))
                                    .child(column_head(year - 1).class("number previous"))
                                    .child(column_head(year).class("number")),
                            ),
                    )
                    .child(tag("tbody").children(rows)),
            ),
        )
        .child(
            tag("p")
                .class("soft")
                .child(td_string!(locale, account.categories_lead)),
        )
        .child(any_missing.then(|| {
            tag("p")
                .class("soft")
                .child(td_string!(locale, account.renamed_hint))
        }))
}
