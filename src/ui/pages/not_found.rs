//! What an address that names no page shows.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::ui::language::use_language;
use crate::ui::route::Route;

/// The page for addresses that name none.
#[component]
pub fn NotFound() -> impl IntoView {
    let language = use_language();
    view! {
        <h1 tabindex="-1">{move || td_string!(language.get(), app.not_found_title)}</h1>
        <p>{move || td_string!(language.get(), app.not_found_text)}</p>
        <p>
            <a href=Route::Start.href()>{move || td_string!(language.get(), app.to_start)}</a>
        </p>
    }
}
