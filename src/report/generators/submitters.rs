//! Who put complaints and viewpoints forward, by role.

use crate::model::{Count, FigureRef, Form, Kind, KindAccount, Part, Slice, SubmitterCount};
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
    let counts: Vec<&SubmitterCount> = basis
        .facts
        .submitters
        .iter()
        .filter(|each| each.unit.as_deref() == unit && each.kind == kind.kind)
        .collect();
    let (named, unnamed): (Vec<&SubmitterCount>, Vec<&SubmitterCount>) =
        counts.iter().partition(|each| each.submitter.is_some());
    let Some(first) = named.first() else {
        return;
    };
    if kind.kind == Kind::Deviation || named.len() > NAMED {
        return;
    }
    let noun = Noun::Kind(kind.kind);
    let whole = FigureRef::cases(Part::of(unit), kind.kind, basis.account.year);
    let of = |each: &SubmitterCount| whole.clone().of(Slice::Submitter(each.submitter.clone()));
    let role = |each: &SubmitterCount| in_sentence(each.submitter.as_deref().unwrap_or_default());
    if named.len() == 1 && unnamed.is_empty() {
        match kind.cases.current {
            Count::Reported(1) => line.sentence(&capital(noun.definite())),
            Count::Reported(2) => line.sentence(&format!("Båda {}", noun.definite_plural())),
            _ => line.sentence("Alla ").figure(whole.clone(), Form::Phrase),
        };
        line.text(&format!(" har lämnats av {}.", role(first)));
        return;
    }
    let begins_with_word = first.cases <= WORDS_TO;
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
