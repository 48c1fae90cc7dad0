//! A unit's counts beside those of last year.

use super::counts::listed_kinds;
use crate::model::{Block, Count, FigureRef, Form, Kind, Part};
use crate::report::line::Line;
use crate::report::placeholders::{Scene, within};
use crate::report::swedish::Noun;

/// A sentence for each kind that both years say something of, and one for those that cannot be compared.
pub fn comparison(scene: &Scene) -> Vec<Block> {
    let Some(unit) = scene.unit else {
        return Vec::new();
    };
    let year = scene.basis.account.year;
    let part = Part::of(unit.unit.as_deref());
    let mut line = Line::new(scene.basis);
    let mut unknown = Vec::new();
    for kind in &unit.kinds {
        let now = FigureRef::cases(part.clone(), kind.kind, year);
        let before = FigureRef::cases(part.clone(), kind.kind, year - 1);
        match (kind.cases.previous, kind.cases.current) {
            (Count::Reported(_), Count::Reported(_)) => {
                compare(&mut line, &before, &now, kind.kind)
            }
            (Count::Reported(_), _) => {
                let past = Noun::Kind(kind.kind).past();
                line.sentence(&format!("Under {} {past} ", year - 1));
                line.figure(before, Form::Phrase);
                line.text(&format!("; uppgift saknas för {year}."));
            }
            (_, Count::Reported(_)) => unknown.push(kind.kind),
            _ => {}
        }
    }
    if unknown.len() == Kind::ALL.len() || (line.is_empty() && !unknown.is_empty()) {
        line.sentence(&format!(
            "Uppgifter {} saknas för {}, så åren kan inte jämföras.",
            within(unit.unit.as_deref()),
            year - 1
        ));
    } else if !unknown.is_empty() {
        line.sentence(&format!(
            "Uppgift om {} saknas för {}, så där kan åren inte jämföras.",
            listed_kinds(&unknown),
            year - 1
        ));
    }
    line.paragraph().into_iter().collect()
}

/// "Antalet avvikelser har minskat från 38 under 2021 till 35 under 2022."
fn compare(line: &mut Line, before: &FigureRef, now: &FigureRef, kind: Kind) {
    let noun = Noun::Kind(kind);
    let (then, current) = (line.basis().count(before), line.basis().count(now));
    let (last_year, year) = (before.year, now.year);
    let past = noun.past();
    if then == current {
        line.sentence(&format!("Under både {last_year} och {year} {past} "));
        line.figure(now.clone(), Form::Phrase).text(".");
    } else if [then, current].contains(&Count::Reported(0)) {
        line.sentence(&format!("Under {last_year} {past} "));
        line.figure(before.clone(), Form::Phrase);
        line.text(&format!(" och under {year} "));
        line.figure(now.clone(), Form::Phrase).text(".");
    } else {
        let verb = if current.number() > then.number() {
            "ökat"
        } else {
            "minskat"
        };
        line.sentence(&format!("Antalet {} har {verb} från ", noun.plural()));
        line.figure(before.clone(), Form::Words);
        line.text(&format!(" under {last_year} till "));
        line.figure(now.clone(), Form::Words);
        line.text(&format!(" under {year}."));
    }
}
