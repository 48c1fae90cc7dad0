//! The figures that can be put in the text, as the editor offers them.

use serde_json::{Value, json};

use super::writing::figure_node;
use crate::model::{Counted, FigureRef, Form, Kind, KindAccount, Part, Slice, UnitAccount};
use crate::report::basis::Basis;
use crate::report::swedish::Noun;

/// The figures of the account as a list of `{ "name", "node" }`, unit by unit: each kind's cases this year and last,
/// its notations, and its categories. Those that are missing are not offered.
#[must_use]
pub fn figures_for_editor(basis: &Basis) -> Value {
    let mut offered = Vec::new();
    let year = basis.account.year;
    for kind in Kind::ALL {
        for year in [year, year - 1] {
            let name = format!("Alla verksamheter: {} {year}", Noun::Kind(kind).plural());
            offered.extend(offer(basis, &name, FigureRef::cases(Part::All, kind, year)));
        }
    }
    for unit in &basis.account.units {
        for kind in &unit.kinds {
            offered.extend(of_kind(basis, unit, kind));
        }
    }
    let lex_sarah = format!("Rapporter enligt lex Sarah {year}");
    offered.extend(offer(basis, &lex_sarah, FigureRef::lex_sarah(year)));
    offered.into()
}

fn of_kind(basis: &Basis, unit: &UnitAccount, kind: &KindAccount) -> Vec<Value> {
    let year = basis.account.year;
    let part = Part::of(unit.unit.as_deref());
    let unit_name = unit.unit.as_deref().unwrap_or("Utan verksamhet");
    let plural = Noun::Kind(kind.kind).plural();
    let cases = |year| FigureRef::cases(part.clone(), kind.kind, year);
    let mut offered = Vec::new();
    for year in [year, year - 1] {
        let name = format!("{unit_name}: {plural} {year}");
        offered.extend(offer(basis, &name, cases(year)));
    }
    if kind.notations.current != kind.cases.current {
        let name = format!("{unit_name}: noteringar i {plural} {year}");
        offered.extend(offer(
            basis,
            &name,
            cases(year).counting(Counted::Notations),
        ));
    }
    for category in &kind.categories {
        let name = category.category.as_deref().unwrap_or("utan kategori");
        let name = format!("{unit_name}: {plural} {year}, {name}");
        let slice = Slice::Category(category.category.clone());
        let of = cases(year).counting(Counted::Notations).of(slice);
        offered.extend(offer(basis, &name, of));
    }
    offered
}

fn offer(basis: &Basis, name: &str, of: FigureRef) -> Option<Value> {
    let figure = basis.figure(of, Form::Words);
    figure.now.number()?;
    Some(json!({ "name": name, "node": figure_node(&figure) }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Count, ReportDetails, ReportFacts};
    use crate::report::testing::{account, categorise, unit};

    #[test]
    fn what_has_a_number_is_offered_by_its_name() {
        let none = (Count::Missing, Count::Missing);
        let mut amf = unit("AMF", [(Count::Reported(2), Count::Missing), none, none]);
        categorise(&mut amf, Kind::Deviation, &[(Some("Rutiner"), 3)]);
        let basis = Basis {
            account: &account(vec![amf]),
            facts: &ReportFacts::default(),
            details: &ReportDetails::default(),
        };
        let offered = figures_for_editor(&basis);
        let offered = offered.as_array().unwrap().iter();
        let told = offered.map(|each| {
            let shown = each["node"]["attrs"]["shown"].as_str().unwrap();
            format!("{} = {shown}", each["name"].as_str().unwrap())
        });
        assert_eq!(
            told.collect::<Vec<_>>(),
            [
                "Alla verksamheter: avvikelser 2022 = två",
                "AMF: avvikelser 2022 = två",
                "AMF: noteringar i avvikelser 2022 = tre",
                "AMF: avvikelser 2022, Rutiner = tre",
            ]
        );
    }
}
