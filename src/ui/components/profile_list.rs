//! How recurring files are read: remembered, forgotten, saved as a file and opened from one.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{download, files, profile_store};
use crate::model::{ContainerError, Profile};
use crate::ui::i18n::{Locale, t, td_string, use_i18n};

/// The profiles of this browser, folded away.
#[component]
pub fn ProfileList() -> impl IntoView {
    let i18n = use_i18n();
    let profiles = RwSignal::new(profile_store::read());
    let said = RwSignal::new(String::new());
    let opened = move |event| {
        let Some(file) = files::chosen(&event).into_iter().next() else {
            return;
        };
        let locale = i18n.get_locale_untracked();
        spawn_local(async move {
            let text = files::text(&file).await.unwrap_or_default();
            said.set(answer(locale, &profile_store::add_shared(&text)));
            profiles.set(profile_store::read());
        });
    };
    let lines = move || {
        let lines = profiles.get().into_iter().enumerate().rev();
        let lines = lines.map(|(index, profile)| view! { <ProfileLine index profile profiles /> });
        lines.collect_view()
    };
    view! {
        <details class="profiles">
            <summary>{t!(i18n, start.profiles)}</summary>
            <p>{t!(i18n, start.profiles_lead)}</p>
            <ul class="plain">{lines}</ul>
            <p>
                <Show when=move || profiles.with(|all| !all.is_empty())>
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| save(i18n.get_locale_untracked())
                    >
                        {t!(i18n, start.profiles_save)}
                    </button>
                </Show>
                <input id="profiles-file" class="visually-hidden" type="file" on:change=opened />
                <label class="button" for="profiles-file">
                    {t!(i18n, start.profiles_open)}
                </label>
            </p>
            <p role="status">{said}</p>
        </details>
    }
}

/// A profile, and the button that forgets it.
#[component]
fn ProfileLine(
    /// Its place among the stored ones.
    index: usize,
    /// The profile.
    profile: Profile,
    /// All that are stored.
    profiles: RwSignal<Vec<Profile>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let forget = move |_| {
        profile_store::remove(index);
        profiles.set(profile_store::read());
    };
    let name = profile.name;
    view! {
        <li>
            <strong>{name.clone()}</strong>
            " "
            <span class="soft">
                {t!(i18n, start.profile_columns, count = profile.columns.len())}
            </span>
            " "
            <button
                type="button"
                class="quiet"
                aria-label=t!(i18n, start.profile_forget_of, name = name)
                on:click=forget
            >
                {t!(i18n, start.profile_forget)}
            </button>
        </li>
    }
}

fn answer(locale: Locale, added: &Result<usize, ContainerError>) -> String {
    match added {
        Ok(count) => td_string!(locale, start.profiles_added, count = count),
        Err(ContainerError::Foreign) => td_string!(locale, start.profiles_foreign).to_owned(),
        Err(ContainerError::Damaged) => td_string!(locale, start.profiles_damaged).to_owned(),
        Err(ContainerError::Newer(_)) => td_string!(locale, start.profiles_newer).to_owned(),
    }
}

fn save(locale: Locale) {
    let line = profile_store::line().unwrap_or_default();
    download::save_text(td_string!(locale, start.profiles_file), &line);
}
