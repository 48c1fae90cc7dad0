//! How far it has come with a section that is being written in, and why it was not saved.

use crate::ui::i18n::{Locale, td_string};

/// Whether the text is here.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Opening,
    Open,
    Saving,
    /// It cannot be opened.
    Failed,
}

impl Stage {
    /// What is said of it.
    pub(super) fn words(self, locale: Locale) -> &'static str {
        match self {
            Self::Opening => td_string!(locale, editor.opening),
            Self::Saving => td_string!(locale, editor.saving),
            Self::Failed => td_string!(locale, editor.failed),
            Self::Open => "",
        }
    }
}

/// Why the section was not saved.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Unsaved {
    NoHeading,
    Refused,
    NotSaved,
}

impl Unsaved {
    /// What is wrong.
    pub(super) fn words(self, locale: Locale) -> &'static str {
        match self {
            Self::NoHeading => td_string!(locale, editor.no_heading),
            Self::Refused => td_string!(locale, editor.refused),
            Self::NotSaved => td_string!(locale, editor.not_saved),
        }
    }
}
