//! The Swedish words that stand in documents beside the report's own.

use crate::model::{Quantity, StatedBy, Verdict};

/// What the labels above a document's title are called.
pub mod label {
    /// The administration that writes the paper.
    pub const ADMINISTRATION: &str = "Förvaltning";
    /// The board that it is for.
    pub const BOARD: &str = "Nämnd";
    /// Its date.
    pub const DATE: &str = "Datum";
    /// Its registry number.
    pub const REGISTRY_NUMBER: &str = "Diarienummer";
    /// The words that tell whether a shared report is the one that was shared.
    pub const CHECK_WORDS: &str = "Kontrollord";
}

/// What stands around the page's number and the number of pages: "Sida 2 av 7".
pub mod footer {
    /// Before the page's number.
    pub const PAGE: &str = "Sida ";
    /// Between the two numbers.
    pub const OF: &str = " av ";
}

/// The name of a chart's picture, before its number.
pub const CHART: &str = "Diagram";

/// Names of the workbook's sheets.
pub mod sheet {
    /// Cases and notations by unit, kind and year.
    pub const ACCOUNT: &str = "Redovisning";
    /// The same by category.
    pub const CATEGORIES: &str = "Kategorier";
    /// Measures by category.
    pub const MEASURES: &str = "Åtgärder";
    /// Who put the cases forward.
    pub const SUBMITTERS: &str = "Lämnat av";
    /// The attached tables.
    pub const ATTACHMENTS: &str = "Bilagor";
    /// Figures stated elsewhere.
    pub const RECONCILIATION: &str = "Avstämning";
}

/// Headings of the workbook's columns.
pub mod column {
    /// The unit.
    pub const UNIT: &str = "Verksamhet";
    /// The kind.
    pub const KIND: &str = "Slag";
    /// The category.
    pub const CATEGORY: &str = "Kategori";
    /// The measure.
    pub const MEASURE: &str = "Åtgärd";
    /// The role of who put a case forward.
    pub const SUBMITTER: &str = "Lämnat av";
    /// Cases.
    pub const CASES: &str = "Ärenden";
    /// Notations.
    pub const NOTATIONS: &str = "Noteringar";
    /// The year.
    pub const YEAR: &str = "År";
    /// What is counted.
    pub const QUANTITY: &str = "Räknas";
    /// Who states a figure.
    pub const STATED_BY: &str = "Angett av";
    /// The figure as stated.
    pub const STATED: &str = "Angivet";
    /// What the rows give.
    pub const SUMMED: &str = "Summerat";
    /// The stated figure less what the rows give.
    pub const DIFFERENCE: &str = "Skillnad";
    /// Whether the two agree.
    pub const VERDICT: &str = "Utfall";
}

/// All units together.
pub const ALL_UNITS: &str = "Alla verksamheter";
/// All kinds together.
pub const ALL_KINDS: &str = "Alla slag";
/// Nothing says who put a case forward.
pub const NO_SUBMITTER: &str = "Uppgift saknas";
/// Measures that are not named one by one.
pub const OTHER_MEASURES: &str = "Andra åtgärder";
/// Notations that have no measure.
pub const NO_MEASURE: &str = "Ingen åtgärd angiven";

/// What a stated figure counts.
#[must_use]
pub const fn quantity(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::Cases => "ärenden",
        Quantity::Notations => "noteringar",
        Quantity::Rows => "rader",
    }
}

/// Whether a stated figure agrees with the rows.
#[must_use]
pub const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Agrees => "stämmer",
        Verdict::Differs => "stämmer inte",
        Verdict::NothingToCompare => "inget att jämföra med",
    }
}

/// Who states a figure: "inmatat" or "lista.xlsx, Blad1, rad 40".
#[must_use]
pub fn stated_by(by: &StatedBy) -> String {
    match by {
        StatedBy::User => "inmatat".to_owned(),
        StatedBy::File {
            name, sheet, row, ..
        } if sheet.is_empty() => format!("{name}, rad {row}"),
        StatedBy::File {
            name, sheet, row, ..
        } => format!("{name}, {sheet}, rad {row}"),
    }
}
