//! Handing a report on: frozen by the engine, made a link or a file here, sealed where a passphrase is chosen.

use leptos::prelude::*;

use super::checks::UndecidedNotice;
use super::share_form::ShareForm;
use super::shared_copy::SharedCopyView;
use super::sharing::{Made, Sharing};
use crate::ui::i18n::{t, use_i18n};
use crate::ui::report_desk::use_report_desk;

/// The panel of the draft's report.
#[component]
pub fn SharePanel() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_report_desk();
    let sharing = Sharing::new(desk);
    let count = Signal::derive(move || desk.undecided());
    let is_free = Memo::new(move |_| count.get() == 0);
    let made = Memo::new(move |_| {
        // What was made before something was written that is to be decided on stays away.
        if is_free.get() {
            sharing.get()
        } else {
            Made::Nothing
        }
    });
    let shown = move || match made.get() {
        Made::Nothing => None,
        Made::Asked => Some(view! { <p>{t!(i18n, sharing.making)}</p> }.into_any()),
        Made::Failed(why) => {
            let why = move || why.words(i18n.get_locale());
            Some(view! { <p class="notice notice--alarm">{why}</p> }.into_any())
        }
        Made::Copy(copy) => {
            let year = untrack(|| desk.view(|view| view.report.year)).unwrap_or_default();
            Some(view! { <SharedCopyView shared=copy year /> }.into_any())
        }
    };
    view! {
        <section class="sharing" aria-labelledby="sharing">
            <h2 id="sharing" tabindex="-1">
                {t!(i18n, sharing.title)}
            </h2>
            <p>{t!(i18n, sharing.lead)}</p>
            <Show
                when=move || is_free.get()
                fallback=move || view! { <UndecidedNotice count /> }
            >
                <ShareForm sharing />
            </Show>
            <div role="status">{shown}</div>
        </section>
    }
}
