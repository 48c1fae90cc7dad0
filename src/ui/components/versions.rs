//! Versions of the draft: by hand, where a step was given a name, and by day.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::version_difference::VersionDifference;
use super::version_list::{Listed, VersionList};
use crate::ui::going::focus;
use crate::ui::i18n::{t, t_string, use_i18n};
use crate::ui::typing::typed;
use crate::ui::workspace::use_workspace;

/// The form that names where the draft stands, and the list of versions.
#[component]
pub fn Versions() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let name = typed("new-version", String::new);
    let keep = move |event: SubmitEvent| {
        event.prevent_default();
        let wanted = name.get_untracked().trim().to_owned();
        if !wanted.is_empty() {
            workspace.keep_version(wanted);
            name.set(String::new());
        }
    };
    let compared = RwSignal::new(None::<Listed>);
    let restored = RwSignal::new(None::<Listed>);
    let restore = move |version: Listed| {
        compared.set(None);
        workspace.return_to(version.step);
        restored.set(Some(version));
        // The button is gone where the draft stands at the version.
        request_animation_frame(|| focus("#version-restored"));
    };
    let restored_words = move || {
        restored.with(|version| {
            let version = version.as_ref()?;
            let name = version.name.in_words(i18n.get_locale());
            Some(t_string!(i18n, version.restored, name = name))
        })
    };
    // What is compared already is not counted anew.
    let shown = Memo::new(move |_| compared.get());
    let difference = move || {
        shown.get().map(|version| {
            let step = version.step;
            let name = Signal::derive(move || version.name.in_words(i18n.get_locale()));
            view! { <VersionDifference name step /> }
        })
    };
    view! {
        <section aria-labelledby="versions">
            <h2 id="versions">{t!(i18n, version.title)}</h2>
            <p>{t!(i18n, version.lead)}</p>
            <form class="actions" on:submit=keep>
                <div class="answer">
                    <label for="version-name">{t!(i18n, version.name)}</label>
                    <input
                        id="version-name"
                        type="text"
                        maxlength="80"
                        autocomplete="off"
                        prop:value=name
                        on:input:target=move |event| name.set(event.target().value())
                    />
                </div>
                <button type="submit" class="button">
                    {t!(i18n, version.keep)}
                </button>
            </form>
            <VersionList
                on_compare=move |version| compared.set(Some(version))
                on_restore=restore
            />
            <p id="version-restored" role="status" tabindex="-1">
                {restored_words}
            </p>
            {difference}
        </section>
    }
}
