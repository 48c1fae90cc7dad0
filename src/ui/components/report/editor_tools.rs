//! The buttons above a section that is being written in.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

use super::editing::Editing;
use crate::browser::keys;
use crate::browser::text_editor::Tool;
use crate::ui::i18n::td_string;
use crate::ui::language::{Locale, use_locale};
use crate::ui::live::shown;
use crate::ui::markup::{Markup, button, choice, tag};

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
pub(super) fn editor_tools(editing: Editing) -> Markup {
    let locale = use_locale();
    let current = RwSignal::new(0);
    let tools = TOOLS.iter().enumerate();
    let tools = tools.map(|(place, tool)| one_tool(locale, editing, *tool, (current, place)));
    let insert = button(
        "editor__tool",
        td_string!(locale, editor.insert_figure),
        move |_| {
            editing.palette.update(|open| *open = !*open);
        },
    )
    .attr("aria-keyshortcuts", "Control+Space")
    .attr_from("aria-expanded", move || editing.palette.get().to_string());
    tag("div")
        .class("editor__tools")
        .attr("role", "toolbar")
        .attr("aria-label", td_string!(locale, editor.tools))
        .on("keydown", move |event| step(&event, current))
        .children(tools)
        .child(one_stop(insert, (current, TOOLS.len())))
}

fn one_tool(
    locale: Locale,
    editing: Editing,
    tool: Tool,
    stop: (RwSignal<usize>, usize),
) -> Markup {
    let name = match tool {
        Tool::Bold => td_string!(locale, editor.bold),
        Tool::Italic => td_string!(locale, editor.italic),
        Tool::Heading => td_string!(locale, editor.heading_tool),
        Tool::BulletList => td_string!(locale, editor.bullet_list),
        Tool::OrderedList => td_string!(locale, editor.ordered_list),
        Tool::Undo => td_string!(locale, editor.undo),
        Tool::Redo => td_string!(locale, editor.redo),
    };
    let made = button("editor__tool", name, move |_| {
        editing.tell(|editor| editor.apply(tool));
    });
    let is_active = move || editing.is_active(tool);
    let made = match tool {
        // Not `disabled`, which would take the focus away.
        Tool::Undo | Tool::Redo => made.attr_while("aria-disabled", "true", move || !is_active()),
        _ => made.attr_from("aria-pressed", move || is_active().to_string()),
    };
    one_stop(made, stop)
}

fn one_stop(button: Markup, (current, place): (RwSignal<usize>, usize)) -> Markup {
    button
        .on("focus", move |_| current.set(place))
        .attr_from("tabindex", move || {
            let is_current = current.get() == place;
            if is_current { "0" } else { "-1" }.to_owned()
        })
}

/// Goes to another button with the arrow keys.
fn step(event: &Event, current: RwSignal<usize>) {
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

/// How the chosen figure is written, while one is chosen.
pub(super) fn figure_form(editing: Editing) -> Markup {
    let locale = use_locale();
    shown(
        move || editing.ask(crate::browser::text_editor::TextEditor::forms),
        move |forms| {
            if forms.len() < 2 {
                return None;
            }
            let choices = forms.iter().map(|(code, words)| {
                let own = code.clone();
                choice(code, words.as_str())
                    .selected_while(move || editing.ask(|editor| editor.form() == own))
            });
            let field = tag("select")
                .id("figure-form")
                .on("change", move |event| {
                    editing.tell(|editor| editor.set_form(&event_target_value(&event)));
                })
                .children(choices);
            let label = tag("label").attr("for", "figure-form");
            Some(
                tag("p")
                    .class("actions")
                    .child(label.child(td_string!(locale, editor.form)))
                    .child(field),
            )
        },
    )
}
