//! Where files are dropped or chosen. The file input itself has the focus, so the keyboard opens it.

use leptos::prelude::*;
use leptos_i18n::td_string;
use web_sys::File;

use crate::browser::files;
use crate::ui::language::use_locale;
use crate::ui::live::{flag, part};

/// A drop zone with a file button.
#[component]
pub fn DropZone(
    /// What to do with the files.
    #[prop(into)]
    on_files: UnsyncCallback<Vec<File>>,
    /// Whether the draft has files already: the zone is then smaller.
    #[prop(into)]
    small: Signal<bool>,
) -> impl IntoView {
    let locale = use_locale();
    let over = RwSignal::new(false);
    view! {
        <div
            class="drop"
            class:drop--small=small
            class:drop--over=over
            on:dragenter=move |_| over.set(true)
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=move |event| {
                event.prevent_default();
                over.set(false);
                on_files.run(files::dropped(&event));
            }
        >
            <p class="drop__label" aria-hidden="true">
                {part(move || {
                    if over.get() {
                        td_string!(locale, drop.drop_now)
                    } else if small.get() {
                        td_string!(locale, drop.add)
                    } else {
                        td_string!(locale, drop.label)
                    }
                })}
            </p>
            <p class="drop__choice">
                <span class="soft" aria-hidden="true">
                    {td_string!(locale, drop.or)}
                </span>
                <input
                    id="files"
                    class="visually-hidden"
                    type="file"
                    multiple=true
                    on:change=move |event| on_files.run(files::chosen(&event))
                />
                <label class="button" class:button--primary=flag(move || !small.get()) for="files">
                    {td_string!(locale, drop.choose)}
                </label>
            </p>
            <p class="soft">{td_string!(locale, drop.formats)}</p>
        </div>
    }
}
