//! The one thing to do next.

use leptos::prelude::*;

use crate::model::CaseFilter;
use crate::model::{CaseOrder, Categorised, Dimension};
use crate::ui::i18n::{t_string, use_i18n};
use crate::ui::language::plural;
use crate::ui::models::overview::{self, Next};
use crate::ui::route::DraftPage;
use crate::ui::workspace::use_workspace;

/// What is to be done next, in a sentence, and the button that leads there.
#[component]
pub fn NextStep() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let next = Memo::new(move |_| {
        let [.., undecided] = workspace
            .categorised
            .with(|units| overview::categorised(units));
        workspace.state.with(|state| {
            let sources = &state.sources;
            workspace
                .sources
                .with(|views| overview::next(sources, views, undecided))
        })
    });
    // Nothing can be said of files that are being counted for the first time.
    let is_known = move || {
        workspace.counted.get() > 0 || workspace.state.with(|state| state.sources.is_empty())
    };
    let said = move || {
        let locale = i18n.get_locale();
        match next.get() {
            Next::AddFiles => t_string!(i18n, overview.next_files).to_owned(),
            Next::Answer(count) => {
                plural!(
                    locale,
                    count,
                    overview.next_answer_single,
                    overview.next_answer_several
                )
            }
            Next::Confirm => t_string!(i18n, overview.next_confirm).to_owned(),
            Next::Categorise(count) => plural!(
                locale,
                count,
                overview.next_categorise_single,
                overview.next_categorise_several
            ),
            Next::Write => t_string!(i18n, overview.next_write).to_owned(),
        }
    };
    let name = move || match next.get() {
        Next::AddFiles => t_string!(i18n, overview.add_files),
        Next::Answer(_) => t_string!(i18n, overview.answer),
        Next::Confirm => t_string!(i18n, overview.confirm),
        Next::Categorise(_) => t_string!(i18n, overview.categorise),
        Next::Write => t_string!(i18n, overview.write),
    };
    let leads_to = move || {
        workspace.href(match next.get() {
            Next::AddFiles | Next::Answer(_) | Next::Confirm => DraftPage::Files,
            Next::Categorise(_) => {
                let undecided = Categorised::Undecided.code();
                let filter = CaseFilter::default().with(Dimension::Categorised, undecided);
                DraftPage::Cases(CaseFilter {
                    order: CaseOrder::Teaching,
                    ..filter
                })
            }
            Next::Write => DraftPage::Report,
        })
    };
    view! {
        <div class="next-step">
            <Show
                when=is_known
                fallback=move || {
                    view! { <p role="status">{move || t_string!(i18n, engine.counting)}</p> }
                }
            >
                <p class="lead">{said}</p>
                <p>
                    <a class="button button--primary" href=leads_to>
                        {name}
                    </a>
                </p>
            </Show>
        </div>
    }
}
