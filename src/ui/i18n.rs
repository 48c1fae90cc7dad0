//! The texts of the interface, in every language: a key that no language file has, or values that a text does not ask
//! for, do not compile.
//!
//! `t!(i18n, files.title)` is a text of a view, which follows the language; `t_string!` is the text as it is now, and
//! `td_string!` the text in a language that is given. Their form is that of the crate `leptos_i18n`. What that crate makes
//! its module with brings ICU's data along: 28 crates and almost five minutes of a processor for a first build, and 1.7 MB
//! of generated code for these texts.

use std::fmt::{Display, Write as _};

use leptos::prelude::*;

use crate::browser::local;

/// Where the chosen language is kept between visits.
const KEPT: &str = "lardom.language";

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

/// The language of the page, for whoever has words to say.
#[derive(Clone, Copy)]
pub struct I18n(RwSignal<Locale>);

impl I18n {
    /// Makes the language known to the components below, as kept from the last visit or else Swedish.
    pub fn provide() -> Self {
        let kept = local::read(KEPT);
        let locale = match kept.as_deref() {
            Some("en") => Locale::En,
            _ => Locale::Sv,
        };
        let i18n = Self(RwSignal::new(locale));
        Effect::new(move || {
            let code = i18n.get_locale().code();
            if let Some(root) = document().document_element() {
                let _ = root.set_attribute("lang", code);
            }
            // Where the browser keeps nothing the page begins in Swedish again.
            let _ = local::write(KEPT, code);
        });
        provide_context(i18n);
        i18n
    }

    /// The language, followed when it changes.
    #[must_use]
    pub fn get_locale(self) -> Locale {
        self.0.get()
    }

    /// The language as it is now.
    #[must_use]
    pub fn get_locale_untracked(self) -> Locale {
        self.0.get_untracked()
    }

    /// Goes over to another language.
    pub fn set_locale(self, locale: Locale) {
        self.0.set(locale);
    }
}

/// The language of the page.
#[must_use]
pub fn use_i18n() -> I18n {
    expect_context()
}

/// A text of a view. All have one type, so that each costs the page's program little more than its key.
pub type Text<T> = Box<dyn FnMut() -> T + Send>;

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

    /// The text as a part of a view.
    #[must_use]
    pub fn view(self, i18n: I18n) -> Text<&'static str> {
        Box::new(move || self.text(i18n.get_locale()))
    }

    /// The text with values in their places as a part of a view.
    #[must_use]
    pub fn view_filled<const N: usize>(
        self,
        i18n: I18n,
        values: [(&'static str, String); N],
    ) -> Text<String> {
        Box::new(move || {
            let values = values
                .each_ref()
                .map(|(name, value)| (*name, value as &dyn Display));
            self.filled(i18n.get_locale(), &values)
        })
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

/// A text in a view: `t!(i18n, files.title)`, or with values: `t!(i18n, files.remove_of, name = name)`.
macro_rules! t {
    ($i18n:expr, $group:ident . $name:ident $(,)?) => {{
        const KEY: $crate::ui::i18n::Key = $crate::ui::i18n::keys::$group::$name;
        const { assert!(KEY.takes(&[]), "this text takes values") };
        KEY.view($i18n)
    }};
    ($i18n:expr, $group:ident . $name:ident, $($value:ident = $given:expr),+ $(,)?) => {{
        const KEY: $crate::ui::i18n::Key = $crate::ui::i18n::keys::$group::$name;
        const { assert!(KEY.takes(&[$(stringify!($value)),+]), "this text takes other values") };
        KEY.view_filled($i18n, [$((stringify!($value), ::std::string::ToString::to_string(&$given))),+])
    }};
}
pub(crate) use t;

/// A text in the page's language, which is followed where something follows.
macro_rules! t_string {
    ($i18n:expr, $($text:tt)+) => {
        $crate::ui::i18n::td_string!($i18n.get_locale(), $($text)+)
    };
}
pub(crate) use t_string;

/// A text in a given language.
macro_rules! td_string {
    ($locale:expr, $group:ident . $name:ident $(,)?) => {{
        const KEY: $crate::ui::i18n::Key = $crate::ui::i18n::keys::$group::$name;
        const { assert!(KEY.takes(&[]), "this text takes values") };
        KEY.text($locale)
    }};
    ($locale:expr, $group:ident . $name:ident, $($value:ident = $given:expr),+ $(,)?) => {{
        const KEY: $crate::ui::i18n::Key = $crate::ui::i18n::keys::$group::$name;
        const { assert!(KEY.takes(&[$(stringify!($value)),+]), "this text takes other values") };
        KEY.filled($locale, &[$((stringify!($value), &$given)),+])
    }};
}
pub(crate) use td_string;
