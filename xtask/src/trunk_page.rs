//! The page's HTML as Trunk gets it. `index.html` stands beside Cargo.toml, where Trunk would take the package for the
//! page's program and build it once more; so it is given a copy that does not, whose assets lead back.

use std::fs;
use std::process::ExitCode;

use anyhow::{Context as _, Result};

use crate::project::Project;

/// The page's HTML.
const PAGE: &str = "index.html";

/// The copy: `target` in Trunk.toml.
const COPY: &str = "target/trunk/index.html";

/// `cargo xtask trunk-page`: makes the copy anew. Trunk calls it before each build, also where a file has changed.
///
/// # Errors
/// When one cannot be read or the other not written.
pub fn trunk_page(project: &Project) -> Result<ExitCode> {
    write(project)?;
    Ok(ExitCode::SUCCESS)
}

/// Makes the copy anew where the page has changed: Trunk reads it before it calls anything.
///
/// # Errors
/// As for [`trunk_page`].
pub fn write(project: &Project) -> Result<()> {
    let page = fs::read_to_string(project.path(PAGE)).context("reading index.html")?;
    let page = from_copy(&page);
    let copy = project.path(COPY);
    if fs::read_to_string(&copy).is_ok_and(|before| before == page) {
        return Ok(());
    }
    let folder = copy.parent().context("a copy without a folder")?;
    fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    fs::write(&copy, page).with_context(|| format!("writing {COPY}"))
}

/// The page with the addresses of what Trunk puts beside it as they are from the copy's folder.
fn from_copy(page: &str) -> String {
    let lines = page.split_inclusive('\n').map(|line| {
        if line.contains("data-trunk") {
            line.replacen(" href=\"", " href=\"../../", 1)
        } else {
            line.to_owned()
        }
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_trunk_puts_beside_the_page_is_found_from_the_copy() {
        let page = "<link rel=\"icon\" href=\"icon.svg\">\n<link data-trunk rel=\"css\" href=\"style/base.css\">\n";
        let copy = "<link rel=\"icon\" href=\"icon.svg\">\n<link data-trunk rel=\"css\" href=\"../../style/base.css\">\n";
        assert_eq!(from_copy(page), copy);
    }
}
