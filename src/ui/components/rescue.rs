//! A draft that is damaged: it can be saved as it is, opened as far as it is whole, or removed.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::drafts::shelf;
use crate::browser::{clock, download};
use crate::draft::{Draft, Recovered};
use crate::ui::going::{go_to_draft, go_to_start};
use crate::ui::i18n::{t, t_string, use_i18n};
use crate::ui::language::plural;
use crate::ui::route::{DraftPage, Route};

/// What can be done with a damaged draft.
#[component]
pub fn Rescue(
    /// Its id.
    id: String,
    /// What could be put together of it, with how much is missing.
    whole: Option<Recovered>,
) -> impl IntoView {
    let i18n = use_i18n();
    let failed = RwSignal::new(false);
    let asked = RwSignal::new(false);
    let id = StoredValue::new(id);
    let save = move |_| {
        let id = id.get_value();
        spawn_local(async move {
            let bytes = shelf::raw(&id).await;
            let name = format!("lardom-{id}.skadat");
            let saved = download::save_bytes(&name, &bytes);
            let _ = failed.try_set(saved.is_err());
        });
    };
    let remove = move |_| {
        let id = id.get_value();
        spawn_local(async move {
            match shelf::delete(&id).await {
                Ok(()) => go_to_start(),
                Err(_) => {
                    let _ = failed.try_set(true);
                }
            }
        });
    };
    let missing = whole.as_ref().map(|whole| whole.missing);
    let missing = missing.map(|missing| u32::try_from(missing).unwrap_or(u32::MAX));
    let lead = move || match missing {
        Some(missing) => {
            let locale = i18n.get_locale();
            plural!(locale, missing, rescue.part_single, rescue.part_several)
        }
        None => t_string!(i18n, rescue.nothing).to_owned(),
    };
    let open = whole.map(|whole| {
        view! {
            <button
                type="button"
                class="button button--primary"
                on:click=move |_| open_as_copy(whole.draft.clone(), failed)
            >
                {t!(i18n, rescue.open)}
            </button>
        }
    });
    view! {
        <h1 tabindex="-1">{t!(i18n, rescue.title)}</h1>
        <p class="lead">{lead}</p>
        <p>{t!(i18n, rescue.others)}</p>
        <div class="actions">
            {open}
            <button type="button" class="button" on:click=save>
                {t!(i18n, rescue.save)}
            </button>
            <button type="button" class="button" on:click=move |_| asked.set(true)>
                {t!(i18n, rescue.remove)}
            </button>
        </div>
        <Show when=move || asked.get()>
            <section class="notice notice--alarm" role="alert">
                <p>{t!(i18n, rescue.remove_question)}</p>
                <div class="actions">
                    <button type="button" class="button button--alarm" on:click=remove>
                        {t!(i18n, rescue.remove_yes)}
                    </button>
                    <button type="button" class="quiet" on:click=move |_| asked.set(false)>
                        {t!(i18n, start.cancel)}
                    </button>
                </div>
            </section>
        </Show>
        <Show when=move || failed.get()>
            <p class="error" role="alert">
                {t!(i18n, rescue.failed)}
            </p>
        </Show>
        <p>
            <a href=Route::Start.href()>{t!(i18n, app.to_start)}</a>
        </p>
    }
}

/// What is whole becomes a draft of its own, so that what is damaged stays as it is.
fn open_as_copy(draft: Draft, failed: RwSignal<bool>) {
    let id = clock::new_id();
    let copy = draft.under(id.clone());
    spawn_local(async move {
        match shelf::put(&copy, clock::now_ms()).await {
            Ok(()) => go_to_draft(id, DraftPage::Files),
            Err(_) => failed.set(true),
        }
    });
}
