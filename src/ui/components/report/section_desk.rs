//! What happens in a section of the report while the user writes in it: how it is opened, kept, saved and left.

use std::rc::Rc;

use leptos::ev::KeyboardEvent;
use leptos::html::Div;
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::editing::Editing;
use super::section_stage::{Stage, Unsaved};
use super::section_typing::{TYPING, Typed, typing_of};
use crate::browser::keys::{is_confirmed, key_of};
use crate::browser::text_editor::{self, TextEditor};
use crate::model::{Count, EditedSection, Operation, ReportDraft, SectionId};
use crate::protocol::{OpenSection, Request, Response};
use crate::ui::going::focus;
use crate::ui::i18n::{I18n, Locale, td_string, use_i18n};
use crate::ui::language;
use crate::ui::typing::{self, Pause};
use crate::ui::workspace::{Workspace, use_workspace};

/// The id of the heading's field in the document.
pub(super) const HEADING: &str = "section-heading";

/// What is being written. Copies are the same.
#[derive(Clone, Copy)]
pub(super) struct SectionDesk {
    i18n: I18n,
    workspace: Workspace,
    /// The text editor.
    pub editing: Editing,
    id: StoredValue<SectionId>,
    /// The heading as it was.
    pub before: StoredValue<String>,
    /// The heading as it is written now.
    pub heading: RwSignal<String>,
    /// The document as it was when the page was left with it unsaved.
    begun: StoredValue<Option<String>>,
    pause: Pause,
    /// Whether the text is here.
    pub stage: RwSignal<Stage>,
    /// What is wrong.
    pub problem: RwSignal<Option<Unsaved>>,
    closed: Callback<()>,
}

impl SectionDesk {
    /// Begins with what was being written when the page was left, or else with the heading as it is.
    pub(super) fn new(id: SectionId, heading: String, closed: Callback<()>) -> Self {
        let workspace = use_workspace();
        let begun: Option<Typed> = workspace
            .kept_typing(&typing_of(&id))
            .and_then(|text| typing::read(&text));
        let (begun_heading, begun_document) = begun.unzip();
        let desk = Self {
            i18n: use_i18n(),
            workspace,
            editing: Editing::new(),
            id: StoredValue::new(id),
            before: StoredValue::new(heading.clone()),
            heading: RwSignal::new(begun_heading.unwrap_or(heading)),
            begun: StoredValue::new(begun_document),
            pause: Pause::new(),
            stage: RwSignal::new(Stage::Opening),
            problem: RwSignal::new(None),
            closed,
        };
        on_cleanup(move || desk.workspace.flush_typing(TYPING));
        desk
    }

    fn locale(self) -> Locale {
        self.i18n.get_locale_untracked()
    }

    /// Asks for the text, and opens it in an element once it and the editor are here.
    pub(super) fn open(self, surface: NodeRef<Div>) {
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
                let element = surface.try_get_untracked().flatten();
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
        let locale = self.locale();
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
    pub(super) fn is_edited(self) -> bool {
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
    pub(super) fn keep_typing(self) {
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
        self.closed.run(());
    }

    /// Leaves it as it was, after a question where something would be lost.
    pub(super) fn leave(self) {
        if !self.is_changed() || is_confirmed(td_string!(self.locale(), editor.leave_confirm)) {
            self.close();
        }
    }

    /// Lets the account write it again.
    pub(super) fn reset(self) {
        if is_confirmed(td_string!(self.locale(), editor.reset_confirm)) {
            let id = self.id.get_value();
            self.workspace.apply(Operation::ResetSection { id });
            self.close();
        }
    }

    /// Saves it, and leaves it.
    pub(super) fn save(self) {
        if self.stage.get_untracked() != Stage::Open {
            return;
        }
        let heading = self.heading.get_untracked().trim().to_owned();
        if heading.is_empty() {
            self.problem.set(Some(Unsaved::NoHeading));
            focus(&format!("#{HEADING}"));
            return;
        }
        // A section that nobody has changed goes on following the account.
        if !self.is_changed() && !self.is_edited() {
            self.close();
            return;
        }
        self.stage.set(Stage::Saving);
        self.problem.set(None);
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
                Ok(_) => self.problem.set(Some(Unsaved::Refused)),
                Err(_) => self.problem.set(Some(Unsaved::NotSaved)),
            }
        });
    }

    fn keep(self, section: EditedSection) {
        self.workspace.apply(Operation::EditSection { section });
        self.close();
    }

    /// A key was pressed in the section.
    pub(super) fn pressed(self, event: &KeyboardEvent) {
        let commanded = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
        let Some(key) = key_of(event) else {
            return;
        };
        match key.as_str() {
            "s" | "S" | "Enter" if commanded => self.save(),
            " " if commanded => self.editing.palette.set(true),
            "Escape" if !self.is_changed() => self.close(),
            _ => return,
        }
        event.prevent_default();
    }
}
