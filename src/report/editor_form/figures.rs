//! The figures that can be put in the text, as the editor offers them.

use serde_json::{Map, Value, json};

use super::writing::figure_node;
use crate::model::{
    Block, Counted, Derivation, FigureRef, Form, Kind, KindAccount, Part, Slice, UnitAccount,
};
use crate::report::basis::{Basis, shown};
use crate::report::swedish::{Noun, in_sentence};

/// The figures that can be put in a section, as a list of `{ "name", "node", "forms" }`, unit by unit: each kind's cases
/// this year and last, its notations, its categories and its genders; last what the section has beside them. Those that are missing
/// are not offered. `forms` has the words for each way to write the figure, by the way's code.
#[must_use]
pub fn figures_for_editor(basis: &Basis, section: &[Block]) -> Value {
    let mut offered = of_account(basis);
    // A table's figures are not in the editor.
    let text = section
        .iter()
        .filter(|block| !matches!(block, Block::Table(_)));
    for figure in text.flat_map(Block::figures) {
        if !offered.contains(&figure.of) {
            offered.push(figure.of.clone());
        }
    }
    let offered = offered.into_iter().filter_map(|of| offer(basis, of));
    offered.collect::<Vec<_>>().into()
}

fn of_account(basis: &Basis) -> Vec<FigureRef> {
    let year = basis.account.year;
    let mut offered = Vec::new();
    for kind in Kind::ALL {
        offered.extend([year, year - 1].map(|year| FigureRef::cases(Part::All, kind, year)));
    }
    for unit in &basis.account.units {
        for kind in &unit.kinds {
            offered.extend(of_kind(basis, unit, kind));
        }
    }
    offered.push(FigureRef::lex_sarah(year));
    offered
}

fn of_kind(basis: &Basis, unit: &UnitAccount, kind: &KindAccount) -> Vec<FigureRef> {
    let year = basis.account.year;
    let part = Part::of(unit.unit.as_deref());
    let cases = |year| FigureRef::cases(part.clone(), kind.kind, year);
    let mut offered = vec![cases(year), cases(year - 1)];
    if kind.notations.current != kind.cases.current {
        offered.push(cases(year).counting(Counted::Notations));
    }
    for category in &kind.categories {
        let slice = Slice::Category(category.category.clone());
        offered.push(cases(year).counting(Counted::Notations).of(slice));
    }
    let genders = basis.facts.genders.iter();
    let genders = genders.filter(|each| each.is_of(unit.unit.as_deref(), kind.kind));
    offered.extend(genders.map(|each| cases(year).of(Slice::Gender(each.value.clone()))));
    offered
}

fn offer(basis: &Basis, of: FigureRef) -> Option<Value> {
    let figure = basis.figure(of, Form::Words);
    figure.now.number()?;
    let forms: Map<String, Value> = Form::ALL
        .iter()
        .map(|form| {
            let words = shown(&figure.of, *form, figure.now);
            (form.code().to_owned(), words.into())
        })
        .collect();
    Some(json!({ "name": name(&figure.of), "node": figure_node(&figure), "forms": forms }))
}

/// What a figure stands for, in words: "AMF: noteringar i avvikelser 2022, Rutiner".
fn name(of: &FigureRef) -> String {
    let year = of.year;
    if of.derivation == Derivation::LexSarah {
        return format!("Rapporter enligt lex Sarah {year}");
    }
    let unit = match &of.unit {
        Part::All => "Alla verksamheter",
        Part::Named(unit) => unit,
        Part::Unnamed => "Utan verksamhet",
    };
    let plural = match of.kind {
        Some(kind) => Noun::Kind(kind).plural(),
        None => Noun::Case.plural(),
    };
    let counted = match (of.counted, &of.slice) {
        (Counted::Notations, Slice::Whole) => "noteringar i ",
        _ => "",
    };
    let slice = match &of.slice {
        Slice::Whole => String::new(),
        Slice::Category(category) => {
            format!(", {}", category.as_deref().unwrap_or("utan kategori"))
        }
        Slice::Submitter(role) => {
            let role = role.as_deref().unwrap_or("någon som inte anges");
            format!(", framförda av {role}")
        }
        Slice::Gender(gender) => gender.as_deref().map_or_else(
            || ", utan uppgift om kön".to_owned(),
            |gender| format!(", kön: {}", in_sentence(gender)),
        ),
    };
    let derivation = match of.derivation {
        Derivation::Change => ", skillnad mot året före",
        Derivation::CategorySum => ", kategoriernas summa",
        Derivation::Stated => ", angivet på annat håll",
        Derivation::StatedDifference => ", skillnad mot det som anges på annat håll",
        Derivation::Count | Derivation::LexSarah => "",
    };
    format!("{unit}: {counted}{plural} {year}{slice}{derivation}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Count, Inline, ReportDetails, ReportFacts};
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
            hidden_below: 0,
        };
        let change = Block::Paragraph(vec![Inline::Figure(basis.figure(
            FigureRef {
                derivation: Derivation::CategorySum,
                ..FigureRef::cases(Part::All, Kind::Deviation, 2022)
            },
            Form::Words,
        ))]);
        let offered = figures_for_editor(&basis, &[change]);
        let offered = offered.as_array().unwrap().iter();
        let told = offered.map(|each| {
            let phrase = each["forms"]["phrase-at-start"].as_str().unwrap();
            format!("{} = {phrase}", each["name"].as_str().unwrap())
        });
        assert_eq!(
            told.collect::<Vec<_>>(),
            [
                "Alla verksamheter: avvikelser 2022 = Två avvikelser",
                "AMF: avvikelser 2022 = Två avvikelser",
                "AMF: noteringar i avvikelser 2022 = Tre noteringar",
                "AMF: avvikelser 2022, Rutiner = Tre noteringar",
                "Alla verksamheter: avvikelser 2022, kategoriernas summa = Tre avvikelser",
            ]
        );
    }
}
