//! The drafts in this browser: open, rename, delete after a question.

use leptos::html::Dialog;
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::browser::clock;
use crate::browser::draft_store;
use crate::model::{DraftEntry, Fingerprint};
use crate::protocol::Request;
use crate::ui::app::{Engine, focus};
use crate::ui::language::{Locale, plural, use_locale};
use crate::ui::live::{each, part, when};
use crate::ui::route::{DraftPage, Route};

/// The list of drafts.
#[component]
pub fn DraftList() -> impl IntoView {
    let locale = use_locale();
    let engine = expect_context::<Engine>();
    let drafts = RwSignal::new(draft_store::list());
    let renaming = RwSignal::new(None::<String>);
    let deleting = RwSignal::new(None::<DraftEntry>);
    let dialog = NodeRef::<Dialog>::new();
    let ask = move |entry: DraftEntry| {
        deleting.set(Some(entry));
        if let Some(dialog) = dialog.get_untracked() {
            // Fails only where it is open already.
            let _ = dialog.show_modal();
        }
    };
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let delete = move || {
        if let Some(entry) = deleting.get_untracked() {
            // A draft that cannot be deleted stays in the list.
            let _ = draft_store::delete(&entry.id);
            drafts.set(draft_store::list());
            forget_files(engine);
        }
        close();
        focus("main h1");
    };
    let entries = move || drafts.with(|drafts| drafts.as_ref().cloned().unwrap_or_default());
    let storage_off = move || drafts.with(Result::is_err);
    view! {
        <section aria-labelledby="drafts">
            <h2 id="drafts">{td_string!(locale, start.drafts)}</h2>
            {when(
                storage_off,
                move || {
                    view! {
                        <p class="notice notice--alarm" role="alert">
                            {td_string!(locale, start.storage_off)}
                        </p>
                    }
                },
            )}
            {when(
                move || entries().is_empty(),
                move || view! { <p>{td_string!(locale, start.no_drafts)}</p> },
            )}
            {when(
                move || !entries().is_empty(),
                move || {
                    view! { <p class="soft">{td_string!(locale, start.drafts_lead)}</p> }
                },
            )}
            <ul class="drafts">
                {each(
                    move || {
                        let key = |entry: DraftEntry| format!("{} {}", entry.id, entry.name);
                        entries().into_iter().map(key).collect()
                    },
                    move |key| {
                        let id = key.split(' ').next().unwrap_or_default().to_owned();
                        let entry = untrack(entries).into_iter().find(|entry| entry.id == id)?;
                        let on_renamed = move || drafts.set(draft_store::list());
                        Some(
                            // A draft that gets another name has its row made anew.
                            view! { <DraftRow entry renaming on_renamed on_delete=ask /> },
                        )
                    },
                )}
            </ul>
            <dialog node_ref=dialog aria-labelledby="delete-title">
                <h2 id="delete-title">{td_string!(locale, start.delete_title)}</h2>
                <p>
                    {part(move || {
                        let name = deleting
                            .get()
                            .map_or_else(String::new, |entry| shown_name(locale, &entry));
                        td_string!(locale, start.delete_text, name = name).to_string()
                    })}
                </p>
                <div class="actions">
                    <button type="button" class="button" on:click=move |_| close()>
                        {td_string!(locale, start.cancel)}
                    </button>
                    <button type="button" class="button button--alarm" on:click=move |_| delete()>
                        {td_string!(locale, start.delete_yes)}
                    </button>
                </div>
            </dialog>
        </section>
    }
}

fn shown_name(locale: Locale, entry: &DraftEntry) -> String {
    if entry.name.is_empty() {
        td_string!(locale, start.unnamed).to_owned()
    } else {
        entry.name.clone()
    }
}

/// Removes the kept files that no draft names any more.
fn forget_files(engine: Engine) {
    let drafts = draft_store::list().unwrap_or_default();
    let opened: Vec<_> = drafts
        .iter()
        .map(|entry| draft_store::open(&entry.id))
        .collect();
    // A draft that cannot be read now may be readable later: its files stay.
    if opened.iter().any(Result::is_err) {
        return;
    }
    let fingerprints: Vec<Fingerprint> = opened
        .into_iter()
        .flatten()
        .flat_map(|opened| opened.draft.state().sources)
        .map(|source| source.source.fingerprint)
        .collect();
    engine.ask(&Request::Keep { fingerprints }, None, |_| {});
}

#[component]
fn DraftRow(
    entry: DraftEntry,
    /// The id of the draft whose name is being changed.
    renaming: RwSignal<Option<String>>,
    on_renamed: impl Fn() + Copy + Send + Sync + 'static,
    on_delete: impl Fn(DraftEntry) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let locale = use_locale();
    let entry = StoredValue::new(entry);
    let id = move || entry.with_value(|entry| entry.id.clone());
    let name = move || entry.with_value(|entry| shown_name(locale, entry));
    let href = Route::Draft {
        id: id(),
        page: DraftPage::Files,
    }
    .href();
    let field = format!("name-{}", id());
    let selector = format!("#{field}");
    let field = StoredValue::new(field);
    let is_renaming = Memo::new(move |_| renaming.get() == Some(id()));
    let new_name = RwSignal::new(entry.with_value(|entry| entry.name.clone()));
    let begin = move |_| {
        renaming.set(Some(id()));
        let selector = selector.clone();
        request_animation_frame(move || focus(&selector));
    };
    let rename = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let wanted = new_name.get_untracked().trim().to_owned();
        if let Ok(mut opened) = draft_store::open(&id())
            && !wanted.is_empty()
        {
            opened.draft.name = wanted;
            // A failed save leaves the old name in the list, where it can be seen.
            let _ = draft_store::save(&opened.draft, opened.revision, clock::now_ms());
        }
        renaming.set(None);
        on_renamed();
    };
    view! {
        <li class="draft">
            <div class="draft__name">
                <a href=href>{name}</a>
                <p class="soft">
                    {part(move || {
                        let (when, files) = entry
                            .with_value(|entry| (clock::local_minute(entry.saved_ms), entry.files));
                        let files = plural!(locale, files, start.files_single, start.files_several);
                        let saved = td_string!(locale, start.saved, when = when).to_string();
                        format!("{files} · {saved}")
                    })}
                </p>
            </div>
            {when(
                move || !is_renaming.get(),
                move || {
                    let rename_of = td_string!(locale, start.rename_of, name = name()).to_string();
                    let delete_of = td_string!(locale, start.delete_of, name = name()).to_string();
                    view! {
                        <div class="actions">
                            <button
                                type="button"
                                class="quiet"
                                aria-label=rename_of
                                on:click=begin.clone()
                            >
                                {td_string!(locale, start.rename)}
                            </button>
                            <button
                                type="button"
                                class="quiet"
                                aria-label=delete_of
                                on:click=move |_| on_delete(entry.get_value())
                            >
                                {td_string!(locale, start.delete)}
                            </button>
                        </div>
                    }
                },
            )}
            {when(
                move || is_renaming.get(),
                move || {
                    view! {
                        <form class="actions" on:submit=rename>
                            <label class="visually-hidden" for=field.get_value()>
                                {td_string!(locale, start.name_label)}
                            </label>
                            <input
                                id=field.get_value()
                                type="text"
                                maxlength="120"
                                prop:value=new_name
                                on:input=move |event| new_name.set(event_target_value(&event))
                            />
                            <button type="submit" class="button">
                                {td_string!(locale, start.save_name)}
                            </button>
                            <button
                                type="button"
                                class="quiet"
                                on:click=move |_| renaming.set(None)
                            >
                                {td_string!(locale, start.cancel)}
                            </button>
                        </form>
                    }
                },
            )}
        </li>
    }
}
