//! The largest groups of undecided cases whose texts are nearly the same, each with the way to all of it.

use leptos::prelude::*;

use super::personal_data::shown_line;
use crate::model::{CaseFilter, CaseOrder, CaseRow};
use crate::protocol::{Request, Response};
use crate::ui::asked::asked;
use crate::ui::case_browser::{CaseBrowser, CaseView};
use crate::ui::engine::Engine;
use crate::ui::i18n::{Locale, t, t_string, td_string, use_i18n};
use crate::ui::language::plural;
use crate::ui::workspace::use_workspace;

/// How many bytes of a text stand in the list at the most.
const SHOWN: usize = 300;

/// The groups among the cases that the page's filter lets through.
#[component]
pub fn NearGroups(
    /// The page of cases.
    browser: CaseBrowser,
) -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let engine = expect_context::<Engine>();
    let found = asked(
        workspace,
        move || {
            workspace.counted.track();
            engine.learnt.track();
            let filter = CaseFilter {
                order: CaseOrder::Date,
                ..browser.filter()
            };
            Some(Request::NearGroups { filter })
        },
        |response| match response {
            Response::NearGroups(groups) => groups,
            _ => None,
        },
    );
    let groups = Memo::new(move |_| {
        found.with(|found| found.iter().flatten().map(Group::of).collect::<Vec<_>>())
    });
    let lead = move || match found.with(|found| found.as_ref().map(Vec::len)) {
        None => comparing(i18n.get_locale(), engine),
        Some(0) => t_string!(i18n, near.no_groups).to_owned(),
        Some(_) => t_string!(i18n, near.groups_lead).to_owned(),
    };
    view! {
        <section class="coding near" aria-labelledby="near-title">
            <h2 id="near-title" tabindex="-1">
                {t!(i18n, near.groups)}
            </h2>
            <p role="status">{lead}</p>
            <p>
                <button
                    type="button"
                    class="quiet"
                    on:click=move |_| browser.look_at(CaseView::List)
                >
                    {t!(i18n, near.to_list)}
                </button>
            </p>
            <Show when=move || !groups.with(Vec::is_empty)>
                <ol class="notations">
                    <For each=move || groups.get() key=Group::clone let:group>
                        <GroupItem browser group />
                    </For>
                </ol>
            </Show>
        </section>
    }
}

/// How far the texts have been compared.
pub(super) fn comparing(locale: Locale, engine: Engine) -> String {
    let share = engine.share_learnt();
    td_string!(locale, near.comparing, share = share)
}

/// What is shown of a group.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Group {
    /// The place of its first case among all.
    at: u32,
    /// How many cases it has.
    cases: u32,
    unit: Option<String>,
    /// The text of its first case.
    text: String,
}

impl Group {
    fn of((row, cases): &(CaseRow, u32)) -> Self {
        let text = row.notations.iter().find_map(|each| each.text.clone());
        Self {
            at: row.at,
            cases: *cases,
            unit: row.unit.clone(),
            text: text.unwrap_or_default(),
        }
    }
}

/// How many cases a group has, and how the text of its first begins.
#[component]
fn GroupItem(
    /// The page of cases.
    browser: CaseBrowser,
    /// The group.
    group: Group,
) -> impl IntoView {
    let i18n = use_i18n();
    let Group {
        at,
        cases,
        unit,
        text,
    } = group;
    let id = format!("near-{at}");
    let count = move || {
        plural!(
            i18n.get_locale(),
            cases,
            cases.count_single,
            cases.count_several
        )
    };
    let unit = move || {
        let none = || t_string!(i18n, account.no_unit).to_owned();
        unit.clone().unwrap_or_else(none)
    };
    view! {
        <li>
            <p>
                <button
                    type="button"
                    class="suggestion"
                    aria-describedby=id.clone()
                    on:click=move |_| browser.look_at(CaseView::NearGroup(at))
                >
                    {count}
                </button>
                " "
                <span class="soft">{unit}</span>
            </p>
            <p id=id>{move || shown_line(&text, SHOWN)}</p>
        </li>
    }
}
