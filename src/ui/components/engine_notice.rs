//! What is said when the engine has stopped, does not start or answer, or is of another build.

use leptos::prelude::*;

use crate::ui::app::{Engine, Health};
use crate::ui::i18n::td_string;
use crate::ui::language::{Locale, use_locale};
use crate::ui::live::part;
use crate::ui::markup::{Markup, button, tag};

/// A notice above the page; nothing while the engine is well.
pub fn engine_notice() -> Markup {
    let locale = use_locale();
    let engine = expect_context::<Engine>();
    let restart = move || {
        button("button", td_string!(locale, engine.restart), move |_| {
            engine.restart();
        })
    };
    part(move || match engine.health.get() {
        Health::Well => None,
        Health::Stale => {
            let title = td_string!(locale, engine.stale_title);
            let notice = notice(true, title, td_string!(locale, engine.stale_text));
            Some(notice.child(reload_button()))
        }
        Health::Died(last_words) => {
            let title = td_string!(locale, engine.died_title);
            let notice = notice(true, title, td_string!(locale, engine.died_text));
            Some(notice.child(for_it(locale, &last_words)).child(restart()))
        }
        Health::NotStarted(last_words) => {
            let title = td_string!(locale, engine.not_started_title);
            let notice = notice(true, title, td_string!(locale, engine.not_started_text));
            Some(notice.child(for_it(locale, &last_words)).child(restart()))
        }
        Health::Silent { started: false } => {
            let title = td_string!(locale, engine.slow_title);
            Some(notice(false, title, td_string!(locale, engine.slow_text)).child(restart()))
        }
        Health::Silent { started: true } => {
            let title = td_string!(locale, engine.silent_title);
            Some(notice(false, title, td_string!(locale, engine.silent_text)).child(restart()))
        }
    })
}

fn notice(alarm: bool, title: &str, what: &str) -> Markup {
    let class = if alarm {
        "notice notice--alarm"
    } else {
        "notice"
    };
    tag("section")
        .class(class)
        .attr("role", "alert")
        .child(tag("h2").child(title))
        .child(tag("p").child(what))
}

/// What the IT department needs to know: how the engine's files are sent, and what it said last.
fn for_it(locale: Locale, last_words: &str) -> Markup {
    let detail = (!last_words.is_empty()).then(|| {
        let detail = td_string!(locale, engine.died_detail, detail = last_words);
        tag("p").class("soft").child(detail)
    });
    tag("div")
        .child(
            tag("p")
                .class("soft")
                .child(td_string!(locale, engine.died_it)),
        )
        .child(detail)
}

/// Loads the whole page anew.
pub fn reload_button() -> Markup {
    button("button", td_string!(use_locale(), engine.reload), |_| {
        // What a draft has is saved; a browser that does not reload leaves the page as it is.
        let _ = window().location().reload();
    })
}
