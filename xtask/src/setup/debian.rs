//! Debian's packages, where they may be installed.

use std::path::Path;

use anyhow::Result;

use crate::project::Project;
use crate::run::{answer, run};

/// Whether this is Debian, and its administrator asks.
pub fn may_install(project: &Project) -> bool {
    let debian = Path::new("/etc/debian_version").exists() && project.program("apt-get").is_some();
    let root = answer(project.command("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    debian && root
}

/// Installs packages.
pub fn install(project: &Project, packages: &[&str]) -> Result<()> {
    run(project.command("apt-get").args(["-q", "update"]))?;
    let mut install = project.command("apt-get");
    install
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["-q", "install", "-y", "--no-install-recommends"])
        .args(packages);
    run(&mut install)
}
