//! The paper of the open draft, section by section.

use leptos::prelude::*;

use super::checks::undecided_words;
use super::draft_section::DraftSection;
use crate::model::SectionId;
use crate::ui::i18n::{t, use_i18n};
use crate::ui::report_desk::use_report_desk;

/// The paper, each of whose sections can be written in.
#[component]
pub fn DraftPaper() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_report_desk();
    let title = move || desk.view(|view| view.report.title.clone());
    let sections = move || {
        let ids: Option<Vec<SectionId>> = desk.view(|view| {
            let sections = view.report.sections.iter();
            sections.map(|section| section.id.clone()).collect()
        });
        ids.unwrap_or_default()
    };
    // The browser's own command prints as well, and is not asked.
    let undecided = move || match desk.undecided() {
        0 => String::new(),
        count => undecided_words(i18n.get_locale(), count),
    };
    view! {
        <div class="report__paper">
            <p class="print-only">{undecided}</p>
            <article
                class="paper paper--draft"
                class:paper--undecided=move || desk.undecided() != 0
                aria-label=t!(i18n, report.paper)
            >
                <p class="paper__title" lang="sv">
                    {title}
                </p>
                <For each=sections key=SectionId::clone let:id>
                    <DraftSection id />
                </For>
            </article>
        </div>
    }
}
