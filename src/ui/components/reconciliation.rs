//! Figures stated elsewhere beside what the rows give, and a form to enter one.

use leptos::prelude::*;

use super::stated_figure_form::StatedFigureForm;
use crate::model::{Account, Count, Operation, Reconciliation, StatedBy, Verdict};
use crate::ui::going::focus;
use crate::ui::i18n::{Locale, t, td_string, use_i18n};
use crate::ui::language;
use crate::ui::numbers;
use crate::ui::workspace::use_workspace;

/// The table and the form.
#[component]
pub fn Reconciliations(
    /// The account's year.
    year: Memo<i32>,
) -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let found = Memo::new(move |_| {
        let found = |account: &Account| account.reconciliations.clone();
        workspace.account(found).unwrap_or_default()
    });
    let rows = move || {
        let rows = found.get().into_iter();
        let rows = rows.map(|found| view! { <ReconciliationRow found /> });
        rows.collect_view()
    };
    view! {
        <section aria-labelledby="reconciliation">
            <h2 id="reconciliation">{t!(i18n, reconciliation.title)}</h2>
            <p>{t!(i18n, reconciliation.lead)}</p>
            <Show
                when=move || !found.with(Vec::is_empty)
                fallback=move || view! { <p>{t!(i18n, reconciliation.empty)}</p> }
            >
                <div
                    class="scroll"
                    role="group"
                    tabindex="0"
                    aria-label=t!(i18n, reconciliation.title)
                >
                    <table class="reconciliation">
                        <thead>
                            <tr>
                                <th scope="col">{t!(i18n, reconciliation.figure)}</th>
                                <th scope="col" class="number">
                                    {t!(i18n, reconciliation.stated)}
                                </th>
                                <th scope="col" class="number">
                                    {t!(i18n, reconciliation.summed)}
                                </th>
                                <th scope="col">{t!(i18n, reconciliation.verdict)}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </Show>
            <StatedFigureForm year />
        </section>
    }
}

/// A stated figure beside what the rows give.
#[component]
fn ReconciliationRow(
    /// The figure, and how it compares.
    found: Reconciliation,
) -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let (stated, summed, verdict) = (found.figure.value, found.summed, found.verdict);
    let by_user = found.stated_by == StatedBy::User;
    let found = StoredValue::new(found);
    let what = move || found.with_value(|found| what(i18n.get_locale(), found));
    let verdict_text = move || found.with_value(|found| verdict_told(i18n.get_locale(), found));
    let remove = move |_| {
        let figure = found.with_value(|found| found.figure.clone());
        workspace.apply(Operation::RemoveFigure { figure });
        focus("#stated-value");
    };
    let remove_of = move || {
        let what = what();
        td_string!(i18n.get_locale(), reconciliation.remove_of, what = what)
    };
    let remove_button = by_user.then(|| {
        view! {
            <button type="button" class="quiet" aria-label=remove_of on:click=remove>
                {t!(i18n, reconciliation.remove)}
            </button>
        }
    });
    view! {
        <tr class:differs=verdict == Verdict::Differs>
            <th scope="row">{what}</th>
            <td class="number">{numbers::grouped(stated)}</td>
            <td class="number" class:lack=summed == Count::Missing>
                {move || language::count(i18n.get_locale(), summed)}
            </td>
            <td>
                <strong class="verdict">{verdict_text}</strong>
                {remove_button}
            </td>
        </tr>
    }
}

/// "FUT, avvikelser, noteringar 2022".
fn what(locale: Locale, found: &Reconciliation) -> String {
    let figure = &found.figure;
    if let StatedBy::File { name, row, .. } = &found.stated_by {
        return td_string!(locale, reconciliation.by_file, name = name, row = row);
    }
    let unit = figure
        .unit
        .as_deref()
        .unwrap_or_else(|| td_string!(locale, reconciliation.all_units));
    let kind = figure.kind.map_or_else(
        || td_string!(locale, reconciliation.all_kinds),
        |kind| language::kinds_lower(locale, kind),
    );
    let quantity = language::quantity(locale, figure.quantity);
    td_string!(
        locale,
        reconciliation.what,
        unit = unit,
        kind = kind,
        quantity = quantity,
        year = figure.year
    )
}

fn verdict_told(locale: Locale, found: &Reconciliation) -> String {
    match found.verdict {
        Verdict::Agrees => td_string!(locale, reconciliation.agrees).to_owned(),
        Verdict::Differs => {
            let stated = numbers::grouped(found.figure.value);
            let summed = language::count(locale, found.summed);
            td_string!(
                locale,
                reconciliation.differs,
                stated = stated,
                summed = summed
            )
        }
        Verdict::NothingToCompare => td_string!(locale, reconciliation.nothing).to_owned(),
    }
}
