//! How a text file is read: encoding, delimiter and quotes, each with its reason and a choice.

use leptos::prelude::*;

use super::dialect_choices::{DelimiterChoice, EscapeChoice, QuoteChoice};
use super::text_file::TextFile;
use crate::model::{Encoding, Fingerprint};
use crate::ui::i18n::{t, use_i18n};
use crate::ui::language;

/// The choices of one text file; nothing for others.
#[component]
pub fn ReadingChoices(
    /// The file's fingerprint.
    fingerprint: StoredValue<Fingerprint>,
) -> impl IntoView {
    let file = TextFile::new(fingerprint);
    let is_text = move || file.view(|view| view.encoding.is_some()) == Some(true);
    let has_dialect = move || file.dialect().is_some();
    let i18n = use_i18n();
    view! {
        <Show when=is_text>
            <details>
                <summary>{t!(i18n, files.how_read_short)}</summary>
                <div class="answers">
                    <EncodingChoice file />
                    <Show when=has_dialect>
                        <DelimiterChoice file />
                        <QuoteChoice file />
                        <EscapeChoice file />
                    </Show>
                </div>
                <Mend file />
            </details>
        </Show>
    }
}

/// The encoding that the file is read in, and how it is known.
#[component]
fn EncodingChoice(
    /// The file.
    file: TextFile,
) -> impl IntoView {
    let i18n = use_i18n();
    let now = Memo::new(move |_| file.view(|view| view.encoding).flatten());
    let choose = move |name: String| {
        let found = Encoding::ALL.into_iter().find(|each| each.name() == name);
        file.choose(|reading| reading.encoding = found);
    };
    let choices = Encoding::ALL.into_iter().map(|each| {
        let is_chosen = move || now.get().is_some_and(|(now, _)| now == each);
        view! {
            <option value=each.name() prop:selected=is_chosen>
                {each.name()}
            </option>
        }
    });
    let reason = move || {
        let told = |(encoding, reason)| language::encoding(i18n.get_locale(), encoding, reason);
        now.get().map_or_else(String::new, told)
    };
    let id = file.id("encoding");
    view! {
        <div class="answer">
            <label for=id.clone()>{t!(i18n, files.encoding)}</label>
            <select id=id on:change:target=move |event| choose(event.target().value())>
                {choices.collect_view()}
            </select>
            <p class="hint">{reason}</p>
        </div>
    }
}

/// The offer to mend text that was encoded twice; it stays while it is taken.
#[component]
fn Mend(
    /// The file.
    file: TextFile,
) -> impl IntoView {
    let i18n = use_i18n();
    let mended = Memo::new(move |_| file.view(|view| view.reading.mend) == Some(true));
    let offered = move || mended.get() || file.view(|view| view.twice) == Some(true);
    let mend = move |ticked| file.choose(|reading| reading.mend = ticked);
    view! {
        <Show when=offered>
            <div class="notice">
                <p>{t!(i18n, files.twice)}</p>
                <label class="tick">
                    <input
                        type="checkbox"
                        prop:checked=mended
                        on:change:target=move |event| mend(event.target().checked())
                    />
                    {t!(i18n, files.mend)}
                </label>
            </div>
        </Show>
    }
}
