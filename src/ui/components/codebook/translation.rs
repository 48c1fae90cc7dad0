//! The translation between years: what each of last year's categories is this year, and what that does to the
//! comparison.

use leptos::prelude::*;
use web_sys::Event;

use super::Book;
use super::translation_effect::effect;
use crate::model::{
    CategoryId, Confidence, Count, Crosswalk, CrosswalkProposal, CrosswalkReason, NameLikeness,
    Operation, YearsToTranslate,
};
use crate::protocol::{Request, Response};
use crate::ui::i18n::td_string;
use crate::ui::language;
use crate::ui::live::{shown, words};
use crate::ui::markup::{Markup, button, choice, group, row_head, scroll_under, tag};

/// The choice of what a category is, as the value of its field: itself, the several that were proposed, none; else the
/// other category's id.
const SAME: &str = "=";
const SEVERAL: &str = "+";
const NONE: &str = "";

/// What the user has chosen and not yet used: category and value.
type Choices = RwSignal<Vec<(CategoryId, String)>>;

/// The translation of the year before to the account's year.
pub(super) fn translation(book: Book) -> Markup {
    let locale = book.locale;
    let (book, heading) = book.section("translation", td_string!(locale, translation.title));
    let years = book.asked(
        move || {
            book.workspace.counted.track();
            // Texts can tell more when more has been learned of them.
            book.workspace.engine().learnt.track();
            Some(Request::Translation { unit: book.unit() })
        },
        |response| match response {
            Response::Translation(years) => Some(years),
            _ => None,
        },
    );
    let years = Memo::new(move |_| years.get().flatten());
    let asks = |years: &Option<Box<YearsToTranslate>>| {
        years
            .as_ref()
            .is_some_and(|years| !years.proposals.is_empty())
    };
    let choices: Choices = RwSignal::default();
    tag("section")
        .attr("aria-labelledby", "translation")
        .child(heading)
        .child(tag("p").class("soft").child(words(move || {
            if years.with(asks) {
                td_string!(locale, translation.lead)
            } else {
                td_string!(locale, translation.nothing)
            }
        })))
        .child(shown(
            move || years.get(),
            move |years| {
                let years = years.as_ref()?;
                (!years.proposals.is_empty()).then(|| form(book, choices, years))
            },
        ))
}

fn form(book: Book, choices: Choices, years: &YearsToTranslate) -> Markup {
    let locale = book.locale;
    let (from_year, to_year) = (years.from_year, years.to_year);
    let years = StoredValue::new(years.clone());
    let crosswalk =
        Memo::new(move |_| years.with_value(|years| crosswalk_of(book, choices, years)));
    let stored = move || years.with_value(|years| accepted(book, years));
    let accept = move |event: Event| {
        event.prevent_default();
        let told = td_string!(locale, translation.used, from = from_year, to = to_year);
        translate(book, crosswalk.get_untracked(), told);
    };
    let withdraw = move |_| {
        choices.update(Vec::clear);
        let none = Crosswalk {
            from_year,
            to_year,
            pairs: Vec::new(),
        };
        translate(
            book,
            none,
            td_string!(locale, translation.withdrawn).to_owned(),
        );
    };
    let head = |name: String| tag("th").attr("scope", "col").child(name);
    let rows = years.with_value(|years| {
        let rows = years.proposals.iter();
        rows.map(|proposal| row(book, choices, years, proposal))
            .collect::<Vec<_>>()
    });
    tag("form")
        .class("stack")
        .on("submit", accept)
        .child(
            scroll_under("translation").child(
                tag("table")
                    .class("translation")
                    .child(
                        tag("thead").child(
                            tag("tr")
                                .child(head(td_string!(
                                    locale,
                                    translation.category,
                                    year = from_year
                                )))
                                .child(
                                    head(td_string!(locale, codebook.notations, year = from_year))
                                        .class("number"),
                                )
                                .child(head(td_string!(locale, translation.proposal).to_owned()))
                                .child(head(td_string!(
                                    locale,
                                    translation.is_now,
                                    year = to_year
                                ))),
                        ),
                    )
                    .child(tag("tbody").children(rows)),
            ),
        )
        .child(effect(book, years, crosswalk))
        .child(
            tag("div")
                .class("actions")
                .child(
                    tag("button")
                        .attr("type", "submit")
                        .class("button button--primary")
                        .child(td_string!(locale, translation.accept)),
                )
                .child(shown(
                    move || stored().is_some(),
                    move |is_used| {
                        is_used.then(|| {
                            button("quiet", td_string!(locale, translation.withdraw), withdraw)
                        })
                    },
                )),
        )
}

fn translate(book: Book, crosswalk: Crosswalk, told: String) {
    let unit = book.unit();
    let operation = Operation::Translate { unit, crosswalk };
    book.apply(vec![operation], told, "#translation".to_owned());
}

fn row(
    book: Book,
    choices: Choices,
    years: &YearsToTranslate,
    proposal: &CrosswalkProposal,
) -> Markup {
    let locale = book.locale;
    let from = proposal.from.clone();
    let name = book.name(&from);
    let count = years.counts.iter().find(|(id, _)| *id == from);
    let count = count.map_or(Count::Missing, |(_, count)| *count);
    let (asked, of) = (
        StoredValue::new(proposal.clone()),
        StoredValue::new(years.clone()),
    );
    let value = Memo::new(move |_| {
        asked.with_value(|asked| of.with_value(|years| chosen(book, choices, years, asked)))
    });
    let option = move |given: &str, name: String| {
        let own = given.to_owned();
        choice(given, name).selected_while(move || value.with(|value| *value == own))
    };
    let several = (proposal.to.len() > 1).then(|| {
        let names = book.names(proposal.to.iter().map(|(id, _)| id));
        option(
            SEVERAL,
            td_string!(locale, translation.several, names = names),
        )
    });
    let field = tag("select")
        .attr(
            "aria-label",
            td_string!(locale, translation.is_now_of, name = name),
        )
        .on("change", move |event| {
            let value = event_target_value(&event);
            choices.update(|choices| {
                choices.retain(|(known, _)| *known != from);
                choices.push((from.clone(), value));
            });
        })
        .child(option(
            NONE,
            td_string!(locale, translation.none).to_owned(),
        ))
        .child(option(
            SAME,
            td_string!(locale, translation.same).to_owned(),
        ))
        .child(several)
        .children(years.later.iter().map(|id| option(&id.0, book.name(id))));
    tag("tr")
        .child(row_head(name))
        .child(
            tag("td")
                .class("number")
                .child(language::count(locale, count)),
        )
        .child(tag("td").child(proposed(book, years, proposal)))
        .child(tag("td").child(field))
}

/// What is proposed, how sure that is, and what speaks for it.
fn proposed(book: Book, years: &YearsToTranslate, proposal: &CrosswalkProposal) -> Markup {
    let locale = book.locale;
    if proposal.to.is_empty() {
        let none = tag("p").class("soft");
        return none.child(td_string!(locale, translation.no_proposal));
    }
    let names = book.names(proposal.to.iter().map(|(id, _)| id));
    let sure = language::certainty(locale, proposal.confidence);
    let share = proposal.to.first().and_then(|(_, share)| *share);
    let reasons = proposal.reasons.iter().map(|reason| match reason {
        CrosswalkReason::Name(likeness) => match likeness {
            NameLikeness::SameCategory | NameLikeness::Became => {
                td_string!(locale, translation.by_codebook)
            }
            NameLikeness::SameName => td_string!(locale, translation.by_same_name),
            NameLikeness::FormerName => td_string!(locale, translation.by_former_name),
            NameLikeness::Spelling => td_string!(locale, translation.by_spelling),
            NameLikeness::Words(_) => td_string!(locale, translation.by_words),
        }
        .to_owned(),
        CrosswalkReason::Texts(count) => td_string!(
            locale,
            translation.by_texts,
            percent = (share.unwrap_or_default() * 100.0).round(),
            count = count,
            year = years.from_year
        ),
    });
    group()
        .child(tag("p").child(format!("{names} ({sure})")))
        .child(
            tag("p")
                .class("hint")
                .child(reasons.collect::<Vec<_>>().join("; ")),
        )
}

/// What the user has chosen for a category: now, or when the translation was last used; else what is proposed, unless
/// that is unsure.
fn chosen(
    book: Book,
    choices: Choices,
    years: &YearsToTranslate,
    proposal: &CrosswalkProposal,
) -> String {
    let now = choices.with(|choices| {
        let mut choices = choices.iter();
        let found = choices.find(|(id, _)| *id == proposal.from);
        found.map(|(_, value)| value.clone())
    });
    if let Some(now) = now {
        return now;
    }
    let used = accepted(book, years);
    let targets: Vec<&CategoryId> = match &used {
        Some(used) => used.targets(&proposal.from),
        None if proposal.confidence == Confidence::Unsure => Vec::new(),
        None => proposal.to.iter().map(|(id, _)| id).collect(),
    };
    match targets.as_slice() {
        [] => NONE.to_owned(),
        [only] if **only == proposal.from => SAME.to_owned(),
        [only] => only.0.clone(),
        _ => SEVERAL.to_owned(),
    }
}

/// The translation that is used, if one is.
fn accepted(book: Book, years: &YearsToTranslate) -> Option<Crosswalk> {
    let unit = book.unit();
    book.workspace.state.with(|state| {
        let mut known = state.crosswalks.iter();
        let is_it = |(other, each): &&(Option<String>, Crosswalk)| {
            *other == unit && (each.from_year, each.to_year) == (years.from_year, years.to_year)
        };
        known.find(is_it).map(|(_, crosswalk)| crosswalk.clone())
    })
}

/// The translation as it is chosen. What is a category of both years is itself.
fn crosswalk_of(book: Book, choices: Choices, years: &YearsToTranslate) -> Crosswalk {
    let mut pairs: Vec<(CategoryId, CategoryId)> = Vec::new();
    for (id, _) in &years.counts {
        let Some(proposal) = years.proposals.iter().find(|each| each.from == *id) else {
            pairs.push((id.clone(), id.clone()));
            continue;
        };
        let value = chosen(book, choices, years, proposal);
        let to: Vec<CategoryId> = match value.as_str() {
            NONE => Vec::new(),
            SAME => vec![id.clone()],
            SEVERAL => proposal.to.iter().map(|(id, _)| id.clone()).collect(),
            _ => vec![CategoryId(value)],
        };
        pairs.extend(to.into_iter().map(|to| (id.clone(), to)));
    }
    Crosswalk {
        from_year: years.from_year,
        to_year: years.to_year,
        pairs,
    }
}
