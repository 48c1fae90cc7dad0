//! Which words of a text are negated: "inte svar" and "svar saknas" are not about an answer that was given.

use super::abbreviations::is_stop_word;
use super::words::Found;

/// How many words after a negation it still negates, unless the clause ends before.
const REACH: usize = 3;

/// Words that negate what comes after them in the clause.
const BEFORE: [&str; 16] = [
    "aldrig",
    "brist",
    "ej",
    "icke",
    "ingen",
    "inget",
    "inga",
    "ingenting",
    "inte",
    "saknade",
    "saknar",
    "uteblev",
    "uteblivet",
    "uteblivit",
    "utan",
    "varken",
];

/// Those of them that also negate the verb before them: "svarade inte".
const AFTER_VERB: [&str; 4] = ["aldrig", "ej", "icke", "inte"];

/// Words that negate what stands before them in the clause.
const AFTER: [&str; 4] = ["saknades", "saknas", "fattas", "uteblev"];

/// What a word does in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It tells what the text is about.
    Telling,
    /// It is a word of grammar, and no negation.
    Grammar,
    /// It negates.
    Negation(Reach),
}

/// Which words of its clause a word negates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    verb_before: bool,
    before: bool,
    after: bool,
}

impl Role {
    /// What a folded word does.
    #[must_use]
    pub fn of(folded: &str) -> Self {
        let reach = Reach {
            verb_before: AFTER_VERB.contains(&folded),
            before: AFTER.contains(&folded),
            after: BEFORE.contains(&folded),
        };
        if reach.before || reach.after {
            Self::Negation(reach)
        } else if is_stop_word(folded) {
            Self::Grammar
        } else {
            Self::Telling
        }
    }

    /// Whether a negation that reaches it negates it.
    const fn can_be_negated(self) -> bool {
        match self {
            Self::Telling => true,
            Self::Grammar => false,
            Self::Negation(reach) => !reach.after,
        }
    }
}

/// Marks the words that a negation reaches, negations and words of grammar aside.
pub fn mark_negation(found: &mut [Found]) {
    let mut negated = Vec::new();
    for (at, one) in found.iter().enumerate() {
        let Role::Negation(reach) = one.role else {
            continue;
        };
        if reach.verb_before {
            let verb = at.checked_sub(1);
            negated
                .extend(verb.filter(|verb| found.get(*verb).is_some_and(|word| !word.ends_clause)));
        }
        if reach.after && !one.ends_clause {
            for (ahead, next) in found.iter().enumerate().skip(at + 1).take(REACH) {
                negated.push(ahead);
                if next.ends_clause {
                    break;
                }
            }
        }
        if reach.before {
            let before = found.iter().enumerate().take(at).rev().take(REACH);
            negated.extend(
                before
                    .take_while(|(_, earlier)| !earlier.ends_clause)
                    .map(|(behind, _)| behind),
            );
        }
    }
    for at in negated {
        if let Some(one) = found.get_mut(at)
            && one.role.can_be_negated()
        {
            one.word.negated = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::classify::words::tests::check;

    #[test]
    fn negation_reaches_a_few_words_of_its_clause() {
        check(
            "fick inte svar på frågan igen",
            &["!fick", "inte", "!svar", "pa", "!fragan", "igen"],
        );
        check(
            "det hjälpte inte, bemötandet var bra",
            &["det", "!hjalpte", "inte", "bemotandet", "var", "bra"],
        );
        check(
            "Rutin för larm saknas",
            &["!rutin", "for", "!larm", "saknas"],
        );
        check(
            "Ej städat. Saknar nyckel",
            &["ej", "!stadat", "saknar", "!nyckel"],
        );
    }
}
