//! A program for the browser: compiled, bound to its JavaScript, and made small.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::build_id::{VARIABLE, build_id};
use crate::project::Project;
use crate::run::run;

/// One of the programs in `src/bin`.
#[derive(Clone, Copy, Debug)]
pub struct Program {
    /// Its name, and that of its files.
    pub name: &'static str,
    /// The cargo features that it is compiled with.
    features: &'static str,
    /// The cargo profile of its finished form.
    profile: &'static str,
    /// The form of its JavaScript.
    bindings: &'static str,
    /// How wasm-opt works on it.
    level: &'static str,
    /// What wasm-opt is told besides.
    settings: &'static [&'static str],
}

/// The page's program.
pub const PAGE: Program = Program {
    name: "app",
    features: "page",
    profile: "page",
    bindings: "web",
    level: "-Oz",
    settings: &[],
};

/// The engine, as Trunk makes it of the settings in `index.html`.
pub const ENGINE: Program = Program {
    name: "engine",
    features: "worker",
    profile: "release",
    bindings: "no-modules",
    level: "-O3",
    // By itself, wasm-opt puts whatever is called from one place only there, and so back into the loop from which the
    // engine keeps the bodies of its hot loops apart. Browsers make a function fast when it is called again: a loop
    // that runs once stays slow to its end.
    settings: &["--one-caller-inline-max-function-size=0"],
};

/// The program of the benchmark's page, made like the page's.
pub const BENCH: Program = Program {
    name: "bench",
    features: "bench",
    ..PAGE
};

/// What the programs may ask of a browser.
const ABILITIES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-simd",
];

/// How much trouble is taken over a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// What is handed out.
    Finished,
    /// Compiled soon, and heavy.
    Quick,
}

/// What the linker leaves in a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Linking {
    /// What it needs to run.
    Plain,
    /// Also where it refers to itself, so that it can be cut in parts.
    Divisible,
}

impl Program {
    /// Compiles it and says where it is.
    ///
    /// # Errors
    /// When it does not compile.
    pub fn compile(&self, project: &Project, form: Form, linking: Linking) -> Result<PathBuf> {
        let (profile, folder) = match form {
            Form::Finished => (self.profile, self.profile),
            Form::Quick => ("dev", "debug"),
        };
        let target = project.path("target");
        let mut cargo = project.command("cargo");
        cargo
            .env(VARIABLE, build_id(project)?)
            .args(["rustc", "--locked", "--target", "wasm32-unknown-unknown"])
            .arg("--target-dir")
            .arg(&target)
            .args(["--profile", profile, "--bin", self.name])
            .args(["--no-default-features", "--features", self.features]);
        if linking == Linking::Divisible {
            cargo.args(["--", "-C", "link-arg=--emit-relocs"]);
        }
        run(&mut cargo)?;
        Ok(target
            .join("wasm32-unknown-unknown")
            .join(folder)
            .join(format!("{}.wasm", self.name)))
    }

    /// Makes its JavaScript in a folder, and beside it the program that goes with that, whose path it returns.
    ///
    /// # Errors
    /// When wasm-bindgen fails.
    pub fn bind(&self, project: &Project, compiled: &Path, folder: &Path) -> Result<PathBuf> {
        let mut bindgen = project.command("wasm-bindgen");
        bindgen
            .args(["--target", self.bindings, "--no-typescript"])
            // The parts that are fetched later stand on the linker's own names.
            .arg("--keep-lld-exports")
            .args(["--out-name", self.name, "--out-dir"])
            .arg(folder)
            .arg(compiled);
        run(&mut bindgen)?;
        Ok(folder.join(format!("{}_bg.wasm", self.name)))
    }

    /// Makes a program, or a part of it, small and fast, in place.
    ///
    /// # Errors
    /// When wasm-opt fails.
    pub fn optimise(&self, project: &Project, wasm: &Path) -> Result<()> {
        let mut optimiser = project.command("wasm-opt");
        optimiser
            .arg(self.level)
            .args(["--strip-debug", "--strip-producers"])
            .args(ABILITIES)
            .args(self.settings)
            .arg(wasm)
            .arg("--output")
            .arg(wasm);
        run(&mut optimiser)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn trunk_makes_the_engine_with_the_same_settings() -> Result<()> {
        let page = fs::read_to_string(Project::find()?.path("index.html"))?;
        let link = page
            .split('<')
            .find(|tag| tag.contains("data-bin=\"engine\""));
        let link = link.expect("the engine in index.html");
        for (name, value) in [
            ("data-cargo-features", ENGINE.features.to_owned()),
            ("data-wasm-opt", ENGINE.level.replace("-O", "")),
            (
                "data-wasm-opt-params",
                [&ABILITIES, ENGINE.settings].concat().join(" "),
            ),
        ] {
            assert!(link.contains(&format!(" {name}=\"{value}\"")), "{name}");
        }
        Ok(())
    }
}
