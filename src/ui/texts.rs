//! The texts of the interface, in every language. `text!` is how they are taken: a key that no language file has,
//! or values that a text does not ask for, do not compile.

use std::fmt::{Display, Write as _};

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locale {
    /// Swedish.
    Sv,
    /// English.
    En,
}

impl Locale {
    /// Its code in HTML and in storage.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sv => "sv",
            Self::En => "en",
        }
    }

    /// The language to change to.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Sv => Self::En,
            Self::En => Self::Sv,
        }
    }
}

/// A group of texts: for each language a line for each text, in the order of their keys.
#[derive(Debug)]
struct Sheet {
    swedish: &'static str,
    english: &'static str,
}

/// What a text is known by, in every language.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    sheet: &'static Sheet,
    line: usize,
    values: &'static [&'static str],
}

impl Key {
    const fn new(sheet: &'static Sheet, line: usize, values: &'static [&'static str]) -> Self {
        Self {
            sheet,
            line,
            values,
        }
    }

    /// Whether the text has places for values of these names and no others, in whatever order.
    #[must_use]
    pub const fn takes(self, names: &[&str]) -> bool {
        all_among(self.values, names) && all_among(names, self.values)
    }

    /// The text, as it stands in the language's file.
    #[must_use]
    pub fn text(self, locale: Locale) -> &'static str {
        let texts = match locale {
            Locale::Sv => self.sheet.swedish,
            Locale::En => self.sheet.english,
        };
        texts.split('\n').nth(self.line).unwrap_or_default()
    }

    /// The text with values in their places.
    #[must_use]
    pub fn filled(self, locale: Locale, values: &[(&str, &dyn Display)]) -> String {
        let mut parts = self.text(locale).split("{{");
        let mut filled = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (name, rest) = part.split_once("}}").unwrap_or_default();
            let value = values.iter().find(|(given, _)| *given == name.trim());
            if let Some((_, value)) = value {
                // Writing to a text does not fail.
                let _ = write!(filled, "{value}");
            }
            filled.push_str(rest);
        }
        filled
    }
}

const fn all_among(names: &[&str], others: &[&str]) -> bool {
    match names {
        [first, rest @ ..] => among(first, others) && all_among(rest, others),
        [] => true,
    }
}

const fn among(name: &str, others: &[&str]) -> bool {
    match others {
        [first, rest @ ..] => same(name.as_bytes(), first.as_bytes()) || among(name, rest),
        [] => false,
    }
}

// `==` cannot be used on texts at compile time.
const fn same(one: &[u8], other: &[u8]) -> bool {
    match (one, other) {
        ([first, rest @ ..], [other_first, other_rest @ ..]) => {
            *first == *other_first && same(rest, other_rest)
        }
        (rest, other_rest) => rest.is_empty() && other_rest.is_empty(),
    }
}

/// The keys, as `group::name`.
#[allow(
    non_upper_case_globals,
    missing_docs,
    clippy::doc_markdown,
    reason = "generated from locales/ by the build script"
)]
pub mod keys {
    use super::{Key, Sheet};

    include!(concat!(env!("OUT_DIR"), "/keys.rs"));
}

/// A text: `text!(locale, files.title)`, or with values: `text!(locale, files.remove_of, name = name)`.
macro_rules! text {
    ($locale:expr, $group:ident . $name:ident $(,)?) => {{
        const KEY: $crate::ui::texts::Key = $crate::ui::texts::keys::$group::$name;
        const { assert!(KEY.takes(&[]), "this text takes values") };
        KEY.text($locale)
    }};
    ($locale:expr, $group:ident . $name:ident, $($value:ident = $given:expr),+ $(,)?) => {{
        const KEY: $crate::ui::texts::Key = $crate::ui::texts::keys::$group::$name;
        const { assert!(KEY.takes(&[$(stringify!($value)),+]), "this text takes other values") };
        KEY.filled($locale, &[$((stringify!($value), &$given)),+])
    }};
}
pub(crate) use text;
