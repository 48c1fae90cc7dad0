//! What is asked of a copy that was opened: its passphrase, or what to do where its draft is here, too.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::draft::Copy as DraftCopy;
use crate::model::ContainerError;
use crate::ui::copies::{self, use_copies};
use crate::ui::i18n::{t, use_i18n};

/// The panel about the copy that was opened last; nothing where there is none.
#[component]
pub fn OpenedCopy() -> impl IntoView {
    let copies = use_copies();
    let opened = Memo::new(move |_| copies.opened.get());
    let panel = move || opened.get().map(|opened| view! { <Panel opened /> });
    view! { <div>{panel}</div> }
}

/// What is asked.
#[component]
fn Panel(
    /// The copy.
    opened: copies::OpenedCopy,
) -> impl IntoView {
    let i18n = use_i18n();
    let copies = use_copies();
    let says = match &opened {
        copies::OpenedCopy::Sealed(_) => t!(i18n, copy.sealed),
        copies::OpenedCopy::WrongPassphrase(_) => t!(i18n, copy.wrong_passphrase),
        copies::OpenedCopy::Known(_) => t!(i18n, copy.known),
        copies::OpenedCopy::Unreadable(ContainerError::Newer(_)) => t!(i18n, copy.newer),
        copies::OpenedCopy::Unreadable(_) => t!(i18n, copy.damaged),
        copies::OpenedCopy::NotKept => t!(i18n, start.cannot_begin),
    };
    let ways = match opened {
        copies::OpenedCopy::Sealed(sealed) | copies::OpenedCopy::WrongPassphrase(sealed) => {
            Some(view! { <Unseal sealed /> }.into_any())
        }
        copies::OpenedCopy::Known(copy) => Some(view! { <BringOrKeep copy=*copy /> }.into_any()),
        copies::OpenedCopy::Unreadable(_) | copies::OpenedCopy::NotKept => None,
    };
    view! {
        <section class="notice" role="group" aria-label=t!(i18n, copy.title)>
            <p role="status">{says}</p>
            <div class="actions">
                {ways}
                <button type="button" class="quiet" on:click=move |_| copies.opened.set(None)>
                    {t!(i18n, start.cancel)}
                </button>
            </div>
        </section>
    }
}

/// What to do with a copy of a draft that is here, too.
#[component]
fn BringOrKeep(
    /// The copy.
    copy: DraftCopy,
) -> impl IntoView {
    let i18n = use_i18n();
    let copies = use_copies();
    let copy = StoredValue::new(copy);
    let bring = move |_| {
        let copy = copy.get_value();
        spawn_local(async move { copies.bring_in(copy).await });
    };
    let keep = move |_| {
        let copy = copy.get_value();
        spawn_local(async move { copies.keep(copy).await });
    };
    view! {
        <button type="button" class="button button--primary" on:click=bring>
            {t!(i18n, copy.bring_in)}
        </button>
        <button type="button" class="button" on:click=keep>
            {t!(i18n, copy.keep)}
        </button>
    }
}

/// The form for a sealed copy's passphrase.
#[component]
fn Unseal(
    /// The copy.
    sealed: Vec<u8>,
) -> impl IntoView {
    let i18n = use_i18n();
    let copies = use_copies();
    let passphrase = RwSignal::new(String::new());
    let open = move |event: SubmitEvent| {
        event.prevent_default();
        let (sealed, passphrase) = (sealed.clone(), passphrase.get_untracked());
        spawn_local(async move { copies.unseal(sealed, passphrase).await });
    };
    view! {
        <form class="actions" on:submit=open>
            <div class="answer">
                <label for="opened-passphrase">{t!(i18n, copy.passphrase_of)}</label>
                <input
                    id="opened-passphrase"
                    type="password"
                    autocomplete="off"
                    on:input:target=move |event| passphrase.set(event.target().value())
                />
            </div>
            <button type="submit" class="button button--primary">
                {t!(i18n, copy.open)}
            </button>
        </form>
    }
}
