//! The browser that the tests run in, and the program that drives it.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};

use super::{debian, say};
use crate::project::Project;

/// Where Chromium and its driver are.
#[derive(Debug)]
pub struct Chromium {
    /// The browser.
    pub browser: PathBuf,
    /// `ChromeDriver`, of the same release.
    pub driver: PathBuf,
}

const MISSING: &str = "the browser tests need Chromium and its ChromeDriver, of the same release. \
    On Debian: apt-get install chromium chromium-driver. Elsewhere install them your system's way, \
    and if they are not on PATH as chromium and chromedriver, name the two programs in the \
    environment variables CHROMIUM and CHROMEDRIVER";

/// Finds both, or installs Debian's where that is allowed.
pub fn chromium(project: &Project) -> Result<Chromium> {
    if let Some(found) = find(project)? {
        return Ok(found);
    }
    if debian::may_install(project) {
        say("installing Debian's chromium and chromium-driver (1 to 3 minutes, once)");
        let installed = debian::install(project, &["chromium", "chromium-driver"]);
        if let Some(found) = find(project)? {
            return Ok(found);
        }
        if let Err(error) = installed {
            bail!("{error:#}; {MISSING}");
        }
    }
    bail!(MISSING)
}

fn find(project: &Project) -> Result<Option<Chromium>> {
    let browser = named("CHROMIUM")?.or_else(|| {
        ["chromium", "chromium-browser", "google-chrome"]
            .iter()
            .find_map(|name| project.program(name))
    });
    let driver = named("CHROMEDRIVER")?.or_else(|| project.program("chromedriver"));
    Ok(browser
        .zip(driver)
        .map(|(browser, driver)| Chromium { browser, driver }))
}

/// The program that the user named. One that is not there is an error, not a reason to take
/// another one quietly.
fn named(variable: &str) -> Result<Option<PathBuf>> {
    match env::var_os(variable).map(PathBuf::from) {
        Some(path) if path.is_file() => Ok(Some(path)),
        Some(path) => bail!("{variable} names {}, which is no file", path.display()),
        None => Ok(None),
    }
}
