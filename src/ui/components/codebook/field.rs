//! The fields of a codebook's forms, each with its label, a hint and what is wrong with it.

use leptos::prelude::*;

use super::form::Form;
use crate::ui::i18n::Text;

/// A field of one line.
#[component]
pub(super) fn LineField(
    /// Its form.
    form: Form,
    /// Its id.
    id: &'static str,
    /// Its label.
    label: Text<&'static str>,
    /// A hint, where there is one.
    #[prop(optional)]
    hint: Option<Text<&'static str>>,
    /// What stands in it.
    value: RwSignal<String>,
) -> impl IntoView {
    let is_empty = Signal::derive(move || value.with(String::is_empty));
    view! {
        <Field form id label hint is_empty>
            <input
                id=id
                type="text"
                maxlength="120"
                autocomplete="off"
                aria-describedby=describing(id)
                aria-invalid=form.invalid(id, is_empty)
                prop:value=value
                on:input:target=move |event| value.set(event.target().value())
            />
        </Field>
    }
}

/// A field of several lines.
#[component]
pub(super) fn LinesField(
    /// Its form.
    form: Form,
    /// Its id.
    id: &'static str,
    /// Its label.
    label: Text<&'static str>,
    /// A hint, where there is one.
    #[prop(optional)]
    hint: Option<Text<&'static str>>,
    /// What stands in it.
    value: RwSignal<String>,
) -> impl IntoView {
    let is_empty = Signal::derive(move || value.with(String::is_empty));
    view! {
        <Field form id label hint is_empty>
            <textarea
                id=id
                rows="3"
                aria-describedby=describing(id)
                aria-invalid=form.invalid(id, is_empty)
                prop:value=value
                on:input:target=move |event| value.set(event.target().value())
            ></textarea>
        </Field>
    }
}

/// A field in which one thing is chosen of several, which are its children.
#[component]
pub(super) fn SelectField(
    /// Its form.
    form: Form,
    /// Its id.
    id: &'static str,
    /// Its label.
    label: Text<&'static str>,
    /// A hint, where there is one.
    #[prop(optional)]
    hint: Option<Text<&'static str>>,
    /// Whether nothing is chosen.
    #[prop(into)]
    is_empty: Signal<bool>,
    /// Gets the value of what is chosen.
    #[prop(into)]
    on_choose: Callback<String>,
    /// The choices.
    children: Children,
) -> impl IntoView {
    view! {
        <Field form id label hint is_empty>
            <select
                id=id
                aria-describedby=describing(id)
                aria-invalid=form.invalid(id, is_empty)
                on:change:target=move |event| on_choose.run(event.target().value())
            >
                {children()}
            </select>
        </Field>
    }
}

/// A field with its label, and what is wrong with it.
#[component]
fn Field(
    /// Its form.
    form: Form,
    /// Its id.
    id: &'static str,
    /// Its label.
    label: Text<&'static str>,
    /// A hint, where there is one.
    hint: Option<Text<&'static str>>,
    /// Whether nothing stands in it.
    is_empty: Signal<bool>,
    /// The field itself, with the id.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="answer">
            <label for=id>{label}</label>
            {children()}
            <p class="hint" id=format!("{id}-hint")>
                {hint}
            </p>
            <p class="error" id=format!("{id}-error")>
                {move || form.why(id, is_empty.get())}
            </p>
        </div>
    }
}

/// The ids of what describes a field.
fn describing(id: &str) -> String {
    format!("{id}-hint {id}-error")
}

/// The button that sends a form.
#[component]
pub(super) fn Submit(
    /// What stands on it.
    label: Text<&'static str>,
) -> impl IntoView {
    view! {
        <div class="actions">
            <button type="submit" class="button">
                {label}
            </button>
        </div>
    }
}
