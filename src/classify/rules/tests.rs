//! Rules on made-up cases.

use super::*;
use crate::model::{CategoryId, RuleId};

fn rule(words: &[&str]) -> Rule {
    Rule {
        id: RuleId(1),
        unit: None,
        kind: None,
        field: RuleField::Text,
        words: words.iter().map(|word| (*word).to_owned()).collect(),
        matching: RuleMatch::Any,
        without: Vec::new(),
        then: vec![CategoryId("a".to_owned())],
        state: RuleState::On,
    }
}

fn input(text: &str) -> RuleInput<'_> {
    RuleInput {
        unit: "FUT",
        kind: Kind::Deviation,
        text,
        measure: "Rutinen gicks igenom",
        categories: &["Rutiner", "Handläggning"],
    }
}

/// The places of a rule's phrases, as the text has them; nothing where the rule does not match.
#[track_caller]
fn check(rule: Rule, text: &str, expected: &[&str]) {
    let hits = CompiledRules::new(&[rule]).matches(&input(text));
    let found: Vec<&str> = hits
        .iter()
        .flat_map(|hit| &hit.places)
        .map(|place| &text[place.bytes.clone()])
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn words_beginnings_endings_and_parts_are_found() {
    let text = "Felaktig utbetalning: Utbetalningen gjordes två gånger; återbetalning krävs.";
    check(rule(&["utbetalning"]), text, &["utbetalning"]);
    check(rule(&["utbetal*"]), text, &["utbetalning", "Utbetalningen"]);
    check(
        rule(&["*betalning"]),
        text,
        &["utbetalning", "återbetalning"],
    );
    check(
        rule(&["*BETAL*"]),
        text,
        &["utbetalning", "Utbetalningen", "återbetalning"],
    );
    check(rule(&["tva ganger"]), text, &["två gånger"]);
    check(
        rule(&["återbetalning", "gång*"]),
        text,
        &["gånger", "återbetalning"],
    );
    check(rule(&["betalning"]), text, &[]);
    check(rule(&["gånger två"]), text, &[]);
}

#[test]
fn words_of_a_phrase_follow_each_other_over_any_signs() {
    let text = "Rätt – ersättning har (inte) sökts, a-kassa saknas";
    check(rule(&["har inte sök*"]), text, &["har (inte) sökts"]);
    check(rule(&["a-kassa"]), text, &["a-kassa"]);
    check(rule(&["*sättning har"]), text, &["ersättning har"]);
    check(rule(&["sökts a* sakn*"]), text, &[]);
    check(rule(&["saknas helt"]), text, &[]);
}

#[test]
fn all_phrases_or_any_and_none_of_the_others() {
    let text = "Kontoutdrag begärdes inte in vid stickprovet";
    let all = |words: &[&str]| Rule {
        matching: RuleMatch::All,
        ..rule(words)
    };
    check(
        all(&["stickprov*", "kontoutdrag"]),
        text,
        &["Kontoutdrag", "stickprovet"],
    );
    check(all(&["stickprov*", "faktura"]), text, &[]);
    let without = |word: &str| Rule {
        without: vec![word.to_owned()],
        ..rule(&["kontoutdrag"])
    };
    check(without("inte in"), text, &[]);
    check(without("inte ut"), text, &["Kontoutdrag"]);
    // A phrase without letters is none, and all that are left must be there.
    check(all(&["stickprov*", " * "]), text, &["stickprovet"]);
    check(rule(&["", "*", "?"]), text, &[]);
    check(rule(&[]), text, &[]);
}

#[test]
fn a_rule_looks_at_its_cases_and_its_field_only() {
    let text = "Rutinen saknades";
    let matches = |rule: Rule| CompiledRules::new(&[rule]).matches(&input(text)).len();
    let of = |change: fn(&mut Rule)| {
        let mut rule = rule(&["rutin*"]);
        change(&mut rule);
        matches(rule)
    };
    assert_eq!(of(|_| ()), 1);
    assert_eq!(of(|rule| rule.unit = Some("FUT".to_owned())), 1);
    assert_eq!(of(|rule| rule.unit = Some("AMF".to_owned())), 0);
    assert_eq!(of(|rule| rule.kind = Some(Kind::Deviation)), 1);
    assert_eq!(of(|rule| rule.kind = Some(Kind::Complaint)), 0);
    assert_eq!(of(|rule| rule.state = RuleState::Off), 0);
}

#[test]
fn measures_and_categories_are_looked_at_too() {
    let measure = Rule {
        field: RuleField::Measure,
        ..rule(&["gicks igenom"])
    };
    let category = Rule {
        field: RuleField::Category,
        ..rule(&["handläggning"])
    };
    let rules = CompiledRules::new(&[rule(&["handläggning"]), measure, category]);
    let hits = rules.matches(&input("Inget av detta"));
    assert_eq!(hits.iter().map(|hit| hit.rule).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(hits[0].places[0].bytes, 8..20);
    assert_eq!(
        (hits[1].places[0].part, hits[1].places[0].bytes.clone()),
        (1, 0..13)
    );
}
