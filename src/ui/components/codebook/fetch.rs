//! Where categories come from beside the files: by hand, from a finished list, from an earlier draft.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Event;

use super::category_reshape::submit;
use super::form::Form;
use super::{Book, listed};
use crate::browser::drafts::shelf;
use crate::draft::{Draft, Summary, TakeOver};
use crate::model::{Category, Codebook, CodebookChange};
use crate::protocol::{Request, Response};
use crate::ui::i18n::td_string;
use crate::ui::live::{part, shown, words};
use crate::ui::markup::{Markup, button, choice, group, tag};
use crate::ui::typing::typed;

const NAME: &str = "new-category";
const EARLIER: &str = "earlier-draft";

/// The ways to more categories.
pub(super) fn fetch(book: Book) -> Markup {
    let locale = book.locale;
    group()
        .child(add(book))
        .child(
            tag("details")
                .child(tag("summary").child(td_string!(locale, codebook.lists)))
                .child(lists(book)),
        )
        .child(
            tag("details")
                .child(tag("summary").child(td_string!(locale, codebook.earlier)))
                .child(earlier(book)),
        )
}

fn add(book: Book) -> Markup {
    let locale = book.locale;
    let name = typed(
        format!("new-category/{}", book.unit().unwrap_or_default()),
        String::new,
    );
    let change = move || {
        let name = name.get();
        let category = Category::new(book.now().fresh_id(&name), &name);
        CodebookChange::Add { category }
    };
    let form = Form::new(move || {
        let problem = book.now().problem_of(&change())?;
        Some((NAME, book.why(&problem)))
    });
    let add = move |event: Event| {
        event.prevent_default();
        if form.accepts() {
            let change = untrack(change);
            let told = td_string!(locale, codebook.added, name = name.get_untracked().trim());
            book.change(vec![change], told, format!("#{NAME}"));
            name.set(String::new());
            form.begin_anew();
        }
    };
    tag("form")
        .class("stack")
        .on("submit", add)
        .child(form.line(NAME, td_string!(locale, codebook.new), "", name))
        .child(submit(td_string!(locale, codebook.add)))
}

fn lists(book: Book) -> Markup {
    let lists = book.asked(
        || Some(Request::CodeLists),
        |response| match response {
            Response::CodeLists(lists) => Some(lists),
            _ => None,
        },
    );
    tag("ul").class("proposals").child(shown(
        move || lists.get().unwrap_or_default(),
        move |lists| {
            let list = |(title, list): &(String, Codebook)| one_list(book, title, list);
            lists.iter().map(list).collect::<Vec<_>>()
        },
    ))
}

fn one_list(book: Book, title: &str, list: &Codebook) -> Markup {
    let locale = book.locale;
    let title = title.to_owned();
    let list = StoredValue::new(list.clone());
    let changes = move || {
        let year = book.year();
        list.with_value(|list| book.now().filled_from(list, year))
    };
    let says = move || {
        let changes = changes();
        let added: Vec<&str> = changes
            .iter()
            .filter_map(|change| match change {
                CodebookChange::Add { category } => Some(category.name.as_str()),
                _ => None,
            })
            .collect();
        let described = changes.len() - added.len();
        if changes.is_empty() {
            return td_string!(locale, codebook.list_known).to_owned();
        }
        let mut says = String::new();
        if !added.is_empty() {
            let names = listed(&added, td_string!(locale, codebook.and));
            says = td_string!(locale, codebook.list_adds, names = names);
        }
        if described > 0 {
            says.push(' ');
            says.push_str(&td_string!(
                locale,
                codebook.list_describes,
                count = described
            ));
        }
        says
    };
    let told = td_string!(locale, codebook.list_fetched, title = title);
    let take = move |_| {
        let changes = untrack(changes);
        if !changes.is_empty() {
            book.change(changes, told.clone(), "#categories".to_owned());
        }
    };
    let label = td_string!(locale, codebook.fetch_of, title = title);
    tag("li")
        .child(tag("strong").child(title))
        .child(tag("p").class("soft").child(words(says)))
        .child(button("button", td_string!(locale, codebook.fetch), take).attr("aria-label", label))
}

fn earlier(book: Book) -> Markup {
    let locale = book.locale;
    let workspace = book.workspace;
    let own = workspace.draft.with_untracked(|draft| draft.id.clone());
    let chosen = RwSignal::new(None::<Draft>);
    let choose = move |id: String| {
        spawn_local(async move {
            let found = shelf::open(&id).await.ok();
            let _ = chosen.try_set(found.map(|found| found.recovered.draft));
        });
    };
    let take_over = Memo::new(move |_| {
        let state = &workspace.state;
        chosen.with(|chosen| {
            let from = chosen.as_ref()?;
            Some(state.with(|state| TakeOver::new(from, state)))
        })
    });
    let units = move |units: &[Option<String>]| {
        let none = td_string!(locale, account.no_unit);
        let names = units.iter().map(|unit| unit.as_deref().unwrap_or(none));
        listed(&names.collect::<Vec<_>>(), td_string!(locale, codebook.and))
    };
    let says = move || {
        let Some(take_over) = take_over.get() else {
            return String::new();
        };
        let mut says = if take_over.units.is_empty() {
            td_string!(locale, codebook.earlier_nothing).to_owned()
        } else {
            let (units, rules) = (units(&take_over.units), take_over.rules);
            td_string!(
                locale,
                codebook.earlier_brings,
                units = units,
                rules = rules
            )
        };
        if !take_over.kept.is_empty() {
            let units = units(&take_over.kept);
            says.push(' ');
            says.push_str(&td_string!(locale, codebook.earlier_kept, units = units));
        }
        says
    };
    let form = Form::new(move || {
        let brings = |found: &Option<TakeOver>| {
            let units = found.as_ref().map(|found| found.units.len());
            units.is_some_and(|units| units > 0)
        };
        let why = || {
            (
                EARLIER,
                td_string!(locale, codebook.choose_draft).to_owned(),
            )
        };
        (!take_over.with(brings)).then(why)
    });
    let take = move |event: Event| {
        event.prevent_default();
        if form.accepts()
            && let Some(taken) = take_over.get_untracked()
        {
            let units = units(&taken.units);
            workspace.apply_all(taken.operations);
            book.tell(td_string!(locale, codebook.earlier_done, units = units));
            book.next_focus.set_value("#categories".to_owned());
        }
    };
    let drafts = RwSignal::new(Vec::<Summary>::new());
    spawn_local(async move {
        let entries = shelf::list().await.entries.into_iter();
        let readable = entries.filter_map(|entry| entry.summary.ok());
        let others = readable.filter(|draft| draft.id != own).collect();
        let _ = drafts.try_set(others);
    });
    let field = tag("select")
        .on("change", move |event| choose(event_target_value(&event)))
        .child(choice("", td_string!(locale, files.choose)))
        .child(part(move || {
            group().children(drafts.get().into_iter().map(|draft| {
                let name = Some(draft.name).filter(|name| !name.is_empty());
                let name = name.unwrap_or_else(|| td_string!(locale, start.unnamed).to_owned());
                choice(draft.id, name)
            }))
        }));
    tag("form")
        .class("stack")
        .on("submit", take)
        .child(form.field(
            EARLIER,
            td_string!(locale, codebook.earlier_label),
            td_string!(locale, codebook.earlier_hint),
            field,
            || true,
        ))
        .child(tag("p").child(words(says)))
        .child(submit(td_string!(locale, codebook.fetch)))
}
