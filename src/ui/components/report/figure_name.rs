//! What a figure of the report stands for, in words.

use crate::model::{Derivation, FigureRef, Part, Slice};
use crate::ui::language::{self, Locale};
use crate::ui::texts::text;

/// "AMF, avvikelser 2022, Rutiner".
#[must_use]
pub fn figure_name(locale: Locale, of: &FigureRef) -> String {
    if of.derivation == Derivation::LexSarah {
        return text!(locale, report.lex_sarah, year = of.year);
    }
    let unit = match &of.unit {
        Part::All => text!(locale, report.all_units).to_owned(),
        Part::Named(unit) => unit.clone(),
        Part::Unnamed => text!(locale, account.no_unit).to_owned(),
    };
    let kind = of.kind.map_or_else(
        || text!(locale, report.all_kinds),
        |kind| language::kinds_lower(locale, kind),
    );
    let whole = format!("{unit}, {kind} {}", of.year);
    match &of.slice {
        Slice::Whole => whole,
        Slice::Category(Some(name)) | Slice::Submitter(Some(name)) => format!("{whole}, {name}"),
        Slice::Category(None) | Slice::Submitter(None) => {
            format!("{whole}, {}", text!(locale, account.no_category))
        }
    }
}
