//! The fields in which a passphrase is chosen, and the words that are offered for one.

use leptos::either::Either;
use leptos::html::Input;
use leptos::prelude::*;

use super::spoken_words::SpokenWords;
use crate::browser::chance;
use crate::model::Report;
use crate::share::{Passphrase, WeakPassphrase, spoken};
use crate::ui::i18n::{Locale, Text, t, td_string, use_i18n};

/// What everybody knows: the program's name.
const PROGRAM: &str = "Lärdom";

/// Why a passphrase is not taken.
#[derive(Clone, Copy, Debug)]
pub struct Refused {
    /// In words, with what to do.
    pub why: &'static str,
    /// The field to do it in, as a selector.
    pub field: &'static str,
}

/// What stands in the two fields. Copies are the same.
#[derive(Clone, Copy)]
pub struct SealChoice {
    first: NodeRef<Input>,
    second: NodeRef<Input>,
}

impl SealChoice {
    /// For fields that are to be made.
    #[must_use]
    pub fn new() -> Self {
        Self {
            first: NodeRef::new(),
            second: NodeRef::new(),
        }
    }

    fn offer(self, words: &str) {
        for field in [self.first, self.second] {
            if let Some(field) = field.get_untracked() {
                field.set_value(words);
            }
        }
    }

    /// The passphrase; nothing where both fields are empty, so that nothing is sealed. `known` are texts that make it no
    /// stronger, since who wants to guess it knows them.
    ///
    /// # Errors
    /// Where the fields differ, and where the passphrase is weak.
    pub fn chosen(self, locale: Locale, known: &[String]) -> Result<Option<Passphrase>, Refused> {
        let [first, second] = [self.first, self.second].map(|field| {
            let field = field.get_untracked();
            field.map(|field| field.value()).unwrap_or_default()
        });
        if first.is_empty() && second.is_empty() {
            return Ok(None);
        }
        if Passphrase::typed(&first) != Passphrase::typed(&second) {
            return Err(Refused {
                why: td_string!(locale, sharing.not_the_same),
                field: "#seal-again",
            });
        }
        let known = known.iter().map(String::as_str).chain([PROGRAM]);
        Passphrase::chosen(&first, known)
            .map(Some)
            .map_err(|weak| Refused {
                why: reason(locale, weak),
                field: "#seal-first",
            })
    }
}

/// What has been offered.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Offer {
    None,
    Words(String),
    NoChance,
}

/// The fields.
#[component]
pub fn SealFields(
    /// What reads them.
    choice: SealChoice,
) -> impl IntoView {
    let i18n = use_i18n();
    let offer = RwSignal::new(Offer::None);
    // What was offered is no longer what stands in the fields.
    let changed = Callback::new(move |()| offer.set(Offer::None));
    let suggest = move |_| {
        let Some(words) = chance::bytes().map(spoken) else {
            offer.set(Offer::NoChance);
            return;
        };
        choice.offer(&words);
        offer.set(Offer::Words(words));
    };
    let offered = move || match offer.get() {
        Offer::None => None,
        Offer::Words(words) => Some(Either::Left(view! {
            <p>
                {t!(i18n, sharing.suggested)} " " <SpokenWords words /> <br />
                {t!(i18n, sharing.write_down)}
            </p>
        })),
        Offer::NoChance => Some(Either::Right(
            view! { <p>{t!(i18n, sharing.no_chance)}</p> },
        )),
    };
    view! {
        <details class="seal-fields">
            <summary>{t!(i18n, sharing.seal)}</summary>
            <p class="hint">{t!(i18n, sharing.seal_hint)}</p>
            <SecretField
                id="seal-first"
                label=t!(i18n, sharing.passphrase)
                field=choice.first
                changed
            />
            <SecretField
                id="seal-again"
                label=t!(i18n, sharing.passphrase_again)
                field=choice.second
                changed
            />
            <button type="button" class="button" on:click=suggest>
                {t!(i18n, sharing.suggest)}
            </button>
            <div role="status">{offered}</div>
        </details>
    }
}

/// A field that does not show what is written in it.
#[component]
fn SecretField(
    /// Its id in the document.
    id: &'static str,
    /// What is asked for.
    label: Text<&'static str>,
    /// The field itself, for whoever reads it.
    field: NodeRef<Input>,
    /// Called when something is written in it.
    changed: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="answer">
            <label for=id>{label}</label>
            <input
                id=id
                type="password"
                autocomplete="new-password"
                node_ref=field
                on:input=move |_| changed.run(())
            />
        </div>
    }
}

/// What whoever has a report knows of it.
pub(super) fn known_of(report: &Report) -> Vec<String> {
    [
        &report.title,
        &report.board,
        &report.administration,
        &report.registry_number,
        &report.signatory,
    ]
    .map(Clone::clone)
    .into()
}

/// Why a passphrase is weak, and what to do.
fn reason(locale: Locale, weak: WeakPassphrase) -> &'static str {
    match weak {
        WeakPassphrase::Blank => td_string!(locale, sharing.blank),
        WeakPassphrase::OfTheReport => td_string!(locale, sharing.weak_known),
        WeakPassphrase::Pattern => td_string!(locale, sharing.weak_pattern),
        WeakPassphrase::OneWord => td_string!(locale, sharing.weak_word),
        WeakPassphrase::TooShort => td_string!(locale, sharing.weak_short),
    }
}
