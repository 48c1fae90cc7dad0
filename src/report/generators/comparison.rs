//! A unit's counts beside those of last year.

use super::counts::listed_kinds;
use crate::model::{Block, Count, FigureRef, Form, Kind, Part};
use crate::report::basis::noun;
use crate::report::line::Line;
use crate::report::placeholders::Scene;
use crate::report::swedish::Noun;

/// A sentence for each kind that has changed, one for those that have not, and one for those that cannot be compared.
pub fn comparison(scene: &Scene) -> Vec<Block> {
    let Some(unit) = scene.unit else {
        return Vec::new();
    };
    let year = scene.basis.account.year;
    let part = Part::of(unit.unit.as_deref());
    let mut line = Line::new(scene.basis);
    let (mut same, mut unknown) = (Vec::new(), Vec::new());
    for kind in &unit.kinds {
        let now = FigureRef::cases(part.clone(), kind.kind, year);
        let before = FigureRef::cases(part.clone(), kind.kind, year - 1);
        match (kind.cases.previous.number(), kind.cases.current.number()) {
            (Some(then), Some(number))
                if then == number && !scene.basis.hides(kind.cases.current) =>
            {
                same.push((kind.kind, now));
            }
            (Some(then), Some(number)) => changed(&mut line, (before, then), (now, number)),
            (Some(_), None) => {
                let came = Noun::Kind(kind.kind).past();
                line.sentence(&format!("Under {} {came} ", year - 1));
                line.figure(before, Form::Phrase);
                line.text(&format!("; uppgift saknas för {year}."));
            }
            (None, Some(_)) => unknown.push(kind.kind),
            (None, None) => {}
        }
    }
    unchanged(&mut line, &same, year);
    let last_year = year - 1;
    if line.is_empty() && !unknown.is_empty() {
        line.text(&format!(
            "Motsvarande uppgifter för {last_year} saknas, så åren kan inte jämföras."
        ));
    } else if !unknown.is_empty() {
        line.sentence(&format!(
            "Uppgift om antalet {} saknas för {last_year}, så där kan åren inte jämföras.",
            listed_kinds(&unknown)
        ));
    }
    line.paragraph().into_iter().collect()
}

/// "Antalet avvikelser har minskat från 38 under 2021 till 35 under 2022."
fn changed(line: &mut Line, (before, then): (FigureRef, u32), (now, number): (FigureRef, u32)) {
    let noun = noun(&now);
    let (last_year, year) = (before.year, now.year);
    let basis = line.basis();
    let hides_both = [then, number].map(|number| basis.hides(Count::Reported(number))) == [true; 2];
    // Which of two hidden counts is larger can tell both.
    if then == 0 || number == 0 || hides_both {
        line.sentence(&format!("Under {last_year} {} ", noun.past()));
        line.figure(before, Form::Phrase);
        line.text(&format!(" och under {year} "));
        line.figure(now, Form::Phrase).text(".");
        return;
    }
    let verb = if number > then { "ökat" } else { "minskat" };
    line.sentence(&format!("Antalet {} har {verb} från ", noun.plural()));
    line.figure(before, Form::Words);
    line.text(&format!(" under {last_year} till "));
    line.figure(now, Form::Words);
    line.text(&format!(" under {year}."));
}

/// "Under både 2021 och 2022 inkom inga klagomål och inga synpunkter."
fn unchanged(line: &mut Line, same: &[(Kind, FigureRef)], year: i32) {
    for alike in same.chunk_by(|(a, _), (b, _)| Noun::Kind(*a).past() == Noun::Kind(*b).past()) {
        let past = alike.first().map(|(kind, _)| Noun::Kind(*kind).past());
        line.sentence(&format!(
            "Under både {} och {year} {} ",
            year - 1,
            past.unwrap_or_default()
        ));
        line.list(alike.iter(), "och", |line, _, (_, now)| {
            line.figure(now.clone(), Form::Phrase);
        });
        line.text(".");
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Count, ReportFacts};
    use crate::report::testing::{text_of, unit};

    const UNKNOWN: Count = Count::Missing;

    const fn some(number: u32) -> Count {
        Count::Reported(number)
    }

    /// Counts of this year and last.
    #[track_caller]
    fn check(kinds: [(Count, Count); 3], text: &str) {
        let written = text_of(
            unit("AMF", kinds),
            &ReportFacts::default(),
            "enhet/AMF/analys",
        );
        assert_eq!(written, text);
    }

    #[test]
    fn more_fewer_and_as_many() {
        check(
            [(some(35), some(38)), (some(4), some(1)), (some(0), some(0))],
            "Antalet avvikelser har minskat från 38 under 2021 till 35 under 2022. Antalet klagomål har ökat från ett under 2021 till fyra under 2022. Under både 2021 och 2022 inkom inga synpunkter.",
        );
        check(
            [(some(3), some(3)), (some(1), some(1)), (some(0), some(0))],
            "Under både 2021 och 2022 rapporterades tre avvikelser. Under både 2021 och 2022 inkom ett klagomål och inga synpunkter.",
        );
    }

    #[test]
    fn none_is_a_number_to_compare_with_and_a_lack_is_not() {
        check(
            [(some(0), some(2)), (some(4), some(0)), (some(1), UNKNOWN)],
            "Under 2021 rapporterades två avvikelser och under 2022 inga avvikelser. Under 2021 inkom inga klagomål och under 2022 fyra klagomål. Uppgift om antalet synpunkter saknas för 2021, så där kan åren inte jämföras.",
        );
        check(
            [(some(0), UNKNOWN); 3],
            "Motsvarande uppgifter för 2021 saknas, så åren kan inte jämföras.",
        );
        check(
            [(UNKNOWN, some(7)), (UNKNOWN, UNKNOWN), (UNKNOWN, UNKNOWN)],
            "Under 2021 rapporterades sju avvikelser; uppgift saknas för 2022.",
        );
    }
}
