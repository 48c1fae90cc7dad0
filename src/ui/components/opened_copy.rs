//! What is asked of a copy that was opened: its passphrase, or what to do where its draft is here, too.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Event;

use crate::model::ContainerError;
use crate::ui::copies::{OpenedCopy, use_copies};
use crate::ui::i18n::td_string;
use crate::ui::language::use_locale;
use crate::ui::live::shown;
use crate::ui::markup::{Markup, answer, button, group, tag};

/// The panel about the copy that was opened last; nothing where there is none.
pub fn opened_copy() -> Markup {
    let copies = use_copies();
    tag("div").child(shown(
        move || copies.opened.get(),
        |opened| opened.as_ref().map(panel),
    ))
}

fn panel(opened: &OpenedCopy) -> Markup {
    let locale = use_locale();
    let copies = use_copies();
    let (says, ways) = match opened {
        OpenedCopy::Sealed(sealed) => (td_string!(locale, copy.sealed), unseal(sealed.clone())),
        OpenedCopy::WrongPassphrase(sealed) => (
            td_string!(locale, copy.wrong_passphrase),
            unseal(sealed.clone()),
        ),
        OpenedCopy::Known(copy) => {
            let (one, two) = (
                StoredValue::new(*copy.clone()),
                StoredValue::new(*copy.clone()),
            );
            let bring = button(
                "button button--primary",
                td_string!(locale, copy.bring_in),
                move |_| {
                    spawn_local(async move { copies.bring_in(one.get_value()).await });
                },
            );
            let keep = button("button", td_string!(locale, copy.keep), move |_| {
                spawn_local(async move { copies.keep(two.get_value()).await });
            });
            (
                td_string!(locale, copy.known),
                group().child(bring).child(keep),
            )
        }
        OpenedCopy::Unreadable(ContainerError::Newer(_)) => {
            (td_string!(locale, copy.newer), group())
        }
        OpenedCopy::Unreadable(_) => (td_string!(locale, copy.damaged), group()),
        OpenedCopy::NotKept => (td_string!(locale, start.cannot_begin), group()),
    };
    let close = button("quiet", td_string!(locale, start.cancel), move |_| {
        copies.opened.set(None);
    });
    tag("section")
        .class("notice")
        .attr("role", "group")
        .attr("aria-label", td_string!(locale, copy.title))
        .child(tag("p").attr("role", "status").child(says))
        .child(tag("div").class("actions").child(ways).child(close))
}

fn unseal(sealed: Vec<u8>) -> Markup {
    let locale = use_locale();
    let copies = use_copies();
    let passphrase = RwSignal::new(String::new());
    let sealed = StoredValue::new(sealed);
    let open = move |event: Event| {
        event.prevent_default();
        spawn_local(async move {
            let passphrase = passphrase.get_untracked();
            copies.unseal(sealed.get_value(), passphrase).await;
        });
    };
    tag("form")
        .class("actions")
        .on("submit", open)
        .child(answer(
            "opened-passphrase",
            td_string!(locale, copy.passphrase_of),
            tag("input")
                .attr("type", "password")
                .attr("autocomplete", "off")
                .on("input", move |event| {
                    passphrase.set(event_target_value(&event));
                }),
        ))
        .child(
            tag("button")
                .attr("type", "submit")
                .class("button button--primary")
                .child(td_string!(locale, copy.open)),
        )
}
