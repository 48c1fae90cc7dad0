//! Which of the user's rules match a case.

mod phrase;
#[cfg(test)]
mod tests;
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
