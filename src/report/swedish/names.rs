//! Names inside sentences: genitives, small letters, and categories that are whole clauses.

/// Finite verbs that make a category's name a clause: "Rätt ersättning har inte sökts".
const VERBS: [&str; 10] = [
    "har", "är", "kan", "ska", "var", "hade", "blev", "får", "saknas", "saknades",
];

/// Words that stand before the verb in a subordinate clause and after it in a main clause.
const ADVERBS: [&str; 5] = ["inte", "ej", "aldrig", "alltid", "endast"];

/// Names of authorities that keep their capital within a sentence.
const AUTHORITIES: [&str; 7] = [
    "Arbetsförmedlingen",
    "Försäkringskassan",
    "Kronofogden",
    "Migrationsverket",
    "Skatteverket",
    "Skolinspektionen",
    "Socialstyrelsen",
];

/// The genitive: "AMF:s", "nämndens", "Grupp 3:s", "Kundtjänst" → "Kundtjänsts", "Hus" → "Hus".
#[must_use]
pub fn genitive(name: &str) -> String {
    let last_word = name.split_whitespace().last().unwrap_or_default();
    let ends_in_s = name.ends_with(['s', 'x', 'z']);
    if is_acronym(last_word) || name.ends_with(|last: char| last.is_ascii_digit()) {
        format!("{name}:s")
    } else if ends_in_s || name.is_empty() {
        name.to_owned()
    } else {
        format!("{name}s")
    }
}

/// The name with a small first letter, unless its first word is an acronym or a name: "Arbetsmarknadsnämnden" is
/// "arbetsmarknadsnämnden", "IT-nämnden", "B2-hemmet" and "Skatteverket" stay.
#[must_use]
pub fn lower_first(name: &str) -> String {
    let first_word = name
        .split(|letter: char| !letter.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let mut letters = name.chars();
    match letters.next() {
        Some(first) if !is_name(first_word) => first.to_lowercase().chain(letters).collect(),
        _ => name.to_owned(),
    }
}

/// A category or role as it stands within a sentence: without space around and a full stop, with a small letter.
#[must_use]
pub fn in_sentence(name: &str) -> String {
    lower_first(name.trim().trim_end_matches('.'))
}

/// A category as what something is about, after "gäller" or "handlar om": "stickprov", "att rätt ersättning inte har
/// sökts", "att underlag saknas".
#[must_use]
pub fn about(category: &str) -> String {
    let name = in_sentence(category);
    let words: Vec<&str> = name.split(' ').collect();
    let is_clause = |word: &&str| VERBS.contains(word);
    // A verb as the first word has no subject before it, and a name of one word is no clause.
    let Some(verb) = words.iter().skip(1).position(is_clause).map(|at| at + 1) else {
        return name;
    };
    let (subject, rest) = words.split_at(verb);
    let mut ordered: Vec<&str> = vec!["att"];
    ordered.extend(subject);
    let adverb = rest.get(1).filter(|word| ADVERBS.contains(*word));
    ordered.extend(adverb);
    ordered.extend(rest.first());
    ordered.extend(rest.iter().skip(1 + usize::from(adverb.is_some())));
    ordered.join(" ")
}

/// Whether a word that begins with a capital does so within a sentence too: it has others or digits in it, is one
/// letter alone, or an authority's name.
fn is_name(word: &str) -> bool {
    let mut rest = word.chars().skip(1).peekable();
    rest.peek().is_none()
        || rest.any(|letter| letter.is_uppercase() || letter.is_numeric())
        || AUTHORITIES.contains(&word)
}

/// Whether a word is written in capitals: of two or more letters, none small.
fn is_acronym(word: &str) -> bool {
    let letters = word.chars().filter(|letter| letter.is_alphabetic());
    letters.clone().count() > 1 && letters.clone().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn genitives_follow_the_ending() {
        for (name, written) in [
            ("AMF", "AMF:s"),
            ("Avdelning AMI", "Avdelning AMI:s"),
            ("Vuxenutbildningen", "Vuxenutbildningens"),
            ("Arbetsmarknadsnämnden", "Arbetsmarknadsnämndens"),
            ("Boendehus", "Boendehus"),
            ("Grupp 3", "Grupp 3:s"),
            ("", ""),
        ] {
            assert_eq!(genitive(name), written);
        }
    }

    #[test]
    fn names_get_small_letters_unless_they_are_acronyms() {
        for (name, written) in [
            ("Rutiner och handläggning", "rutiner och handläggning"),
            ("APL", "APL"),
            ("LifeCare", "LifeCare"),
            ("A1", "A1"),
            ("Ö", "Ö"),
            ("Migrationsverket", "Migrationsverket"),
            ("IT-stöd", "IT-stöd"),
            (
                "Övergång till nytt verksamhetssystem.",
                "övergång till nytt verksamhetssystem",
            ),
            ("Samverkanspart (Regionen)", "samverkanspart (Regionen)"),
            ("1:e socialsekreterare", "1:e socialsekreterare"),
        ] {
            assert_eq!(in_sentence(name), written);
        }
    }

    #[test]
    fn a_category_that_is_a_clause_becomes_a_subordinate_one() {
        for (name, written) in [
            ("Stickprov", "stickprov"),
            (
                "Rätt ersättning har inte sökts",
                "att rätt ersättning inte har sökts",
            ),
            ("Underlag saknas", "att underlag saknas"),
            ("Beslutet är felaktigt", "att beslutet är felaktigt"),
            (
                "Hushållssammansättning/gemenskap",
                "hushållssammansättning/gemenskap",
            ),
            ("Var god dröj", "var god dröj"),
        ] {
            assert_eq!(about(name), written);
        }
    }
}
