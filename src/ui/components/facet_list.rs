//! What cases can be told apart by: for each dimension its values with the number of cases, to be ticked.

use leptos::html::Details;
use leptos::prelude::*;
use web_sys::{MediaQueryList, window};

use super::facet::Facet;
use super::facet_found::of;
use crate::model::Dimension;
use crate::ui::case_browser::{CaseBrowser, use_case_browser};
use crate::ui::going::focus;
use crate::ui::i18n::{t, use_i18n};
use crate::ui::lingering::Lingering;

/// Where the facets stand beside the list; the same in `style/browse.css`.
const WIDE: &str = "(min-width: 56.25rem)";

/// The facets: beside the list, or above it to be opened.
#[component]
pub fn FacetList() -> impl IntoView {
    let i18n = use_i18n();
    let browser = use_case_browser();
    // The id of the box that was ticked last, until the counts have followed.
    let ticked = StoredValue::new(String::new());
    Effect::new(move || {
        browser.facets.track();
        let refocus = move || {
            let id = ticked.try_update_value(std::mem::take).unwrap_or_default();
            let focused = document().active_element();
            if !id.is_empty() && focused.is_none_or(|element| element.tag_name() == "BODY") {
                // A box that was moved has lost the focus.
                focus(&format!("#{id}"));
            }
        };
        request_animation_frame(refocus);
    });
    let details = NodeRef::<Details>::new();
    let media = window().and_then(|window| window.match_media(WIDE).ok().flatten());
    // Beside the list there is nothing to open them with.
    let is_wide = move || media.as_ref().is_none_or(MediaQueryList::matches);
    let begins_open = is_wide();
    let resized = window_event_listener_untyped("resize", move |_| {
        if let (true, Some(details)) = (is_wide(), details.get_untracked()) {
            details.set_open(true);
        }
    });
    on_cleanup(move || resized.remove());
    let facets = Dimension::ALL
        .into_iter()
        .enumerate()
        .map(|(place, dimension)| {
            view! {
                <Show when=move || is_choice(browser, dimension)>
                    <Lingering>
                        <Facet browser dimension place ticked />
                    </Lingering>
                </Show>
            }
        })
        .collect_view();
    view! {
        <details class="facets" node_ref=details open=begins_open>
            <summary>{t!(i18n, cases.narrow)}</summary>
            {facets}
        </details>
    }
}

/// Whether there is anything to choose.
fn is_choice(browser: CaseBrowser, dimension: Dimension) -> bool {
    let values = of(browser, dimension, |found| found.values.len());
    values.unwrap_or_default() > 1 || !browser.filter().values(dimension).is_empty()
}
