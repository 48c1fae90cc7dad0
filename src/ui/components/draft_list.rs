//! The drafts in this browser: open, rename, delete after a question.

use leptos::html::Dialog;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::draft_row::{DraftRow, name_of, shown_name};
use crate::browser::drafts::shelf::{self, Entry, Shelf};
use crate::browser::drafts::tabs;
use crate::protocol::Request;
use crate::ui::engine::Engine;
use crate::ui::going::focus;
use crate::ui::i18n::{t, t_string, use_i18n};

/// The list of drafts.
#[component]
pub fn DraftList() -> impl IntoView {
    let i18n = use_i18n();
    let engine = expect_context::<Engine>();
    let shelf = RwSignal::new(None::<Shelf>);
    let look = move || {
        spawn_local(async move {
            let listed = shelf::list().await;
            let _ = shelf.try_set(Some(listed));
        });
    };
    look();
    // The list's own: a row may be gone when its draft has another name.
    let look_again = Callback::new(move |()| look());
    let renaming = RwSignal::new(None::<String>);
    let deleting = RwSignal::new(None::<Entry>);
    let not_deleted = RwSignal::new(false);
    let dialog = NodeRef::<Dialog>::new();
    let ask = move |entry: Entry| {
        deleting.set(Some(entry));
        if let Some(dialog) = dialog.get_untracked() {
            // Fails only where it is open already.
            let _ = dialog.show_modal();
        }
    };
    let delete = move |entry: Entry| {
        spawn_local(async move {
            if shelf::delete(&entry.id).await.is_err() {
                // It stays in the list.
                let _ = not_deleted.try_set(true);
                return;
            }
            let open_elsewhere = tabs::tell_of_deletion(&entry.id).await;
            look();
            // Another tab may want to keep it, and then its files.
            if !open_elsewhere {
                forget_files(engine).await;
            }
        });
    };
    let entries = move || {
        shelf.with(|shelf| {
            let entries = shelf.as_ref().map(|shelf| shelf.entries.clone());
            entries.unwrap_or_default()
        })
    };
    let is = move |test: fn(&Shelf) -> bool| shelf.with(|shelf| shelf.as_ref().is_some_and(test));
    let storage_off = move || is(|shelf| shelf.no_home && shelf.no_journal.is_some());
    let journal_off = move || is(|shelf| !shelf.no_home && shelf.no_journal.is_some());
    view! {
        <section aria-labelledby="drafts">
            <h2 id="drafts">{t!(i18n, start.drafts)}</h2>
            <Show when=storage_off>
                <p class="notice notice--alarm" role="alert">
                    {t!(i18n, start.storage_off)}
                </p>
            </Show>
            <Show when=move || not_deleted.get()>
                <p class="notice notice--alarm" role="alert">
                    {t!(i18n, rescue.failed)}
                </p>
            </Show>
            <Show when=journal_off>
                <p class="notice" role="status">
                    {t!(i18n, start.journal_off)}
                </p>
            </Show>
            <Show when=move || is(|shelf| shelf.entries.is_empty())>
                <p>{t!(i18n, start.no_drafts)}</p>
            </Show>
            <Show when=move || is(|shelf| !shelf.entries.is_empty())>
                <p class="soft">{t!(i18n, start.drafts_lead)}</p>
            </Show>
            <ul class="drafts">
                // A draft that gets another name has its row made anew.
                <For each=entries key=|entry| (entry.id.clone(), name_of(entry)) let:entry>
                    <DraftRow entry renaming on_renamed=look_again on_delete=ask />
                </For>
            </ul>
            <DeleteDialog node=dialog deleting on_yes=delete />
        </section>
    }
}

/// Removes the kept files that no draft names any more. Where a draft cannot be read, which may name any, all stay.
pub async fn forget_files(engine: Engine) {
    if let Some(fingerprints) = shelf::files().await {
        engine.inform(&Request::Keep { fingerprints });
    }
}

/// The question before a draft is deleted.
#[component]
fn DeleteDialog(
    /// Where the element is kept for whoever opens it.
    node: NodeRef<Dialog>,
    /// The draft that is asked about.
    deleting: RwSignal<Option<Entry>>,
    /// Deletes it.
    #[prop(into)]
    on_yes: Callback<Entry>,
) -> impl IntoView {
    let i18n = use_i18n();
    let close = move || {
        if let Some(dialog) = node.get_untracked() {
            dialog.close();
        }
    };
    let name = move || {
        let name = |entry: &Entry| shown_name(i18n.get_locale(), entry);
        deleting.with(|entry| entry.as_ref().map(name).unwrap_or_default())
    };
    let yes = move |_| {
        if let Some(entry) = deleting.get_untracked() {
            on_yes.run(entry);
        }
        close();
        focus("main h1");
    };
    view! {
        <dialog node_ref=node aria-labelledby="delete-title">
            <h2 id="delete-title">{t!(i18n, start.delete_title)}</h2>
            <p>{move || t_string!(i18n, start.delete_text, name = name())}</p>
            <div class="actions">
                <button type="button" class="button" on:click=move |_| close()>
                    {t!(i18n, start.cancel)}
                </button>
                <button type="button" class="button button--alarm" on:click=yes>
                    {t!(i18n, start.delete_yes)}
                </button>
            </div>
        </dialog>
    }
}
