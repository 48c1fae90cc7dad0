//! A reminder of saving a copy of the draft.

use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::copies::copied_ms;
use crate::ui::i18n::{t, t_string, use_i18n};
use crate::ui::route::DraftPage;
use crate::ui::workspace::use_workspace;

/// After how many days a copy is old.
const OLD_DAYS: u64 = 14;

const DAY_MS: u64 = 24 * 60 * 60 * 1000;

/// How many steps a draft has before a first copy is called for.
const WORTH_A_COPY: usize = 50;

/// A calm line where the last copy of the draft is old, or there is none of much work.
#[component]
pub fn CopyReminder() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let (id, created, steps, last) = workspace.draft.with_untracked(|draft| {
        let last = draft.steps().iter().filter_map(|step| step.at_ms).max();
        (
            draft.id.clone(),
            draft.created_ms,
            draft.steps().len(),
            last,
        )
    });
    let copied = copied_ms(&id);
    let since = copied.unwrap_or(created);
    let old = clock::now_ms().saturating_sub(since) > OLD_DAYS * DAY_MS;
    let worked = last.is_some_and(|last| last > since);
    let wanted = old && worked && (copied.is_some() || steps >= WORTH_A_COPY);
    let says = move || {
        copied.map_or_else(
            || t_string!(i18n, copy.remind_none).to_owned(),
            |ms| t_string!(i18n, copy.remind_old, when = clock::local_minute(ms)),
        )
    };
    wanted.then(|| {
        view! {
            <p class="soft">
                {says} " " <a href=workspace.href(DraftPage::History)>{t!(i18n, copy.save)}</a>
            </p>
        }
    })
}
