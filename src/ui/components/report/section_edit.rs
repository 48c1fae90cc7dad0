//! A section of the report while the user writes in it: its heading, its text as it will stand, and what saves it.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent};

use super::editing::Editing;
use super::editor_tools::{editor_tools, figure_form};
use super::figure_palette::figure_palette;
use crate::browser::keys::is_confirmed;
use crate::browser::text_editor::{self, TextEditor};
use crate::model::{Count, EditedSection, Operation, ReportDraft, SectionId};
use crate::protocol::{OpenSection, Request, Response};
use crate::ui::app::focus;
use crate::ui::i18n::td_string;
use crate::ui::language::{self, Locale, use_locale};
use crate::ui::live::{afterwards, when, words};
use crate::ui::markup::{Markup, answer, button, group, tag};
use crate::ui::typing::{self, Pause};
use crate::ui::workspace::{Workspace, use_workspace};

const HEADING: &str = "section-heading";

/// Whether the text is here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Opening,
    Open,
    Saving,
    /// It cannot be opened.
    Failed,
}

/// What was being written in a section: its heading and the editor's document.
type Typed = (String, String);

const TYPING: &str = "section/";

fn typing_of(id: &SectionId) -> String {
    format!("{TYPING}{}", id.0)
}

/// The section that was being written in when the page was left.
pub fn section_begun(workspace: Workspace) -> Option<SectionId> {
    let place = workspace.first_typing(TYPING)?;
    place
        .strip_prefix(TYPING)
        .map(|id| SectionId(id.to_owned()))
}

/// What is being written. Copies are the same.
#[derive(Clone, Copy)]
struct Desk {
    locale: Locale,
    workspace: Workspace,
    editing: Editing,
    id: StoredValue<SectionId>,
    /// The heading as it was, and as it is written now.
    before: StoredValue<String>,
    heading: RwSignal<String>,
    /// The document as it was when the page was left with it unsaved.
    begun: StoredValue<Option<String>>,
    pause: Pause,
    stage: RwSignal<Stage>,
    /// What is wrong, in words.
    problem: RwSignal<String>,
    closed: StoredValue<Box<dyn Fn()>, LocalStorage>,
}

/// The section with this id and heading, to be written in. Calls back when it is saved or left.
pub fn section_edit(id: SectionId, heading: String, closed: impl Fn() + 'static) -> Markup {
    let workspace = use_workspace();
    let begun: Option<Typed> = workspace
        .kept_typing(&typing_of(&id))
        .and_then(|text| typing::read(&text));
    let (begun_heading, begun_document) = begun.unzip();
    let desk = Desk {
        locale: use_locale(),
        workspace,
        editing: Editing::new(),
        id: StoredValue::new(id),
        before: StoredValue::new(heading.clone()),
        heading: RwSignal::new(begun_heading.unwrap_or(heading)),
        begun: StoredValue::new(begun_document),
        pause: Pause::new(),
        stage: RwSignal::new(Stage::Opening),
        problem: RwSignal::new(String::new()),
        closed: StoredValue::new_local(Box::new(closed)),
    };
    on_cleanup(move || desk.workspace.flush_typing(TYPING));
    let surface = tag("div");
    let element = StoredValue::new_local(surface.node::<HtmlElement>().clone());
    afterwards(move || desk.open(element));
    desk.form(surface)
}

impl Desk {
    /// Asks for the text, and opens it in an element once it and the editor are here.
    fn open(self, element: StoredValue<HtmlElement, LocalStorage>) {
        let id = self.id.get_value();
        let written = Box::new(self.written());
        let request = Request::OpenSection { written, id };
        let engine = self.workspace.engine();
        engine.ask(&request, None, move |reply| {
            let Ok((Response::OpenSection(Some(open)), _)) = reply else {
                self.fail();
                return;
            };
            text_editor::load(move |loaded| {
                let element = element.try_get_value();
                let editor = element.filter(|_| loaded);
                let editor = editor.and_then(|element| self.editor(&element, &open).ok());
                match editor.and_then(|editor| self.editing.opened(editor)) {
                    Some(()) => self.stage.set(Stage::Open),
                    None => self.fail(),
                }
            });
        });
    }

    fn fail(self) {
        // The section may have been left.
        let _ = self.stage.try_set(Stage::Failed);
    }

    fn editor(
        self,
        element: &HtmlElement,
        open: &OpenSection,
    ) -> Result<TextEditor, wasm_bindgen::JsValue> {
        let locale = self.locale;
        let words = [
            ("label", td_string!(locale, editor.text)),
            ("table", td_string!(locale, editor.table)),
            ("chart", td_string!(locale, editor.chart)),
            ("untitled", td_string!(locale, editor.untitled)),
            ("figure", td_string!(locale, editor.figure)),
            ("changed", td_string!(locale, editor.changed)),
            ("before", td_string!(locale, editor.before)),
            ("missing", &language::count(locale, Count::Missing)),
            ("not_reported", &language::count(locale, Count::NotReported)),
        ];
        let moved = move || {
            self.editing.moved();
            self.keep_typing();
        };
        let begun = self.begun.get_value();
        let document = begun.as_ref().unwrap_or(&open.document);
        TextEditor::open(element, document, &open.figures, &words, moved)
    }

    fn written(self) -> ReportDraft {
        self.workspace
            .state
            .with_untracked(|state| state.report.clone())
    }

    /// Whether the draft has the section in words of the user's.
    fn is_edited(self) -> bool {
        let edited = |report: &ReportDraft| {
            let mut edited = report.edited.iter();
            self.id.with_value(|id| edited.any(|each| each.id == *id))
        };
        let state = &self.workspace.state;
        state.with_untracked(|state| edited(&state.report))
    }

    fn is_changed(self) -> bool {
        let heading = self.heading.get_untracked();
        self.before.with_value(|before| *before != heading)
            || self.begun.with_value(Option::is_some)
            || self.editing.tell(TextEditor::is_changed)
    }

    /// What is written goes to the journal when nothing has been typed for a moment.
    fn keep_typing(self) {
        let place = self.id.with_value(typing_of);
        let keep = move || {
            if self.stage.try_get_untracked() == Some(Stage::Open) && self.is_changed() {
                let heading = self.heading.get_untracked();
                let document = self.editing.tell(TextEditor::document);
                let place = self.id.with_value(typing_of);
                let typed: Typed = (heading, document);
                self.workspace
                    .keep_typing(place, Some(typing::write(&typed)));
            }
        };
        self.workspace.typing(&place, Rc::new(keep), self.pause);
    }

    fn close(self) {
        self.workspace.forget_typing(&self.id.with_value(typing_of));
        self.closed.with_value(|closed| closed());
    }

    fn leave(self) {
        if !self.is_changed() || is_confirmed(td_string!(self.locale, editor.leave_confirm)) {
            self.close();
        }
    }

    fn reset(self) {
        if is_confirmed(td_string!(self.locale, editor.reset_confirm)) {
            let id = self.id.get_value();
            self.workspace.apply(Operation::ResetSection { id });
            self.close();
        }
    }

    fn save(self) {
        if self.stage.get_untracked() != Stage::Open {
            return;
        }
        let heading = self.heading.get_untracked().trim().to_owned();
        if heading.is_empty() {
            self.problem
                .set(td_string!(self.locale, editor.no_heading).to_owned());
            focus(&format!("#{HEADING}"));
            return;
        }
        // A section that nobody has changed goes on following the account.
        if !self.is_changed() && !self.is_edited() {
            self.close();
            return;
        }
        self.stage.set(Stage::Saving);
        self.problem.set(String::new());
        let request = Request::ReadSection {
            written: Box::new(self.written()),
            id: self.id.get_value(),
            heading,
            document: self.editing.tell(TextEditor::document),
        };
        let engine = self.workspace.engine();
        engine.ask(&request, None, move |reply| {
            if self.stage.try_set(Stage::Open).is_some() {
                // The section has been left.
                return;
            }
            match reply {
                Ok((Response::Section(Some(section)), _)) => self.keep(*section),
                Ok(_) => self
                    .problem
                    .set(td_string!(self.locale, editor.refused).to_owned()),
                Err(_) => self
                    .problem
                    .set(td_string!(self.locale, editor.not_saved).to_owned()),
            }
        });
    }

    fn keep(self, section: EditedSection) {
        self.workspace.apply(Operation::EditSection { section });
        self.close();
    }

    fn pressed(self, event: &Event) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        let commanded = (key.ctrl_key() || key.meta_key()) && !key.alt_key();
        match key.key().as_str() {
            "s" | "S" | "Enter" if commanded => self.save(),
            " " if commanded => self.editing.palette.set(true),
            "Escape" if !self.is_changed() => self.close(),
            _ => return,
        }
        event.prevent_default();
    }

    fn form(self, surface: Markup) -> Markup {
        let locale = self.locale;
        let heading = tag("input")
            .attr("type", "text")
            .attr("lang", "sv")
            .attr("autocomplete", "off")
            .attr("aria-describedby", "section-problem")
            .value_from(move || self.heading.get())
            .on("input", move |event| {
                self.heading.set(event_target_value(&event));
                self.keep_typing();
            });
        let stage = move || match self.stage.get() {
            Stage::Opening => td_string!(locale, editor.opening),
            Stage::Saving => td_string!(locale, editor.saving),
            Stage::Failed => td_string!(locale, editor.failed),
            Stage::Open => "",
        };
        tag("div")
            .class("editor no-print")
            .attr("role", "group")
            .attr_from("aria-label", move || {
                td_string!(locale, editor.of, section = self.before.get_value())
            })
            .on("keydown", move |event| self.pressed(&event))
            .child(answer(HEADING, td_string!(locale, editor.heading), heading))
            .child(when(
                move || matches!(self.stage.get(), Stage::Open | Stage::Saving),
                move || {
                    group()
                        .child(editor_tools(self.editing))
                        .child(figure_form(self.editing))
                        .child(figure_palette(self.editing))
                },
            ))
            .child(surface)
            .child(
                tag("p")
                    .attr("role", "status")
                    .class("soft")
                    .child(words(stage)),
            )
            .child(
                tag("p")
                    .class("error")
                    .id("section-problem")
                    .attr("role", "alert")
                    .child(words(move || self.problem.get())),
            )
            .child(self.buttons())
    }

    fn buttons(self) -> Markup {
        let locale = self.locale;
        let save = button(
            "button button--primary",
            td_string!(locale, editor.save),
            move |_| {
                self.save();
            },
        );
        let reset = button("quiet", td_string!(locale, editor.reset), move |_| {
            self.reset()
        });
        tag("div")
            .class("actions")
            .child(save.attr("aria-keyshortcuts", "Control+S").attr_while(
                "aria-disabled",
                "true",
                move || self.stage.get() != Stage::Open,
            ))
            .child(button(
                "quiet",
                td_string!(locale, editor.cancel),
                move |_| {
                    self.leave();
                },
            ))
            .child(self.is_edited().then_some(reset))
    }
}
