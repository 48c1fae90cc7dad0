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

/// Marks the words that a negation reaches, negations and words of grammar aside.
pub fn mark_negation(found: &mut [Found]) {
    let mut negated = Vec::new();
    for (at, one) in found.iter().enumerate() {
        if AFTER_VERB.contains(&one.word.folded.as_str()) {
            let verb = at.checked_sub(1);
            negated
                .extend(verb.filter(|verb| found.get(*verb).is_some_and(|word| !word.ends_clause)));
        }
        if BEFORE.contains(&one.word.folded.as_str()) && !one.ends_clause {
            for (ahead, next) in found.iter().enumerate().skip(at + 1).take(REACH) {
                negated.push(ahead);
                if next.ends_clause {
                    break;
                }
            }
        }
        if AFTER.contains(&one.word.folded.as_str()) {
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
            && !BEFORE.contains(&one.word.folded.as_str())
            && !is_stop_word(&one.word.folded)
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
