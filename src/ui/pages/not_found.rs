//! What an address that names no page shows.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::ui::language::use_locale;
use crate::ui::route::Route;

/// The page for addresses that name none.
#[component]
pub fn NotFound() -> impl IntoView {
    let locale = use_locale();
    view! {
        <h1 tabindex="-1">{td_string!(locale, app.not_found_title)}</h1>
        <p>{td_string!(locale, app.not_found_text)}</p>
        <p>
            <a href=Route::Start.href()>{td_string!(locale, app.to_start)}</a>
        </p>
    }
}
