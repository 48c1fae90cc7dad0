//! What is said of a page that one has come to: its title, and its heading, which has the focus.

use leptos::prelude::*;

use super::going::focus;
use super::i18n::{I18n, td_string};
use super::route::{DraftPage, Route};

/// After a change of page the heading has the focus, so that screen readers begin there; the window's title says
/// which page it is.
pub fn announce_pages(route: RwSignal<Route>, i18n: I18n) {
    // Another list of cases is no other page.
    let place = Memo::new(move |_| match route.get() {
        // Another unit's codebook is another page.
        Route::Draft {
            id,
            page: DraftPage::Codebook { unit },
        } => (id, 6, unit),
        Route::Draft { id, page } => (id, page.number(), None),
        Route::Start => (String::new(), 0, None),
        Route::NotFound => (String::new(), 4, None),
        Route::Sample => (String::new(), 8, None),
        Route::Reader(_) => (String::new(), 10, None),
    });
    let mut before = None;
    Effect::new(move || {
        let now = place.get();
        let locale = i18n.get_locale();
        let name = match now.1 {
            1 => td_string!(locale, pages.files),
            2 => td_string!(locale, pages.account),
            5 => td_string!(locale, pages.history),
            3 => td_string!(locale, pages.cases),
            4 => td_string!(locale, app.not_found_title),
            6 => td_string!(locale, pages.codebook),
            7 => td_string!(locale, pages.agreement),
            8 => td_string!(locale, pages.sample),
            9 => td_string!(locale, pages.report),
            10 => td_string!(locale, pages.reader),
            11 => td_string!(locale, pages.overview),
            _ => td_string!(locale, app.tagline),
        };
        document().set_title(&format!("{name} – {}", td_string!(locale, app.name)));
        if before
            .replace(now.clone())
            .is_some_and(|before| before != now)
        {
            request_animation_frame(|| focus("main h1"));
            if let Some(window) = web_sys::window() {
                window.scroll_to_with_x_and_y(0.0, 0.0);
            }
        }
    });
}
