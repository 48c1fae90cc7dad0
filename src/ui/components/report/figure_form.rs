//! How the chosen figure of a section that is being written in is put in words.

use leptos::prelude::*;

use super::editing::Editing;
use crate::browser::text_editor::TextEditor;
use crate::ui::i18n::{t, use_i18n};

/// How the chosen figure is written, while one is chosen that can be written in several ways.
#[component]
pub(super) fn FigureForm(
    /// The editor.
    editing: Editing,
) -> impl IntoView {
    let i18n = use_i18n();
    let forms = Memo::new(move |_| editing.ask(TextEditor::forms));
    let options = move || {
        let forms = forms.get().into_iter();
        forms
            .map(|(code, words)| view! { <FormOption editing code words /> })
            .collect_view()
    };
    let choose = move |form: String| editing.tell(|editor| editor.set_form(&form));
    view! {
        <Show when=move || forms.with(|forms| forms.len() >= 2)>
            <p class="actions">
                <label for="figure-form">{t!(i18n, editor.form)}</label>
                <select
                    id="figure-form"
                    on:change:target=move |event| choose(event.target().value())
                >
                    {options}
                </select>
            </p>
        </Show>
    }
}

/// A way to write the figure, chosen while it is the one.
#[component]
fn FormOption(
    /// The editor.
    editing: Editing,
    /// The code of the way.
    code: String,
    /// The figure, written in it.
    words: String,
) -> impl IntoView {
    let value = code.clone();
    let is_chosen = move || editing.ask(|editor| editor.form() == code);
    view! {
        <option value=value prop:selected=is_chosen>
            {words}
        </option>
    }
}
