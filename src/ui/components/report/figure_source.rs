//! What a figure stands for, in a few words: "AMF, avvikelser, 2022".

use crate::model::{Counted, Derivation, FigureRef, Part, Slice};
use crate::ui::i18n::{Locale, td_string};
use crate::ui::language::kinds_lower;

/// Where a figure comes from.
#[must_use]
pub fn figure_source(locale: Locale, of: &FigureRef) -> String {
    if of.derivation == Derivation::LexSarah {
        return td_string!(locale, paper.source_lex_sarah, year = of.year);
    }
    let mut parts: Vec<String> = Vec::new();
    parts.push(match &of.unit {
        Part::All => td_string!(locale, paper.source_all).to_owned(),
        Part::Named(unit) => unit.clone(),
        Part::Unnamed => td_string!(locale, paper.source_no_unit).to_owned(),
    });
    let kind = of.kind.map_or_else(
        || td_string!(locale, paper.source_cases),
        |kind| kinds_lower(locale, kind),
    );
    parts.push(match of.counted {
        Counted::Cases => kind.to_owned(),
        Counted::Notations => td_string!(locale, paper.source_notations, kind = kind),
    });
    match &of.slice {
        Slice::Whole => {}
        Slice::Category(name) => parts.push(name.clone().map_or_else(
            || td_string!(locale, paper.source_no_category).to_owned(),
            |name| td_string!(locale, paper.source_category, name = name),
        )),
        Slice::Submitter(name) => parts.push(name.clone().map_or_else(
            || td_string!(locale, paper.source_no_submitter).to_owned(),
            |name| td_string!(locale, paper.source_submitter, name = name),
        )),
        Slice::Gender(name) => parts.push(name.clone().map_or_else(
            || td_string!(locale, paper.source_no_gender).to_owned(),
            |name| td_string!(locale, paper.source_gender, name = name),
        )),
    }
    parts.push(of.year.to_string());
    let how = match of.derivation {
        Derivation::Count | Derivation::LexSarah => None,
        Derivation::Change => Some(td_string!(locale, paper.source_change)),
        Derivation::CategorySum => Some(td_string!(locale, paper.source_sum)),
        Derivation::Stated => Some(td_string!(locale, paper.source_stated)),
        Derivation::StatedDifference => Some(td_string!(locale, paper.source_difference)),
    };
    parts.extend(how.map(str::to_owned));
    parts.join(", ")
}
