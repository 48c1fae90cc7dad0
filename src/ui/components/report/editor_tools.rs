//! The buttons above a section that is being written in.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::editing::Editing;
use crate::browser::keys;
use crate::browser::text_editor::Tool;
use crate::ui::i18n::{Locale, t, td_string, use_i18n};

const TOOLS: [Tool; 7] = [
    Tool::Bold,
    Tool::Italic,
    Tool::Heading,
    Tool::BulletList,
    Tool::OrderedList,
    Tool::Undo,
    Tool::Redo,
];

/// The buttons: one stop for the Tab key, and arrows between them.
#[component]
pub(super) fn EditorTools(
    /// The editor that they work on.
    editing: Editing,
) -> impl IntoView {
    let i18n = use_i18n();
    let current = RwSignal::new(0);
    let tools = TOOLS.into_iter().enumerate();
    let tools = tools.map(|(place, tool)| view! { <ToolButton editing tool place current /> });
    view! {
        <div
            class="editor__tools"
            role="toolbar"
            aria-label=t!(i18n, editor.tools)
            on:keydown=move |event| step(&event, current)
        >
            {tools.collect_view()}
            <button
                type="button"
                class="editor__tool"
                aria-keyshortcuts="Control+Space"
                aria-expanded=move || editing.palette.get().to_string()
                tabindex=move || tab_index(current, TOOLS.len())
                on:click=move |_| editing.palette.update(|open| *open = !*open)
                on:focus=move |_| current.set(TOOLS.len())
            >
                {t!(i18n, editor.insert_figure)}
            </button>
        </div>
    }
}

/// A button that does something to the text.
#[component]
fn ToolButton(
    /// The editor.
    editing: Editing,
    /// What the button does.
    tool: Tool,
    /// Its place among the buttons, from 0.
    place: usize,
    /// The button that the Tab key stops at.
    current: RwSignal<usize>,
) -> impl IntoView {
    let i18n = use_i18n();
    let steps = matches!(tool, Tool::Undo | Tool::Redo);
    let is_active = move || editing.is_active(tool);
    // Not `disabled`, which would take the focus away.
    let disabled = move || (steps && !is_active()).then_some("true");
    let pressed = move || (!steps).then(|| is_active().to_string());
    view! {
        <button
            type="button"
            class="editor__tool"
            aria-disabled=disabled
            aria-pressed=pressed
            tabindex=move || tab_index(current, place)
            on:click=move |_| editing.tell(|editor| editor.apply(tool))
            on:focus=move |_| current.set(place)
        >
            {move || name(i18n.get_locale(), tool)}
        </button>
    }
}

fn name(locale: Locale, tool: Tool) -> &'static str {
    match tool {
        Tool::Bold => td_string!(locale, editor.bold),
        Tool::Italic => td_string!(locale, editor.italic),
        Tool::Heading => td_string!(locale, editor.heading_tool),
        Tool::BulletList => td_string!(locale, editor.bullet_list),
        Tool::OrderedList => td_string!(locale, editor.ordered_list),
        Tool::Undo => td_string!(locale, editor.undo),
        Tool::Redo => td_string!(locale, editor.redo),
    }
}

/// Only the current button is a stop.
fn tab_index(current: RwSignal<usize>, place: usize) -> &'static str {
    let is_current = current.get() == place;
    if is_current { "0" } else { "-1" }
}

/// Goes to another button with the arrow keys.
fn step(event: &KeyboardEvent, current: RwSignal<usize>) {
    let now = current.get_untracked();
    let last = TOOLS.len();
    let next = match keys::key_of(event).as_deref() {
        Some("ArrowRight") if now == last => 0,
        Some("ArrowRight") => now + 1,
        Some("ArrowLeft") => now.checked_sub(1).unwrap_or(last),
        Some("Home") => 0,
        Some("End") => last,
        _ => return,
    };
    event.prevent_default();
    let bar = event.current_target();
    let bar = bar.and_then(|bar| bar.dyn_into::<HtmlElement>().ok());
    let children = bar.map(|bar| bar.children());
    let next = children.and_then(|children| children.item(u32::try_from(next).unwrap_or_default()));
    if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
        let _ = next.focus();
    }
}
