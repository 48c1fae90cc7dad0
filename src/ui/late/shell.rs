//! What stands in the place of a part of the program until it is here, and where it could not be fetched.

use std::future::Future;

use leptos::html::H1;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use thiserror::Error;
use wasm_split_helpers::SplitLoaderError;

use crate::ui::components::ReloadButton;
use crate::ui::going::focus;
use crate::ui::i18n::{t, use_i18n};

/// The program of a part could not be fetched.
#[derive(Clone, Copy, Debug, Error)]
#[error("a part of the page's program could not be fetched")]
pub(super) struct Unfetched;

/// What is being made, as soon as it is; until then a heading says that it is coming.
#[component]
pub(super) fn Late<F>(
    /// Fetches the program and makes the page.
    made: F,
) -> impl IntoView
where
    F: Future<Output = Result<AnyView, SplitLoaderError>> + 'static,
{
    let i18n = use_i18n();
    let waiting = NodeRef::<H1>::new();
    let made = SendWrapper::new(async move {
        let made = made.await;
        // Whoever came by a link already stands in this heading, and goes on in the page's own.
        let heading = waiting.get_untracked();
        let active = document().active_element();
        if heading.is_some_and(|heading| heading.contains(active.as_deref())) {
            request_animation_frame(|| focus("main h1"));
        }
        made.map_err(|_| Unfetched)
    });
    view! {
        <ErrorBoundary fallback=|_| view! { <NotFetched /> }>
            <Suspense fallback=move || {
                view! {
                    <h1 tabindex="-1" node_ref=waiting>
                        {t!(i18n, app.loading)}
                    </h1>
                }
            }>{Suspend::new(made)}</Suspense>
        </ErrorBoundary>
    }
}

/// What stands in the place of a page that could not be fetched.
#[component]
fn NotFetched() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <h1 tabindex="-1">{t!(i18n, app.not_fetched_title)}</h1>
        <p>{t!(i18n, app.not_fetched)}</p>
        <p>
            <ReloadButton />
        </p>
    }
}

/// What stands in the place of a part of a page that could not be fetched.
#[component]
pub fn PartNotFetched() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section class="notice notice--alarm" role="alert">
            <h2>{t!(i18n, app.not_fetched_title)}</h2>
            <p>{t!(i18n, app.not_fetched)}</p>
            <p>
            <ReloadButton />
        </p>
        </section>
    }
}
