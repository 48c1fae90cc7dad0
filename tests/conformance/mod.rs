//! Public test data, as our import reads it: tables that others agree on, and strings and files that mean harm.
//!
//! Shared by `tests/shared_corpora.rs` and `examples/conformance.rs`. The data stand beside the project and are never
//! copied into it.

mod cases;
mod hostile;
mod markup;
pub mod package;
mod reasons;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

/// What one comparison came to.
pub struct Finding {
    /// Where the data come from.
    pub source: String,
    /// Which of them.
    pub id: String,
    /// What differs; nothing where it agrees.
    pub difference: Option<String>,
    /// Why we stand by the difference.
    pub reason: Option<&'static str>,
    /// How long it took, where that matters.
    pub took: Option<Duration>,
}

impl Finding {
    /// Whether it agrees, or differs for a reason.
    #[must_use]
    pub const fn is_explained(&self) -> bool {
        self.difference.is_none() == self.reason.is_none()
    }
}

/// Compares everything in a folder of corpora, or in its `csv` or `hostile` part.
///
/// # Errors
/// Words, where a file is not there or is not what its manifest says.
pub fn compare(folder: &Path) -> Result<Vec<Finding>, String> {
    let is_part = folder.join("manifest.json").exists();
    let part = |name: &str| {
        let inner = folder.join(name);
        match folder.join(if name == "csv" { "cases" } else { "xml" }) {
            own if is_part && own.exists() => Some(folder.to_owned()),
            _ => inner.exists().then_some(inner),
        }
    };
    let mut findings = Vec::new();
    if let Some(csv) = part("csv") {
        findings.extend(cases::compare(&csv)?);
    }
    if let Some(folder) = part("hostile") {
        findings.extend(hostile::compare(&folder)?);
        findings.extend(markup::compare(&folder)?);
    }
    if findings.is_empty() {
        return Err(format!("{}: no corpora here", folder.display()));
    }
    Ok(findings)
}

/// How many of each source agree, are explained, and are.
#[must_use]
pub fn summary(findings: &[Finding]) -> BTreeMap<&str, (usize, usize, usize)> {
    let mut sources: BTreeMap<&str, (usize, usize, usize)> = BTreeMap::new();
    for finding in findings {
        let (agree, explained, all) = sources.entry(&finding.source).or_default();
        *agree += usize::from(finding.difference.is_none());
        *explained += usize::from(finding.difference.is_some() && finding.is_explained());
        *all += 1;
    }
    sources
}

/// A file's bytes.
fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// A file of JSON.
fn json<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, String> {
    serde_json::from_slice(&bytes(path)?).map_err(|error| format!("{}: {error}", path.display()))
}

/// The cells of a sheet as the file has them; a row without cells is empty.
fn written(table: &lardom::import::Table) -> Vec<Vec<String>> {
    (0..table.len()).map(|row| table.written(row)).collect()
}
