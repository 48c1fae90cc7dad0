//! What is said when the engine has stopped, does not start or answer, or is of another build.

use leptos::either::Either;
use leptos::prelude::*;

use crate::ui::engine::{Engine, Health};
use crate::ui::i18n::{t, use_i18n};

/// A notice above the page; nothing while the engine is well.
#[component]
pub fn EngineNotice() -> impl IntoView {
    let engine = expect_context::<Engine>();
    let health = Memo::new(move |_| engine.health.get());
    move || view! { <HealthNotice health=health.get() /> }
}

/// What is said of the engine.
#[component]
fn HealthNotice(
    /// How it is.
    health: Health,
) -> impl IntoView {
    let i18n = use_i18n();
    let engine = expect_context::<Engine>();
    let (title, what) = match &health {
        Health::Well => return None,
        Health::Stale => (t!(i18n, engine.stale_title), t!(i18n, engine.stale_text)),
        Health::Died(_) => (t!(i18n, engine.died_title), t!(i18n, engine.died_text)),
        Health::NotStarted(_) => (
            t!(i18n, engine.not_started_title),
            t!(i18n, engine.not_started_text),
        ),
        Health::Silent { started: false } => {
            (t!(i18n, engine.slow_title), t!(i18n, engine.slow_text))
        }
        Health::Silent { started: true } => {
            (t!(i18n, engine.silent_title), t!(i18n, engine.silent_text))
        }
    };
    let alarms = !matches!(health, Health::Silent { .. });
    let way = if health == Health::Stale {
        Either::Left(view! { <ReloadButton /> })
    } else {
        Either::Right(view! {
            <button type="button" class="button" on:click=move |_| engine.restart()>
                {t!(i18n, engine.restart)}
            </button>
        })
    };
    let for_it = match health {
        Health::Died(last_words) | Health::NotStarted(last_words) => {
            Some(view! { <ForIt last_words /> })
        }
        Health::Well | Health::Stale | Health::Silent { .. } => None,
    };
    Some(view! {
        <section class="notice" class:notice--alarm=alarms role="alert">
            <h2>{title}</h2>
            <p>{what}</p>
            {for_it}
            {way}
        </section>
    })
}

/// What the IT department needs to know: how the engine's files are sent, and what it said last.
#[component]
fn ForIt(
    /// What it said last; empty where it said nothing.
    last_words: String,
) -> impl IntoView {
    let i18n = use_i18n();
    let detail = (!last_words.is_empty()).then(|| {
        view! { <p class="soft">{t!(i18n, engine.died_detail, detail = last_words)}</p> }
    });
    view! {
        <div>
            <p class="soft">{t!(i18n, engine.died_it)}</p>
            {detail}
        </div>
    }
}

/// Loads the whole page anew.
#[component]
pub fn ReloadButton() -> impl IntoView {
    let i18n = use_i18n();
    let reload = |_| {
        // What a draft has is saved; a browser that does not reload leaves the page as it is.
        let _ = window().location().reload();
    };
    view! {
        <button type="button" class="button" on:click=reload>
            {t!(i18n, engine.reload)}
        </button>
    }
}
