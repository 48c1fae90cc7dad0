//! A rule while it is written, with what it would do.

use leptos::prelude::*;
use web_sys::Event;

use super::form::{Form, Wrong, lines_of};
use super::rule_list::unit_of_rules;
use super::rule_trial::rule_trial;
use super::{Book, by_id};
use crate::model::{
    Category, CategoryId, Kind, Operation, Rule, RuleField, RuleId, RuleMatch, RuleState,
};
use crate::ui::app::focus;
use crate::ui::i18n::td_string;
use crate::ui::language;
use crate::ui::live::{each, words};
use crate::ui::markup::{Markup, answer, button, choice, tag};
use crate::ui::typing::typed;

const WORDS: &str = "rule-words";
const THEN: &str = "rule-then";

/// Where what is typed of a unit's rules is kept: one of them is written at a time.
fn typing_of_unit(book: Book) -> String {
    format!("rule/{}/", unit_of_rules(book))
}

/// The rule that was being written when the page was left.
pub(super) fn rule_begun(book: Book) -> Option<RuleId> {
    let unit = typing_of_unit(book);
    let place = book.workspace.first_typing(&unit)?;
    let id = place.strip_prefix(&unit)?.split('/').next()?.parse();
    id.ok().map(RuleId)
}

/// What stands in the form.
#[derive(Clone, Copy)]
struct Written {
    book: Book,
    /// The parts that are chosen and not written.
    rule: RwSignal<Rule>,
    words: RwSignal<String>,
    without: RwSignal<String>,
}

impl Written {
    fn rule(self) -> Rule {
        Rule {
            words: lines_of(&self.words.get()),
            without: lines_of(&self.without.get()),
            ..self.rule.get()
        }
    }

    fn wrong(self) -> Option<Wrong> {
        let locale = self.book.locale;
        let rule = self.rule();
        if rule.words.is_empty() {
            return Some((WORDS, td_string!(locale, rules.no_words).to_owned()));
        }
        let why = || (THEN, td_string!(locale, rules.no_categories).to_owned());
        rule.then.is_empty().then(why)
    }
}

/// The panel in which a rule is written; without one it is new.
pub(super) fn rule_edit(
    book: Book,
    id: RuleId,
    known: Option<Rule>,
    open: RwSignal<Option<RuleId>>,
) -> Markup {
    let locale = book.locale;
    let is_new = known.is_none();
    let rule = known.unwrap_or_else(|| Rule {
        id,
        unit: Some(unit_of_rules(book)),
        kind: None,
        field: RuleField::Text,
        words: Vec::new(),
        matching: RuleMatch::Any,
        without: Vec::new(),
        then: Vec::new(),
        state: RuleState::On,
    });
    let place = format!("{}{}/", typing_of_unit(book), id.0);
    let written = Written {
        book,
        words: {
            let saved = rule.words.join("\n");
            typed(format!("{place}words"), move || saved.clone())
        },
        without: {
            let saved = rule.without.join("\n");
            typed(format!("{place}without"), move || saved.clone())
        },
        rule: typed(format!("{place}rule"), move || rule.clone()),
    };
    let form = Form::new(move || written.wrong());
    let back = if is_new {
        "#new-rule".to_owned()
    } else {
        by_id("rule", &id.0.to_string())
    };
    let to_row = back.clone();
    let save = move |event: Event| {
        event.prevent_default();
        if form.accepts() {
            let rule = untrack(|| written.rule());
            let told = td_string!(locale, rules.saved).to_owned();
            book.apply(vec![Operation::SetRule { rule }], told, to_row.clone());
            leave(book, open);
        }
    };
    let close = move |_| {
        leave(book, open);
        focus(&back);
    };
    let title = if is_new {
        td_string!(locale, rules.new)
    } else {
        td_string!(locale, rules.change)
    };
    tag("section")
        .class("panel")
        .attr("aria-labelledby", "rule-edit")
        .child(tag("h3").id("rule-edit").child(title))
        .child(
            tag("form")
                .class("stack")
                .on("submit", save)
                .child(
                    tag("div")
                        .class("answers")
                        .child(form.lines(
                            WORDS,
                            td_string!(locale, rules.words),
                            td_string!(locale, rules.words_hint),
                            written.words,
                        ))
                        .child(form.lines(
                            "rule-without",
                            td_string!(locale, rules.without),
                            td_string!(locale, codebook.one_per_line),
                            written.without,
                        )),
                )
                .child(choices(written))
                .child(then(written, form))
                .child(
                    tag("div")
                        .class("actions")
                        .child(
                            tag("button")
                                .attr("type", "submit")
                                .class("button button--primary")
                                .child(td_string!(locale, rules.save)),
                        )
                        .child(button("quiet", td_string!(locale, codebook.close), close)),
                ),
        )
        .child(rule_trial(book, Memo::new(move |_| written.rule())))
}

fn leave(book: Book, open: RwSignal<Option<RuleId>>) {
    open.set(None);
    book.workspace
        .forget_typing(&untrack(|| typing_of_unit(book)));
}

/// Where it looks, how many of the words must be there, and for which kind.
fn choices(written: Written) -> Markup {
    let locale = written.book.locale;
    let select = move |id: &'static str, label: &'static str, change: fn(&mut Rule, &str)| {
        let field = tag("select").on("change", move |event| {
            let value = event_target_value(&event);
            written.rule.update(|rule| change(rule, &value));
        });
        move |options: Vec<Markup>| answer(id, label, field.children(options))
    };
    let option = move |value: &'static str, name: &'static str, holds: fn(&Rule) -> bool| {
        choice(value, name).selected_while(move || written.rule.with(holds))
    };
    let field = select(
        "rule-field",
        td_string!(locale, rules.field),
        |rule, value| {
            rule.field = match value {
                "measure" => RuleField::Measure,
                "category" => RuleField::Category,
                _ => RuleField::Text,
            };
        },
    );
    let matching = select(
        "rule-matching",
        td_string!(locale, rules.matching),
        |rule, value| {
            rule.matching = match value {
                "all" => RuleMatch::All,
                _ => RuleMatch::Any,
            };
        },
    );
    let kind = select(
        "rule-kind",
        td_string!(locale, account.kind),
        |rule, value| {
            rule.kind = Kind::from_code(value);
        },
    );
    let kinds = Kind::ALL.into_iter().map(|kind| {
        choice(kind.code(), language::kinds_lower(locale, kind))
            .selected_while(move || written.rule.with(|rule| rule.kind == Some(kind)))
    });
    let all_kinds = choice("", td_string!(locale, reconciliation.all_kinds));
    tag("div")
        .class("answers")
        .child(field(vec![
            option("text", td_string!(locale, rules.field_text), |rule| {
                rule.field == RuleField::Text
            }),
            option("measure", td_string!(locale, rules.field_measure), |rule| {
                rule.field == RuleField::Measure
            }),
            option(
                "category",
                td_string!(locale, rules.field_category),
                |rule| rule.field == RuleField::Category,
            ),
        ]))
        .child(matching(vec![
            option("any", td_string!(locale, rules.any), |rule| {
                rule.matching == RuleMatch::Any
            }),
            option("all", td_string!(locale, rules.all), |rule| {
                rule.matching == RuleMatch::All
            }),
        ]))
        .child(kind([all_kinds].into_iter().chain(kinds).collect()))
}

/// The categories that the cases are given.
fn then(written: Written, form: Form) -> Markup {
    let book = written.book;
    let locale = book.locale;
    let ids = move || {
        let (categories, year) = (book.now().categories, book.year());
        let chosen = written.rule.with(|rule| rule.then.clone());
        let usable = |each: &Category| each.is_used_in(year) || chosen.contains(&each.id);
        let usable = categories.into_iter().filter(usable);
        usable.map(|category| category.id.0).collect::<Vec<_>>()
    };
    let tick = move |id: String| {
        let id = CategoryId(id);
        let name = book.name(&id);
        let own = id.clone();
        let ticked = move || written.rule.with(|rule| rule.then.contains(&own));
        tag("label")
            .child(
                tag("input")
                    .attr("type", "checkbox")
                    .checked_while(ticked)
                    .on("change", move |event| {
                        written.rule.update(|rule| {
                            rule.then.retain(|known| *known != id);
                            if event_target_checked(&event) {
                                rule.then.push(id.clone());
                            }
                        });
                    }),
            )
            .child(name)
    };
    tag("fieldset")
        .id(THEN)
        .attr("tabindex", "-1")
        .child(tag("legend").child(td_string!(locale, rules.then)))
        .child(tag("div").class("ticks").child(each(ids, tick)))
        .child(
            tag("p")
                .class("error")
                .attr("role", "alert")
                .child(words(move || form.why(THEN, true))),
        )
}
