//! How a draft and its second coders agree: figures with what they say, a line for each category, and every case on
//! which they differ.

use leptos::prelude::*;

use super::told_text::told_text;
use crate::model::{
    Alpha, AlphaReading, CaseFilter, CaseRow, CategoryAgreement, CoderComparison, Comparison,
    Disagreement, Incomparable, KappaReading, written_date,
};
use crate::ui::i18n::td_string;
use crate::ui::language::{Locale, plural, use_locale};
use crate::ui::markup::{Markup, column_heads, group, row_head, scroll, tag};
use crate::ui::numbers;
use crate::ui::route::{DraftPage, Route};
use crate::ui::second_coder::coder_name;
use crate::ui::workspace::use_workspace;

/// The whole comparison; nothing where no codings are open.
pub fn comparison(found: &Comparison) -> Markup {
    let locale = use_locale();
    let several = (found.coders.len() > 1).then_some(found.alpha).flatten();
    let together = several.map(|alpha| {
        tag("section")
            .attr("aria-labelledby", "together")
            .child(
                tag("h2")
                    .id("together")
                    .child(td_string!(locale, agreement.together)),
            )
            .child(tag("p").child(td_string!(locale, agreement.together_lead)))
            .child(tag("p").class("summary").child(alpha_told(locale, alpha)))
    });
    let coders = (1..).zip(&found.coders);
    group()
        .children(coders.map(|(number, coder)| one(locale, number, coder)))
        .child(together)
}

fn one(locale: Locale, number: u32, found: &CoderComparison) -> Markup {
    let heading = format!("compared-{number}");
    let coder = coder_name(locale, &found.coder);
    let compared = found.agreement.cases;
    let figures = (compared > 0).then(|| {
        group()
            .child(figures(locale, found))
            .child(
                tag("p")
                    .class("hint")
                    .child(td_string!(locale, agreement.limits)),
            )
            .child(categories(locale, found))
            .child(disagreements(locale, found))
    });
    tag("section")
        .attr("aria-labelledby", &heading)
        .child(
            tag("h2")
                .id(&heading)
                .child(td_string!(locale, agreement.beside, coder = coder)),
        )
        .child(tag("p").class("soft").child(found.title.as_str()))
        .child(tag("p").class("summary").child(plural!(
            locale,
            compared,
            agreement.compared_single,
            agreement.compared_several
        )))
        .child(incomparable(locale, found))
        .child(figures)
}

/// The cases that are not compared, by reason.
fn incomparable(locale: Locale, found: &CoderComparison) -> Option<Markup> {
    let reasons = Incomparable::ALL.into_iter().zip(found.incomparable);
    let lines: Vec<Markup> = reasons
        .filter(|(_, cases)| *cases > 0)
        .map(|(reason, cases)| {
            let why = match reason {
                Incomparable::NotCoded => td_string!(locale, agreement.not_coded),
                Incomparable::Gone => td_string!(locale, agreement.gone),
                Incomparable::Undecided => td_string!(locale, agreement.undecided),
                Incomparable::CodebookChanged => td_string!(locale, agreement.codebook_changed),
            };
            let cases = plural!(locale, cases, cases.count_single, cases.count_several);
            tag("li").child(format!("{cases}: {why}"))
        })
        .collect();
    (!lines.is_empty()).then(|| {
        tag("div")
            .class("notice")
            .child(tag("p").child(td_string!(locale, agreement.not_compared)))
            .child(tag("ul").children(lines))
    })
}

fn figures(locale: Locale, found: &CoderComparison) -> Markup {
    let agreement = &found.agreement;
    let sets = agreement.sets;
    let mean = KappaReading::of(agreement.mean, agreement.cases);
    let line =
        |name: &str, told: String| tag("tr").child(row_head(name)).child(tag("td").child(told));
    tag("table").class("agreement").child(
        tag("tbody")
            .child(line(
                td_string!(locale, agreement.same),
                numbers::percent(sets.observed),
            ))
            .child(line(
                td_string!(locale, agreement.kappa_sets),
                kappa_told(locale, sets.value, sets.reading()),
            ))
            .child(line(
                td_string!(locale, agreement.kappa_mean),
                kappa_told(locale, agreement.mean, mean),
            ))
            .child(line(
                td_string!(locale, agreement.alpha),
                alpha_told(locale, found.alpha),
            )),
    )
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

fn alpha_told(locale: Locale, alpha: Alpha) -> String {
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

/// A line for each category that either has given.
fn categories(locale: Locale, found: &CoderComparison) -> Markup {
    let given = |each: &&CategoryAgreement| each.both + each.first_only + each.second_only > 0;
    let lines = found.agreement.categories.iter().filter(given).map(|each| {
        let name = found.categories.get(each.category as usize);
        let counts = [each.both, each.first_only, each.second_only];
        let kappa = each.kappa.value.map_or_else(
            || td_string!(locale, agreement.none).to_owned(),
            |kappa| decimals(locale, kappa),
        );
        tag("tr")
            .child(row_head(name.map_or("", String::as_str)))
            .children(counts.map(|count| tag("td").class("number").child(count)))
            .child(tag("td").class("number").child(kappa))
    });
    group()
        .child(tag("h3").child(td_string!(locale, agreement.by_category)))
        .child(
            scroll(td_string!(locale, agreement.by_category)).child(
                tag("table")
                    .class("agreement")
                    .child(tag("thead").child(column_heads([
                        td_string!(locale, account.category),
                        td_string!(locale, agreement.both),
                        td_string!(locale, agreement.only_you),
                        td_string!(locale, agreement.only_other),
                        td_string!(locale, agreement.kappa),
                    ])))
                    .child(tag("tbody").children(lines)),
            ),
        )
}

fn disagreements(locale: Locale, found: &CoderComparison) -> Markup {
    let differ = &found.agreement.disagreements;
    if differ.is_empty() {
        return tag("p").child(td_string!(locale, agreement.no_disagreements));
    }
    let lines = differ.iter().filter_map(|each| {
        let case = found.cases.get(each.case as usize)?;
        Some(disagreement(locale, found, case, each))
    });
    group()
        .child(tag("h3").child(plural!(
            locale,
            u32::try_from(differ.len()).unwrap_or(u32::MAX),
            agreement.disagreement_single,
            agreement.disagreement_several
        )))
        .child(tag("p").child(td_string!(locale, agreement.disagreements_lead)))
        .child(tag("ol").class("disagreements").children(lines))
}

fn disagreement(
    locale: Locale,
    found: &CoderComparison,
    case: &CaseRow,
    differs: &Disagreement,
) -> Markup {
    let names = |own: &[u32]| {
        let numbers = differs.both.iter().chain(own);
        let names = numbers.filter_map(|number| found.categories.get(*number as usize));
        let names: Vec<&str> = names.map(String::as_str).collect();
        if names.is_empty() {
            td_string!(locale, coding.none_fits).to_owned()
        } else {
            names.join(", ")
        }
    };
    let mut texts: Vec<&str> = Vec::new();
    for notation in &case.notations {
        let text = notation
            .text
            .as_deref()
            .filter(|text| !texts.contains(text));
        texts.extend(text);
    }
    let date = case.date.map(|date| format!(" {}", written_date(date)));
    tag("li")
        .child(
            tag("p")
                .child(link(locale, case))
                .child(date.map(|date| tag("span").class("soft").child(date))),
        )
        .children(texts.into_iter().map(|text| told_text(text, Vec::new())))
        .child(tag("p").child(td_string!(
            locale,
            agreement.you_chose,
            names = names(&differs.first_only)
        )))
        .child(tag("p").child(td_string!(
            locale,
            agreement.other_chose,
            coder = coder_name(locale, &found.coder),
            names = names(&differs.second_only)
        )))
}

/// The case's number, as a link to it among the cases; a case without a number has no link.
fn link(locale: Locale, case: &CaseRow) -> Markup {
    let Some(number) = &case.number else {
        return tag("span").child(td_string!(locale, agreement.no_number));
    };
    let filter = CaseFilter {
        text: number.clone(),
        ..CaseFilter::default()
    };
    let id = use_workspace()
        .draft
        .with_untracked(|draft| draft.id.clone());
    let page = DraftPage::Cases(filter);
    tag("a")
        .attr("href", Route::Draft { id, page }.href())
        .child(td_string!(locale, agreement.case, number = number))
}
