//! The open case: everything that is told of it, and where it stands in the files.

use leptos::either::Either;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::coding::Coding;
use crate::model::{CaseRow, Categorised, written_date};
use crate::ui::case_browser::{CaseBrowser, use_case_browser};
use crate::ui::going::focus;
use crate::ui::i18n::{Text, t, t_string, use_i18n};
use crate::ui::language;
use crate::ui::workspace::use_workspace;

/// The case that is open, or how one is opened.
#[component]
pub fn CasePanel() -> impl IntoView {
    let i18n = use_i18n();
    let browser = use_case_browser();
    // A case that is on its way is not there yet: the one before stays until it is.
    let last = Memo::new(move |before: Option<&Option<CaseRow>>| {
        let row = browser.row(browser.cursor.get(), |row, _| row.clone());
        // What is decided of it is told below, and changes nothing of its head.
        let row = row.map(|row| CaseRow {
            notations: Vec::new(),
            categorised: Categorised::Undecided,
            ..row
        });
        row.or_else(|| before.cloned().flatten())
    });
    let open = Memo::new(move |_| browser.open.get().then(|| last.get()).flatten());
    let at = Memo::new(move |_| {
        let row = browser.row(browser.cursor.get(), |row, _| row.at);
        row.filter(|_| browser.open.get())
    });
    let press = move |event: KeyboardEvent| {
        if event.key() == "Escape" && browser.open.get_untracked() {
            close(browser);
        }
    };
    let head = move || match open.get() {
        Some(row) => Either::Left(view! { <CaseHead row /> }),
        None => Either::Right(view! { <p class="soft">{t!(i18n, cases.keys)}</p> }),
    };
    view! {
        <div class="case-panel" on:keydown=press>
            {head}
            <Show when=move || browser.open.get()>
                <Coding at />
            </Show>
        </div>
    }
}

/// Closes the case and goes back to the list.
fn close(browser: CaseBrowser) {
    browser.open.set(false);
    focus("#case-list");
}

/// What is told of a case once, and not for each notation.
#[component]
fn CaseHead(
    /// The case.
    row: CaseRow,
) -> impl IntoView {
    let i18n = use_i18n();
    let browser = use_case_browser();
    let workspace = use_workspace();
    let file = untrack(|| workspace.file_name(&row.place.source));
    let place = t!(i18n, cases.place_of, file = file, row = row.place.row);
    let title = move || match &row.number {
        Some(number) => t_string!(i18n, cases.titled, number = number),
        None => t_string!(i18n, cases.untitled).to_owned(),
    };
    let date = match row.date {
        Some(date) => Either::Left(written_date(date)),
        None => Either::Right(t!(i18n, cases.month_none)),
    };
    let closed = row.closed.map(|day| {
        view! { <Fact name=t!(i18n, cases.closed)>{written_date(day)}</Fact> }
    });
    let unit = match row.unit {
        Some(unit) => Either::Left(unit),
        None => Either::Right(t!(i18n, account.no_unit)),
    };
    let status = row.status.map(|status| {
        view! { <Fact name=t!(i18n, meaning.status)>{status}</Fact> }
    });
    view! {
        <section aria-labelledby="case-title">
            <div class="case-panel__head">
                <h2 id="case-title" tabindex="-1">
                    {title}
                </h2>
                <button type="button" class="quiet" on:click=move |_| close(browser)>
                    {t!(i18n, cases.close)}
                </button>
            </div>
            <dl class="facts">
                <Fact name=t!(i18n, cases.date)>{date}</Fact>
                {closed}
                <Fact name=t!(i18n, meaning.kind)>
                    {move || language::kind(i18n.get_locale(), row.kind)}
                </Fact>
                <Fact name=t!(i18n, cases.unit)>{unit}</Fact>
                {status}
                <Fact name=t!(i18n, cases.file)>{place}</Fact>
            </dl>
        </section>
    }
}

/// A name and what it is of this case.
#[component]
fn Fact(
    /// The name.
    name: Text<&'static str>,
    /// What it is.
    children: Children,
) -> impl IntoView {
    view! {
        <div>
            <dt>{name}</dt>
            <dd>{children()}</dd>
        </div>
    }
}
