//! The categories of one kind within a unit.

use leptos::prelude::*;

use crate::model::{CaseFilter, CategoryAccount, Count, Dimension, Kind, KindAccount};
use crate::ui::components::CountCell;
use crate::ui::i18n::{Locale, t, t_string, td_string, use_i18n};
use crate::ui::language::{self, plural};

/// The categories of one kind: notations and cases, each with last year beside.
#[component]
pub fn KindCategories(
    /// The kind, with its categories.
    kind: KindAccount,
    /// The unit; empty for cases that name none.
    unit: String,
    /// The account's year.
    year: i32,
) -> impl IntoView {
    let i18n = use_i18n();
    let (cases, notations) = (kind.cases.current, kind.notations.current);
    let of_kind = kind.kind;
    let caption = move || caption(i18n.get_locale(), of_kind, cases, notations);
    let any_missing = kind.categories.iter().any(|category| {
        [category.notations.current, category.notations.previous].contains(&Count::Missing)
    });
    let renamed_hint = any_missing.then(|| {
        view! { <p class="soft">{t!(i18n, account.renamed_hint)}</p> }
    });
    let rows = kind.categories.into_iter().map(move |category| {
        view! { <CategoryRow category unit=unit.clone() kind=of_kind year /> }
    });
    let rows = rows.collect_view();
    view! {
        <div class="scroll" role="group" tabindex="0" aria-label=caption>
            <table class="categories">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col" rowspan="2">
                            {t!(i18n, account.category)}
                        </th>
                        <th scope="colgroup" colspan="2">
                            {t!(i18n, account.notations)}
                        </th>
                        <th scope="colgroup" colspan="2">
                            {t!(i18n, account.cases)}
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
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="soft">{t!(i18n, account.categories_lead)}</p>
        {renamed_hint}
    }
}

/// The kind, with the numbers of its cases and notations where both are known.
fn caption(locale: Locale, kind: Kind, cases: Count, notations: Count) -> String {
    let kind = language::kinds(locale, kind);
    let (Some(cases), Some(notations)) = (cases.number(), notations.number()) else {
        return kind.to_owned();
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
    );
    format!("{kind}: {counts}")
}

/// A category's line.
#[component]
fn CategoryRow(
    /// The category.
    category: CategoryAccount,
    /// The unit; empty for cases that name none.
    unit: String,
    /// The kind.
    kind: Kind,
    /// The account's year.
    year: i32,
) -> impl IntoView {
    let i18n = use_i18n();
    let wanted = category.category.clone().unwrap_or_default();
    let filter = move |year: i32| {
        CaseFilter::default()
            .with(Dimension::Year, year.to_string())
            .with(Dimension::Unit, unit.as_str())
            .with(Dimension::Kind, kind.code())
            .with(Dimension::Category, wanted.as_str())
    };
    let name = category.category;
    let name = move || {
        let name = name.clone();
        name.unwrap_or_else(|| t_string!(i18n, account.no_category).to_owned())
    };
    let (notations, cases) = (category.notations, category.cases);
    view! {
        <tr>
            <th scope="row">{name}</th>
            <CountCell count=notations.previous filter=filter(year - 1) previous=true />
            <CountCell count=notations.current filter=filter(year) previous=false />
            <CountCell count=cases.previous filter=filter(year - 1) previous=true />
            <CountCell count=cases.current filter=filter(year) previous=false />
        </tr>
    }
}
