//! A case of a blind sample, and the categories that a second coder chooses among.

use leptos::prelude::*;

use super::personal_data::shown_line;
use super::told_text::told_text;
use crate::model::{SampleCase, SampleCategory, written_date};
use crate::ui::i18n::td_string;
use crate::ui::language::{self, Locale, use_locale};
use crate::ui::live::words;
use crate::ui::markup::{Markup, group, tag};
use crate::ui::second_coder::{SecondCoder, use_second_coder};

/// The case at a place of the sample that is being sorted.
pub fn sample_case(at: usize) -> Markup {
    let locale = use_locale();
    let second = use_second_coder();
    second.sample.with_untracked(|sample| {
        let Some((sample, case)) = sample
            .as_ref()
            .and_then(|sample| Some((sample, sample.cases.get(at)?)))
        else {
            return group();
        };
        let heading = td_string!(
            locale,
            second.case,
            number = at + 1,
            total = sample.cases.len()
        );
        tag("section")
            .class("sample-case")
            .attr("aria-labelledby", "sample-case")
            .child(
                tag("h2")
                    .id("sample-case")
                    .attr("tabindex", "-1")
                    .child(heading),
            )
            .child(told(locale, case))
            .child(categories(locale, second, at, &sample.categories))
    })
}

fn told(locale: Locale, case: &SampleCase) -> Markup {
    let mut about = language::kind(locale, case.kind).to_owned();
    if let Some(date) = case.date {
        about.push_str(", ");
        about.push_str(&written_date(date));
    }
    let texts = case.texts.iter().map(|text| told_text(text, Vec::new()));
    let silent = case.texts.is_empty();
    let measure = (!case.measure.is_empty()).then(|| {
        let measure = case.measure.clone();
        tag("p")
            .class("soft")
            .child(td_string!(locale, second.measure))
            .child(" ")
            .child(words(move || shown_line(&measure, usize::MAX)))
    });
    group()
        .child(tag("p").class("soft").child(about))
        .children(texts)
        .child(silent.then(|| {
            tag("p")
                .class("soft")
                .child(td_string!(locale, second.silent))
        }))
        .child(measure)
}

fn categories(
    locale: Locale,
    second: SecondCoder,
    at: usize,
    categories: &[SampleCategory],
) -> Markup {
    let lines = (1..).zip(categories).map(|(number, category)| {
        let (shown, chosen) = (category.id.clone(), category.id.clone());
        let key = (number < 10).then(|| tag("kbd").child(number));
        let field = tag("input")
            .attr("type", "checkbox")
            .checked_while(move || second.has(at, &shown))
            .on("change", move |_| second.toggle(at, &chosen));
        let label = tag("label")
            .class("tick")
            .child(field)
            .child(category.name.as_str())
            .child(key);
        tag("li").child(label).child(help(locale, category))
    });
    let none = tag("input")
        .attr("type", "checkbox")
        .checked_while(move || second.is_none(at))
        .on("change", move |_| second.toggle_none(at));
    let none = tag("label")
        .class("tick")
        .child(none)
        .child(td_string!(locale, coding.none_fits))
        .child(tag("kbd").child("N"));
    tag("fieldset")
        .child(tag("legend").child(td_string!(locale, coding.categories)))
        .child(
            tag("ul")
                .class("plain sample-case__choices")
                .children(lines)
                .child(tag("li").child(none)),
        )
}

/// What the codebook says of a category.
fn help(locale: Locale, category: &SampleCategory) -> Markup {
    let definition = (!category.definition.is_empty())
        .then(|| tag("p").class("hint").child(category.definition.as_str()));
    let keywords = (!category.keywords.is_empty()).then(|| {
        let words = category.keywords.join(", ");
        tag("p")
            .class("hint")
            .child(td_string!(locale, second.keywords, words = words))
    });
    let examples = (!category.examples.is_empty()).then(|| {
        let examples = category.examples.iter();
        tag("details")
            .child(tag("summary").child(td_string!(locale, second.examples, name = category.name)))
            .child(tag("ul").children(examples.map(|each| tag("li").child(each.as_str()))))
    });
    group().child(definition).child(keywords).child(examples)
}
