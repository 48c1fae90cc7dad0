//! A section of the draft's report, as it reads or being written in.

use leptos::prelude::*;

use super::checks::place_of;
use super::paper::PaperBlocks;
use super::section_edit::SectionEdit;
use super::sourced_figure::SourcedFigure;
use crate::model::{Block, FrozenChart, LiveFigure, Origin, Section, SectionId};
use crate::ui::going::focus;
use crate::ui::i18n::{t, t_string, use_i18n};
use crate::ui::report_desk::use_report_desk;

/// A section.
#[component]
pub fn DraftSection(
    /// Which one.
    id: SectionId,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_report_desk();
    let is_attachment = desk.section(&id, Section::is_attachment) == Some(true);
    let id = StoredValue::new(id);
    // The section's id in the document.
    let place = Signal::derive(move || {
        let place = desk.view(|view| id.with_value(|id| place_of(&view.report, id)));
        format!("avsnitt-{}", place.unwrap_or_default())
    });
    let is_written = move || {
        let is_this =
            |writing: &Option<SectionId>| id.with_value(|id| writing.as_ref() == Some(id));
        desk.writing.with(is_this)
    };
    view! {
        <section
            class="paper__section"
            class:paper__section--attachment=is_attachment
            tabindex="-1"
            id=move || place.get()
        >
            <Show when=is_written fallback=move || view! { <SectionAsRead id /> }>
                {move || {
                    // The editor gets its words when it is opened: in another language it is opened anew, with what
                    // has been typed.
                    let _ = i18n.get_locale();
                    view! { <SectionAsWritten id place /> }
                }}
            </Show>
        </section>
    }
}

/// A section that is being written in. It stays as it is, whatever becomes of the report meanwhile.
#[component]
fn SectionAsWritten(
    /// Which one.
    id: StoredValue<SectionId>,
    /// Its id in the document.
    place: Signal<String>,
) -> impl IntoView {
    let desk = use_report_desk();
    let section = id.with_value(|id| desk.section(id, Section::clone));
    let closed = Callback::new(move |()| {
        desk.writing.set(None);
        let edit = format!("#{} button", place.get_untracked());
        request_animation_frame(move || focus(&edit));
    });
    section.map(|section| view! { <SectionEdit id=section.id heading=section.heading closed /> })
}

/// The heading with the button that opens the section, which stays when the text is composed anew, and the text.
#[component]
fn SectionAsRead(
    /// Which one.
    id: StoredValue<SectionId>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_report_desk();
    let section = Memo::new(move |_| id.with_value(|id| desk.section(id, Section::clone)));
    let heading = move || {
        let heading = |section: &Section| section.heading.clone();
        section.with(|section| section.as_ref().map(heading).unwrap_or_default())
    };
    let is_edited = move || {
        let of_user = |section: &Section| section.origin == Origin::Edited;
        section.with(|section| section.as_ref().is_some_and(of_user))
    };
    let text = move || {
        let blocks = |section: &Section| section.blocks.clone();
        let blocks = section.with(|section| section.as_ref().map(blocks));
        blocks.map(|blocks| view! { <SectionText blocks /> })
    };
    view! {
        <div class="paper__heading">
            <h2 lang="sv">{heading}</h2>
            <p class="paper__tools no-print">
                <Show when=is_edited>
                    <span class="soft">{t!(i18n, report.edited)}</span>
                </Show>
                <button
                    type="button"
                    class="quiet"
                    aria-label=move || t_string!(i18n, report.edit_of, section = heading())
                    on:click=move |_| desk.writing.set(Some(id.get_value()))
                >
                    {t!(i18n, report.edit)}
                </button>
            </p>
        </div>
        {text}
    }
}

/// The text of a section, with figures that lead to their cases.
#[component]
fn SectionText(
    /// What stands in it.
    blocks: Vec<Block>,
) -> impl IntoView {
    let desk = use_report_desk();
    // Asked for before the section, so they are there; the text is made anew when the report changes.
    let charts = desk.charts.get_untracked();
    let charts = desk.view(|view| FrozenChart::of_report(&view.report, &charts));
    let charts = StoredValue::new(charts.unwrap_or_default());
    let figure = Callback::new(|figure: LiveFigure| view! { <SourcedFigure figure /> }.into_any());
    view! {
        <div class="paper__text" lang="sv">
            <PaperBlocks blocks charts figure />
        </div>
    }
}
