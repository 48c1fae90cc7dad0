//! Which of the user's rules match a case.

mod phrase;
mod words;

use rustc_hash::FxHashMap;

use phrase::{Phrase, WordPattern};
use words::Words;

use crate::model::{HitPlace, Kind, Rule, RuleField, RuleHit, RuleMatch, RuleState};

/// What rules look at of a case. Texts that it has not are empty.
#[derive(Clone, Copy, Debug)]
pub struct RuleInput<'a> {
    /// Its unit.
    pub unit: &'a str,
    /// Its kind.
    pub kind: Kind,
    /// What happened.
    pub text: &'a str,
    /// What was done about it.
    pub measure: &'a str,
    /// The categories that its file gives it.
    pub categories: &'a [&'a str],
}

/// Rules made ready for many cases.
#[derive(Debug, Default)]
pub struct CompiledRules {
    rules: Vec<Compiled>,
    /// The phrases of all rules, each with where it belongs.
    phrases: Vec<(Phrase, Owner)>,
    /// Phrases by their first word, where that is a word itself.
    by_word: FxHashMap<String, Vec<u32>>,
    /// Phrases by their first word, where that is the beginning of words, and how many bytes such beginnings have.
    by_beginning: FxHashMap<String, Vec<u32>>,
    beginnings: Vec<usize>,
    /// Phrases of which neither helps.
    others: Vec<u32>,
}

/// A rule without its words.
#[derive(Debug)]
struct Compiled {
    state: RuleState,
    unit: Option<String>,
    kind: Option<Kind>,
    field: RuleField,
    matching: RuleMatch,
    phrases: u32,
}

/// Whose a phrase is: the rule's place, and which of its words or what may not be there.
#[derive(Clone, Copy, Debug)]
struct Owner {
    rule: u32,
    role: Role,
}

#[derive(Clone, Copy, Debug)]
enum Role {
    Sought(u32),
    Without,
}

impl CompiledRules {
    /// Makes rules ready. One that is off, or has no phrases, never matches; a phrase without letters is no phrase.
    #[must_use]
    pub fn new(rules: &[Rule]) -> Self {
        let mut compiled = Self::default();
        for (rule, place) in rules.iter().zip(0..) {
            let mut phrases = 0;
            for (text, index) in rule.words.iter().zip(0..) {
                let role = Role::Sought(index);
                phrases += compiled.add(text, Owner { rule: place, role });
            }
            for text in &rule.without {
                let role = Role::Without;
                compiled.add(text, Owner { rule: place, role });
            }
            compiled.rules.push(Compiled {
                state: rule.state,
                unit: rule.unit.clone(),
                kind: rule.kind,
                field: rule.field,
                matching: rule.matching,
                phrases,
            });
        }
        compiled.beginnings = compiled.by_beginning.keys().map(String::len).collect();
        compiled.beginnings.sort_unstable();
        compiled.beginnings.dedup();
        compiled
    }

    /// The rules that match a case, in the order given, with where.
    #[must_use]
    pub fn matches(&self, input: &RuleInput) -> Vec<RuleHit> {
        let mut found: Vec<(u32, Role, HitPlace)> = Vec::new();
        self.look(RuleField::Text, 0, input.text, &mut found);
        self.look(RuleField::Measure, 0, input.measure, &mut found);
        for (category, part) in input.categories.iter().zip(0..) {
            self.look(RuleField::Category, part, category, &mut found);
        }
        found.sort_by_key(|(rule, _, place)| (*rule, place.part, place.bytes.start, place.phrase));
        found
            .chunk_by(|(one, ..), (other, ..)| one == other)
            .filter_map(|found| self.hit(input, found))
            .collect()
    }

    fn add(&mut self, text: &str, owner: Owner) -> u32 {
        let Some(phrase) = Phrase::parse(text) else {
            return 0;
        };
        let number = u32::try_from(self.phrases.len()).unwrap_or(u32::MAX);
        let list = match phrase.first() {
            WordPattern::Is(word) => self.by_word.entry(word.clone()).or_default(),
            WordPattern::Begins(word) => self.by_beginning.entry(word.clone()).or_default(),
            WordPattern::Ends(_) | WordPattern::Has(_) => &mut self.others,
        };
        list.push(number);
        self.phrases.push((phrase, owner));
        1
    }

    /// Finds the phrases of the rules that look at this field.
    fn look(
        &self,
        field: RuleField,
        part: u32,
        text: &str,
        found: &mut Vec<(u32, Role, HitPlace)>,
    ) {
        let looks = |rule: &Compiled| rule.field == field && rule.state == RuleState::On;
        if text.is_empty() || !self.rules.iter().any(looks) {
            return;
        }
        let words = Words::new(text);
        // Looked for in the text as a whole first: most texts have none, and then no word need be asked.
        let might_be = |number: &&u32| {
            let phrase = self.phrases.get(**number as usize);
            phrase.is_some_and(|(phrase, _)| phrase.might_be_in(&words))
        };
        let others: Vec<u32> = self.others.iter().filter(might_be).copied().collect();
        for at in 0..words.len() {
            let word = words.word(at);
            let beginnings = self
                .beginnings
                .iter()
                .filter_map(|bytes| word.get(..*bytes));
            let begun = beginnings.filter_map(|beginning| self.by_beginning.get(beginning));
            let lists = self.by_word.get(word).into_iter().chain(begun);
            for number in lists.chain([&others]).flatten() {
                let Some((phrase, owner)) = self.phrases.get(*number as usize) else {
                    continue;
                };
                let rule = self.rules.get(owner.rule as usize);
                if rule.is_some_and(looks) && phrase.is_at(&words, at) {
                    let phrase_number = match owner.role {
                        Role::Sought(number) => number,
                        Role::Without => 0,
                    };
                    let place = HitPlace {
                        phrase: phrase_number,
                        part,
                        bytes: words.bytes(at, phrase.len()),
                    };
                    found.push((owner.rule, owner.role, place));
                }
            }
        }
    }

    /// What a rule's phrases in a case come to.
    fn hit(&self, input: &RuleInput, found: &[(u32, Role, HitPlace)]) -> Option<RuleHit> {
        let (rule, ..) = found.first()?;
        let compiled = self.rules.get(*rule as usize)?;
        let is_its_case = compiled
            .unit
            .as_deref()
            .is_none_or(|unit| unit == input.unit)
            && compiled.kind.is_none_or(|kind| kind == input.kind);
        if !is_its_case
            || found
                .iter()
                .any(|(_, role, _)| matches!(role, Role::Without))
        {
            return None;
        }
        let places: Vec<HitPlace> = found.iter().map(|(.., place)| place.clone()).collect();
        let mut sought: Vec<u32> = places.iter().map(|place| place.phrase).collect();
        sought.sort_unstable();
        sought.dedup();
        let matches = match compiled.matching {
            RuleMatch::Any => true,
            RuleMatch::All => sought.len() == compiled.phrases as usize,
        };
        matches.then_some(RuleHit {
            rule: *rule,
            places,
        })
    }
}

#[cfg(test)]
mod tests {
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
}
