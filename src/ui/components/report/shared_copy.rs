//! A report that has been made a package: its link, its file, and what whoever shares it must know.

use leptos::html::Textarea;
use leptos::prelude::*;

use super::spoken_words::SpokenWords;
use crate::browser::{copying, download, fragment};
use crate::share::{FileName, Package, write_file, write_link};
use crate::ui::i18n::{t, t_string, use_i18n};
use crate::ui::numbers::grouped;

/// The longest address that every mail program lets through whole.
const FITS_MAIL: usize = 2000;

/// A package that is ready to be handed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedCopy {
    /// It, sealed where that was wished.
    pub package: Package,
    /// The words of what is in it.
    pub check_words: String,
}

/// The link with its length and what to do with it, the file, and the words to compare.
#[component]
pub fn SharedCopyView(
    /// The package.
    shared: SharedCopy,
    /// The year of the account, for the file's name.
    year: i32,
) -> impl IntoView {
    let i18n = use_i18n();
    let package = &shared.package;
    let link = format!("{}#{}", fragment::page_address(), write_link(package));
    let length = grouped(u32::try_from(link.len()).unwrap_or(u32::MAX));
    let fits = link.len() <= FITS_MAIL;
    let area = NodeRef::<Textarea>::new();
    let copied = RwSignal::new(None::<bool>);
    let copy = move |_| copied.set(area.get_untracked().map(|area| copying::copy(&area)));
    let name = format!("redovisning-{year}.lardom");
    let contents = write_file(package);
    let saved_as = name.clone();
    let save = move |_| download::save_text(&saved_as, &contents);
    let beside = FileName::parse(&name).map_or_else(|_| String::new(), |name| name.fragment());
    let published = format!("{}#{beside}", fragment::page_address());
    let is_sealed = package.is_sealed();
    view! {
        <p class="summary">
            {t!(i18n, sharing.length, length = length)} " "
            {move || if fits { t_string!(i18n, sharing.fits) } else { t_string!(i18n, sharing.long) }}
        </p>
        <div class="answer">
            <label for="share-link">{t!(i18n, sharing.link)}</label>
            <textarea id="share-link" readonly rows="4" spellcheck="false" node_ref=area>
                {link}
            </textarea>
        </div>
        <div class="actions">
            <button type="button" class="button button--primary" on:click=copy>
                {t!(i18n, sharing.copy)}
            </button>
            <button type="button" class="button" on:click=save>
                {t!(i18n, sharing.save)}
            </button>
        </div>
        <p class="hint" role="status">
            {move || match copied.get() {
                None => "",
                Some(true) => t_string!(i18n, sharing.copied),
                Some(false) => t_string!(i18n, sharing.copy_by_hand),
            }}
        </p>
        <p>
            {t!(i18n, sharing.check_words)} " " <SpokenWords words=shared.check_words /> <br />
            {t!(i18n, sharing.check_words_how)}
        </p>
        <p>
            {move || {
                if is_sealed {
                    t_string!(i18n, sharing.history_sealed)
                } else {
                    t_string!(i18n, sharing.history)
                }
            }}
        </p>
        <details>
            <summary>{t!(i18n, sharing.publish)}</summary>
            <p>{t!(i18n, sharing.publish_how, name = name)}</p>
            <p>
                <code>{published}</code>
            </p>
        </details>
    }
}
