//! How many cases of each kind there are: what has come, of what there is none, and what is not known.

use crate::model::{Block, Count, Counted, FigureRef, Form, Kind, Part};
use crate::report::line::Line;
use crate::report::placeholders::{Scene, within};
use crate::report::swedish::{Noun, capital, listed};

/// A unit's cases in the account's year, as a paragraph.
pub fn unit_counts(scene: &Scene) -> Vec<Block> {
    let Some(unit) = scene.unit else {
        return Vec::new();
    };
    let kinds: Vec<(Kind, Count)> = unit
        .kinds
        .iter()
        .map(|kind| (kind.kind, kind.cases.current))
        .collect();
    let mut line = Line::new(scene.basis);
    let counts = Counts {
        subject: capital(&within(unit.unit.as_deref())),
        part: Part::of(unit.unit.as_deref()),
        year: scene.basis.account.year,
    };
    counts.write(&mut line, &kinds);
    line.paragraph().into_iter().collect()
}

/// What is counted where, and what the first sentence begins with.
pub struct Counts {
    /// "Inom AMF", "Sammanlagt".
    pub subject: String,
    /// The unit, or all.
    pub part: Part,
    /// The year.
    pub year: i32,
}

impl Counts {
    /// Writes what there is of each kind, then of what there is none, then what is missing or not reported.
    pub fn write(&self, line: &mut Line, kinds: &[(Kind, Count)]) {
        let of = |state: fn(Count) -> bool| -> Vec<Kind> {
            let kinds = kinds.iter().filter(|(_, count)| state(*count));
            kinds.map(|(kind, _)| *kind).collect()
        };
        let some = of(|count| matches!(count, Count::Reported(1..)));
        let none = of(|count| count == Count::Reported(0));
        let missing = of(|count| count == Count::Missing);
        let not_reported = of(|count| count == Count::NotReported);
        if !some.is_empty() {
            self.arrived(line, &some);
        }
        self.none(line, &none, some.is_empty());
        let says_year = some.is_empty() && none.is_empty();
        self.unknown(line, &missing, "Uppgift saknas om ", "", says_year);
        self.unknown(line, &not_reported, "", " har inte rapporterats", says_year);
    }

    /// "Inom AMF har 35 avvikelser rapporterats och fyra klagomål inkommit under 2022."
    fn arrived(&self, line: &mut Line, kinds: &[Kind]) {
        line.sentence(&format!("{} har ", self.subject));
        let (reported, received): (Vec<&Kind>, Vec<&Kind>) =
            kinds.iter().partition(|kind| **kind == Kind::Deviation);
        let groups: Vec<Vec<&Kind>> = [reported, received]
            .into_iter()
            .filter(|group| !group.is_empty())
            .collect();
        line.list(groups.iter(), "och", |line, _, group| {
            line.list(group.iter(), "och", |line, _, kind| {
                self.phrase(line, **kind);
            });
            let verb = group.first().map(|kind| Noun::Kind(**kind).supine());
            line.text(&format!(" {}", verb.unwrap_or_default()));
        });
        line.text(&format!(" under {}.", self.year));
    }

    /// "35 avvikelser", and where a case can have several notations: "med sammanlagt 116 noteringar".
    fn phrase(&self, line: &mut Line, kind: Kind) {
        let cases = FigureRef::cases(self.part.clone(), kind, self.year);
        line.figure(cases.clone(), Form::Phrase);
        // Notations of several units are of different codebooks and not summed in the text.
        if self.part != Part::All {
            with_notations(line, &cases);
        }
    }

    /// "Inom AMI har inga avvikelser, inga klagomål och inga synpunkter rapporterats under 2022.", or after a
    /// sentence of what there is: "Inga synpunkter har inkommit."
    fn none(&self, line: &mut Line, kinds: &[Kind], first: bool) {
        let Some(kind) = kinds.first() else {
            return;
        };
        let verb = Noun::Kind(*kind).supine();
        let figure = |line: &mut Line, place: usize, kind: &Kind| {
            let form = if first || place > 0 {
                Form::Phrase
            } else {
                Form::PhraseAtStart
            };
            line.figure(FigureRef::cases(self.part.clone(), *kind, self.year), form);
        };
        if first {
            line.sentence(&format!("{} har ", self.subject));
            line.list(kinds.iter(), "och", figure);
            line.text(&format!(" {verb} under {}.", self.year));
        } else {
            line.sentence("");
            line.list(kinds.iter(), "och", figure);
            line.text(&format!(" har {verb}."));
        }
    }

    /// "Uppgift saknas om antalet synpunkter." "Antalet synpunkter har inte rapporterats."
    fn unknown(&self, line: &mut Line, kinds: &[Kind], before: &str, after: &str, says_year: bool) {
        if kinds.is_empty() {
            return;
        }
        let place = match &self.part {
            Part::All => String::new(),
            Part::Named(unit) => format!(" {}", within(Some(unit))),
            Part::Unnamed => format!(" {}", within(None)),
        };
        let (place, year) = if says_year {
            (place, format!(" under {}", self.year))
        } else {
            (String::new(), String::new())
        };
        let sentence = format!(
            "{before}antalet {}{after}{place}{year}",
            listed_kinds(kinds)
        );
        line.sentence(&format!("{}.", capital(&sentence)));
    }
}

/// Adds how many notations the cases have, where that is another number.
fn with_notations(line: &mut Line, cases: &FigureRef) {
    let notations = cases.clone().counting(Counted::Notations);
    let (of_cases, of_notations) = (line.basis().count(cases), line.basis().count(&notations));
    if of_notations.number().is_some() && of_notations != of_cases {
        line.text(if line.basis().is_one(cases) {
            " med "
        } else {
            " med sammanlagt "
        });
        line.figure(notations, Form::Phrase);
    }
}

/// "avvikelser, klagomål och synpunkter".
pub fn listed_kinds(kinds: &[Kind]) -> String {
    let names: Vec<&str> = kinds
        .iter()
        .map(|kind| Noun::Kind(*kind).plural())
        .collect();
    listed(&names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ReportFacts;
    use crate::report::testing::{categorise, text_of, unit};

    const UNKNOWN: Count = Count::Missing;
    const NOT_REPORTED: Count = Count::NotReported;

    const fn some(number: u32) -> Count {
        Count::Reported(number)
    }

    #[track_caller]
    fn check(counts: [Count; 3], text: &str) {
        let unit = unit("AMF", counts.map(|count| (count, Count::Missing)));
        let written = text_of(unit, &ReportFacts::default(), "enhet/AMF");
        assert_eq!(written.lines().next(), Some(text));
    }

    #[test]
    fn what_has_come_is_one_sentence() {
        check(
            [some(35), some(4), some(2)],
            "Inom AMF har 35 avvikelser rapporterats och fyra klagomål och två synpunkter inkommit under 2022.",
        );
        check(
            [some(1), some(1), some(1)],
            "Inom AMF har en avvikelse rapporterats och ett klagomål och en synpunkt inkommit under 2022.",
        );
    }

    #[test]
    fn none_missing_and_not_reported_read_differently() {
        check(
            [some(1), some(0), UNKNOWN],
            "Inom AMF har en avvikelse rapporterats under 2022. Inga klagomål har inkommit. Uppgift saknas om antalet synpunkter.",
        );
        check(
            [some(0), some(3), NOT_REPORTED],
            "Inom AMF har tre klagomål inkommit under 2022. Inga avvikelser har rapporterats. Antalet synpunkter har inte rapporterats.",
        );
        check(
            [some(0); 3],
            "Inom AMF har inga avvikelser, inga klagomål och inga synpunkter rapporterats under 2022.",
        );
        check(
            [UNKNOWN; 3],
            "Uppgift saknas om antalet avvikelser, klagomål och synpunkter inom AMF under 2022.",
        );
        check(
            [NOT_REPORTED; 3],
            "Antalet avvikelser, klagomål och synpunkter har inte rapporterats inom AMF under 2022.",
        );
        check(
            [some(0), UNKNOWN, UNKNOWN],
            "Inom AMF har inga avvikelser rapporterats under 2022. Uppgift saknas om antalet klagomål och synpunkter.",
        );
    }

    #[test]
    fn notations_are_told_beside_the_cases_and_never_added_to_them() {
        for (cases, text) in [
            (
                some(1),
                "Inom AMF har en avvikelse med två noteringar rapporterats under 2022. Inga klagomål och inga synpunkter har inkommit.",
            ),
            (
                some(1_081),
                "Inom AMF har 1\u{a0}081 avvikelser med sammanlagt två noteringar rapporterats under 2022. Inga klagomål och inga synpunkter har inkommit.",
            ),
        ] {
            let mut unit = unit(
                "AMF",
                [cases, some(0), some(0)].map(|count| (count, UNKNOWN)),
            );
            categorise(&mut unit, Kind::Deviation, &[(Some("Rutiner"), 2)]);
            let written = text_of(unit, &ReportFacts::default(), "enhet/AMF");
            assert_eq!(written.lines().next(), Some(text));
        }
    }
}
