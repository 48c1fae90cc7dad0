//! What is said when the engine has stopped or is of another build.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::ui::app::{Engine, Health};
use crate::ui::language::use_locale;
use crate::ui::live::part;
use crate::ui::markup::{Markup, button, tag};

/// A notice above the page; nothing while the engine is well.
pub fn engine_notice() -> Markup {
    let locale = use_locale();
    let engine = expect_context::<Engine>();
    let stopped = move |last_words: String| {
        let detail = (!last_words.is_empty()).then_some(last_words);
        tag("section")
            .class("notice notice--alarm")
            .attr("role", "alert")
            .child(tag("h2").child(td_string!(locale, engine.died_title)))
            .child(tag("p").child(td_string!(locale, engine.died_text)))
            .child(
                tag("p")
                    .class("soft")
                    .child(td_string!(locale, engine.died_it)),
            )
            .child(detail.map(|detail| {
                let detail = td_string!(locale, engine.died_detail, detail = detail).to_string();
                tag("p").class("soft").child(detail)
            }))
            .child(button(
                "button",
                td_string!(locale, engine.restart),
                move |_| engine.restart(),
            ))
    };
    let stale = move || {
        tag("section")
            .class("notice notice--alarm")
            .attr("role", "alert")
            .child(tag("h2").child(td_string!(locale, engine.stale_title)))
            .child(tag("p").child(td_string!(locale, engine.stale_text)))
            .child(button("button", td_string!(locale, engine.reload), |_| {
                let _ = window().location().reload();
            }))
    };
    part(move || match engine.health.get() {
        Health::Well => None,
        Health::Stale => Some(stale()),
        Health::Died(last_words) => Some(stopped(last_words)),
    })
}
