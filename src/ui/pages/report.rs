//! The report: what is to be filled in, what is to be looked at, and the paper itself, section by section.

use leptos::prelude::*;

use crate::ui::components::report::{Checks, DetailsForm, DraftPaper, Exports, SharePanel};
use crate::ui::i18n::{t, use_i18n};
use crate::ui::report_desk::ReportDesk;
use crate::ui::workspace::use_workspace;

/// The page.
#[component]
pub fn ReportPage() -> impl IntoView {
    let i18n = use_i18n();
    let desk = ReportDesk::provide(use_workspace());
    let any = Memo::new(move |_| desk.view(|_| ()).is_some());
    let none = move || desk.is_composed.get() && !any.get();
    view! {
        <h1 class="no-print" tabindex="-1">
            {t!(i18n, pages.report)}
        </h1>
        <p class="lead no-print">{t!(i18n, report.lead)}</p>
        <Show when=move || !desk.is_composed.get()>
            <p>{t!(i18n, report.composing)}</p>
        </Show>
        <Show when=none>
            <p>{t!(i18n, report.no_account)}</p>
        </Show>
        <Show when=move || any.get()>
            <div class="no-print">
                <DetailsForm />
            </div>
            <div class="report">
                <div class="report__beside no-print">
                    <Checks />
                    <Exports />
                </div>
                <DraftPaper />
            </div>
            <SharePanel />
        </Show>
    }
}
