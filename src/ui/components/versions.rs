//! Versions of the draft: by hand, where a step was given a name, and by day.

use leptos::prelude::*;
use web_sys::Event;

use super::version_difference::version_difference;
use crate::browser::clock;
use crate::draft::{Draft, StepId};
use crate::ui::app::focus;
use crate::ui::i18n::td_string;
use crate::ui::language::{Locale, use_locale};
use crate::ui::live::{part, shown, words};
use crate::ui::markup::{Markup, answer, button, tag};
use crate::ui::pages::place_of;
use crate::ui::typing::typed;
use crate::ui::workspace::{Workspace, use_workspace};

/// How many days are listed.
const MOST_DAYS: usize = 60;

/// A version in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Listed {
    name: String,
    step: Option<StepId>,
    when: String,
}

/// The form that names where the draft stands, and the list of versions.
pub fn versions() -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let name = typed("new-version", String::new);
    let keep = move |event: Event| {
        event.prevent_default();
        let wanted = name.get_untracked().trim().to_owned();
        if !wanted.is_empty() {
            workspace.keep_version(wanted);
            name.set(String::new());
        }
    };
    let compared = RwSignal::new(None::<Listed>);
    let restored = RwSignal::new(String::new());
    let place = place_of(workspace);
    tag("section")
        .attr("aria-labelledby", "versions")
        .child(
            tag("h2")
                .id("versions")
                .child(td_string!(locale, version.title)),
        )
        .child(tag("p").child(td_string!(locale, version.lead)))
        .child(
            tag("form")
                .class("actions")
                .on("submit", keep)
                .child(answer(
                    "version-name",
                    td_string!(locale, version.name),
                    tag("input")
                        .attr("type", "text")
                        .attr("maxlength", "80")
                        .attr("autocomplete", "off")
                        .value_from(move || name.get())
                        .on("input", move |event| name.set(event_target_value(&event))),
                ))
                .child(
                    tag("button")
                        .attr("type", "submit")
                        .class("button")
                        .child(td_string!(locale, version.keep)),
                ),
        )
        .child(part(move || {
            place.with(|_| ());
            let all = workspace
                .draft
                .with_untracked(|draft| listed(locale, draft));
            let lines = all
                .into_iter()
                .map(|version| line(locale, workspace, compared, restored, version));
            tag("ul").class("history").children(lines)
        }))
        .child(
            tag("p")
                .id("version-restored")
                .attr("role", "status")
                .attr("tabindex", "-1")
                .child(words(move || restored.get())),
        )
        .child(shown(
            move || compared.get(),
            move |compared| {
                compared
                    .as_ref()
                    .map(|version| version_difference(&version.name, version.step))
            },
        ))
}

/// Those that were named, the newest first, then the last step of each day.
fn listed(locale: Locale, draft: &Draft) -> Vec<Listed> {
    let named = draft.versions().iter().rev().map(|version| Listed {
        name: version.name.clone(),
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
                name: td_string!(locale, version.day, day = day),
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

fn line(
    locale: Locale,
    workspace: Workspace,
    compared: RwSignal<Option<Listed>>,
    restored: RwSignal<String>,
    version: Listed,
) -> Markup {
    let (name, step) = (version.name.clone(), version.step);
    let is_here = workspace
        .draft
        .with_untracked(|draft| draft.head() == step || draft.returned_to() == Some(step));
    let compare_of = td_string!(locale, version.compare_of, name = name);
    let go_of = td_string!(locale, version.go_of, name = name);
    let restored_name = name.clone();
    let when = version.when.clone();
    let ways = (!is_here).then(|| {
        tag("span")
            .class("actions")
            .child(
                button("quiet", td_string!(locale, version.compare), move |_| {
                    compared.set(Some(version.clone()));
                })
                .attr("aria-label", compare_of),
            )
            .child(
                button("quiet", td_string!(locale, version.go), move |_| {
                    compared.set(None);
                    workspace.return_to(step);
                    restored.set(td_string!(locale, version.restored, name = restored_name));
                    // The button is gone where the draft stands at the version.
                    request_animation_frame(|| focus("#version-restored"));
                })
                .attr("aria-label", go_of),
            )
    });
    tag("li")
        .child(tag("span").class("history__told").child(name))
        .child(tag("span").class("history__when soft").child(when))
        .child(if is_here {
            Some(
                tag("span")
                    .class("soft")
                    .child(td_string!(locale, history.here)),
            )
        } else {
            ways
        })
}
