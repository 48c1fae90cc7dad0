//! The words that take the place of what stands in braces in a template.

use super::attachments::Attachment;
use super::basis::Basis;
use super::swedish::{capital, genitive, lower_first};
use crate::model::UnitAccount;

/// What cases without a unit are called where a unit's name stands.
pub const NO_UNIT: &str = "utan angiven verksamhet";

/// What notations without a category are called where a category's name stands alone.
pub const NO_CATEGORY: &str = "Utan kategori";

/// What a section is about, beside the report as a whole.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// What the report is made from.
    pub basis: &'a Basis<'a>,
    /// The attached tables.
    pub attachments: &'a [Attachment],
    /// The unit of the section.
    pub unit: Option<&'a UnitAccount>,
    /// The attached table of the section.
    pub attachment: Option<&'a Attachment>,
}

impl Scene<'_> {
    /// The text with words for its placeholders. One that there is no word for stays as it is.
    #[must_use]
    pub fn fill(&self, text: &str) -> String {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            filled += before;
            let Some((name, behind)) = after.split_once('}') else {
                filled.push('{');
                rest = after;
                continue;
            };
            if let Some(word) = self.word(name) {
                filled += &word;
            } else {
                filled.push('{');
                filled += name;
                filled.push('}');
            }
            rest = behind;
        }
        filled + rest
    }

    fn word(&self, name: &str) -> Option<String> {
        Some(match name {
            "year" => self.basis.account.year.to_string(),
            "board" => self.board(),
            "Board" => capital(&self.board()),
            "board's" => genitive(&self.board()),
            "unit" => self.unit?.unit.clone().unwrap_or_default(),
            "Unit" => capital(self.unit?.unit.as_deref().unwrap_or(NO_UNIT)),
            "unit_title" => unit_title(self.basis, self.unit?.unit.as_deref()),
            "attachment" => self.attachment?.number.to_string(),
            "attachment_title" => self.attachment?.title.clone(),
            _ => return None,
        })
    }

    fn board(&self) -> String {
        match self.basis.details.board.trim() {
            "" => "nämnden".to_owned(),
            board => lower_first(board),
        }
    }
}

/// "Arbetsmarknad och försörjning (AMF)", or the name alone where there is no other.
#[must_use]
pub fn unit_title(basis: &Basis, unit: Option<&str>) -> String {
    let Some(unit) = unit else {
        return capital(NO_UNIT);
    };
    basis
        .details
        .full_name(unit)
        .map_or_else(|| unit.to_owned(), |name| format!("{name} ({unit})"))
}

/// "inom AMF", or what is said of cases without a unit.
#[must_use]
pub fn within(unit: Option<&str>) -> String {
    unit.map_or_else(|| NO_UNIT.to_owned(), |unit| format!("inom {unit}"))
}
