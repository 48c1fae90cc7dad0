//! The report: what is to be filled in, what is to be looked at, and the paper itself, section by section.

use leptos::prelude::*;

use crate::model::{FrozenChart, LiveFigure, Origin, Section, SectionId};
use crate::ui::app::focus;
use crate::ui::components::report::{
    checks, details_form, exports, figure_source, paper_blocks, place_of, section_edit,
    share_panel, undecided_words,
};
use crate::ui::language::{self, Locale, use_locale};
use crate::ui::live::{each, part, shown, when, words};
use crate::ui::markup::{Markup, button, group, tag};
use crate::ui::report_desk::{ReportDesk, use_report_desk};
use crate::ui::route::{DraftPage, Route};
use crate::ui::texts::text;
use crate::ui::workspace::use_workspace;

/// The page.
pub fn report_page() -> Markup {
    let locale = use_locale();
    let desk = ReportDesk::provide(use_workspace());
    let any = Memo::new(move |_| desk.view(|_| ()).is_some());
    let none = move || desk.is_composed.get() && !any.get();
    group()
        .child(
            tag("h1")
                .class("no-print")
                .attr("tabindex", "-1")
                .child(text!(locale, pages.report)),
        )
        .child(
            tag("p")
                .class("lead no-print")
                .child(text!(locale, report.lead)),
        )
        .child(when(
            move || !desk.is_composed.get(),
            move || tag("p").child(text!(locale, report.composing)),
        ))
        .child(when(none, move || {
            tag("p").child(text!(locale, report.no_account))
        }))
        .child(when(
            move || any.get(),
            move || {
                group()
                    .child(tag("div").class("no-print").child(details_form()))
                    .child(checks())
                    .child(exports())
                    .child(paper(locale, desk))
                    .child(part(move || {
                        desk.view(|view| view.report.year).map(|year| {
                            let written = move || desk.written();
                            untrack(|| share_panel(written, move || desk.undecided(), year))
                        })
                    }))
            },
        ))
}

fn paper(locale: Locale, desk: ReportDesk) -> Markup {
    let title = move || desk.view(|view| view.report.title.clone());
    let sections = move || {
        let ids = desk.view(|view| {
            let sections = view.report.sections.iter();
            sections.map(|section| section.id.0.clone()).collect()
        });
        ids.unwrap_or_default()
    };
    // The browser's own command prints as well, and is not asked.
    let undecided = move || match desk.undecided() {
        0 => String::new(),
        count => undecided_words(locale, count),
    };
    let article = tag("article")
        .class("paper paper--draft")
        .class_while("paper--undecided", move || desk.undecided() > 0)
        .attr("aria-label", text!(locale, report.paper))
        .child(part(move || {
            tag("p")
                .class("paper__title")
                .attr("lang", "sv")
                .child(title())
        }))
        .child(each(sections, |id| one_section(SectionId(id))));
    group()
        .child(tag("p").class("print-only").child(words(undecided)))
        .child(article)
}

/// A section, as it reads or being written in.
fn one_section(id: SectionId) -> Markup {
    let desk = use_report_desk();
    let of = id.clone();
    let writing = move || desk.writing.with(|writing| writing.as_ref() == Some(&of));
    let by = id.clone();
    // What is being written stays as it is, whatever becomes of the report meanwhile.
    let now = move || (!writing()).then(|| desk.section(&by, Section::clone));
    shown(now, move |reading| match reading {
        Some(section) => section.as_ref().map(|section| read_only(desk, section)),
        None => being_written(desk, &id),
    })
}

fn being_written(desk: ReportDesk, id: &SectionId) -> Option<Markup> {
    let section = untrack(|| desk.section(id, Section::clone))?;
    let place = place(desk, &section);
    let closed = move || {
        desk.writing.set(None);
        request_animation_frame(move || focus(&format!("#avsnitt-{place} button")));
    };
    let section = tag("section")
        .class("paper__section")
        .id(format!("avsnitt-{place}"))
        .child(section_edit(section.id, section.heading, closed));
    Some(section)
}

fn read_only(desk: ReportDesk, section: &Section) -> Markup {
    let locale = use_locale();
    let place = place(desk, section);
    let id = section.id.clone();
    let edit = button("quiet no-print", text!(locale, report.edit), move |_| {
        desk.writing.set(Some(id.clone()));
    });
    let edit_name = text!(locale, report.edit_of, section = section.heading);
    let edited = (section.origin == Origin::Edited).then(|| {
        tag("span")
            .class("soft no-print")
            .child(text!(locale, report.edited))
    });
    let decorate = move |figure: &LiveFigure, shown: Markup| sourced(locale, desk, figure, shown);
    // Asked for before the section, so it is there; the section is made anew when the report changes.
    let charts = desk.charts.get_untracked();
    let charts = untrack(|| desk.view(|view| FrozenChart::of_report(&view.report, &charts)));
    let charts = charts.unwrap_or_default();
    tag("section")
        .class("paper__section")
        .class_if("paper__section--attachment", section.is_attachment())
        .id(format!("avsnitt-{place}"))
        .attr("tabindex", "-1")
        .child(tag("h2").attr("lang", "sv").child(section.heading.as_str()))
        .child(
            tag("p")
                .class("paper__tools no-print")
                .child(edit.attr("aria-label", edit_name))
                .child(edited),
        )
        .child(
            tag("div")
                .class("paper__text")
                .attr("lang", "sv")
                .child(paper_blocks(&section.blocks, &charts, decorate)),
        )
}

/// A figure that leads to the cases behind it, and says what it stands for.
fn sourced(locale: Locale, desk: ReportDesk, figure: &LiveFigure, shown: Markup) -> Markup {
    let name = figure_source(locale, &figure.of);
    let shown = shown.class_if("live-figure--stale", figure.is_stale());
    let stale = figure.is_stale().then(|| {
        let seen = language::count(locale, figure.seen);
        tag("span")
            .class("live-figure__before no-print")
            .child(text!(locale, report.was, seen = seen))
    });
    let shown = match figure.of.filter() {
        Some(filter) => {
            let id = desk
                .workspace
                .draft
                .with_untracked(|draft| draft.id.clone());
            let page = DraftPage::Cases(filter);
            tag("a")
                .class("figure-link")
                .attr("href", Route::Draft { id, page }.href())
                .attr("title", name)
                .child(shown)
        }
        None => shown.attr("title", name),
    };
    group().child(shown).child(stale)
}

fn place(desk: ReportDesk, section: &Section) -> usize {
    let place = untrack(|| desk.view(|view| place_of(&view.report, &section.id)));
    place.unwrap_or_default()
}
