//! Files that could not be taken in, and files that the browser does not keep.

use leptos::prelude::*;

use crate::ui::going::focus;
use crate::ui::i18n::{t, use_i18n};
use crate::ui::language;
use crate::ui::workspace::use_workspace;

/// Files that could not be taken in, each with its reason, until they are dismissed.
#[component]
pub fn RefusedFiles() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let dismiss = move |_| {
        workspace.refused.set(Vec::new());
        focus("main h1");
    };
    // They only become more until they are dismissed.
    let refused = move || workspace.refused.get().into_iter().enumerate();
    view! {
        <div role="alert">
            <Show when=move || workspace.refused.with(|refused| !refused.is_empty())>
                <section class="notice notice--alarm" id="refused">
                    <h2>{t!(i18n, files.problems)}</h2>
                    <ul>
                        <For each=refused key=|(number, _)| *number let((_, (name, problem)))>
                            <li>
                                <strong>{name}</strong>
                                ": "
                                {move || language::problem(i18n.get_locale(), &problem)}
                            </li>
                        </For>
                    </ul>
                    <button type="button" class="quiet" on:click=dismiss>
                        {t!(i18n, files.dismiss)}
                    </button>
                </section>
            </Show>
        </div>
    }
}

/// Files that the browser does not keep for next time.
#[component]
pub fn NotKept() -> impl IntoView {
    let i18n = use_i18n();
    let not_kept = use_workspace().engine().not_kept;
    // They only become more, and two may have one name.
    let names = move || not_kept.get().into_iter().enumerate();
    view! {
        <div role="status">
            <For each=names key=|(number, _)| *number let((_, name))>
                <p class="notice">{t!(i18n, problem.not_kept, name = name)}</p>
            </For>
        </div>
    }
}
