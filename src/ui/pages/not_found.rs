//! What an address that names no page shows.

use crate::ui::i18n::td_string;
use crate::ui::language::use_locale;
use crate::ui::markup::{Markup, group, tag};
use crate::ui::route::Route;

/// The page for addresses that name none.
pub fn not_found() -> Markup {
    let locale = use_locale();
    group()
        .child(
            tag("h1")
                .attr("tabindex", "-1")
                .child(td_string!(locale, app.not_found_title)),
        )
        .child(tag("p").child(td_string!(locale, app.not_found_text)))
        .child(
            tag("p").child(
                tag("a")
                    .attr("href", Route::Start.href())
                    .child(td_string!(locale, app.to_start)),
            ),
        )
}
