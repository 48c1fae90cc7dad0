//! What an address that names no page shows.

use leptos::prelude::*;

use crate::ui::i18n::{t, use_i18n};
use crate::ui::route::Route;

/// The page for addresses that name none.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <h1 tabindex="-1">{t!(i18n, app.not_found_title)}</h1>
        <p>{t!(i18n, app.not_found_text)}</p>
        <p>
            <a href=Route::Start.href()>{t!(i18n, app.to_start)}</a>
        </p>
    }
}
