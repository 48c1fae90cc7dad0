//! What is to be looked at before the report goes to the board, each with the way to its place.

use super::figure_source;
use crate::model::{CheckItem, Finding, Operation, Report, SectionId};
use crate::ui::app::focus;
use crate::ui::i18n::td_string;
use crate::ui::language::{self, Locale, plural, use_locale};
use crate::ui::live::{part, words};
use crate::ui::markup::{Markup, button, tag};
use crate::ui::report_desk::{ReportDesk, use_report_desk};

/// The list.
pub fn checks() -> Markup {
    let locale = use_locale();
    let desk = use_report_desk();
    let count = move || {
        let count = desk.view(|view| view.checks.len()).unwrap_or_default();
        match count {
            0 => td_string!(locale, report.checks_none).to_owned(),
            1 => td_string!(locale, report.checks_single).to_owned(),
            _ => td_string!(locale, report.checks_several, count = count),
        }
    };
    tag("section")
        .class("no-print")
        .attr("aria-labelledby", "checks")
        .child(
            tag("h2")
                .id("checks")
                .attr("tabindex", "-1")
                .child(td_string!(locale, report.checks_title)),
        )
        .child(tag("p").attr("role", "status").child(words(count)))
        .child(part(move || {
            desk.view(|view| {
                let items = view.checks.iter();
                tag("ul")
                    .class("checks")
                    .children(items.map(|item| line(locale, desk, &view.report, item)))
            })
        }))
}

/// Why the report is not handed on yet, with the way to what is to be decided.
pub(super) fn undecided_notice(locale: Locale, count: u32) -> Markup {
    tag("p")
        .class("notice notice--alarm")
        .child(undecided_words(locale, count))
        .child(" ")
        .child(button(
            "quiet",
            td_string!(locale, report.to_checks),
            |_| {
                focus("#checks");
            },
        ))
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

fn line(locale: Locale, desk: ReportDesk, report: &Report, item: &CheckItem) -> Markup {
    let place = place_of(report, &item.section);
    let heading = report.section(&item.section.0);
    let heading = heading.map_or("", |section| section.heading.as_str());
    let line = tag("li")
        .child(told(locale, heading, &item.finding))
        .child(" ")
        .child(button(
            "quiet",
            td_string!(locale, report.go_to),
            move |_| {
                focus(&format!("#avsnitt-{place}"));
            },
        ));
    let section = item.section.clone();
    let more = match &item.finding {
        Finding::StaleFigure { .. } => {
            button("quiet", td_string!(locale, report.mark_read), move |_| {
                desk.mark_read(&section);
            })
        }
        Finding::Identifier { written, .. } => {
            let written = written.clone();
            button("quiet", td_string!(locale, report.allow), move |_| {
                desk.workspace.apply(Operation::AllowIdentifier {
                    section: section.clone(),
                    written: written.clone(),
                });
            })
        }
        _ => return line,
    };
    line.child(" ").child(more)
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
