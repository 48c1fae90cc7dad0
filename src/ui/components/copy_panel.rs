//! A copy of the draft as a file: to keep, or to take to another computer.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::report::{SealChoice, SealFields};
use crate::browser::{clock, local};
use crate::ui::copies::{CopySaved, copied_ms, save_copy};
use crate::ui::going::focus;
use crate::ui::i18n::{Locale, t, t_string, td_string, use_i18n};
use crate::ui::workspace::{Workspace, use_workspace};

/// What is said of a copy that is to be saved.
#[derive(Clone, Debug)]
enum Said {
    /// The passphrase is not taken, for this reason.
    Refused(&'static str),
    /// It is being put together.
    Saving,
    /// What became of it.
    Done(CopySaved),
}

impl Said {
    fn in_words(&self, locale: Locale) -> String {
        let saved = match self {
            Self::Refused(why) => return (*why).to_owned(),
            Self::Saving => return td_string!(locale, copy.saving).to_owned(),
            Self::Done(saved) => saved,
        };
        match saved {
            CopySaved::Saved(missing) if missing.is_empty() => {
                td_string!(locale, copy.saved).to_owned()
            }
            CopySaved::Saved(missing) => {
                td_string!(locale, copy.saved_without, names = missing.join(", "))
            }
            CopySaved::TooLarge => td_string!(locale, copy.too_large).to_owned(),
            CopySaved::NotSealed => td_string!(locale, copy.not_sealed).to_owned(),
            CopySaved::Refused => td_string!(locale, copy.refused).to_owned(),
        }
    }
}

/// The form that saves a copy, and whose initials the history has.
#[component]
pub fn CopyPanel() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let with_files = RwSignal::new(true);
    let choice = SealChoice::new();
    let said = RwSignal::new(None::<Said>);
    let id = workspace.draft.with_untracked(|draft| draft.id.clone());
    let last = RwSignal::new(copied_ms(&id));
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let known = known_of(workspace);
        let passphrase = match choice.chosen(i18n.get_locale_untracked(), &known) {
            Ok(passphrase) => passphrase,
            Err(refused) => {
                said.set(Some(Said::Refused(refused.why)));
                focus(refused.field);
                return;
            }
        };
        said.set(Some(Said::Saving));
        let id = id.clone();
        spawn_local(async move {
            let with_files = with_files.get_untracked();
            let saved = save_copy(workspace, with_files, passphrase.as_ref()).await;
            // The page may have been left.
            let _ = said.try_set(Some(Said::Done(saved)));
            let _ = last.try_set(copied_ms(&id));
        });
    };
    let words = move || {
        let words = |said: &Said| said.in_words(i18n.get_locale());
        said.with(|said| said.as_ref().map(words))
    };
    let last_words = move || {
        last.get().map_or_else(
            || t_string!(i18n, copy.none_yet).to_owned(),
            |ms| t_string!(i18n, copy.last, when = clock::local_minute(ms)),
        )
    };
    view! {
        <section aria-labelledby="copy">
            <h2 id="copy">{t!(i18n, copy.title)}</h2>
            <p>{t!(i18n, copy.lead)}</p>
            <form class="stack" on:submit=save>
                <label>
                    <input
                        type="checkbox"
                        prop:checked=with_files
                        on:change:target=move |event| with_files.set(event.target().checked())
                    />
                    {t!(i18n, copy.with_files)}
                </label>
                <SealFields choice />
                <p>
                    <button type="submit" class="button">
                        {t!(i18n, copy.save)}
                    </button>
                </p>
            </form>
            <p class="soft">{last_words}</p>
            <p role="status">{words}</p>
            <Initials />
        </section>
    }
}

/// What whoever has a copy may know of the draft: its name, its files' and its units'.
fn known_of(workspace: Workspace) -> Vec<String> {
    workspace.draft.with_untracked(|draft| {
        let state = draft.state();
        let files = state.sources.iter().map(|file| file.source.name.clone());
        let units = state.links.iter().map(|link| link.unit.clone());
        let names = [draft.name.clone()].into_iter().chain(files).chain(units);
        names.collect()
    })
}

/// Whose initials the steps are signed with.
#[component]
fn Initials() -> impl IntoView {
    let i18n = use_i18n();
    let now = local::read(local::INITIALS).unwrap_or_default();
    let keep = |initials: &str| {
        // Where there is no room the field keeps them until the page is left.
        let _ = local::write(local::INITIALS, initials.trim());
    };
    view! {
        <div class="answer">
            <label for="initials">{t!(i18n, history.initials)}</label>
            <input
                id="initials"
                type="text"
                maxlength="8"
                autocomplete="off"
                aria-describedby="initials-hint"
                value=now
                on:input:target=move |event| keep(&event.target().value())
            />
            <p class="hint" id="initials-hint">
                {t!(i18n, history.initials_hint)}
            </p>
        </div>
    }
}
