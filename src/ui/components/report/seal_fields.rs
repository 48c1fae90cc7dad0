//! The fields in which a passphrase is chosen, and the words that are offered for one.

use leptos::prelude::*;
use web_sys::HtmlInputElement;

use super::spoken_words::spoken_words;
use crate::browser::chance;
use crate::model::Report;
use crate::share::{Passphrase, WeakPassphrase, spoken};
use crate::ui::i18n::td_string;
use crate::ui::language::Locale;
use crate::ui::live::shown;
use crate::ui::markup::{Markup, answer, button, group, tag};

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

/// What has been offered.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Offer {
    None,
    Words(String),
    NoChance,
}

/// The fields, and what reads them: nothing where both are empty, so that nothing is sealed. `known` are texts that make a
/// passphrase no stronger, since who wants to guess it knows them.
pub fn seal_fields(
    locale: Locale,
    known: impl Fn() -> Vec<String> + 'static,
) -> (
    Markup,
    impl Fn() -> Result<Option<Passphrase>, Refused> + 'static,
) {
    let offer = RwSignal::new(Offer::None);
    let secret = || {
        tag("input")
            .attr("type", "password")
            .attr("autocomplete", "new-password")
            // What was offered is no longer what stands here.
            .on("input", move |_| offer.set(Offer::None))
    };
    let (first, second) = (secret(), secret());
    let [one, other] = [&first, &second]
        .map(|field| StoredValue::new_local(field.node::<HtmlInputElement>().clone()));
    let suggest = move |_| {
        let Some(words) = chance::bytes().map(spoken) else {
            offer.set(Offer::NoChance);
            return;
        };
        for field in [one, other] {
            field.with_value(|field| field.set_value(&words));
        }
        offer.set(Offer::Words(words));
    };
    let fields = tag("details")
        .class("seal-fields")
        .child(tag("summary").child(td_string!(locale, sharing.seal)))
        .child(
            tag("p")
                .class("hint")
                .child(td_string!(locale, sharing.seal_hint)),
        )
        .child(answer(
            "seal-first",
            td_string!(locale, sharing.passphrase),
            first,
        ))
        .child(answer(
            "seal-again",
            td_string!(locale, sharing.passphrase_again),
            second,
        ))
        .child(button(
            "button",
            td_string!(locale, sharing.suggest),
            suggest,
        ))
        .child(tag("div").attr("role", "status").child(shown(
            move || offer.get(),
            move |offer| {
                match offer {
                    Offer::None => group(),
                    Offer::Words(words) => tag("p")
                        .child(td_string!(locale, sharing.suggested))
                        .child(" ")
                        .child(spoken_words(words))
                        .child(tag("br"))
                        .child(td_string!(locale, sharing.write_down)),
                    Offer::NoChance => tag("p").child(td_string!(locale, sharing.no_chance)),
                }
            },
        )));
    let chosen = move || {
        let [first, second] = [one, other].map(|field| field.with_value(HtmlInputElement::value));
        if first.is_empty() && second.is_empty() {
            return Ok(None);
        }
        if Passphrase::typed(&first) != Passphrase::typed(&second) {
            return Err(Refused {
                why: td_string!(locale, sharing.not_the_same),
                field: "#seal-again",
            });
        }
        let known = untrack(&known);
        let known = known.iter().map(String::as_str).chain([PROGRAM]);
        Passphrase::chosen(&first, known)
            .map(Some)
            .map_err(|weak| Refused {
                why: reason(locale, weak),
                field: "#seal-first",
            })
    };
    (fields, chosen)
}

/// What a guesser knows of a report without having read it.
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
