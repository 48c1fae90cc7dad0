//! The figures that can be put in the text, and the field that finds them.

use leptos::prelude::*;
use web_sys::Event;

use super::editing::Editing;
use crate::browser::keys;
use crate::browser::text_editor::TextEditor;
use crate::ui::app::focus;
use crate::ui::figure_search::matching;
use crate::ui::i18n::td_string;
use crate::ui::language::use_locale;
use crate::ui::live::{afterwards, shown, when, words};
use crate::ui::markup::{Markup, tag};

/// How many are shown at once; more than anybody reads.
const MOST: usize = 60;

/// The palette, while it is open.
pub(super) fn figure_palette(editing: Editing) -> Markup {
    when(move || editing.palette.get(), move || open_palette(editing))
}

/// What is looked for, and where the cursor is among what is found.
#[derive(Clone, Copy)]
struct Search {
    editing: Editing,
    figures: StoredValue<Vec<(String, String)>>,
    typed: RwSignal<String>,
    cursor: RwSignal<usize>,
}

impl Search {
    fn found(self) -> Vec<usize> {
        self.figures.with_value(|figures| {
            let names = figures.iter().map(|(name, _)| name.as_str());
            self.typed.with(|typed| matching(names, typed))
        })
    }

    fn insert(self, place: usize) {
        self.editing.tell(|editor| editor.insert_figure(place));
        self.editing.palette.set(false);
    }

    fn pressed(self, event: &Event) {
        let count = untrack(|| self.found()).len().min(MOST);
        let now = self.cursor.get_untracked();
        match keys::key_of(event).as_deref() {
            Some("ArrowDown") if now + 1 < count => self.cursor.set(now + 1),
            Some("ArrowUp") => self.cursor.set(now.saturating_sub(1)),
            Some("ArrowDown") => {}
            Some("Enter") => {
                if let Some(place) = untrack(|| self.found()).get(now) {
                    self.insert(*place);
                }
            }
            Some("Escape") => {
                self.editing.palette.set(false);
                self.editing.tell(TextEditor::focus);
            }
            _ => return,
        }
        event.prevent_default();
        // Escape and Enter mean something else to the section.
        event.stop_propagation();
    }
}

fn open_palette(editing: Editing) -> Markup {
    let locale = use_locale();
    let search = Search {
        editing,
        figures: StoredValue::new(editing.tell(TextEditor::figures)),
        typed: RwSignal::new(String::new()),
        cursor: RwSignal::new(0),
    };
    afterwards(|| focus("#figure-search"));
    afterwards(move || into_view(&row_id(search.cursor.get())));
    let is_any = move || !search.found().is_empty();
    let field = tag("input")
        .id("figure-search")
        .attr("type", "text")
        .attr("role", "combobox")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-autocomplete", "list")
        .attr("aria-expanded", "true")
        .attr("aria-controls", "figure-list")
        .attr("aria-describedby", "figure-hint")
        .attr_from("aria-activedescendant", move || {
            if is_any() {
                row_id(search.cursor.get())
            } else {
                String::new()
            }
        })
        .on("input", move |event| {
            search.cursor.set(0);
            search.typed.set(event_target_value(&event));
        })
        .on("keydown", move |event| search.pressed(&event));
    let says = move || {
        let count = search.found().len();
        if count == 0 {
            td_string!(locale, editor.no_figure).to_owned()
        } else if count > MOST {
            td_string!(locale, editor.more_figures, count = count, shown = MOST)
        } else {
            td_string!(locale, editor.figures_found, count = count)
        }
    };
    tag("div")
        .class("editor__palette")
        .child(
            tag("label")
                .attr("for", "figure-search")
                .child(td_string!(locale, editor.find_figure)),
        )
        .child(field)
        .child(
            tag("p")
                .class("hint")
                .id("figure-hint")
                .attr("role", "status")
                .child(words(says)),
        )
        .child(
            tag("ul")
                .class("editor__figures")
                .id("figure-list")
                .attr("role", "listbox")
                .attr("aria-label", td_string!(locale, editor.insert_figure))
                .child(shown(
                    move || search.found(),
                    move |found| {
                        let found = found.iter().take(MOST).enumerate();
                        found
                            .map(|(row, place)| one_row(search, row, *place))
                            .collect::<Vec<_>>()
                    },
                )),
        )
}

fn one_row(search: Search, row: usize, place: usize) -> Markup {
    let (name, value) = search
        .figures
        .with_value(|figures| figures.get(place).cloned())
        .unwrap_or_default();
    tag("li")
        .id(row_id(row))
        .attr("role", "option")
        .attr_from("aria-selected", move || {
            (search.cursor.get() == row).to_string()
        })
        // The field keeps the focus.
        .on("mousedown", |event| event.prevent_default())
        .on("click", move |_| search.insert(place))
        .child(tag("span").child(name))
        .child(tag("span").class("number").child(value))
}

fn row_id(row: usize) -> String {
    format!("figure-{row}")
}

fn into_view(id: &str) {
    if let Some(row) = document().get_element_by_id(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        row.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
