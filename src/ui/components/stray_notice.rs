//! What is said when files were dropped where they cannot be taken in.

use leptos::prelude::*;

use crate::ui::drops::use_drops;
use crate::ui::i18n::td_string;
use crate::ui::language::use_locale;
use crate::ui::live::when;
use crate::ui::markup::{Markup, tag};
use crate::ui::route::{DraftPage, Route};

/// A notice above the page with the way to where files can be dropped: in the draft with this id, or on the start page.
pub fn stray_notice(draft: Option<String>) -> Markup {
    let locale = use_locale();
    let drops = use_drops();
    let (href, place) = match draft {
        Some(id) => {
            let page = DraftPage::Files;
            let route = Route::Draft { id, page };
            (route.href(), td_string!(locale, drop.to_files))
        }
        None => (Route::Start.href(), td_string!(locale, app.to_start)),
    };
    when(
        move || drops.stray.get(),
        move || {
            tag("section")
                .class("notice")
                .attr("role", "alert")
                .child(tag("p").child(td_string!(locale, drop.stray)))
                .child(tag("p").child(tag("a").attr("href", href.clone()).child(place)))
        },
    )
}
