//! One draft of the list: the way to it, what is known of it, and the form for another name.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clock;
use crate::browser::drafts::shelf::{self, Entry};
use crate::draft::Summary;
use crate::model::ContainerError;
use crate::ui::going::focus;
use crate::ui::i18n::{Locale, t, t_string, td_string, use_i18n};
use crate::ui::language::plural;
use crate::ui::route::{DraftPage, Route};

/// The name that a draft was given; empty where it has none.
pub fn name_of(entry: &Entry) -> String {
    let name = |summary: &Summary| summary.name.clone();
    entry.summary.as_ref().map(name).unwrap_or_default()
}

/// What a draft is called in the list.
pub fn shown_name(locale: Locale, entry: &Entry) -> String {
    match &entry.summary {
        Ok(summary) if summary.name.is_empty() => td_string!(locale, start.unnamed).to_owned(),
        Ok(summary) => summary.name.clone(),
        Err(_) => td_string!(locale, start.unreadable, id = entry.id),
    }
}

/// What is known of a draft, in words.
fn told(locale: Locale, entry: &Entry) -> String {
    match &entry.summary {
        Ok(summary) => {
            let files = u32::try_from(summary.files.len()).unwrap_or(u32::MAX);
            let files = plural!(locale, files, start.files_single, start.files_several);
            let when = clock::local_minute(summary.saved_ms);
            let saved = td_string!(locale, start.saved, when = when);
            format!("{files} · {saved}")
        }
        Err(ContainerError::Newer(_)) => td_string!(locale, draft.newer_version).to_owned(),
        Err(_) => td_string!(locale, start.damaged).to_owned(),
    }
}

/// The id of the field for a draft's name.
fn field_of(entry: &Entry) -> String {
    format!("name-{}", entry.id)
}

/// One draft.
#[component]
pub fn DraftRow(
    /// The draft.
    entry: Entry,
    /// The id of the draft whose name is being changed.
    renaming: RwSignal<Option<String>>,
    /// Hears of it when the draft has another name.
    on_renamed: Callback<()>,
    /// Gets the draft when it is to be deleted.
    #[prop(into)]
    on_delete: Callback<Entry>,
) -> impl IntoView {
    let i18n = use_i18n();
    let (id, page) = (entry.id.clone(), DraftPage::Overview);
    let href = Route::Draft { id, page }.href();
    let new_name = RwSignal::new(name_of(&entry));
    let not_renamed = RwSignal::new(false);
    let entry = StoredValue::new(entry);
    let is_renaming = Memo::new(move |_| {
        let is_it = |id: &String| entry.with_value(|entry| *id == entry.id);
        renaming.with(|renaming| renaming.as_ref().is_some_and(is_it))
    });
    let rename = move |name: String| {
        let id = entry.with_value(|entry| entry.id.clone());
        spawn_local(async move {
            let renamed = shelf::rename(&id, name, clock::now_ms()).await;
            // The page may have been left.
            let _ = not_renamed.try_set(renamed.is_err());
            let _ = on_renamed.try_run(());
        });
    };
    view! {
        <li class="draft">
            <div class="draft__name">
                <a href=href>
                    {move || entry.with_value(|entry| shown_name(i18n.get_locale(), entry))}
                </a>
                <p class="soft">
                    {move || entry.with_value(|entry| told(i18n.get_locale(), entry))}
                </p>
                <Show when=move || not_renamed.get()>
                    <p class="error" role="alert">
                        {t!(i18n, start.not_renamed)}
                    </p>
                </Show>
            </div>
            <Show
                when=move || is_renaming.get()
                fallback=move || view! { <DraftActions entry renaming on_delete /> }
            >
                <RenameForm entry renaming new_name on_name=rename />
            </Show>
        </li>
    }
}

/// What can be done with a draft beside opening it.
#[component]
fn DraftActions(
    /// The draft.
    entry: StoredValue<Entry>,
    /// Gets the draft's id when it is to have another name.
    renaming: RwSignal<Option<String>>,
    /// Gets the draft when it is to be deleted.
    on_delete: Callback<Entry>,
) -> impl IntoView {
    let i18n = use_i18n();
    let name = move || entry.with_value(|entry| shown_name(i18n.get_locale(), entry));
    let begin = move |_| {
        let (id, field) = entry.with_value(|entry| (entry.id.clone(), field_of(entry)));
        renaming.set(Some(id));
        request_animation_frame(move || focus(&format!("#{field}")));
    };
    let is_readable = entry.with_value(|entry| entry.summary.is_ok());
    let rename = is_readable.then(|| {
        view! {
            <button
                type="button"
                class="quiet"
                aria-label=move || t_string!(i18n, start.rename_of, name = name())
                on:click=begin
            >
                {t!(i18n, start.rename)}
            </button>
        }
    });
    view! {
        <div class="actions">
            {rename}
            <button
                type="button"
                class="quiet"
                aria-label=move || t_string!(i18n, start.delete_of, name = name())
                on:click=move |_| on_delete.run(entry.get_value())
            >
                {t!(i18n, start.delete)}
            </button>
        </div>
    }
}

/// The form for another name.
#[component]
fn RenameForm(
    /// The draft.
    entry: StoredValue<Entry>,
    /// The id of the draft whose name is being changed.
    renaming: RwSignal<Option<String>>,
    /// What stands in the field.
    new_name: RwSignal<String>,
    /// Gets the name.
    #[prop(into)]
    on_name: Callback<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let field = entry.with_value(field_of);
    let rename = move |event: SubmitEvent| {
        event.prevent_default();
        let wanted = new_name.get_untracked().trim().to_owned();
        renaming.set(None);
        if !wanted.is_empty() {
            on_name.run(wanted);
        }
    };
    view! {
        <form class="actions" on:submit=rename>
            <label class="visually-hidden" for=field.clone()>
                {t!(i18n, start.name_label)}
            </label>
            <input
                id=field
                type="text"
                maxlength="120"
                prop:value=new_name
                on:input:target=move |event| new_name.set(event.target().value())
            />
            <button type="submit" class="button">
                {t!(i18n, start.save_name)}
            </button>
            <button type="button" class="quiet" on:click=move |_| renaming.set(None)>
                {t!(i18n, start.cancel)}
            </button>
        </form>
    }
}
