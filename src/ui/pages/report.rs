//! The report: what is to be filled in, what is to be looked at, and the paper itself, section by section.

use leptos::prelude::*;

use crate::model::{FrozenChart, LiveFigure, Origin, Section, SectionId};
use crate::ui::app::focus;
use crate::ui::components::report::{
    checks, details_form, exports, figure_source, paper_blocks, place_of, section_edit,
    share_panel, undecided_words,
};
use crate::ui::i18n::td_string;
use crate::ui::language::{self, Locale, use_locale};
use crate::ui::live::{each, part, shown, when, words};
use crate::ui::markup::{Markup, button, group, tag};
use crate::ui::report_desk::{ReportDesk, use_report_desk};
use crate::ui::route::{DraftPage, Route};
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
                .child(td_string!(locale, pages.report)),
        )
        .child(
            tag("p")
                .class("lead no-print")
                .child(td_string!(locale, report.lead)),
        )
        .child(when(
            move || !desk.is_composed.get(),
            move || tag("p").child(td_string!(locale, report.composing)),
        ))
        .child(when(none, move || {
            tag("p").child(td_string!(locale, report.no_account))
        }))
        .child(when(
            move || any.get(),
            move || {
                group()
                    .child(tag("div").class("no-print").child(details_form()))
                    .child(
                        tag("div")
                            .class("report")
                            .child(
                                tag("div")
                                    .class("report__beside no-print")
                                    .child(checks())
                                    .child(exports()),
                            )
                            .child(paper(locale, desk)),
                    )
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
        .attr("aria-label", td_string!(locale, report.paper))
        .child(part(move || {
            tag("p")
                .class("paper__title")
                .attr("lang", "sv")
                .child(title())
        }))
        .child(each(sections, |id| one_section(SectionId(id))));
    tag("div")
        .class("report__paper")
        .child(tag("p").class("print-only").child(words(undecided)))
        .child(article)
}

/// A section, as it reads or being written in.
fn one_section(id: SectionId) -> Markup {
    let desk = use_report_desk();
    let place = section_anchor(desk, id.clone());
    let by = id.clone();
    let is_attachment = untrack(|| desk.section(&by, Section::is_attachment));
    let writing = move || desk.writing.with(|writing| writing.as_ref() == Some(&by));
    tag("section")
        .class("paper__section")
        .class_if("paper__section--attachment", is_attachment == Some(true))
        .attr("tabindex", "-1")
        .attr_from("id", place.clone())
        .child(shown(writing, move |is_written| {
            if *is_written {
                being_written(desk, &id, place.clone())
            } else {
                Some(read_only(desk, &id))
            }
        }))
}

/// The section's id in the document; followed.
fn section_anchor(desk: ReportDesk, id: SectionId) -> impl Fn() -> String + Clone + 'static {
    move || {
        let place = desk.view(|view| place_of(&view.report, &id));
        format!("avsnitt-{}", place.unwrap_or_default())
    }
}

/// What is being written stays as it is, whatever becomes of the report meanwhile.
fn being_written(
    desk: ReportDesk,
    id: &SectionId,
    place: impl Fn() -> String + 'static,
) -> Option<Markup> {
    let section = untrack(|| desk.section(id, Section::clone))?;
    let closed = move || {
        desk.writing.set(None);
        let edit = format!("#{} button", untrack(&place));
        request_animation_frame(move || focus(&edit));
    };
    Some(section_edit(section.id, section.heading, closed))
}

/// The heading with the button that opens the section, which stays when the text is composed anew, and the text.
fn read_only(desk: ReportDesk, id: &SectionId) -> Markup {
    let locale = use_locale();
    let (of, by) = (id.clone(), id.clone());
    let heading = Memo::new(move |_| {
        let heading = desk.section(&of, |section| section.heading.clone());
        heading.unwrap_or_default()
    });
    let section = Memo::new(move |_| desk.section(&by, Section::clone));
    let id = id.clone();
    let edit = button("quiet", td_string!(locale, report.edit), move |_| {
        desk.writing.set(Some(id.clone()));
    });
    let edit_name = move || td_string!(locale, report.edit_of, section = heading.get());
    let is_edited = move || {
        let of_user = |section: &Section| section.origin == Origin::Edited;
        section.with(|section| section.as_ref().is_some_and(of_user))
    };
    let edited = when(is_edited, move || {
        tag("span")
            .class("soft")
            .child(td_string!(locale, report.edited))
    });
    group()
        .child(
            tag("div")
                .class("paper__heading")
                .child(
                    tag("h2")
                        .attr("lang", "sv")
                        .child(words(move || heading.get())),
                )
                .child(
                    tag("p")
                        .class("paper__tools no-print")
                        .child(edited)
                        .child(edit.attr_from("aria-label", edit_name)),
                ),
        )
        .child(shown(
            move || section.get(),
            move |section| section.as_ref().map(|section| text(desk, section)),
        ))
}

fn text(desk: ReportDesk, section: &Section) -> Markup {
    let locale = use_locale();
    let decorate = move |figure: &LiveFigure, shown: Markup| sourced(locale, desk, figure, shown);
    // Asked for before the section, so it is there; the text is made anew when the report changes.
    let charts = desk.charts.get_untracked();
    let charts = untrack(|| desk.view(|view| FrozenChart::of_report(&view.report, &charts)));
    let charts = charts.unwrap_or_default();
    tag("div")
        .class("paper__text")
        .attr("lang", "sv")
        .child(paper_blocks(&section.blocks, &charts, decorate))
}

/// A figure that leads to the cases behind it, and says what it stands for.
fn sourced(locale: Locale, desk: ReportDesk, figure: &LiveFigure, shown: Markup) -> Markup {
    let name = figure_source(locale, &figure.of);
    let shown = shown.class_if("live-figure--stale", figure.is_stale());
    let stale = figure.is_stale().then(|| {
        let seen = language::count(locale, figure.seen);
        tag("span")
            .class("live-figure__before no-print")
            .child(td_string!(locale, report.was, seen = seen))
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
