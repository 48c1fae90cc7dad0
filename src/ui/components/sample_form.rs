//! Where a blind sample of a unit's decided cases is made and saved as a file.

use leptos::prelude::*;

use crate::browser::{clock, download};
use crate::model::{Categorised, CategorisedCount};
use crate::protocol::{Request, Response};
use crate::ui::i18n::td_string;
use crate::ui::language::{Locale, plural, use_locale};
use crate::ui::live::{part, words};
use crate::ui::markup::{Markup, answer, button, choice, group, tag};
use crate::ui::workspace::{Workspace, use_workspace};

/// How many cases a sample can be asked to have; the second is what it has unless another is chosen.
const SIZES: [u32; 3] = [30, 50, 100];

/// The form.
pub fn sample_form() -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    tag("section")
        .attr("aria-labelledby", "sample")
        .child(
            tag("h2")
                .id("sample")
                .child(td_string!(locale, agreement.sample_title)),
        )
        .child(tag("p").child(td_string!(locale, agreement.sample_lead)))
        .child(part(move || {
            let units = workspace.categorised.with(|units| {
                let decided = units.iter().filter(|unit| decided(unit) > 0);
                decided.cloned().collect::<Vec<_>>()
            });
            untrack(|| form(locale, workspace, units))
        }))
}

fn form(locale: Locale, workspace: Workspace, units: Vec<CategorisedCount>) -> Markup {
    if units.is_empty() {
        return tag("p").child(td_string!(locale, agreement.nothing_decided));
    }
    let unit = RwSignal::new(0_usize);
    let size = RwSignal::new(SIZES[1]);
    let done = RwSignal::new(String::new());
    let names = units.iter().enumerate().map(|(place, each)| {
        let cases = plural!(
            locale,
            decided(each),
            cases.count_single,
            cases.count_several
        );
        let name = td_string!(
            locale,
            agreement.unit_with,
            unit = name_of(locale, each),
            cases = cases
        );
        choice(place.to_string(), name)
    });
    let unit_field = tag("select").children(names).on("change", move |event| {
        unit.set(event_target_value(&event).parse().unwrap_or_default());
    });
    let sizes =
        SIZES.map(|each| choice(each.to_string(), each).selected_while(move || size.get() == each));
    let size_field = tag("select").children(sizes).on("change", move |event| {
        size.set(event_target_value(&event).parse().unwrap_or(SIZES[1]));
    });
    let units = StoredValue::new(units);
    let save = move |_| {
        let chosen = units.with_value(|units| units.get(unit.get_untracked()).cloned());
        if let Some(chosen) = chosen {
            hand_on(locale, workspace, &chosen, size.get_untracked(), done);
        }
    };
    group()
        .child(
            tag("div")
                .class("answers")
                .child(answer(
                    "sample-unit",
                    td_string!(locale, agreement.unit),
                    unit_field,
                ))
                .child(
                    answer(
                        "sample-size",
                        td_string!(locale, agreement.size),
                        size_field,
                    )
                    .class("answer answer--short"),
                ),
        )
        .child(
            tag("p")
                .class("notice")
                .child(td_string!(locale, agreement.sensitive)),
        )
        .child(tag("p").child(button("button", td_string!(locale, agreement.save), save)))
        .child(
            tag("p")
                .attr("role", "status")
                .child(words(move || done.get())),
        )
}

/// Lets the engine draw the sample, and saves it.
fn hand_on(
    locale: Locale,
    workspace: Workspace,
    unit: &CategorisedCount,
    wanted: u32,
    done: RwSignal<String>,
) {
    let year = untrack(|| workspace.account(|account| account.year));
    let name = name_of(locale, unit);
    let drawn = wanted.min(decided(unit));
    let request = Request::Sample {
        title: year.map_or_else(|| name.clone(), |year| format!("{name}, {year}")),
        unit: unit.unit.clone(),
        wanted,
        seed: clock::now_ms(),
    };
    workspace.engine().ask(&request, None, move |reply| {
        if let Ok((Response::File, Some(bytes))) = reply {
            // A browser that refuses a download says so itself.
            let _ = download::save(
                td_string!(locale, agreement.sample_file),
                "text/plain",
                &bytes,
            );
            let cases = plural!(locale, drawn, cases.count_single, cases.count_several);
            let _ = done.try_set(td_string!(locale, agreement.saved, cases = cases));
        }
    });
}

fn name_of(locale: Locale, unit: &CategorisedCount) -> String {
    let name = unit.unit.clone();
    name.unwrap_or_else(|| td_string!(locale, account.no_unit).to_owned())
}

/// How many of a unit's cases of the year are decided by anyone.
fn decided(unit: &CategorisedCount) -> u32 {
    let cases = Categorised::ALL.into_iter().zip(unit.cases);
    cases
        .filter(|(how, _)| *how != Categorised::Undecided)
        .map(|(_, cases)| cases)
        .sum()
}
