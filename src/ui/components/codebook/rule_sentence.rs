//! A rule in words.

use super::{Book, listed};
use crate::model::{Rule, RuleField, RuleMatch};
use crate::ui::i18n::{Locale, td_string};
use crate::ui::language;

/// "Om texten innehåller stickprov… eller kontroll men inte extern blir kategorin Stickprov. Gäller klagomål."
pub(super) fn sentence(locale: Locale, book: Book, rule: &Rule) -> String {
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
