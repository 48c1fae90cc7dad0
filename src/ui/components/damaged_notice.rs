//! What this browser kept beside drafts and cannot be read: it is told, and can be saved as it is or removed.

use leptos::prelude::*;

use crate::browser::damaged::{self, Damaged};
use crate::browser::download;
use crate::ui::i18n::td_string;
use crate::ui::language::use_locale;
use crate::ui::live::shown;
use crate::ui::markup::{Markup, button, tag};

/// A notice of each thing; nothing where all can be read.
pub fn damaged_notice() -> Markup {
    let found = RwSignal::new(damaged::find());
    tag("div").child(shown(
        move || found.get(),
        move |all| {
            let one = |(what, text): &(Damaged, String)| one(*what, text.clone(), found);
            all.iter().map(one).collect::<Vec<_>>()
        },
    ))
}

fn one(what: Damaged, kept: String, found: RwSignal<Vec<(Damaged, String)>>) -> Markup {
    let locale = use_locale();
    let (says, name) = match what {
        Damaged::Profiles => (
            td_string!(locale, rescue.profiles),
            "lardom-profiles.skadat",
        ),
        Damaged::Sample => (td_string!(locale, rescue.sample), "lardom-sample.skadat"),
        Damaged::Codings => (td_string!(locale, rescue.codings), "lardom-codings.skadat"),
    };
    let removed = kept.clone();
    let save = move |_| download::save_text(name, &kept);
    let remove = move |_| {
        damaged::remove(what, &removed);
        found.set(damaged::find());
    };
    tag("section")
        .class("notice notice--alarm")
        .attr("role", "alert")
        .child(tag("p").child(says))
        .child(
            tag("div")
                .class("actions")
                .child(button("button", td_string!(locale, rescue.save), save))
                .child(button("quiet", td_string!(locale, rescue.forget), remove)),
        )
}
