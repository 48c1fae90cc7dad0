//! A sealed report, until its passphrase has been given.

use std::time::Duration;

use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;

use super::reading::Reader;
use super::state::{Refusal, State, opened};
use crate::share::{Package, ShareError, unseal};
use crate::ui::going::focus;
use crate::ui::i18n::{t, t_string, use_i18n};

/// How far a sealed report has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seal {
    Closed,
    /// The key is being made, which takes the whole page.
    Opening,
    WrongPassphrase,
}

/// The form that asks for the passphrase.
#[component]
pub(super) fn Sealed(
    /// The package.
    package: Package,
    /// Gets the report when it is open.
    reader: Reader,
) -> impl IntoView {
    let i18n = use_i18n();
    let seal = RwSignal::new(Seal::Closed);
    let field = NodeRef::<Input>::new();
    let package = StoredValue::new(package);
    let open = move || {
        // The page may have been left meanwhile.
        let Some(Some(input)) = field.try_get_untracked() else {
            return;
        };
        match package.with_value(|package| unseal(package, &input.value())) {
            Ok(plain) => {
                reader.state.set(opened(&plain));
                request_animation_frame(|| focus("main h1"));
            }
            Err(ShareError::WrongPassphrase | ShareError::EmptyPassphrase) => {
                seal.set(Seal::WrongPassphrase);
                focus("#passphrase");
            }
            Err(error) => reader.state.set(State::Refused(Refusal::Share(error))),
        }
    };
    let sent = move |event: SubmitEvent| {
        event.prevent_default();
        if seal.get_untracked() == Seal::Opening {
            return;
        }
        seal.set(Seal::Opening);
        // What is said is shown before the page is busy.
        request_animation_frame(move || set_timeout(open, Duration::ZERO));
    };
    let said = move || match seal.get() {
        Seal::Closed => "",
        Seal::Opening => t_string!(i18n, reader.opening),
        Seal::WrongPassphrase => t_string!(i18n, reader.wrong_passphrase),
    };
    view! {
        <h1 tabindex="-1">{t!(i18n, reader.sealed_title)}</h1>
        <p class="lead">{t!(i18n, reader.sealed)}</p>
        <form class="reader__seal" on:submit=sent>
            <div class="answer">
                <label for="passphrase">{t!(i18n, reader.passphrase)}</label>
                <input
                    id="passphrase"
                    type="password"
                    autocomplete="off"
                    aria-describedby="passphrase-said"
                    node_ref=field
                />
            </div>
            <p
                id="passphrase-said"
                class:error=move || seal.get() == Seal::WrongPassphrase
                role="status"
            >
                {said}
            </p>
            <button type="submit" class="button button--primary">
                {t!(i18n, reader.open)}
            </button>
        </form>
    }
}
