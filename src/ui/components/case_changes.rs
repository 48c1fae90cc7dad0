//! Cases of a sheet that an earlier file tells otherwise, with the choice of which counts.

use leptos::prelude::*;

use super::finding::{Finding, number_of};
use crate::model::{CaseChange, FieldChange, Operation};
use crate::ui::i18n::{t, t_string, use_i18n};
use crate::ui::language;
use crate::ui::numbers;
use crate::ui::workspace::Sheet;

/// The cases that are told otherwise, field by field.
#[component]
pub fn CaseChanges(
    /// The sheet.
    sheet: Sheet,
    /// The first of them.
    changes: Vec<CaseChange>,
    /// How many there are.
    all: u32,
) -> impl IntoView {
    let i18n = use_i18n();
    let shown = number_of(&changes);
    let more = (shown < all).then(|| {
        t!(
            i18n,
            ledger.changes_more,
            shown = numbers::grouped(shown),
            all = numbers::grouped(all)
        )
    });
    let rows = changes.into_iter().flat_map(|change| {
        let CaseChange {
            number,
            row,
            fields,
            kept,
            ..
        } = change;
        fields.into_iter().enumerate().map(move |(place, field)| {
            let choice = (place == 0).then(|| {
                let number = number.clone();
                view! { <KeepChoice sheet number row kept /> }
            });
            let number = number.clone();
            view! { <ChangedField number field>{choice}</ChangedField> }
        })
    });
    let rows = rows.collect_view();
    view! {
        <Finding title=t!(i18n, ledger.changes_title) number=all>
            <p>{t!(i18n, ledger.changes_lead)} " " {more}</p>
            <div
                class="scroll"
                role="group"
                tabindex="0"
                aria-label=t!(i18n, ledger.changes_title)
            >
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{t!(i18n, ledger.number)}</th>
                            <th scope="col">{t!(i18n, ledger.field)}</th>
                            <th scope="col">{t!(i18n, ledger.before)}</th>
                            <th scope="col">{t!(i18n, ledger.after)}</th>
                            <th scope="col">{t!(i18n, ledger.which_counts)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </Finding>
    }
}

/// A field of a case, before and after.
#[component]
fn ChangedField(
    /// The case's number.
    number: String,
    /// The field.
    field: FieldChange,
    /// The choice of which counts, once for each case.
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <tr>
            <th scope="row">{number}</th>
            <td>{move || language::meaning(i18n.get_locale(), field.field)}</td>
            <td>
                <FieldValue text=field.before />
            </td>
            <td>
                <FieldValue text=field.after />
            </td>
            <td>{children()}</td>
        </tr>
    }
}

/// What a field says.
#[component]
fn FieldValue(
    /// Its content; may be none.
    text: String,
) -> impl IntoView {
    let i18n = use_i18n();
    let lacks = text.is_empty();
    let shown = move || {
        if lacks {
            t_string!(i18n, ledger.nothing).to_owned()
        } else {
            text.clone()
        }
    };
    view! { <span class:lack=lacks>{shown}</span> }
}

/// The choice that the earlier reading of a case counts after all.
#[component]
fn KeepChoice(
    /// The sheet.
    sheet: Sheet,
    /// The case's number.
    number: String,
    /// The row of the later reading.
    row: u32,
    /// Whether the earlier reading counts.
    kept: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let name = move || format!("{number}: {}", t_string!(i18n, ledger.keep_earlier));
    let choose = move |keep| sheet.decide(row, |place| Operation::KeepEarlier { place, keep });
    view! {
        <label class="tick">
            <input
                type="checkbox"
                aria-label=name
                prop:checked=kept
                on:change:target=move |event| choose(event.target().checked())
            />
            {t!(i18n, ledger.keep_earlier)}
        </label>
    }
}
