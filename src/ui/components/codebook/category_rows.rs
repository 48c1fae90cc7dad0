//! The categories of a codebook in the user's order.

use leptos::prelude::*;

use super::category_edit::{category_begun, category_edit};
use super::fetch::fetch;
use super::{Book, by_id};
use crate::model::{Category, CategoryId, CodebookChange};
use crate::ui::app::focus;
use crate::ui::i18n::td_string;
use crate::ui::live::{each, shown, when};
use crate::ui::markup::{Markup, button, column_head, row_head, scroll_under, tag};
use crate::ui::numbers;

/// The table of categories, the panel in which one is changed, and where others come from.
pub(super) fn categories(book: Book) -> Markup {
    let locale = book.locale;
    let (book, heading) = book.section("categories", td_string!(locale, codebook.categories));
    let open = RwSignal::new(untrack(|| category_begun(book)));
    let ids = move || {
        let categories = book.now().categories.into_iter();
        categories.map(|category| category.id.0).collect::<Vec<_>>()
    };
    tag("section")
        .attr("aria-labelledby", "categories")
        .child(heading)
        .child(
            tag("p")
                .class("soft")
                .child(td_string!(locale, codebook.categories_lead)),
        )
        .child(when(
            move || !ids().is_empty(),
            move || {
                let year = move || book.year();
                scroll_under("categories").child(
                    tag("table")
                        .class("codebook")
                        .child(
                            tag("thead").child(
                                tag("tr")
                                    .child(column_head(td_string!(locale, account.category)))
                                    .child(column_head(td_string!(locale, codebook.belongs)))
                                    .child(
                                        column_head(shown(year, move |year| {
                                            td_string!(locale, codebook.notations, year = year)
                                        }))
                                        .class("number"),
                                    )
                                    .child(column_head(td_string!(locale, codebook.years)))
                                    .child(column_head(td_string!(locale, codebook.change))),
                            ),
                        )
                        .child(tag("tbody").child(each(ids, move |id| {
                            let id = CategoryId(id);
                            shown(
                                move || row(book, &id),
                                move |row| row.as_ref().map(|row| category_row(book, open, row)),
                            )
                        }))),
                )
            },
        ))
        .child(shown(
            move || open.get(),
            move |id| {
                let category = book.category(id.as_ref()?)?;
                Some(category_edit(book, &category, open))
            },
        ))
        .child(fetch(book))
}

/// What a row shows.
#[derive(PartialEq)]
struct Row {
    category: Category,
    notations: u32,
    /// Beneath the name: former names, what it is a part of, what it became, that only files have it.
    notes: Vec<String>,
    /// The category before it, and the one after the next.
    before: Option<CategoryId>,
    after: Option<CategoryId>,
    /// Whether there is a next.
    is_last: bool,
}

fn row(book: Book, id: &CategoryId) -> Option<Row> {
    let locale = book.locale;
    let categories = book.now().categories;
    let place = categories.iter().position(|each| each.id == *id)?;
    let id_at = |place: usize| categories.get(place).map(|each| each.id.clone());
    let category = categories.get(place)?.clone();
    let mut notes = Vec::new();
    if !category.former_names.is_empty() {
        let names = category.former_names.join(", ");
        notes.push(td_string!(locale, codebook.former, names = names));
    }
    if let Some(parent) = &category.parent {
        notes.push(td_string!(
            locale,
            codebook.part_of,
            name = book.name(parent)
        ));
    }
    if !category.became.is_empty() {
        let names = book.names(category.became.iter());
        notes.push(if category.became.len() > 1 {
            td_string!(locale, codebook.became_several, names = names)
        } else {
            td_string!(locale, codebook.became, names = names)
        });
    }
    let taken_up = book.workspace.state.with(|state| {
        let own = state.codebook(book.unit().as_deref());
        own.is_some_and(|own| own.find(id).is_some())
    });
    if !taken_up {
        notes.push(td_string!(locale, codebook.in_files).to_owned());
    }
    Some(Row {
        notations: book.notations(&category.name),
        before: place.checked_sub(1).and_then(id_at),
        after: id_at(place + 2),
        is_last: place + 1 == categories.len(),
        category,
        notes,
    })
}

fn category_row(book: Book, open: RwSignal<Option<CategoryId>>, row: &Row) -> Markup {
    let locale = book.locale;
    let category = &row.category;
    let (id, name) = (&category.id, category.name.as_str());
    let note = |note: &String| tag("p").class("soft").child(note.as_str());
    let keywords = (!category.keywords.is_empty()).then(|| {
        tag("p").class("soft").child(td_string!(
            locale,
            codebook.words,
            words = category.keywords.join(", ")
        ))
    });
    let years = match (category.valid_from, category.valid_to) {
        (None, None) => td_string!(locale, codebook.all_years).to_owned(),
        (None, Some(last)) => td_string!(locale, codebook.until, year = last),
        (Some(first), None) => td_string!(locale, codebook.since, year = first),
        (Some(first), Some(last)) => format!("{first}–{last}"),
    };
    let stands = category.became.is_empty();
    let own = id.clone();
    let edit = move |_| {
        open.set(Some(own.clone()));
        request_animation_frame(|| focus("#category-name"));
    };
    let [to_up, to_down] = ["up", "down"].map(|what| by_id(what, &id.0));
    let move_button =
        |shown: &str, what: &str, label: String, before: Option<CategoryId>, next: String| {
            let (id, told) = (id.clone(), td_string!(locale, codebook.moved, name = name));
            let pressed = move |_| {
                let (id, before) = (id.clone(), before.clone());
                let change = CodebookChange::Move { id, before };
                book.change(vec![change], told.clone(), next.clone());
            };
            button("quiet", shown, pressed)
                .id([what, &category.id.0].join("-"))
                .attr("aria-label", label)
        };
    let up = row.before.clone().map(|before| {
        let label = td_string!(locale, codebook.up_of, name = name);
        // At the top there is only the way down.
        move_button(
            "↑",
            "up",
            label,
            Some(before),
            format!("{to_up}, {to_down}"),
        )
    });
    let down = (!row.is_last).then(|| {
        let label = td_string!(locale, codebook.down_of, name = name);
        let next = if row.after.is_none() {
            &to_up
        } else {
            &to_down
        };
        move_button("↓", "down", label, row.after.clone(), next.clone())
    });
    let change = stands.then(|| {
        button("quiet", td_string!(locale, codebook.change), edit)
            .id(["edit", &id.0].join("-"))
            .attr(
                "aria-label",
                td_string!(locale, codebook.change_of, name = name),
            )
    });
    tag("tr")
        .class_if("gone", !stands)
        .child(
            row_head(name)
                .id(["category", &id.0].join("-"))
                .attr("tabindex", "-1")
                .children(row.notes.iter().map(note)),
        )
        .child(
            tag("td")
                .child(tag("p").child(category.definition.as_str()))
                .child(keywords),
        )
        .child(
            tag("td")
                .class("number")
                .child(numbers::grouped(row.notations)),
        )
        .child(tag("td").child(years))
        .child(
            tag("td").child(
                tag("div")
                    .class("actions")
                    .child(change)
                    .child(up)
                    .child(down),
            ),
        )
}
