//! The template: which sections a report has, which texts are fixed, and where generated ones come.

use serde::Deserialize;

/// The version of the form that [`Template`] reads.
const VERSION: u32 = 1;

const STANDARD: &str = include_str!("template.json");

/// A report's sections in order.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// The version of the form.
    version: u32,
    /// The report's title, with placeholders.
    pub title: String,
    /// The sections.
    pub sections: Vec<SectionTemplate>,
}

/// A section, or one for each unit or attachment.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionTemplate {
    /// What there is one for.
    #[serde(default)]
    pub for_each: ForEach,
    /// Its name, with placeholders.
    pub id: String,
    /// Its heading, with placeholders.
    pub heading: String,
    /// What stands in it.
    pub content: Vec<Content>,
}

/// What there is a section for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ForEach {
    /// The report: one section.
    #[default]
    Report,
    /// Each unit of the account. Sections for units that follow one another are made unit by unit.
    Unit,
    /// Each table that is attached.
    Attachment,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// A paragraph of fixed text, with placeholders.
    Paragraph(String),
    /// A numbered list of fixed texts.
    Ordered(Vec<String>),
    /// A list of fixed texts.
    Bullets(Vec<String>),
    /// What is made from the account.
    Generate(Generator),
}

/// What can be made from the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Generator {
    /// How many cases of each kind all units have together.
    Totals,
    /// The same by unit, last year beside, in a table.
    SummaryTable,
    /// The same as a chart.
    SummaryChart,
    /// The papers that the decision builds on.
    AttachmentList,
    /// The units that the report is about.
    UnitList,
    /// How many cases of each kind a unit has.
    UnitCounts,
    /// What a unit's cases are about and who put them forward.
    Categories,
    /// Figures stated elsewhere that are not what the rows give.
    StatedFigures,
    /// A unit's counts beside those of last year.
    Comparison,
    /// A unit's most common category.
    MostCommon,
    /// A unit's categories as a chart.
    CategoryChart,
    /// Which gender the units' cases tell.
    Gender,
    /// Reports under lex Sarah.
    LexSarah,
    /// Who signs.
    Signature,
    /// Whom the decision is sent to.
    Recipients,
    /// A unit's categories and measures in a table for each kind.
    AttachmentTables,
}

/// Why a template cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    /// It is not of the form that is read here, or names a generator that there is none of.
    #[error("the template is not of the form of version {VERSION}: {0}")]
    Form(#[from] serde_json::Error),
    /// It is of another version.
    #[error("the template is of version {0}, and {VERSION} is read here")]
    Version(u32),
}

impl Template {
    /// The template that comes with the program.
    ///
    /// # Errors
    /// None as long as the tests pass.
    pub fn standard() -> Result<Self, TemplateError> {
        Self::read(STANDARD)
    }

    /// Reads a template.
    ///
    /// # Errors
    /// When it is of another form or version.
    pub fn read(json: &str) -> Result<Self, TemplateError> {
        let template: Self = serde_json::from_str(json)?;
        if template.version == VERSION {
            Ok(template)
        } else {
            Err(TemplateError::Version(template.version))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_template_has_the_sections_of_the_published_account_in_order() {
        let template = Template::standard().unwrap();
        let ids: Vec<&str> = template
            .sections
            .iter()
            .map(|section| section.id.as_str())
            .collect();
        assert_eq!(
            ids,
            [
                "beslut",
                "arende",
                "beslutsunderlag",
                "bakgrund",
                "enhet/{unit}",
                "enhet/{unit}/analys",
                "lex-sarah",
                "ekonomi",
                "mal",
                "jamstalldhet",
                "mbl",
                "underskrift",
                "sandlista",
                "bilaga/{unit}",
            ]
        );
    }

    #[test]
    fn other_versions_and_unknown_generators_are_refused() {
        let of = |version: u32, content: &str| {
            let json = format!(
                r#"{{"version": {version}, "title": "", "sections": [
                    {{"id": "a", "heading": "", "content": [{content}]}}]}}"#
            );
            Template::read(&json)
        };
        assert!(of(1, r#"{"generate": "lex-sarah"}"#).is_ok());
        assert!(matches!(
            of(1, r#"{"generate": "poem"}"#),
            Err(TemplateError::Form(_))
        ));
        assert!(matches!(of(2, ""), Err(TemplateError::Version(2))));
    }
}
