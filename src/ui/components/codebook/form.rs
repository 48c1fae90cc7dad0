//! The forms of a codebook, whose fields say beside themselves what is wrong with what stands in them.

use leptos::prelude::*;

use crate::ui::going::focus;

/// What is wrong: the field's id, and why.
pub(super) type Wrong = (&'static str, String);

/// A form. Copies are the same form.
#[derive(Clone, Copy)]
pub(super) struct Form {
    wrong: Memo<Option<Wrong>>,
    /// Whether it was to be sent: what is empty is not wrong before.
    tried: RwSignal<bool>,
}

impl Form {
    /// A form, by what is wrong with it first.
    pub(super) fn new(wrong: impl Fn() -> Option<Wrong> + Send + Sync + 'static) -> Self {
        Self {
            wrong: Memo::new(move |_| wrong()),
            tried: RwSignal::new(false),
        }
    }

    /// Whether it can be sent; otherwise the field that is wrong says so and gets the focus.
    pub(super) fn accepts(self) -> bool {
        self.tried.set(true);
        match self.wrong.get_untracked() {
            Some((id, _)) => {
                focus(&format!("#{id}"));
                false
            }
            None => true,
        }
    }

    /// It has been sent, and stands empty for the next.
    pub(super) fn begin_anew(self) {
        self.tried.set(false);
    }

    /// What is wrong with a field, once the form was to be sent or while the field is not empty.
    pub(super) fn why(self, id: &str, is_empty: bool) -> String {
        match self.wrong.get() {
            Some((wrong, why)) if wrong == id && (self.tried.get() || !is_empty) => why,
            _ => String::new(),
        }
    }

    /// "true" for a field that says what is wrong with it.
    pub(super) fn invalid(
        self,
        id: &'static str,
        is_empty: Signal<bool>,
    ) -> impl Fn() -> Option<&'static str> + Copy + Send {
        move || (!self.why(id, is_empty.get()).is_empty()).then_some("true")
    }
}

/// The lines that say something, each once.
pub(super) fn lines_of(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim) {
        if !line.is_empty() && !lines.iter().any(|known| known == line) {
            lines.push(line.to_owned());
        }
    }
    lines
}

/// A year as it is written, or none.
///
/// # Errors
/// What is no year of four figures.
pub(super) fn year_of(text: &str) -> Result<Option<i32>, ()> {
    match text.trim() {
        "" => Ok(None),
        text => match text.parse() {
            Ok(year @ 1900..=2199) => Ok(Some(year)),
            _ => Err(()),
        },
    }
}
