//! The figures that can be put in the text, and the field that finds them.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::editing::Editing;
use crate::browser::keys;
use crate::browser::text_editor::TextEditor;
use crate::ui::figure_search::matching;
use crate::ui::going::focus;
use crate::ui::i18n::{t, t_string, use_i18n};

/// How many are shown at once; more than anybody reads.
const MOST: usize = 60;

/// The palette, while it is open.
#[component]
pub(super) fn FigurePalette(
    /// The editor that the figures are put in.
    editing: Editing,
) -> impl IntoView {
    view! {
        <Show when=move || editing.palette.get()>
            <OpenPalette editing />
        </Show>
    }
}

/// What is looked for, and where the cursor is among what is found.
#[derive(Clone, Copy)]
struct Search {
    editing: Editing,
    figures: StoredValue<Vec<(String, String)>>,
    typed: RwSignal<String>,
    /// The places of the figures that what is typed finds.
    found: Memo<Vec<usize>>,
    cursor: RwSignal<usize>,
}

impl Search {
    fn new(editing: Editing) -> Self {
        let figures = StoredValue::new(editing.tell(TextEditor::figures));
        let typed = RwSignal::new(String::new());
        let found = Memo::new(move |_| {
            figures.with_value(|figures| {
                let names = figures.iter().map(|(name, _)| name.as_str());
                typed.with(|typed| matching(names, typed))
            })
        });
        Self {
            editing,
            figures,
            typed,
            found,
            cursor: RwSignal::new(0),
        }
    }

    fn insert(self, place: usize) {
        self.editing.tell(|editor| editor.insert_figure(place));
        self.editing.palette.set(false);
    }

    fn pressed(self, event: &KeyboardEvent) {
        let count = self.found.with_untracked(Vec::len).min(MOST);
        let now = self.cursor.get_untracked();
        match keys::key_of(event).as_deref() {
            Some("ArrowDown") if now + 1 < count => self.cursor.set(now + 1),
            Some("ArrowUp") => self.cursor.set(now.saturating_sub(1)),
            Some("ArrowDown") => {}
            Some("Enter") => {
                let place = self.found.with_untracked(|found| found.get(now).copied());
                if let Some(place) = place {
                    self.insert(place);
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

/// The field, and what it finds.
#[component]
fn OpenPalette(
    /// The editor that the figures are put in.
    editing: Editing,
) -> impl IntoView {
    let i18n = use_i18n();
    let search = Search::new(editing);
    Effect::new(|_| focus("#figure-search"));
    Effect::new(move |_| into_view(&row_id(search.cursor.get())));
    let active = move || {
        if search.found.with(Vec::is_empty) {
            String::new()
        } else {
            row_id(search.cursor.get())
        }
    };
    let says = move || {
        let count = search.found.with(Vec::len);
        if count == 0 {
            t_string!(i18n, editor.no_figure).to_owned()
        } else if count > MOST {
            t_string!(i18n, editor.more_figures, count = count, shown = MOST)
        } else {
            t_string!(i18n, editor.figures_found, count = count)
        }
    };
    let look_for = move |typed: String| {
        search.cursor.set(0);
        search.typed.set(typed);
    };
    let rows = move || search.found.get().into_iter().take(MOST).enumerate();
    view! {
        <div class="editor__palette">
            <label for="figure-search">{t!(i18n, editor.find_figure)}</label>
            <input
                id="figure-search"
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                aria-autocomplete="list"
                aria-expanded="true"
                aria-controls="figure-list"
                aria-describedby="figure-hint"
                aria-activedescendant=active
                on:input:target=move |event| look_for(event.target().value())
                on:keydown=move |event| search.pressed(&event)
            />
            <p class="hint" id="figure-hint" role="status">
                {says}
            </p>
            <ul
                class="editor__figures"
                id="figure-list"
                role="listbox"
                aria-label=t!(i18n, editor.insert_figure)
            >
                <For each=rows key=|row| *row let:found>
                    <FigureRow search row=found.0 place=found.1 />
                </For>
            </ul>
        </div>
    }
}

/// A figure that was found.
#[component]
fn FigureRow(
    /// The search.
    search: Search,
    /// Its place among those found, from 0.
    row: usize,
    /// Its place among all, from 0.
    place: usize,
) -> impl IntoView {
    let figure = search
        .figures
        .with_value(|figures| figures.get(place).cloned());
    let (name, value) = figure.unwrap_or_default();
    view! {
        <li
            id=row_id(row)
            role="option"
            aria-selected=move || (search.cursor.get() == row).to_string()
            // The field keeps the focus.
            on:mousedown=|event| event.prevent_default()
            on:click=move |_| search.insert(place)
        >
            <span>{name}</span>
            <span class="number">{value}</span>
        </li>
    }
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
