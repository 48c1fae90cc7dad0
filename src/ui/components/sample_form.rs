//! Where a blind sample of a unit's decided cases is made and saved as a file.

use leptos::either::Either;
use leptos::prelude::*;

use crate::browser::{clock, download};
use crate::model::{Categorised, CategorisedCount};
use crate::protocol::{Request, Response};
use crate::ui::i18n::{Locale, t, t_string, td_string, use_i18n};
use crate::ui::language::plural;
use crate::ui::workspace::{Workspace, use_workspace};

/// How many cases a sample can be asked to have; the second is what it has unless another is chosen.
const SIZES: [u32; 3] = [30, 50, 100];

/// The form, where any case is decided.
#[component]
pub fn SampleForm() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let units = Memo::new(move |_| {
        workspace.categorised.with(|units| {
            let decided = units.iter().filter(|unit| decided(unit) > 0);
            decided.cloned().collect::<Vec<_>>()
        })
    });
    let form = move || {
        let units = units.get();
        if units.is_empty() {
            Either::Left(view! { <p>{t!(i18n, agreement.nothing_decided)}</p> })
        } else {
            Either::Right(view! { <SampleChoice units /> })
        }
    };
    view! {
        <section aria-labelledby="sample">
            <h2 id="sample">{t!(i18n, agreement.sample_title)}</h2>
            <p>{t!(i18n, agreement.sample_lead)}</p>
            {form}
        </section>
    }
}

/// Of which unit and how large the sample is to be, and the button that saves it.
#[component]
fn SampleChoice(
    /// The units that any case is decided of.
    units: Vec<CategorisedCount>,
) -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let unit = RwSignal::new(0_usize);
    let size = RwSignal::new(SIZES[1]);
    // How many cases the sample has that was saved.
    let saved = RwSignal::new(None);
    let names = units.iter().cloned().enumerate().map(|(place, each)| {
        let name = move || {
            let locale = i18n.get_locale();
            let unit = name_of(locale, &each);
            let cases = cases_counted(locale, decided(&each));
            td_string!(locale, agreement.unit_with, unit = unit, cases = cases)
        };
        view! {
            <option value=place.to_string() prop:selected=move || unit.get() == place>
                {name}
            </option>
        }
    });
    let names = names.collect_view();
    let sizes = SIZES.map(|each| {
        view! {
            <option value=each.to_string() prop:selected=move || size.get() == each>
                {each}
            </option>
        }
    });
    let units = StoredValue::new(units);
    let save = move |_| {
        let chosen = units.with_value(|units| units.get(unit.get_untracked()).cloned());
        if let Some(chosen) = chosen {
            let locale = i18n.get_locale_untracked();
            hand_on(locale, workspace, &chosen, size.get_untracked(), saved);
        }
    };
    let told = move || {
        saved.get().map(|drawn| {
            let cases = cases_counted(i18n.get_locale(), drawn);
            t_string!(i18n, agreement.saved, cases = cases)
        })
    };
    view! {
        <div class="answers">
            <div class="answer">
                <label for="sample-unit">{t!(i18n, agreement.unit)}</label>
                <select
                    id="sample-unit"
                    on:change:target=move |event| {
                        unit.set(event.target().value().parse().unwrap_or_default());
                    }
                >
                    {names}
                </select>
            </div>
            <div class="answer answer--short">
                <label for="sample-size">{t!(i18n, agreement.size)}</label>
                <select
                    id="sample-size"
                    on:change:target=move |event| {
                        size.set(event.target().value().parse().unwrap_or(SIZES[1]));
                    }
                >
                    {sizes}
                </select>
            </div>
        </div>
        <p class="notice">{t!(i18n, agreement.sensitive)}</p>
        <p>
            <button type="button" class="button" on:click=save>
                {t!(i18n, agreement.save)}
            </button>
        </p>
        <p role="status">{told}</p>
    }
}

/// Lets the engine draw the sample, and saves it; `saved` gets how many cases it has.
fn hand_on(
    locale: Locale,
    workspace: Workspace,
    unit: &CategorisedCount,
    wanted: u32,
    saved: RwSignal<Option<u32>>,
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
            let _ = saved.try_set(Some(drawn));
        }
    });
}

fn cases_counted(locale: Locale, cases: u32) -> String {
    plural!(locale, cases, cases.count_single, cases.count_several)
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
