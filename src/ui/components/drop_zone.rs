//! Where files are chosen, and where they are dropped: here, and anywhere else on the page while this is on it. The file
//! input itself has the focus, so the keyboard opens it.

use leptos::prelude::*;
use web_sys::File;

use crate::browser::files;
use crate::ui::drops::use_drops;
use crate::ui::i18n::{t, t_string, td_string, use_i18n};
use crate::ui::second_coder::use_second_coder;

/// A drop zone with a file button. A blind sample that is given is opened and not handed on.
#[component]
pub fn DropZone<F>(
    /// Gets the files that are given.
    on_files: F,
    /// Smaller, where the draft has files already.
    #[prop(into)]
    small: Signal<bool>,
) -> impl IntoView
where
    F: Fn(Vec<File>) + Copy + 'static,
{
    let i18n = use_i18n();
    let drops = use_drops();
    let over = drops.over;
    let second = use_second_coder();
    let said = RwSignal::new(String::new());
    let on_files = move |given: Vec<File>| {
        second.take_out(i18n.get_locale_untracked(), given, said, on_files);
    };
    let name = td_string!(i18n.get_locale_untracked(), files.paste_name);
    let pasting = StoredValue::new_local(Some(files::on_paste(name, on_files)));
    on_cleanup(move || pasting.update_value(|pasting| *pasting = None));
    drops.take_in(on_files);
    let label = move || {
        if over.get() {
            t_string!(i18n, drop.drop_now)
        } else if small.get() {
            t_string!(i18n, drop.add)
        } else {
            t_string!(i18n, drop.label)
        }
    };
    view! {
        <div class="drop" class:drop--small=small class:drop--over=over>
            <p class="drop__label" aria-hidden="true">
                {label}
            </p>
            <p class="drop__choice">
                <span class="soft" aria-hidden="true">
                    {t!(i18n, drop.or)}
                </span>
                <input
                    id="files"
                    class="visually-hidden"
                    type="file"
                    multiple
                    on:change=move |event| on_files(files::chosen(&event))
                />
                <label class="button" class:button--primary=move || !small.get() for="files">
                    {t!(i18n, drop.choose)}
                </label>
            </p>
            <p class="soft">{t!(i18n, drop.formats)} " " {t!(i18n, drop.paste)}</p>
            <p role="status">{said}</p>
        </div>
    }
}
