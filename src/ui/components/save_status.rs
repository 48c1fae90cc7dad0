//! Whether the draft is saved, and what to do when it is not.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::browser::clock;
use crate::ui::language::use_locale;
use crate::ui::live::part;
use crate::ui::workspace::{Saving, use_workspace};

/// "Sparat 2022-03-15 09:42", or why not.
#[component]
pub fn SaveStatus() -> impl IntoView {
    let locale = use_locale();
    let workspace = use_workspace();
    let failure = Memo::new(move |_| match workspace.saving.get() {
        Saving::Saved(_) => None,
        failed => Some(failed),
    });
    view! {
        <p class="saved soft">
            {part(move || {
                match workspace.saving.get() {
                    Saving::Saved(ms) => {
                        td_string!(locale, draft.saved_at, when = clock::local_minute(ms))
                            .to_string()
                    }
                    _ => td_string!(locale, draft.not_saved).to_owned(),
                }
            })}
        </p>
        {part(move || {
            failure
                .get()
                .map(|failed| {
                    view! {
                        <section class="notice notice--alarm" role="alert">
                            <p>
                                {part(move || {
                                    match failed {
                                        Saving::Unavailable => {
                                            td_string!(locale, draft.save_unavailable)
                                        }
                                        Saving::NewerElsewhere => {
                                            td_string!(locale, draft.save_newer)
                                        }
                                        Saving::Damaged => td_string!(locale, draft.save_damaged),
                                        Saving::Refused | Saving::Saved(_) => {
                                            td_string!(locale, draft.save_full)
                                        }
                                    }
                                })}
                            </p>
                            {if failed == Saving::NewerElsewhere {
                                view! {
                                    <button
                                        type="button"
                                        class="button"
                                        on:click=|_| {
                                            let _ = window().location().reload();
                                        }
                                    >
                                        {td_string!(locale, engine.reload)}
                                    </button>
                                }
                                    .into_any()
                            } else {
                                view! {
                                    <button
                                        type="button"
                                        class="button"
                                        on:click=move |_| workspace.save()
                                    >
                                        {td_string!(locale, draft.try_again)}
                                    </button>
                                }
                                    .into_any()
                            }}
                        </section>
                    }
                })
        })}
    }
}
