//! What is said when the engine has stopped or is of another build.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::ui::app::{Engine, Health};
use crate::ui::language::use_locale;
use crate::ui::live::part;

/// A notice above the page; nothing while the engine is well.
#[component]
pub fn EngineNotice() -> impl IntoView {
    let locale = use_locale();
    let engine = expect_context::<Engine>();
    let stopped = move |last_words: String| {
        let detail = (!last_words.is_empty()).then_some(last_words);
        view! {
            <section class="notice notice--alarm" role="alert">
                <h2>{td_string!(locale, engine.died_title)}</h2>
                <p>{td_string!(locale, engine.died_text)}</p>
                <p class="soft">{td_string!(locale, engine.died_it)}</p>
                {detail
                    .map(|detail| {
                        view! {
                            <p class="soft">
                                {part(move || {
                                    let detail = detail.clone();
                                    td_string!(locale, engine.died_detail, detail = detail)
                                        .to_string()
                                })}
                            </p>
                        }
                    })}
                <button type="button" class="button" on:click=move |_| engine.restart()>
                    {td_string!(locale, engine.restart)}
                </button>
            </section>
        }
        .into_any()
    };
    let stale = move || {
        view! {
            <section class="notice notice--alarm" role="alert">
                <h2>{td_string!(locale, engine.stale_title)}</h2>
                <p>{td_string!(locale, engine.stale_text)}</p>
                <button
                    type="button"
                    class="button"
                    on:click=|_| {
                        let _ = window().location().reload();
                    }
                >
                    {td_string!(locale, engine.reload)}
                </button>
            </section>
        }
        .into_any()
    };
    move || match engine.health.get() {
        Health::Well => ().into_any(),
        Health::Stale => stale(),
        Health::Died(last_words) => stopped(last_words),
    }
}
