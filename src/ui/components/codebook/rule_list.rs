//! The rules of a codebook's unit, each in a sentence.

use leptos::prelude::*;

use super::rule_edit::{rule_begun, rule_edit};
use super::{Book, by_id, listed};
use crate::model::{DraftState, Operation, Rule, RuleField, RuleId, RuleMatch, RuleState};
use crate::ui::app::focus;
use crate::ui::i18n::td_string;
use crate::ui::language::{self, plural};
use crate::ui::live::{each, shown, words};
use crate::ui::markup::{Markup, button, group, tag};

/// The list of rules, and the panel in which one is written.
pub(super) fn rules(book: Book) -> Markup {
    let locale = book.locale;
    let (book, heading) = book.section("rules", td_string!(locale, rules.title));
    // The rule that is being written; a new one has an id that no rule has.
    let open = RwSignal::new(untrack(|| rule_begun(book)));
    let own = move || {
        let unit = Some(unit_of_rules(book));
        book.workspace.state.with(|state| {
            let rules = state.rules.iter().filter(|rule| rule.unit == unit);
            rules.map(|rule| rule.id.0.to_string()).collect::<Vec<_>>()
        })
    };
    let new = move |_| {
        open.set(Some(
            book.workspace
                .state
                .with_untracked(DraftState::fresh_rule_id),
        ));
        request_animation_frame(|| focus("#rule-words"));
    };
    tag("section")
        .attr("aria-labelledby", "rules")
        .child(heading)
        .child(tag("p").class("soft").child(words(move || {
            if own().is_empty() {
                td_string!(locale, rules.nothing)
            } else {
                td_string!(locale, rules.lead)
            }
        })))
        .child(tag("ol").class("rules").child(each(own, move |id| {
            let id = RuleId(id.parse().unwrap_or_default());
            let shown_rule = move || {
                let rule = rule(book, id)?;
                let ruled = book.workspace.ruled.get();
                let decided = ruled.iter().find(|(other, _)| *other == id);
                Some(Row {
                    sentence: sentence(book, &rule),
                    decided: decided.map_or(0, |(_, cases)| *cases),
                    order: own()
                        .iter()
                        .filter_map(|id| id.parse().ok())
                        .map(RuleId)
                        .collect(),
                    rule,
                })
            };
            shown(shown_rule, move |row| {
                row.as_ref().map(|row| rule_row(book, open, row))
            })
        })))
        .child(button("button", td_string!(locale, rules.new), new).id("new-rule"))
        .child(shown(
            move || open.get(),
            move |id| {
                let id = (*id)?;
                Some(rule_edit(book, id, rule(book, id), open))
            },
        ))
}

/// What a row shows.
#[derive(PartialEq)]
struct Row {
    rule: Rule,
    sentence: String,
    /// How many cases it decided.
    decided: u32,
    /// All rules of the unit, in the order in which they are tried.
    order: Vec<RuleId>,
}

/// The unit as rules name it: a rule without a unit would be one of all units, whose categories are others.
pub(super) fn unit_of_rules(book: Book) -> String {
    book.unit().unwrap_or_default()
}

fn rule(book: Book, id: RuleId) -> Option<Rule> {
    book.workspace.state.with(|state| {
        let mut rules = state.rules.iter();
        rules.find(|rule| rule.id == id).cloned()
    })
}

/// "Om texten innehåller stickprov… eller kontroll men inte extern blir kategorin Stickprov. Gäller klagomål."
fn sentence(book: Book, rule: &Rule) -> String {
    let locale = book.locale;
    let [all, any] = [
        td_string!(locale, codebook.and),
        td_string!(locale, rules.or),
    ];
    let phrases = |phrases: &[String], and: &str| {
        let phrases: Vec<String> = phrases.iter().map(|each| each.replace('*', "…")).collect();
        let phrases: Vec<&str> = phrases.iter().map(String::as_str).collect();
        listed(&phrases, and)
    };
    let field = match rule.field {
        RuleField::Text => td_string!(locale, rules.the_text),
        RuleField::Measure => td_string!(locale, rules.the_measure),
        RuleField::Category => td_string!(locale, rules.the_category),
    };
    let and = match rule.matching {
        RuleMatch::Any => any,
        RuleMatch::All => all,
    };
    let mut sought = phrases(&rule.words, and);
    if !rule.without.is_empty() {
        let without = phrases(&rule.without, any);
        sought = td_string!(locale, rules.but_not, words = sought, without = without);
    }
    let then = book.names(rule.then.iter());
    let mut sentence = td_string!(
        locale,
        rules.sentence,
        field = field,
        words = sought,
        then = then
    );
    if let Some(kind) = rule.kind {
        let kind = language::kinds_lower(locale, kind);
        sentence.push(' ');
        sentence.push_str(&td_string!(locale, rules.only_kind, kind = kind));
    }
    sentence
}

fn rule_row(book: Book, open: RwSignal<Option<RuleId>>, row: &Row) -> Markup {
    let locale = book.locale;
    let (rule, sentence, decided) = (&row.rule, row.sentence.as_str(), row.decided);
    let id = rule.id;
    let number = id.0.to_string();
    let is_on = rule.state == RuleState::On;
    let cases = plural!(locale, decided, cases.count_single, cases.count_several);
    let state = if is_on {
        td_string!(locale, rules.decides, cases = cases)
    } else {
        td_string!(locale, rules.off).to_owned()
    };
    let turned = Rule {
        state: if is_on { RuleState::Off } else { RuleState::On },
        ..rule.clone()
    };
    let (turn_name, turn_told) = if is_on {
        (
            td_string!(locale, rules.turn_off),
            td_string!(locale, rules.turned_off),
        )
    } else {
        (
            td_string!(locale, rules.turn_on),
            td_string!(locale, rules.turned_on),
        )
    };
    let back = by_id("turn", &number);
    let turn = move |_| {
        let rule = turned.clone();
        let told = turn_told.to_owned();
        book.apply(vec![Operation::SetRule { rule }], told, back.clone());
    };
    let edit = move |_| {
        open.set(Some(id));
        request_animation_frame(|| focus("#rule-words"));
    };
    let remove = move |_| {
        if open.get_untracked() == Some(id) {
            open.set(None);
        }
        let told = td_string!(locale, rules.removed).to_owned();
        let operations = vec![Operation::RemoveRule { id }];
        book.apply(operations, told, "#rules".to_owned());
    };
    let labelled = |button: Markup, what: &str, name: &str| {
        button
            .id([what, &number].join("-"))
            .attr("aria-label", format!("{name}: {sentence}"))
    };
    let [change, taken_out] = [
        td_string!(locale, codebook.change),
        td_string!(locale, rules.remove),
    ];
    tag("li")
        .class_if("gone", !is_on)
        .child(tag("p").child(sentence))
        .child(
            tag("div")
                .class("actions")
                .child(tag("span").class("soft").child(state))
                .child(
                    group()
                        .child(labelled(
                            button("quiet", turn_name, turn),
                            "turn",
                            turn_name,
                        ))
                        .child(labelled(button("quiet", change, edit), "rule", change))
                        .children(moves(book, row))
                        .child(labelled(
                            button("quiet", taken_out, remove),
                            "remove",
                            taken_out,
                        )),
                ),
        )
}

/// The buttons that let a rule be tried one place earlier or later, as far as there is one.
fn moves(book: Book, row: &Row) -> impl Iterator<Item = Markup> {
    let locale = book.locale;
    let id = row.rule.id;
    let all = row.order.len();
    let place = row.order.iter().position(|other| *other == id);
    let place = place.unwrap_or_default();
    let [up, down] = ["rule-up", "rule-down"].map(|what| by_id(what, &id.0.to_string()));
    let ways = [
        (
            "↑",
            "rule-up",
            td_string!(locale, rules.up),
            place.checked_sub(1),
        ),
        (
            "↓",
            "rule-down",
            td_string!(locale, rules.down),
            Some(place + 1).filter(|to| *to < all),
        ),
    ];
    ways.into_iter().filter_map(move |(sign, what, name, to)| {
        let to = to?;
        // Downwards it changes places with the next, and stands before the one after that.
        let before = row.order.get(if to > place { to + 1 } else { to }).copied();
        let told = td_string!(locale, rules.moved, place = to + 1, all = all);
        // At either end there is only the way back.
        let next = match to {
            0 => down.clone(),
            to if to + 1 == all => up.clone(),
            _ => by_id(what, &id.0.to_string()),
        };
        let pressed = move |_| {
            let operations = vec![Operation::MoveRule { id, before }];
            book.apply(operations, told.clone(), next.clone());
        };
        let label = format!("{name}: {}", row.sentence);
        let button = button("quiet", sign, pressed);
        Some(
            button
                .id(format!("{what}-{}", id.0))
                .attr("aria-label", label),
        )
    })
}
