//! Names that may be spellings of one category, for the user to say.

use leptos::prelude::*;
use web_sys::Event;

use super::Book;
use crate::model::{CategoryId, CodebookChange, SpellingMethod};
use crate::protocol::{Request, Response};
use crate::ui::app::focus;
use crate::ui::i18n::td_string;
use crate::ui::language::plural;
use crate::ui::live::{shown, words};
use crate::ui::markup::{Markup, button, group, tag};

/// A proposal: how the names are compared, and the categories, the one to keep first.
type Proposal = (SpellingMethod, Vec<CategoryId>);

/// The proposals. Those that only differ in slips of the hand come one at a time, after the surer ones.
pub(super) fn spellings(book: Book) -> Markup {
    let locale = book.locale;
    let (book, heading) = book.section("spellings", td_string!(locale, spellings.title));
    let found = book.asked(
        move || {
            book.workspace.counted.track();
            Some(Request::Spellings { unit: book.unit() })
        },
        |response| match response {
            Response::Spellings(found) => Some(found),
            _ => None,
        },
    );
    let open = Memo::new(move |_| {
        let mut open: Vec<Proposal> = found.get().unwrap_or_default();
        book.workspace
            .different
            .with(|different| open.retain(|(_, ids)| !different.contains(ids)));
        open
    });
    tag("section")
        .attr("aria-labelledby", "spellings")
        .child(heading)
        .child(tag("p").class("soft").child(words(move || {
            if open.with(Vec::is_empty) {
                td_string!(locale, spellings.nothing)
            } else {
                td_string!(locale, spellings.lead)
            }
        })))
        .child(shown(
            move || open.get(),
            move |open| {
                let is_sure = |(method, _): &&Proposal| *method != SpellingMethod::NearestNeighbour;
                let sure = open.iter().filter(is_sure);
                let (unsure, others) = match open.iter().position(|each| !is_sure(&each)) {
                    Some(first) => (open.get(first), open.len() - first - 1),
                    None => (None, 0),
                };
                let cards = sure.chain(unsure).enumerate();
                let cards = cards.map(|(place, proposal)| card(book, place, proposal));
                group()
                    .children(cards.collect::<Vec<_>>())
                    .child((others > 0).then(|| {
                        tag("p").class("soft").child(td_string!(
                            locale,
                            spellings.more,
                            count = others
                        ))
                    }))
            },
        ))
}

fn card(book: Book, place: usize, (method, ids): &Proposal) -> Markup {
    let locale = book.locale;
    let kept = RwSignal::new(ids.first().cloned());
    // Of names that are the same but for the way of writing all are meant; of others the user says which.
    let ticked = if *method == SpellingMethod::NearestNeighbour && ids.len() > 2 {
        Vec::new()
    } else {
        ids.clone()
    };
    let ticked = RwSignal::new(ticked);
    let group_name = format!("keep-{place}");
    let names = book.names(ids.iter());
    let line = |id: &CategoryId| {
        let name = book.name(id);
        let count = book.notations(&name);
        let (own, other) = (id.clone(), id.clone());
        let is_kept = move || kept.with(|kept| kept.as_ref() == Some(&own));
        let (keeps, shown) = (id.clone(), id.clone());
        let radio = tag("input")
            .attr("type", "radio")
            .attr("name", &group_name)
            .attr(
                "aria-label",
                td_string!(locale, spellings.keep_of, name = name),
            )
            .checked_while(is_kept)
            .on("change", move |_| kept.set(Some(keeps.clone())));
        let tick = tag("input")
            .attr("type", "checkbox")
            .attr(
                "aria-label",
                td_string!(locale, spellings.join_of, name = name),
            )
            .checked_while(move || {
                ticked.with(|ticked| ticked.contains(&shown))
                    || kept.with(|kept| kept.as_ref() == Some(&shown))
            })
            .on("change", move |event| {
                let id = other.clone();
                ticked.update(|ticked| {
                    ticked.retain(|known| *known != id);
                    if event_target_checked(&event) {
                        ticked.push(id);
                    }
                });
            });
        let notations = plural!(
            locale,
            count,
            cases.notations_single,
            cases.notations_several
        );
        tag("tr")
            .child(tag("td").child(tag("label").class("tick").child(radio)))
            .child(tag("td").child(tag("label").class("tick").child(tick)))
            .child(tag("td").child(name.as_str()))
            .child(tag("td").class("soft").child(notations))
    };
    let joined = ids.clone();
    let wrong = RwSignal::new("");
    let join = move |event: Event| {
        event.prevent_default();
        let Some(into) = kept.get_untracked() else {
            return;
        };
        let ticked = ticked.get_untracked();
        let from: Vec<CategoryId> = joined
            .iter()
            .filter(|id| **id != into && ticked.contains(id))
            .cloned()
            .collect();
        if from.is_empty() {
            wrong.set(td_string!(locale, spellings.choose));
            return;
        }
        let names = untrack(|| book.names(from.iter().chain([&into])));
        let told = td_string!(locale, spellings.joined, names = names);
        let change = CodebookChange::Merge { from, into };
        book.change(vec![change], told, "#spellings".to_owned());
    };
    let differing = ids.clone();
    let are_different = td_string!(locale, spellings.different_of, names = names);
    let differ = move |_| {
        let ids = differing.clone();
        book.workspace
            .different
            .update(|different| different.push(ids));
        book.tell(td_string!(locale, spellings.hidden).to_owned());
        focus("#spellings");
    };
    let how = match method {
        SpellingMethod::Fingerprint => td_string!(locale, spellings.same_words),
        SpellingMethod::NgramFingerprint => td_string!(locale, spellings.same_letters),
        SpellingMethod::NearestNeighbour => td_string!(locale, spellings.near),
    };
    let head = |name: &str| tag("th").attr("scope", "col").child(name);
    tag("form")
        .class("panel")
        .on("submit", join)
        .attr("aria-label", names.as_str())
        .child(tag("p").child(tag("strong").child(names.as_str())))
        .child(tag("p").class("hint").child(how))
        .child(
            tag("table")
                .child(
                    tag("thead").child(
                        tag("tr")
                            .child(head(td_string!(locale, spellings.keep)))
                            .child(head(td_string!(locale, spellings.join)))
                            .child(head(td_string!(locale, account.category)))
                            .child(head(td_string!(locale, account.notations))),
                    ),
                )
                .child(tag("tbody").children(ids.iter().map(line))),
        )
        .child(
            tag("p")
                .class("error")
                .attr("role", "alert")
                .child(words(move || wrong.get())),
        )
        .child(
            tag("div")
                .class("actions")
                .child(
                    tag("button")
                        .attr("type", "submit")
                        .class("button")
                        .attr(
                            "aria-label",
                            td_string!(locale, spellings.merge_of, names = names),
                        )
                        .child(td_string!(locale, spellings.merge)),
                )
                .child(
                    button("quiet", td_string!(locale, spellings.different), differ)
                        .attr("aria-label", are_different),
                ),
        )
}
