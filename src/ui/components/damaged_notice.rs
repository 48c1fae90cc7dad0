//! What this browser kept beside drafts and cannot be read: it is told, and can be saved as it is or removed.

use leptos::prelude::*;

use crate::browser::damaged::{self, Damaged};
use crate::browser::download;
use crate::ui::i18n::{t, use_i18n};

/// A notice of each thing; nothing where all can be read.
#[component]
pub fn DamagedNotice() -> impl IntoView {
    let found = RwSignal::new(damaged::find());
    let notices = move || {
        let all = found.get().into_iter();
        all.map(|(what, kept)| view! { <DamagedThing what kept found /> })
            .collect_view()
    };
    view! { <div>{notices}</div> }
}

/// A notice of one thing.
#[component]
fn DamagedThing(
    /// What it is.
    what: Damaged,
    /// Its text.
    kept: String,
    /// Everything that cannot be read.
    found: RwSignal<Vec<(Damaged, String)>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let (says, name) = match what {
        Damaged::Profiles => (t!(i18n, rescue.profiles), "lardom-profiles.skadat"),
        Damaged::Sample => (t!(i18n, rescue.sample), "lardom-sample.skadat"),
        Damaged::Codings => (t!(i18n, rescue.codings), "lardom-codings.skadat"),
    };
    let removed = kept.clone();
    let save = move |_| download::save_text(name, &kept);
    let remove = move |_| {
        damaged::remove(what, &removed);
        found.set(damaged::find());
    };
    view! {
        <section class="notice notice--alarm" role="alert">
            <p>{says}</p>
            <div class="actions">
                <button type="button" class="button" on:click=save>
                    {t!(i18n, rescue.save)}
                </button>
                <button type="button" class="quiet" on:click=remove>
                    {t!(i18n, rescue.forget)}
                </button>
            </div>
        </section>
    }
}
