//! What is said when the engine has stopped or is of another build.

use leptos::prelude::*;

use crate::ui::app::{Engine, Health};
use crate::ui::language::use_locale;
use crate::ui::live::part;
use crate::ui::markup::{Markup, button, tag};
use crate::ui::texts::text;

/// A notice above the page; nothing while the engine is well.
pub fn engine_notice() -> Markup {
    let locale = use_locale();
    let engine = expect_context::<Engine>();
    let stopped = move |last_words: String| {
        let detail = (!last_words.is_empty()).then_some(last_words);
        tag("section")
            .class("notice notice--alarm")
            .attr("role", "alert")
            .child(tag("h2").child(text!(locale, engine.died_title)))
            .child(tag("p").child(text!(locale, engine.died_text)))
            .child(tag("p").class("soft").child(text!(locale, engine.died_it)))
            .child(detail.map(|detail| {
                let detail = text!(locale, engine.died_detail, detail = detail);
                tag("p").class("soft").child(detail)
            }))
            .child(button("button", text!(locale, engine.restart), move |_| {
                engine.restart();
            }))
    };
    let stale = move || {
        tag("section")
            .class("notice notice--alarm")
            .attr("role", "alert")
            .child(tag("h2").child(text!(locale, engine.stale_title)))
            .child(tag("p").child(text!(locale, engine.stale_text)))
            .child(reload_button())
    };
    part(move || match engine.health.get() {
        Health::Well => None,
        Health::Stale => Some(stale()),
        Health::Died(last_words) => Some(stopped(last_words)),
    })
}

/// Loads the whole page anew.
pub fn reload_button() -> Markup {
    button("button", text!(use_locale(), engine.reload), |_| {
        // What a draft has is saved; a browser that does not reload leaves the page as it is.
        let _ = window().location().reload();
    })
}
