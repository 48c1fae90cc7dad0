//! A section of the report while the user writes in it: its heading, its text as it will stand, and what saves it.

use leptos::html::Div;
use leptos::prelude::*;

use super::editor_tools::EditorTools;
use super::figure_form::FigureForm;
use super::figure_palette::FigurePalette;
use super::section_desk::{HEADING, SectionDesk};
use super::section_stage::Stage;
use crate::model::SectionId;
use crate::ui::i18n::{t, use_i18n};

/// The section, to be written in.
#[component]
pub fn SectionEdit(
    /// Which one.
    id: SectionId,
    /// Its heading.
    heading: String,
    /// Called when it is saved or left.
    closed: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = SectionDesk::new(id, heading, closed);
    let editing = desk.editing;
    let surface = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if surface.get().is_some() {
            desk.open(surface);
        }
    });
    let is_open = move || matches!(desk.stage.get(), Stage::Open | Stage::Saving);
    let write_heading = move |heading: String| {
        desk.heading.set(heading);
        desk.keep_typing();
    };
    let problem = move || {
        let unsaved = desk.problem.get();
        unsaved.map(|unsaved| unsaved.words(i18n.get_locale()))
    };
    view! {
        <div
            class="editor no-print"
            role="group"
            aria-label=t!(i18n, editor.of, section = desk.before.get_value())
            on:keydown=move |event| desk.pressed(&event)
        >
            <div class="answer">
                <label for=HEADING>{t!(i18n, editor.heading)}</label>
                <input
                    id=HEADING
                    type="text"
                    lang="sv"
                    autocomplete="off"
                    aria-describedby="section-problem"
                    prop:value=desk.heading
                    on:input:target=move |event| write_heading(event.target().value())
                />
            </div>
            <Show when=is_open>
                <EditorTools editing />
                <FigureForm editing />
                <FigurePalette editing />
            </Show>
            <div node_ref=surface></div>
            <p role="status" class="soft">
                {move || desk.stage.get().words(i18n.get_locale())}
            </p>
            <p class="error" id="section-problem" role="alert">
                {problem}
            </p>
            <SectionButtons desk />
        </div>
    }
}

/// What saves the section, leaves it as it was, or lets the account write it again.
#[component]
fn SectionButtons(
    /// What is being written.
    desk: SectionDesk,
) -> impl IntoView {
    let i18n = use_i18n();
    let reset = desk.is_edited().then(|| {
        view! {
            <button type="button" class="quiet" on:click=move |_| desk.reset()>
                {t!(i18n, editor.reset)}
            </button>
        }
    });
    let disabled = move || (desk.stage.get() != Stage::Open).then_some("true");
    view! {
        <div class="actions">
            <button
                type="button"
                class="button button--primary"
                aria-keyshortcuts="Control+S"
                aria-disabled=disabled
                on:click=move |_| desk.save()
            >
                {t!(i18n, editor.save)}
            </button>
            <button type="button" class="quiet" on:click=move |_| desk.leave()>
                {t!(i18n, editor.cancel)}
            </button>
            {reset}
        </div>
    }
}
