//! What the page is made of, and under which licences: read from the packages themselves.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::markdown::{Guide, read};
use crate::project::Project;
use crate::run::answer;

/// The page of licences.
///
/// # Errors
/// When cargo cannot tell the packages.
pub fn guide(project: &Project) -> Result<Guide> {
    let mut cargo = project.command("cargo");
    cargo.args([
        "metadata",
        "--format-version=1",
        "--locked",
        "--no-default-features",
        "--features=page,worker",
        "--filter-platform=wasm32-unknown-unknown",
    ]);
    let told = answer(&mut cargo).context("asking cargo for the packages")?;
    let told: Value = serde_json::from_str(&told).context("reading what cargo tells")?;
    let mut rows = BTreeSet::new();
    let packages = told.get("packages").and_then(Value::as_array);
    for package in packages.into_iter().flatten() {
        let text = |key: &str| package.get(key).and_then(Value::as_str).unwrap_or_default();
        // The project's own have no registry.
        if !text("source").is_empty() {
            rows.insert(format!(
                "| {} | {} | {} |",
                text("name"),
                text("version"),
                text("license")
            ));
        }
    }
    let rows: Vec<String> = rows.into_iter().collect();
    let version = env!("CARGO_PKG_VERSION");
    Ok(read(&format!(
        "# Licenser\n\nLärdom {version} får användas enligt MIT eller Apache-2.0, vilken du vill.\n\n\
         ## Diagram, redigerare och typsnitt\n\n\
         Texterna till deras licenser ligger bredvid: [ECharts](../vendor/echarts.LICENSE.txt) \
         ([notis](../vendor/echarts.NOTICE.txt)), [ProseMirror](../vendor/prosemirror.LICENSE.txt), \
         [Source Sans 3 och Source Serif 4](../vendor/faces.LICENSE.txt).\n\n\
         ## Programbibliotek\n\n| Bibliotek | Version | Licens |\n|---|---|---|\n{}\n",
        rows.join("\n")
    )))
}
