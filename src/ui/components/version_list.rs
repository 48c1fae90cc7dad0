//! The list of the draft's versions.

use leptos::either::Either;
use leptos::prelude::*;

use crate::browser::clock;
use crate::draft::{Draft, StepId};
use crate::ui::draft_place::place_of;
use crate::ui::i18n::{Locale, t, t_string, td_string, use_i18n};
use crate::ui::workspace::use_workspace;

/// How many days are listed.
const MOST_DAYS: usize = 60;

/// What a version is called.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum VersionName {
    /// As somebody named it; after how many others tells it from one that is called and stands alike.
    Kept(String, usize),
    /// By its day.
    Day(String),
}

impl VersionName {
    /// The name in words.
    pub fn in_words(&self, locale: Locale) -> String {
        match self {
            Self::Kept(name, _) => name.clone(),
            Self::Day(day) => td_string!(locale, version.day, day = day),
        }
    }
}

/// A version in the list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Listed {
    /// What it is called.
    pub name: VersionName,
    /// The step that it is the draft at.
    pub step: Option<StepId>,
    when: String,
}

/// Those that were named, the newest first, then the last step of each day.
fn listed(draft: &Draft) -> Vec<Listed> {
    let named = draft.versions().iter().enumerate().rev();
    let named = named.map(|(place, version)| Listed {
        name: VersionName::Kept(version.name.clone(), place),
        step: version.step,
        when: clock::local_minute(version.at_ms),
    });
    let mut all: Vec<Listed> = named.collect();
    let mut last_day = String::new();
    let steps = draft
        .done()
        .rev()
        .filter_map(|step| Some((step, step.at_ms?)));
    // Steps since then are of the day that was listed last.
    let mut since = u64::MAX;
    for (step, at_ms) in steps {
        if at_ms >= since {
            continue;
        }
        let when = clock::local_minute(at_ms);
        let (day, minute) = when.split_once(' ').unwrap_or_default();
        since = at_ms.saturating_sub(clock::minutes_of(minute) * 60_000);
        let day = day.to_owned();
        if day != last_day {
            all.push(Listed {
                name: VersionName::Day(day.clone()),
                step: Some(step.id),
                when,
            });
            last_day = day;
            if all.len() > MOST_DAYS + draft.versions().len() {
                break;
            }
        }
    }
    all
}

/// The versions, with what can be done with each.
#[component]
pub fn VersionList(
    /// Gets a version that is to be compared with the draft as it is now.
    #[prop(into)]
    on_compare: Callback<Listed>,
    /// Gets a version that the draft is to be made again.
    #[prop(into)]
    on_restore: Callback<Listed>,
) -> impl IntoView {
    let workspace = use_workspace();
    let place = place_of(workspace);
    // Each with whether the draft stands there.
    let versions = Memo::new(move |_| {
        place.with(|_| ());
        workspace.draft.with_untracked(|draft| {
            let is_here = |step| draft.head() == step || draft.returned_to() == Some(step);
            let versions = listed(draft).into_iter();
            let versions = versions.map(|version| {
                let is_here = is_here(version.step);
                (version, is_here)
            });
            versions.collect::<Vec<_>>()
        })
    });
    view! {
        <ul class="history">
            <For each=move || versions.get() key=Clone::clone let((version, is_here))>
                <VersionLine version is_here on_compare on_restore />
            </For>
        </ul>
    }
}

/// A version of the list.
#[component]
fn VersionLine(
    /// The version.
    version: Listed,
    /// Whether the draft stands there.
    is_here: bool,
    /// Gets the version when it is to be compared.
    on_compare: Callback<Listed>,
    /// Gets the version when the draft is to be made it again.
    on_restore: Callback<Listed>,
) -> impl IntoView {
    let i18n = use_i18n();
    let when = version.when.clone();
    let version = StoredValue::new(version);
    let name = move || version.with_value(|version| version.name.in_words(i18n.get_locale()));
    let ways = if is_here {
        Either::Left(view! { <span class="soft">{t!(i18n, history.here)}</span> })
    } else {
        Either::Right(view! {
            <span class="actions">
                <button
                    type="button"
                    class="quiet"
                    aria-label=move || t_string!(i18n, version.compare_of, name = name())
                    on:click=move |_| on_compare.run(version.get_value())
                >
                    {t!(i18n, version.compare)}
                </button>
                <button
                    type="button"
                    class="quiet"
                    aria-label=move || t_string!(i18n, version.go_of, name = name())
                    on:click=move |_| on_restore.run(version.get_value())
                >
                    {t!(i18n, version.go)}
                </button>
            </span>
        })
    };
    view! {
        <li>
            <span class="history__told">{name}</span>
            <span class="history__when soft">{when}</span>
            {ways}
        </li>
    }
}
