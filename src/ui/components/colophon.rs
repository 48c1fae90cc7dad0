//! The foot of every page.

use leptos::prelude::*;

use crate::protocol::BUILD;
use crate::ui::i18n::{t, use_i18n};

/// That nothing leaves the computer, and which version this is.
#[component]
pub fn Colophon() -> impl IntoView {
    let i18n = use_i18n();
    let version = env!("CARGO_PKG_VERSION");
    view! {
        <footer class="colophon">
            <p>{t!(i18n, app.privacy)}</p>
            <p class="soft">{t!(i18n, app.version, version = version, build = BUILD)}</p>
        </footer>
    }
}
