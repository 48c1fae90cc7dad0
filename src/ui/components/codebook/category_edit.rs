//! One category: its name, what falls under it, what it is a part of, and how long it is used.

use leptos::prelude::*;
use web_sys::Event;

use super::category_reshape::{merge, split};
use super::form::{Form, Wrong, lines_of, year_of};
use super::{Book, by_id};
use crate::model::{Category, CategoryId, CodebookChange};
use crate::ui::app::focus;
use crate::ui::i18n::td_string;
use crate::ui::markup::{Markup, button, choice, tag};
use crate::ui::typing::typed;

/// What stands in the form.
#[derive(Clone, Copy)]
struct Written {
    category: StoredValue<Category>,
    name: RwSignal<String>,
    definition: RwSignal<String>,
    keywords: RwSignal<String>,
    examples: RwSignal<String>,
    parent: RwSignal<String>,
    last_year: RwSignal<String>,
}

impl Written {
    fn new(category: Category) -> Self {
        let place = typing_of(&category.id);
        let text = |field: &str, text: &str| {
            let saved = text.to_owned();
            typed(format!("{place}{field}"), move || saved.clone())
        };
        let parent = category.parent.as_ref().map_or("", |parent| &parent.0);
        let last_year = category.valid_to.map(|year| year.to_string());
        Self {
            name: text("name", &category.name),
            definition: text("definition", &category.definition),
            keywords: text("keywords", &category.keywords.join("\n")),
            examples: text("examples", &category.examples.join("\n")),
            parent: text("parent", parent),
            last_year: text("last_year", &last_year.unwrap_or_default()),
            category: StoredValue::new(category),
        }
    }

    /// The changes that it makes, each with the field that it stands in.
    fn changes(self) -> Result<Vec<(&'static str, CodebookChange)>, &'static str> {
        let category = self.category.get_value();
        let id = category.id.clone();
        let mut changes = Vec::new();
        let name = self.name.get();
        if name.trim() != category.name {
            let id = id.clone();
            changes.push((NAME, CodebookChange::Rename { id, name }));
        }
        let definition = self.definition.get().trim().to_owned();
        let keywords = lines_of(&self.keywords.get());
        let examples = lines_of(&self.examples.get());
        let said = (&category.definition, &category.keywords, &category.examples);
        if said != (&definition, &keywords, &examples) {
            let change = CodebookChange::Describe {
                id: id.clone(),
                definition,
                keywords,
                examples,
            };
            changes.push((DEFINITION, change));
        }
        let parent = Some(CategoryId(self.parent.get())).filter(|parent| !parent.0.is_empty());
        if parent != category.parent {
            let id = id.clone();
            changes.push((PARENT, CodebookChange::Nest { id, parent }));
        }
        let last_year = year_of(&self.last_year.get()).map_err(|()| LAST_YEAR)?;
        if last_year != category.valid_to {
            let change = match last_year {
                Some(last_year) => CodebookChange::Retire { id, last_year },
                None => CodebookChange::Revive { id },
            };
            changes.push((LAST_YEAR, change));
        }
        Ok(changes)
    }

    fn wrong(self, book: Book) -> Option<Wrong> {
        let changes = match self.changes() {
            Ok(changes) => changes,
            Err(field) => {
                return Some((field, td_string!(book.locale, codebook.no_year).to_owned()));
            }
        };
        let mut after = book.now();
        for (field, change) in changes {
            if let Some(problem) = after.problem_of(&change) {
                return Some((field, book.why(&problem)));
            }
            after.apply(&change);
        }
        None
    }
}

const NAME: &str = "category-name";
const DEFINITION: &str = "category-definition";
const PARENT: &str = "category-parent";
const LAST_YEAR: &str = "category-last-year";

/// Where what is typed about a category is kept.
pub(super) fn typing_of(id: &CategoryId) -> String {
    format!("category/{}/", id.0)
}

/// The category that was being changed when the page was left, where it is in this codebook.
pub(super) fn category_begun(book: Book) -> Option<CategoryId> {
    let mut ids = book.now().categories.into_iter().map(|each| each.id);
    ids.find(|id| book.workspace.first_typing(&typing_of(id)).is_some())
}

/// The panel is left, and what was typed there with it.
pub(super) fn leave(book: Book, open: RwSignal<Option<CategoryId>>) {
    if let Some(id) = open.get_untracked() {
        book.workspace.forget_typing(&typing_of(&id));
    }
    open.set(None);
}

/// The panel in which a category is changed.
pub(super) fn category_edit(
    book: Book,
    category: &Category,
    open: RwSignal<Option<CategoryId>>,
) -> Markup {
    let locale = book.locale;
    let name = category.name.clone();
    let back = by_id("edit", &category.id.0);
    let written = Written::new(category.clone());
    let form = Form::new(move || written.wrong(book));
    let to_row = back.clone();
    let save = move |event: Event| {
        event.prevent_default();
        if !form.accepts() {
            return;
        }
        let changes = untrack(|| written.changes()).unwrap_or_default();
        let before = written
            .category
            .with_value(|category| category.name.clone());
        let name = written.name.get_untracked();
        let told = if name.trim() == before {
            td_string!(locale, codebook.saved, name = name)
        } else {
            td_string!(
                locale,
                codebook.renamed,
                before = before,
                name = name.trim()
            )
        };
        if changes.is_empty() {
            leave(book, open);
            focus(&to_row);
            return;
        }
        let changes = changes.into_iter().map(|(_, change)| change);
        book.change(changes.collect(), told, to_row.clone());
        leave(book, open);
    };
    let close = move |_| {
        leave(book, open);
        focus(&back);
    };
    tag("section")
        .class("panel")
        .attr("aria-labelledby", "category-edit")
        .child(tag("h3").id("category-edit").child(td_string!(
            locale,
            codebook.change_of,
            name = name
        )))
        .child(
            tag("form")
                .class("stack")
                .on("submit", save)
                .child(
                    tag("div")
                        .class("answers")
                        .child(form.line(
                            NAME,
                            td_string!(locale, codebook.name),
                            td_string!(locale, codebook.name_hint),
                            written.name,
                        ))
                        .child(parent(book, form, written))
                        .child(form.line(
                            LAST_YEAR,
                            td_string!(locale, codebook.last_year),
                            td_string!(locale, codebook.last_year_hint),
                            written.last_year,
                        )),
                )
                .child(
                    tag("div")
                        .class("answers")
                        .child(form.lines(
                            DEFINITION,
                            td_string!(locale, codebook.definition),
                            "",
                            written.definition,
                        ))
                        .child(form.lines(
                            "category-keywords",
                            td_string!(locale, codebook.keywords),
                            td_string!(locale, codebook.keywords_hint),
                            written.keywords,
                        ))
                        .child(form.lines(
                            "category-examples",
                            td_string!(locale, codebook.examples),
                            td_string!(locale, codebook.examples_hint),
                            written.examples,
                        )),
                )
                .child(
                    tag("div")
                        .class("actions")
                        .child(
                            tag("button")
                                .attr("type", "submit")
                                .class("button button--primary")
                                .child(td_string!(locale, codebook.save)),
                        )
                        .child(button("quiet", td_string!(locale, codebook.close), close)),
                ),
        )
        .child(merge(book, category, open))
        .child(split(book, category, open))
}

fn parent(book: Book, form: Form, written: Written) -> Markup {
    let own = written.category.with_value(|category| category.id.clone());
    let categories = book.now().categories;
    let field = tag("select")
        .on("change", move |event| {
            written.parent.set(event_target_value(&event));
        })
        .child(choice("", td_string!(book.locale, codebook.no_parent)))
        .children(
            categories
                .into_iter()
                .filter(|each| each.became.is_empty() && each.id != own)
                .map(|each| {
                    let id = each.id.0.clone();
                    choice(&each.id.0, each.name)
                        .selected_while(move || written.parent.with(|parent| *parent == id))
                }),
        );
    let label = td_string!(book.locale, codebook.parent);
    form.field(PARENT, label, "", field, || false)
}
