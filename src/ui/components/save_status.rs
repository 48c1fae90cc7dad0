//! Whether the open draft is kept.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{CopyReminder, ReloadButton, forget_files};
use crate::browser::clock;
use crate::browser::drafts::home::HomeError;
use crate::browser::drafts::journal::JournalError;
use crate::ui::going::go_to_start;
use crate::ui::i18n::{t, t_string, td_string, use_i18n};
use crate::ui::saving::Saving;
use crate::ui::workspace::use_workspace;

/// "Sparat 2022-03-15 09:42", or why not; and whether another tab writes.
#[component]
pub fn SaveStatus() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let said = move || match workspace.saving.get() {
        Saving::Underway => t_string!(i18n, draft.saving).to_owned(),
        Saving::Saved(ms) | Saving::AtHome(ms, _) => {
            t_string!(i18n, draft.saved_at, when = clock::local_minute(ms))
        }
        Saving::Lost(..) | Saving::Deleted | Saving::Apart => {
            t_string!(i18n, draft.not_saved).to_owned()
        }
    };
    // Being written for a moment takes no notice away.
    let trouble = Memo::new(
        move |before: Option<&Option<Saving>>| match workspace.saving.get() {
            Saving::Underway => before.cloned().flatten(),
            Saving::Saved(_) => None,
            Saving::AtHome(_, error) => Some(Saving::AtHome(0, error)),
            other => Some(other),
        },
    );
    let is_following = move || workspace.following.get() && trouble.with(Option::is_none);
    view! {
        <p class="saved soft">{said}</p>
        <CopyReminder />
        <Show when=move || workspace.is_elsewhere()>
            <p class="saved soft">{t!(i18n, draft.elsewhere)}</p>
        </Show>
        <Show when=is_following>
            <p class="notice" role="status">
                {t!(i18n, draft.following)}
                " "
                <button type="button" class="quiet" on:click=move |_| workspace.take_the_pen()>
                    {t!(i18n, draft.write_here)}
                </button>
            </p>
        </Show>
        <Show when=move || workspace.not_again.get()>
            <p class="notice" role="status">
                {t!(i18n, draft.not_again)}
            </p>
        </Show>
        {move || trouble.get().map(|trouble| view! { <Trouble trouble /> })}
    }
}

/// What can be done where a draft is not kept as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ways {
    /// Trying again.
    Again,
    /// Nothing.
    None,
    /// Keeping a copy, or letting it go.
    CopyOrLeave,
    /// Keeping a copy, or loading the page anew.
    CopyOrReload,
}

/// Why the draft is not kept as it should be, and what can be done.
#[component]
fn Trouble(
    /// What is wrong.
    trouble: Saving,
) -> impl IntoView {
    let i18n = use_i18n();
    let alarms = !matches!(trouble, Saving::AtHome(..));
    let (words, ways) = match trouble {
        Saving::AtHome(_, JournalError::Full) => (t!(i18n, draft.journal_full), Ways::Again),
        Saving::AtHome(..) => (t!(i18n, draft.journal_off), Ways::None),
        Saving::Deleted => (t!(i18n, draft.deleted_elsewhere), Ways::CopyOrLeave),
        Saving::Apart => (t!(i18n, draft.save_apart), Ways::CopyOrReload),
        Saving::Lost(_, HomeError::Unavailable) => (t!(i18n, draft.save_unavailable), Ways::Again),
        Saving::Lost(_, HomeError::Damaged) => (t!(i18n, draft.save_damaged), Ways::Again),
        Saving::Lost(_, HomeError::Refused | HomeError::Behind)
        | Saving::Underway
        | Saving::Saved(_) => (t!(i18n, draft.save_full), Ways::Again),
    };
    let ways = match ways {
        Ways::Again => Some(view! { <TryAgain /> }.into_any()),
        Ways::None => None,
        Ways::CopyOrLeave => Some(
            view! {
                <KeepCopy />
                <Leave />
            }
            .into_any(),
        ),
        Ways::CopyOrReload => Some(
            view! {
                <KeepCopy />
                <ReloadButton />
            }
            .into_any(),
        ),
    };
    view! {
        <section
            class="notice"
            class:notice--alarm=alarms
            role=if alarms { "alert" } else { "status" }
        >
            <p>{words}</p>
            <p class="actions">{ways}</p>
        </section>
    }
}

/// Tries once more to keep the draft.
#[component]
fn TryAgain() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    view! {
        <button type="button" class="button" on:click=move |_| workspace.try_again()>
            {t!(i18n, draft.try_again)}
        </button>
    }
}

/// Keeps the draft as another.
#[component]
fn KeepCopy() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let keep = move |_| {
        let locale = i18n.get_locale_untracked();
        let name = workspace.draft.with_untracked(|draft| draft.name.clone());
        workspace.keep_as_copy(td_string!(locale, draft.copy_name, name = name));
    };
    view! {
        <button type="button" class="button" on:click=keep>
            {t!(i18n, draft.keep_copy)}
        </button>
    }
}

/// Lets the draft go that another tab has deleted.
#[component]
fn Leave() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let leave = move |_| {
        // The tab that deleted it left its files for whoever might keep it.
        spawn_local(forget_files(workspace.engine()));
        go_to_start();
    };
    view! {
        <button type="button" class="quiet" on:click=leave>
            {t!(i18n, app.to_start)}
        </button>
    }
}
