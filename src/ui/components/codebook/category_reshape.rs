//! A category becomes part of another, or several new ones.

use leptos::prelude::*;
use web_sys::Event;

use super::category_edit::{leave, typing_of};
use super::form::{Form, Wrong, lines_of, year_of};
use super::{Book, by_id, listed};
use crate::model::{Category, CategoryId, CodebookChange};
use crate::ui::i18n::td_string;
use crate::ui::language::plural;
use crate::ui::live::words;
use crate::ui::markup::{Markup, choice, tag};
use crate::ui::typing::typed;

const INTO: &str = "merge-into";
const PARTS: &str = "split-parts";
const FIRST_YEAR: &str = "split-year";

/// "12 noteringar 2022".
fn notations(book: Book, category: &Category) -> String {
    let count = book.notations(&category.name);
    let notations = plural!(
        book.locale,
        count,
        cases.notations_single,
        cases.notations_several
    );
    format!("{notations} {}", book.year())
}

/// The form in which it is merged into another.
pub(super) fn merge(book: Book, category: &Category, open: RwSignal<Option<CategoryId>>) -> Markup {
    let locale = book.locale;
    let into = RwSignal::new(String::new());
    let own = StoredValue::new(category.clone());
    let change = move || {
        let into = Some(CategoryId(into.get())).filter(|into| !into.0.is_empty())?;
        let from = vec![own.with_value(|own| own.id.clone())];
        Some(CodebookChange::Merge { from, into })
    };
    let form = Form::new(move || {
        let why = match change() {
            None => td_string!(locale, codebook.choose_other).to_owned(),
            Some(change) => book.why(&book.now().problem_of(&change)?),
        };
        Some((INTO, why))
    });
    let preview = move || {
        let into = CategoryId(into.get());
        let Some(into) = book.category(&into) else {
            return String::new();
        };
        let notations = own.with_value(|own| notations(book, own));
        td_string!(
            locale,
            codebook.merge_preview,
            notations = notations,
            name = into.name
        )
    };
    let merge = move |event: Event| {
        event.prevent_default();
        if !form.accepts() {
            return;
        }
        let Some(change) = untrack(change) else {
            return;
        };
        let into = CategoryId(into.get_untracked());
        let from = own.with_value(|own| own.name.clone());
        let told = td_string!(
            locale,
            codebook.merged,
            from = from,
            into = book.name(&into)
        );
        book.change(vec![change], told, by_id("edit", &into.0));
        leave(book, open);
    };
    let own_id = category.id.clone();
    let others = book.now().categories.into_iter();
    let field = tag("select")
        .on("change", move |event| into.set(event_target_value(&event)))
        .child(choice("", td_string!(locale, files.choose)))
        .children(
            others
                .filter(|each| each.became.is_empty() && each.id != own_id)
                .map(|each| choice(&each.id.0, each.name)),
        );
    let label = td_string!(locale, codebook.merge_into);
    let is_empty = move || into.with(String::is_empty);
    reshape(
        td_string!(locale, codebook.merge),
        tag("form")
            .class("stack")
            .on("submit", merge)
            .child(form.field(INTO, label, "", field, is_empty))
            .child(tag("p").child(words(preview)))
            .child(submit(td_string!(locale, codebook.merge))),
    )
}

/// The form in which it is split.
pub(super) fn split(book: Book, category: &Category, open: RwSignal<Option<CategoryId>>) -> Markup {
    let locale = book.locale;
    let text = |field| typed(format!("{}{field}", typing_of(&category.id)), String::new);
    let (names, first_year) = (text("split-names"), text("split-year"));
    let own = StoredValue::new(category.clone());
    let change = move || {
        let names = lines_of(&names.get());
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let valid_from = year_of(&first_year.get()).ok()?;
        let ids = book.now().fresh_ids(&names);
        let parts = ids.into_iter().zip(&names).map(|(id, name)| Category {
            valid_from,
            ..Category::new(id, name)
        });
        Some(CodebookChange::Split {
            id: own.with_value(|own| own.id.clone()),
            into: parts.collect(),
        })
    };
    let wrong = move || -> Option<Wrong> {
        let Some(change) = change() else {
            return Some((FIRST_YEAR, td_string!(locale, codebook.no_year).to_owned()));
        };
        let problem = book.now().problem_of(&change)?;
        Some((PARTS, book.why(&problem)))
    };
    let form = Form::new(wrong);
    let split = move |event: Event| {
        event.prevent_default();
        if !form.accepts() {
            return;
        }
        let Some(change) = untrack(change) else {
            return;
        };
        let parts = lines_of(&names.get_untracked());
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let parts = listed(&parts, td_string!(locale, codebook.and));
        let (id, name) = own.with_value(|own| (own.id.clone(), own.name.clone()));
        let told = td_string!(locale, codebook.split_done, name = name, parts = parts);
        book.change(vec![change], told, by_id("category", &id.0));
        leave(book, open);
    };
    let waiting = notations(book, category);
    reshape(
        td_string!(locale, codebook.split),
        tag("form")
            .class("stack")
            .on("submit", split)
            .child(
                tag("div")
                    .class("answers")
                    .child(form.lines(
                        PARTS,
                        td_string!(locale, codebook.split_names),
                        td_string!(locale, codebook.one_per_line),
                        names,
                    ))
                    .child(form.line(
                        FIRST_YEAR,
                        td_string!(locale, codebook.first_year),
                        td_string!(locale, codebook.first_year_hint),
                        first_year,
                    )),
            )
            .child(tag("p").child(td_string!(locale, codebook.split_note, notations = waiting)))
            .child(submit(td_string!(locale, codebook.split))),
    )
}

fn reshape(name: &'static str, form: Markup) -> Markup {
    tag("details").child(tag("summary").child(name)).child(form)
}

/// The button that sends a form.
pub(super) fn submit(name: &str) -> Markup {
    tag("div").class("actions").child(
        tag("button")
            .attr("type", "submit")
            .class("button")
            .child(name),
    )
}
