//! Where things are in the project, and how programs are started in it.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

/// The project's folder and the places in it that the commands use.
#[derive(Debug)]
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// Finds the project: the folder above xtask's own.
    ///
    /// # Errors
    /// When xtask's folder has no folder above it.
    pub fn find() -> Result<Self> {
        // Cargo names the folder when it starts the program; the one it was compiled in is only
        // for a program started by hand, and wrong after the project has moved.
        let xtask = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = xtask.parent().context("xtask lies in no folder")?;
        Ok(Self::at(root))
    }

    /// The project in a folder that is known.
    #[must_use]
    pub fn at(root: &Path) -> Self {
        Self {
            root: root.to_path_buf(),
        }
    }

    /// A file or folder of the project, by its path from the project's folder.
    #[must_use]
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// What the set-up installs and makes for this project alone.
    #[must_use]
    pub fn tools(&self) -> PathBuf {
        self.path("target/tools")
    }

    /// The npm package with the build's tools.
    #[must_use]
    pub fn npm(&self) -> PathBuf {
        self.path("xtask/npm")
    }

    /// The npm package with the browser tests.
    #[must_use]
    pub fn browser_tests(&self) -> PathBuf {
        self.path("tests/browser")
    }

    /// The npm package that measures the engine beside its peers.
    #[must_use]
    pub fn bench(&self) -> PathBuf {
        self.path("benches/browser")
    }

    /// The fuzz targets' package.
    #[must_use]
    pub fn fuzz(&self) -> PathBuf {
        self.path("fuzz")
    }

    /// The finished page.
    #[must_use]
    pub fn dist(&self) -> PathBuf {
        self.path("dist")
    }

    /// The folders that programs are looked for in: the project's own tools before the user's.
    #[must_use]
    pub fn search_path(&self) -> Vec<PathBuf> {
        let mut folders = vec![
            self.tools().join("bin"),
            self.npm().join("node_modules").join(".bin"),
        ];
        let inherited = env::var_os("PATH").unwrap_or_default();
        folders.extend(env::split_paths(&inherited));
        // `cargo install` puts programs where PATH need not point.
        if let Some(home) = cargo_home() {
            folders.push(home.join("bin"));
        }
        folders
    }

    /// The program that a child process would get for this name.
    #[must_use]
    pub fn program(&self, name: &str) -> Option<PathBuf> {
        let suffixes: &[&str] = if cfg!(windows) {
            &[".exe", ".cmd"]
        } else {
            &[""]
        };
        self.search_path()
            .iter()
            .flat_map(|folder| suffixes.iter().map(move |end| (folder, end)))
            .map(|(folder, end)| folder.join(format!("{name}{end}")))
            .find(|file| is_executable(file))
    }

    /// A command in the project's folder that finds the project's tools first.
    #[must_use]
    pub fn command(&self, name: &str) -> Command {
        let program = self.program(name).unwrap_or_else(|| PathBuf::from(name));
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        if let Ok(path) = env::join_paths(self.search_path()) {
            command.env("PATH", path);
        }
        command
    }
}

fn cargo_home() -> Option<PathBuf> {
    let under_home = |home: OsString| PathBuf::from(home).join(".cargo");
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(under_home))
        .or_else(|| env::var_os("USERPROFILE").map(under_home))
}

#[cfg(unix)]
fn is_executable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    file.metadata()
        .is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(file: &Path) -> bool {
    file.is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_projects_own_tools_come_first() {
        let project = Project::at(Path::new("/somewhere"));
        let path = project.search_path();
        let first: Vec<_> = path.iter().take(2).collect();
        assert_eq!(
            first,
            [
                Path::new("/somewhere/target/tools/bin"),
                Path::new("/somewhere/xtask/npm/node_modules/.bin")
            ]
        );
    }

    #[test]
    fn a_program_that_is_nowhere_is_not_found() {
        let project = Project::at(Path::new("/somewhere"));
        assert_eq!(project.program("no-such-program-anywhere"), None);
    }
}
