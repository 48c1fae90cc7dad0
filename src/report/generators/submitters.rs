//! Who put complaints and viewpoints forward, by role.

use crate::model::{FigureRef, Form, Kind, KindAccount, Part, Slice, ValueCount};
use crate::report::line::Line;
use crate::report::swedish::{Noun, capital, in_sentence};

/// How many roles are named; with more of them the column hardly holds roles.
const NAMED: usize = 6;

/// Up to this number a sentence can begin with the number, which is a word.
const WORDS_TO: u32 = 12;

/// "Tre av klagomålen har lämnats av brukare/klient och ett av samverkanspart (Regionen)."
///
/// Nothing for deviations, which staff report, nor where no case says who put it forward.
pub fn write(line: &mut Line, unit: Option<&str>, kind: &KindAccount) {
    let basis = line.basis();
    let counts: Vec<&ValueCount> = basis
        .facts
        .submitters
        .iter()
        .filter(|each| each.is_of(unit, kind.kind))
        .collect();
    let (mut named, unnamed): (Vec<&ValueCount>, Vec<&ValueCount>) =
        counts.iter().partition(|each| each.value.is_some());
    if basis.hides_some() {
        named.sort_by_key(|each| each.value.as_deref());
    }
    let Some(first) = named.first() else {
        return;
    };
    if kind.kind == Kind::Deviation || named.len() > NAMED {
        return;
    }
    let noun = Noun::Kind(kind.kind);
    let whole = FigureRef::cases(Part::of(unit), kind.kind, basis.account.year);
    let of = |each: &ValueCount| whole.clone().of(Slice::Submitter(each.value.clone()));
    let role = |each: &ValueCount| in_sentence(each.value.as_deref().unwrap_or_default());
    if named.len() == 1 && unnamed.is_empty() {
        let all = capital(basis.all_of(&whole));
        line.sentence(&format!("{all} har lämnats av {}.", role(first)));
        return;
    }
    let begins_with_word = first.cases <= WORDS_TO && !basis.hides_some();
    if begins_with_word {
        line.sentence("");
    } else {
        line.sentence(&format!("Av {} har ", noun.definite_plural()));
    }
    line.list(named.iter(), "och", |line, place, each| {
        let at_start = begins_with_word && place == 0;
        line.figure(
            of(each),
            if at_start {
                Form::WordsAtStart
            } else {
                Form::Words
            },
        );
        line.text(&match (place, at_start) {
            (0, true) => format!(" av {} har lämnats", noun.definite_plural()),
            (0, false) => " lämnats".to_owned(),
            _ => String::new(),
        });
        line.text(&format!(" av {}", role(each)));
    });
    line.text(".");
    if let Some(unknown) = unnamed.first() {
        line.sentence("Uppgift om vem som har lämnat ärendet saknas för ");
        line.figure(of(unknown), Form::Phrase).text(".");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Count, ReportFacts};
    use crate::report::testing::{categorise, text_of, unit};

    /// What is said of complaints that these have put forward, after the sentence about their category.
    #[track_caller]
    fn check(submitters: &[(Option<&str>, u32)], text: &str) {
        let cases = submitters.iter().map(|(_, cases)| cases).sum();
        let none = (Count::Reported(0), Count::Missing);
        let mut unit = unit(
            "AMF",
            [none, (Count::Reported(cases), Count::Missing), none],
        );
        categorise(&mut unit, Kind::Complaint, &[(None, cases)]);
        let facts = ReportFacts {
            submitters: submitters
                .iter()
                .map(|(submitter, cases)| ValueCount {
                    unit: Some("AMF".to_owned()),
                    kind: Kind::Complaint,
                    value: submitter.map(str::to_owned),
                    cases: *cases,
                })
                .collect(),
            ..ReportFacts::default()
        };
        let written = text_of(unit, &facts, "enhet/AMF");
        let sentences = written.lines().nth(1).unwrap();
        let (_, told) = sentences.split_once(". ").unwrap_or((sentences, ""));
        assert_eq!(told, text);
    }

    #[test]
    fn roles_are_told_with_their_numbers() {
        check(
            &[(Some("Brukare/klient"), 3), (Some("Regionen"), 1)],
            "Tre av klagomålen har lämnats av brukare/klient och ett av regionen.",
        );
        check(
            &[(Some("Elev"), 31), (Some("Anhörig"), 2), (None, 1)],
            "Av klagomålen har 31 lämnats av elev och två av anhörig. Uppgift om vem som har lämnat ärendet saknas för ett klagomål.",
        );
        check(&[(Some("Elev"), 1)], "Klagomålet har lämnats av elev.");
        check(&[(Some("Elev"), 2)], "Klagomålen har lämnats av elev.");
        check(&[(None, 3)], "");
    }
}
