//! A C++ compiler, for libFuzzer: it comes as source.

use std::env;

use anyhow::{Result, bail};

use super::{debian, say};
use crate::project::Project;

/// Finds one, or installs Debian's where that is allowed.
pub fn compiler(project: &Project) -> Result<()> {
    if is_there(project) {
        return Ok(());
    }
    if debian::may_install(project) {
        say("installing Debian's g++ (about a minute, once)");
        debian::install(project, &["g++"])?;
        if is_there(project) {
            return Ok(());
        }
    }
    bail!(
        "fuzzing needs a C++ compiler, for libFuzzer. On Debian: apt-get install g++. Elsewhere install one your \
         system's way, and if it is not on PATH as c++, name it in the environment variable CXX"
    )
}

fn is_there(project: &Project) -> bool {
    env::var_os("CXX").is_some() || project.program("c++").is_some()
}
