//! The head of every page: its name, and the other language.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::ui::going::focus;
use crate::ui::i18n::{t, use_i18n};
use crate::ui::route::Route;

/// A way past the head for the keyboard, the page's name, what it is, and the button of the other language.
#[component]
pub fn Masthead() -> impl IntoView {
    let i18n = use_i18n();
    let skip = move |event: MouseEvent| {
        // The fragment is the route: the link must not change it.
        event.prevent_default();
        focus("#content");
    };
    let switch = move |_| i18n.set_locale(i18n.get_locale_untracked().other());
    view! {
        <a class="skip" href="#content" on:click=skip>
            {t!(i18n, app.skip)}
        </a>
        <header class="masthead">
            <a class="wordmark" href=Route::Start.href()>
                {t!(i18n, app.name)}
            </a>
            <p class="tagline">{t!(i18n, app.tagline)}</p>
            <a class="masthead__help" href="hjalp/handledning.html" target="_blank" rel="noopener">
                {t!(i18n, app.help)}
            </a>
            <button
                id="language"
                type="button"
                class="quiet"
                lang=move || i18n.get_locale().other().code()
                on:click=switch
            >
                {t!(i18n, app.other_language)}
            </button>
        </header>
    }
}
