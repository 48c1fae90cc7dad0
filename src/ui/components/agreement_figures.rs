//! The figures of how a draft and a second coder agree, with what they say.

use leptos::prelude::*;

use crate::model::{Alpha, AlphaReading, CategoryAgreement, CoderComparison, KappaReading};
use crate::ui::i18n::{Locale, t, td_string, use_i18n};
use crate::ui::numbers;

/// The figures of the whole.
#[component]
pub fn AgreementFigures(
    /// What was found.
    found: StoredValue<CoderComparison>,
) -> impl IntoView {
    let i18n = use_i18n();
    let (agreement_cases, mean, sets, alpha) = found.with_value(|found| {
        let agreement = &found.agreement;
        (agreement.cases, agreement.mean, agreement.sets, found.alpha)
    });
    let kappa_sets = move || kappa_told(i18n.get_locale(), sets.value, sets.reading());
    let kappa_mean = move || {
        let reading = KappaReading::of(mean, agreement_cases);
        kappa_told(i18n.get_locale(), mean, reading)
    };
    view! {
        <table class="agreement">
            <tbody>
                <tr>
                    <th scope="row">{t!(i18n, agreement.same)}</th>
                    <td>{numbers::percent(sets.observed)}</td>
                </tr>
                <tr>
                    <th scope="row">{t!(i18n, agreement.kappa_sets)}</th>
                    <td>{kappa_sets}</td>
                </tr>
                <tr>
                    <th scope="row">{t!(i18n, agreement.kappa_mean)}</th>
                    <td>{kappa_mean}</td>
                </tr>
                <tr>
                    <th scope="row">{t!(i18n, agreement.alpha)}</th>
                    <td>{move || alpha_told(i18n.get_locale(), alpha)}</td>
                </tr>
            </tbody>
        </table>
    }
}

/// A line for each category that either has given.
#[component]
pub fn CategoryFigures(
    /// What was found.
    found: StoredValue<CoderComparison>,
) -> impl IntoView {
    let i18n = use_i18n();
    let given = |each: &&CategoryAgreement| each.both + each.first_only + each.second_only > 0;
    let line = |found: &CoderComparison, each: &CategoryAgreement| {
        let name = found.categories.get(each.category as usize);
        let kappa = each.kappa.value;
        let kappa = move || {
            let locale = i18n.get_locale();
            kappa.map_or_else(
                || td_string!(locale, agreement.none).to_owned(),
                |kappa| decimals(locale, kappa),
            )
        };
        view! {
            <tr>
                <th scope="row">{name.cloned().unwrap_or_default()}</th>
                <td class="number">{each.both}</td>
                <td class="number">{each.first_only}</td>
                <td class="number">{each.second_only}</td>
                <td class="number">{kappa}</td>
            </tr>
        }
    };
    let lines = found.with_value(|found| {
        let categories = found.agreement.categories.iter().filter(given);
        categories.map(|each| line(found, each)).collect_view()
    });
    view! {
        <h3>{t!(i18n, agreement.by_category)}</h3>
        <div class="scroll" role="group" tabindex="0" aria-label=t!(i18n, agreement.by_category)>
            <table class="agreement">
                <thead>
                    <tr>
                        <th scope="col">{t!(i18n, account.category)}</th>
                        <th scope="col">{t!(i18n, agreement.both)}</th>
                        <th scope="col">{t!(i18n, agreement.only_you)}</th>
                        <th scope="col">{t!(i18n, agreement.only_other)}</th>
                        <th scope="col">{t!(i18n, agreement.kappa)}</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
}

/// A kappa and what it says: "0,72: god samstämmighet".
fn kappa_told(locale: Locale, value: Option<f64>, reading: KappaReading) -> String {
    let says = match reading {
        KappaReading::TooFew => td_string!(locale, agreement.too_few),
        KappaReading::Poor => td_string!(locale, agreement.poor),
        KappaReading::Fair => td_string!(locale, agreement.fair),
        KappaReading::Moderate => td_string!(locale, agreement.moderate),
        KappaReading::Good => td_string!(locale, agreement.good),
        KappaReading::VeryGood => td_string!(locale, agreement.very_good),
    };
    told(locale, value, says)
}

/// An alpha and what it says.
pub fn alpha_told(locale: Locale, alpha: Alpha) -> String {
    let says = match alpha.reading() {
        AlphaReading::TooFew => td_string!(locale, agreement.too_few),
        AlphaReading::Unreliable => td_string!(locale, agreement.unreliable),
        AlphaReading::Tentative => td_string!(locale, agreement.tentative),
        AlphaReading::Reliable => td_string!(locale, agreement.reliable),
    };
    told(locale, alpha.value, says)
}

fn told(locale: Locale, value: Option<f64>, says: &str) -> String {
    match value {
        Some(value) => format!("{}: {says}", decimals(locale, value)),
        None => td_string!(locale, agreement.no_value).to_owned(),
    }
}

fn decimals(locale: Locale, value: f64) -> String {
    let mark = match locale {
        Locale::Sv => ',',
        Locale::En => '.',
    };
    numbers::hundredths(value, mark)
}
