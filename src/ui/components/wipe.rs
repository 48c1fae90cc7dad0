//! Everything away from this computer.

use leptos::either::Either;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::drafts::tabs::{self, Said};
use crate::browser::drafts::{home, journal, shelf};
use crate::browser::{blob_store, clock};
use crate::ui::i18n::{t, use_i18n};

/// How long other tabs are given to hear that the drafts are gone, in milliseconds.
const HEARD_MS: i32 = 200;

/// How the wiping went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wiped {
    /// Nothing is left, as has been looked up afterwards.
    All,
    /// Something is.
    NotAll,
}

/// The button that removes all drafts, files, profiles and choices, after a question.
#[component]
pub fn Wipe<F>(
    /// Is called afterwards.
    done: F,
) -> impl IntoView
where
    F: Fn() + Copy + Send + Sync + 'static,
{
    let i18n = use_i18n();
    let asked = RwSignal::new(false);
    let wiped = RwSignal::new(None::<Wiped>);
    let yes = move |_| {
        asked.set(false);
        spawn_local(async move {
            let outcome = if remove_all().await {
                Wiped::All
            } else {
                Wiped::NotAll
            };
            let _ = wiped.try_set(Some(outcome));
            done();
        });
    };
    let outcome = move || {
        wiped.get().map(|wiped| match wiped {
            Wiped::All => Either::Left(view! { <p>{t!(i18n, wipe.done)}</p> }),
            Wiped::NotAll => Either::Right(view! {
                <p class="notice notice--alarm">{t!(i18n, wipe.not_done)}</p>
            }),
        })
    };
    view! {
        <details>
            <summary>{t!(i18n, wipe.title)}</summary>
            <p class="soft">{t!(i18n, wipe.lead)}</p>
            <button type="button" class="button" on:click=move |_| asked.set(true)>
                {t!(i18n, wipe.wipe)}
            </button>
            <Show when=move || asked.get()>
                <div class="notice notice--alarm" role="alert">
                    <p>{t!(i18n, wipe.question)}</p>
                    <div class="actions">
                        <button type="button" class="button button--alarm" on:click=yes>
                            {t!(i18n, wipe.yes)}
                        </button>
                        <button type="button" class="quiet" on:click=move |_| asked.set(false)>
                            {t!(i18n, start.cancel)}
                        </button>
                    </div>
                </div>
            </Show>
            <div role="status">{outcome}</div>
        </details>
    }
}

/// Removes everything and looks whether it is gone.
async fn remove_all() -> bool {
    // A tab that has a draft open would keep it again.
    for entry in shelf::list().await.entries {
        tabs::say_once(Said::Deleted, &entry.id);
    }
    clock::wait(HEARD_MS).await;
    let files = blob_store::wipe().await;
    let drafts = journal::wipe().await;
    let rest = home::wipe();
    let left = shelf::list().await;
    let kept = blob_store::count().await.unwrap_or_default();
    files.is_ok() && drafts.is_ok() && rest.is_ok() && left.entries.is_empty() && kept == 0
}
