//! What is left to answer about the files, and the way on to the account. It stays at the foot of the window.

use leptos::prelude::*;

use crate::browser::fragment;
use crate::model::SourceState;
use crate::ui::going::{focus, focus_question};
use crate::ui::i18n::{t, t_string, use_i18n};
use crate::ui::language::plural;
use crate::ui::models::overview;
use crate::ui::route::DraftPage;
use crate::ui::workspace::use_workspace;

/// Whether a file still needs an answer before its cases can be counted.
fn lacks_answers(source: &SourceState) -> bool {
    source
        .sheets
        .iter()
        .any(|sheet| sheet.lacks_kind() || sheet.lacks_unit() || sheet.lacks_year())
}

/// The number of questions, the way to the next one, and the button that confirms the files and goes on to the account
/// when no answer is lacking.
#[component]
pub fn FilesBar() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let confirmed = Memo::new(move |_| {
        let all = |sources: &[SourceState]| sources.iter().all(|each| each.confirmed);
        workspace.state.with(|state| all(&state.sources))
    });
    let lacking = Memo::new(move |_| {
        let any = |sources: &[SourceState]| sources.iter().any(lacks_answers);
        workspace.state.with(|state| any(&state.sources))
    });
    let left = Memo::new(move |_| {
        workspace
            .sources
            .with(|views| overview::open_questions(views))
    });
    let asked = RwSignal::new(false);
    let go_on = move |_| {
        if lacking.get_untracked() {
            asked.set(true);
            focus("[aria-invalid=true]");
            return;
        }
        if !confirmed.get_untracked() {
            workspace.confirm_all();
        }
        fragment::go(&workspace.href(DraftPage::Account));
    };
    let name = move || {
        if confirmed.get() {
            t_string!(i18n, files.show_account)
        } else {
            t_string!(i18n, files.confirm_all)
        }
    };
    let questions = move || {
        let left = left.get();
        let locale = i18n.get_locale();
        (left > 0).then(|| plural!(locale, left, files.left_single, files.left_several))
    };
    view! {
        <div class="confirm">
            <div role="alert">
                <Show when=move || asked.get() && lacking.get()>
                    <p class="error">{t!(i18n, files.missing_answers)}</p>
                </Show>
            </div>
            <p class="confirm__left">{questions}</p>
            <Show when=move || left.get() != 0>
                <button type="button" class="button" on:click=move |_| focus_question()>
                    {t!(i18n, files.next_question)}
                </button>
            </Show>
            <button type="button" class="button button--primary" on:click=go_on>
                {name}
            </button>
        </div>
    }
}
