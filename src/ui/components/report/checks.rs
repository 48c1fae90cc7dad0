//! What is to be looked at before the report goes to the board, each with the way to its place.

use leptos::either::Either;
use leptos::prelude::*;

use super::figure_source;
use crate::model::{CheckItem, Finding, Operation, Report, SectionId};
use crate::ui::going::focus;
use crate::ui::i18n::{Locale, t, t_string, td_string, use_i18n};
use crate::ui::language::{self, plural};
use crate::ui::report_desk::use_report_desk;

/// The list.
#[component]
pub fn Checks() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_report_desk();
    let items = Memo::new(move |_| desk.view(|view| view.checks.clone()).unwrap_or_default());
    let count = move || match items.with(Vec::len) {
        0 => t_string!(i18n, report.checks_none).to_owned(),
        1 => t_string!(i18n, report.checks_single).to_owned(),
        count => t_string!(i18n, report.checks_several, count = count),
    };
    let lines = move || {
        let items = items.get().into_iter();
        items
            .map(|item| view! { <CheckLine item /> })
            .collect_view()
    };
    view! {
        <section class="no-print" aria-labelledby="checks">
            <h2 id="checks" tabindex="-1">
                {t!(i18n, report.checks_title)}
            </h2>
            <p role="status">{count}</p>
            <ul class="checks">{lines}</ul>
        </section>
    }
}

/// Why the report is not handed on yet, with the way to what is to be decided.
#[component]
pub fn UndecidedNotice(
    /// How many identifiers of people are to be decided on.
    count: Signal<u32>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <p class="notice notice--alarm">
            {move || undecided_words(i18n.get_locale(), count.get())} " "
            <button type="button" class="quiet" on:click=|_| focus("#checks")>
                {t!(i18n, report.to_checks)}
            </button>
        </p>
    }
}

/// That so many identifiers of people are to be decided on.
pub fn undecided_words(locale: Locale, count: u32) -> String {
    plural!(
        locale,
        count,
        report.undecided_single,
        report.undecided_several
    )
}

/// Something to look at, with the way to its section and what can be done about it here.
#[component]
fn CheckLine(
    /// It.
    item: CheckItem,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_report_desk();
    let CheckItem { section, finding } = item;
    let section = StoredValue::new(section);
    let go = move |_| {
        let place = |report: &Report| section.with_value(|section| place_of(report, section));
        let place = untrack(|| desk.view(|view| place(&view.report)));
        focus(&format!("#avsnitt-{}", place.unwrap_or_default()));
    };
    let more = match &finding {
        Finding::StaleFigure { .. } => Some(Either::Left(view! {
            " "
            <button
                type="button"
                class="quiet"
                on:click=move |_| section.with_value(|section| desk.mark_read(section))
            >
                {t!(i18n, report.mark_read)}
            </button>
        })),
        Finding::Identifier { written, .. } => {
            let written = written.clone();
            let allow = move |_| {
                desk.workspace.apply(Operation::AllowIdentifier {
                    section: section.get_value(),
                    written: written.clone(),
                });
            };
            Some(Either::Right(view! {
                " "
                <button type="button" class="quiet" on:click=allow>
                    {t!(i18n, report.allow)}
                </button>
            }))
        }
        _ => None,
    };
    let words = move || {
        let heading = section.with_value(|id| desk.section(id, |section| section.heading.clone()));
        told(i18n.get_locale(), &heading.unwrap_or_default(), &finding)
    };
    view! {
        <li>
            {words} " "
            <button type="button" class="quiet" on:click=go>
                {t!(i18n, report.go_to)}
            </button>
            {more}
        </li>
    }
}

/// The place of a section in the report, from 0: its heading's id in the document.
pub fn place_of(report: &Report, id: &SectionId) -> usize {
    let mut sections = report.sections.iter();
    sections
        .position(|section| section.id == *id)
        .unwrap_or_default()
}

fn told(locale: Locale, section: &str, finding: &Finding) -> String {
    match finding {
        Finding::EmptySection => td_string!(locale, report.empty_section, section = section),
        Finding::StaleFigure { of, seen, now, .. } => td_string!(
            locale,
            report.stale,
            section = section,
            figure = figure_source(locale, of),
            seen = language::count(locale, *seen),
            now = language::count(locale, *now)
        ),
        Finding::UncheckedNumber {
            written, context, ..
        } => td_string!(
            locale,
            report.unchecked,
            section = section,
            written = written,
            context = context
        ),
        Finding::SumsDiffer(reconciliation) => td_string!(
            locale,
            report.sums_differ,
            section = section,
            stated = reconciliation.figure.value,
            summed = language::count(locale, reconciliation.summed)
        ),
        Finding::Identifier { written, .. } => {
            td_string!(
                locale,
                report.identifier,
                section = section,
                written = written
            )
        }
        Finding::MissingAlternative { .. } => {
            td_string!(locale, report.no_alternative, section = section)
        }
    }
}
