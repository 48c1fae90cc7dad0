//! XML that means harm, in the places where a workbook has XML.

use std::path::Path;
use std::time::{Duration, Instant};

use lardom::import;
use lardom::model::{ProblemCode, Reading};
use serde::Deserialize;

use super::{Finding, package};

/// What a workbook is refused within.
const AT_ONCE: Duration = Duration::from_secs(1);

const PLACES: [&str; 3] = [
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/workbook.xml",
];

#[derive(Deserialize)]
struct Manifest {
    xml: Vec<Document>,
}

#[derive(Deserialize)]
struct Document {
    file: String,
    expect: String,
}

pub fn compare(folder: &Path) -> Result<Vec<Finding>, String> {
    let manifest: Manifest = super::json(&folder.join("manifest.json"))?;
    let mut findings = Vec::new();
    for document in &manifest.xml {
        let xml = super::bytes(&folder.join(&document.file))?;
        for place in PLACES {
            let mut parts = package::workbook(&[(
                "Blad1",
                package::sheet(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#),
            )]);
            for (name, content) in &mut parts {
                if *name == place {
                    content.clone_from(&xml);
                }
            }
            let bytes = package::archive(&parts).map_err(|error| error.to_string())?;
            let start = Instant::now();
            let read = import::tables(&bytes, Reading::default());
            let took = start.elapsed();
            let code = read.err().map(|problem| problem.code);
            let difference = match (document.expect.as_str(), code) {
                (expect, Some(ProblemCode::Entities)) if expect.starts_with("refuse") => None,
                ("refuse or ignore: DTD", None) => None,
                ("parse", code) if code != Some(ProblemCode::Entities) => None,
                (expect, code) => Some(format!("{expect} in {place}, came to {code:?}")),
            };
            let slow = (took > AT_ONCE).then(|| format!("{place} took {took:?}"));
            findings.push(Finding {
                source: "hostile XML".to_owned(),
                id: format!("{} as {place}", document.file),
                difference: difference.or(slow),
                reason: None,
                took: Some(took),
            });
        }
    }
    Ok(findings)
}
