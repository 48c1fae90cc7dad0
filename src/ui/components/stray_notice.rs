//! What is said when files were dropped where they cannot be taken in.

use leptos::prelude::*;

use crate::ui::drops::use_drops;
use crate::ui::i18n::{t, t_string, use_i18n};
use crate::ui::route::{DraftPage, Route};

/// A notice above the page with the way to where files can be dropped.
#[component]
pub fn StrayNotice(
    /// The id of the open draft, which they can be dropped in; `None` for the start page.
    #[prop(into)]
    draft: Signal<Option<String>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let drops = use_drops();
    let href = move || {
        let page = DraftPage::Files;
        let route = draft.get().map(|id| Route::Draft { id, page });
        route.unwrap_or(Route::Start).href()
    };
    let place = move || {
        if draft.with(Option::is_some) {
            t_string!(i18n, drop.to_files)
        } else {
            t_string!(i18n, app.to_start)
        }
    };
    view! {
        <Show when=move || drops.stray.get()>
            <section class="notice" role="alert">
                <p>{t!(i18n, drop.stray)}</p>
                <p>
                    <a href=href>{place}</a>
                </p>
            </section>
        </Show>
    }
}
