//! What a translation between years does to the comparison, before it is used.

use leptos::prelude::*;

use super::Book;
use crate::model::{
    CategoryId, Count, Crosswalk, TranslatedCount, TranslationEffect, YearsToTranslate,
};
use crate::ui::i18n::td_string;
use crate::ui::language;
use crate::ui::live::shown;
use crate::ui::markup::{Markup, row_head, scroll_under, tag};

/// The earlier year's counts that change, those that cannot be compared, and those that stay under their old name.
pub(super) fn effect(
    book: Book,
    years: StoredValue<YearsToTranslate>,
    crosswalk: Memo<Crosswalk>,
) -> Markup {
    tag("div").attr("role", "group").class("stack").child(shown(
        move || crosswalk.get(),
        move |crosswalk| years.with_value(|years| told(book, years, crosswalk)),
    ))
}

fn told(book: Book, years: &YearsToTranslate, crosswalk: &Crosswalk) -> Markup {
    let locale = book.locale;
    let translation = crosswalk.translated(&years.counts);
    let changed = translation.later.iter();
    let changed: Vec<Markup> = changed
        .filter(|later| later.effect != TranslationEffect::Same)
        .map(|later| row(book, years, later))
        .collect();
    let head = |name: &str| tag("th").attr("scope", "col").child(name);
    let table = (!changed.is_empty()).then(|| {
        scroll_under("effect").child(
            tag("table")
                .class("narrow")
                .child(
                    tag("thead").child(
                        tag("tr")
                            .child(head(td_string!(locale, account.category)))
                            .child(
                                head(&td_string!(
                                    locale,
                                    translation.before,
                                    year = years.from_year
                                ))
                                .class("number"),
                            )
                            .child(
                                head(&td_string!(
                                    locale,
                                    translation.after,
                                    year = years.from_year
                                ))
                                .class("number"),
                            )
                            .child(head(td_string!(locale, translation.because))),
                    ),
                )
                .child(tag("tbody").children(changed)),
        )
    });
    let kept: Vec<&(CategoryId, Count)> = translation
        .divided
        .iter()
        .chain(&translation.left)
        .collect();
    let names = book.names(kept.iter().map(|(id, _)| id));
    let (from, to) = (years.from_year, years.to_year);
    let kept = (!kept.is_empty()).then(|| {
        tag("p").child(td_string!(
            locale,
            translation.kept,
            names = names,
            from = from,
            to = to
        ))
    });
    tag("div")
        .class("stack")
        .child(
            tag("h3")
                .id("effect")
                .child(td_string!(locale, translation.effect)),
        )
        .child(table)
        .child(kept)
}

fn row(book: Book, years: &YearsToTranslate, later: &TranslatedCount) -> Markup {
    let locale = book.locale;
    let count_of = |id: &CategoryId| {
        let found = years.counts.iter().find(|(other, _)| other == id);
        found.map_or(Count::Missing, |(_, count)| *count)
    };
    let parts = later.from.iter().map(|id| {
        let count = language::count(locale, count_of(id));
        format!("{} {count}", book.name(id))
    });
    let parts = parts.collect::<Vec<_>>().join(" + ");
    let because = if later.effect == TranslationEffect::NotComparable {
        td_string!(locale, translation.not_comparable).to_owned()
    } else {
        parts
    };
    let number = |count: Count| {
        tag("td")
            .class("number")
            .child(language::count(locale, count))
    };
    tag("tr")
        .child(row_head(book.name(&later.id)))
        .child(number(count_of(&later.id)))
        .child(number(later.count))
        .child(tag("td").child(because))
}
