//! The file that is being read, and how far it has come.

use leptos::prelude::*;

use crate::ui::engine::Progress;
use crate::ui::going::focus;
use crate::ui::i18n::{t, td_string, use_i18n};
use crate::ui::numbers;
use crate::ui::workspace::use_workspace;

/// What is being read; nothing while nothing is.
#[component]
pub fn ReadingStatus() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let text = move || {
        workspace.reading.get().map(|reading| {
            let text = t!(
                i18n,
                drop.reading_of,
                number = reading.number,
                total = reading.total,
                name = reading.name
            );
            view! { <p>{text}</p> }
        })
    };
    view! {
        <div role="status" class="progress">
            {text}
            <Show when=move || workspace.reading.with(Option::is_some)>
                <FileProgress />
            </Show>
        </div>
    }
}

/// How far the file that is being read has come, in bytes and rows, and a way to stop. Not read aloud: it changes
/// several times a second.
#[component]
fn FileProgress() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let progress = workspace.engine().progress;
    let bytes = move |read: fn(&Progress) -> u64| {
        let bytes = progress.with(|progress| progress.as_ref().map_or(0, read));
        bytes.to_string()
    };
    let told = move || {
        let locale = i18n.get_locale();
        progress.with(|progress| {
            let Some(Progress {
                done, total, rows, ..
            }) = progress
            else {
                return String::new();
            };
            let (done, total) = (numbers::size(*done), numbers::size(*total));
            if *rows == 0 {
                return td_string!(locale, drop.progress, done = done, total = total);
            }
            let rows = numbers::grouped(*rows);
            td_string!(
                locale,
                drop.progress_rows,
                done = done,
                total = total,
                rows = rows
            )
        })
    };
    let cancel = move |_| {
        workspace.cancel();
        focus("main h1");
    };
    view! {
        <progress
            aria-hidden="true"
            max=move || bytes(|progress| progress.total.max(1))
            value=move || bytes(|progress| progress.done)
        ></progress>
        <p class="soft" aria-hidden="true">
            {told}
        </p>
        <button type="button" class="quiet" on:click=cancel>
            {t!(i18n, drop.cancel)}
        </button>
    }
}
