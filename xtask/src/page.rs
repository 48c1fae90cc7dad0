//! `cargo xtask page`: the page's program, cut in parts. Trunk calls it when it has made everything else.
//!
//! What the first page needs is one part, and what only the functions marked `wasm_split` reach are others, fetched when
//! they are needed (`src/ui/late/`). All are put in one folder that is named by what is in it, so that parts of
//! two builds never meet.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result, anyhow, bail};
use wasm_split_cli_support::{Options, transform};

use crate::build_id::build_id;
use crate::help;
use crate::program::{Form, Linking, PAGE};
use crate::project::Project;

/// Where the parts are put together.
const FOLDER: &str = "target/page-parts";

/// The module that fetches the parts.
const LINK: &str = "parts.js";

/// What the finished page may fetch and run: its own files. Charts set the sizes of their texts in style attributes, and
/// are drawn from a blob when a document gets them as pictures. Workers are made from blobs alone, for such have this policy
/// too; one that is fetched has what its own file was sent with.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:; \
     connect-src 'self' blob:; style-src 'self'; style-src-attr 'unsafe-inline'; font-src 'self'; img-src 'self' blob:; \
     base-uri 'none'; form-action 'none'";

/// Starts the program, unless `public/boot.js` has refused. A module of its own, so that the page needs no script within
/// its HTML.
const START: &str =
    "import init from \"./app.js\";\nif (!window.lardomRefused) {\n    init();\n}\n";

/// Makes the program and puts it in the folder that Trunk is making.
///
/// # Errors
/// When it is not Trunk that asks, or the program cannot be made.
pub fn page(project: &Project) -> Result<ExitCode> {
    let Some(staging) = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        bail!("`page` is a part of `cargo xtask build`, called by Trunk");
    };
    let form = match std::env::var("TRUNK_PROFILE").as_deref() {
        Ok("debug") => Form::Quick,
        _ => Form::Finished,
    };
    let folder = project.path(FOLDER);
    make(project, form, &folder)?;
    let name = format!("app-{}", content_hash(&folder)?);
    let place = staging.join(&name);
    fs::create_dir_all(&place).with_context(|| format!("making {}", place.display()))?;
    for file in files(&folder)? {
        let from = folder.join(&file);
        fs::copy(&from, place.join(&file)).with_context(|| format!("copying {file}"))?;
    }
    let index = staging.join("index.html");
    let page = fs::read_to_string(&index).context("reading index.html")?;
    let page =
        with_program(&page, &name, &build_id(project)?).context("index.html has no </title>")?;
    // While it is worked on, Trunk puts a script of its own in the page.
    let page = match form {
        Form::Finished if has_script_within(&page) => {
            bail!("index.html has a script within, which its policy would block")
        }
        Form::Finished => with_policy(&page).context("index.html has no <meta>")?,
        Form::Quick => page,
    };
    help::write(project, &staging, &page)?;
    fs::write(&index, page).context("writing index.html")?;
    Ok(ExitCode::SUCCESS)
}

/// Puts the finished parts, and nothing else, in a folder.
fn make(project: &Project, form: Form, folder: &Path) -> Result<()> {
    let compiled = PAGE.compile(project, form, Linking::Divisible)?;
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("emptying {}", folder.display()))?;
    }
    let program = fs::read(&compiled).with_context(|| format!("reading {}", compiled.display()))?;
    let main = folder.join("main.wasm");
    let mut options = Options::new(&program);
    options.output_dir = folder;
    options.main_out_path = &main;
    let link = format!("./{LINK}");
    options.link_name = &link;
    options.main_module = "./app.js";
    let divided = transform(options).map_err(|error| anyhow!("cutting the program: {error:#}"))?;
    without_streaming(&folder.join(LINK))?;
    let bound = PAGE.bind(project, &main, folder)?;
    fs::remove_file(&main).context("removing the unbound program")?;
    if form == Form::Finished {
        for part in divided.split_modules.iter().chain([&bound]) {
            PAGE.optimise(project, part)?;
        }
    }
    fs::write(folder.join("start.js"), START).context("writing start.js")
}

/// Lets the parts be fetched from a server that does not know what wasm is, as the rest of the program can be: a browser
/// compiles while it fetches only what is sent as `application/wasm`.
fn without_streaming(link: &Path) -> Result<()> {
    let module = fs::read_to_string(link).context("reading what fetches the parts")?;
    let streaming = "WebAssembly.instantiateStreaming(src, imports)";
    if !module.contains(streaming) {
        bail!(
            "the parts are fetched in another way than before: look at {}",
            link.display()
        );
    }
    let whole = "WebAssembly.instantiate(await (await src).arrayBuffer(), imports)";
    fs::write(link, module.replace(streaming, whole)).context("writing what fetches the parts")
}

/// The names of the files in a folder, in order.
fn files(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// Sixteen hexadecimal digits for the names and the contents of a folder's files.
fn content_hash(folder: &Path) -> Result<String> {
    let mut hasher = blake3::Hasher::new();
    for name in files(folder)? {
        let contents = fs::read(folder.join(&name)).with_context(|| format!("reading {name}"))?;
        hasher.update(name.as_bytes());
        hasher.update(blake3::hash(&contents).as_bytes());
    }
    let mut hash = hasher.finalize().to_hex().to_string();
    hash.truncate(16);
    Ok(hash)
}

/// The page with its Content Security Policy before everything that it is about.
fn with_policy(page: &str) -> Option<String> {
    let (before, after) = page.split_once("<meta ")?;
    Some(format!(
        "{before}<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\"><meta {after}"
    ))
}

/// Whether a script stands in the page itself, such as the one by which Trunk loads a page again that is worked on.
fn has_script_within(page: &str) -> bool {
    let scripts = page.split("<script").skip(1);
    let mut starts = scripts.map(|script| script.split('>').next().unwrap_or_default());
    starts.any(|start| !start.contains(" src="))
}

/// The page with what starts the engine of this build and the program, and with what tells the browser to fetch the
/// program at once: before the style sheets, and before any script that waits for them.
fn with_program(page: &str, folder: &str, build: &str) -> Option<String> {
    let (title, rest) = page.split_once("</title>")?;
    Some(format!(
        "{title}</title><script async src=\"ahead.js?{build}\"></script>\
         <link rel=\"preload\" href=\"{folder}/app_bg.wasm\" as=\"fetch\" type=\"application/wasm\" crossorigin>\
         <link rel=\"modulepreload\" href=\"{folder}/app.js\">\
         <link rel=\"modulepreload\" href=\"{folder}/{LINK}\">\
         <script type=\"module\" src=\"{folder}/start.js\"></script>{rest}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_starts_before_the_style_sheets() {
        let page = "<html><head><title>a</title><link rel=stylesheet></head><body></body>";
        let page = with_program(page, "app-1", "b1").expect("a title");
        assert!(page.starts_with(
            "<html><head><title>a</title><script async src=\"ahead.js?b1\"></script><link "
        ));
        assert!(page.ends_with(
            "src=\"app-1/start.js\"></script><link rel=stylesheet></head><body></body>"
        ));
        assert_eq!(with_program("<p>no title", "app-1", "b1"), None);
    }

    #[test]
    fn the_policy_comes_before_everything_else() {
        let page = with_policy("<html><meta charset=utf-8><title>a</title>").expect("a head");
        let policy = page.find("Content-Security-Policy").expect("a policy");
        assert!(policy < page.find("charset").expect("the rest"));
        assert!(
            !POLICY.contains("script-src 'unsafe-inline'") && !POLICY.contains("'unsafe-eval'")
        );
        assert_eq!(with_policy("<p>no head"), None);
    }

    #[test]
    fn a_script_within_the_page_is_seen() {
        assert!(!has_script_within(
            "<script src=boot.js></script><script type=\"module\" src=\"a.js\"></script>"
        ));
        assert!(has_script_within(
            "<script src=boot.js></script><script>\"use strict\";</script>"
        ));
    }

    #[test]
    fn a_folder_is_named_by_names_and_contents() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("xtask-page-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("a"), "1")?;
        let one = content_hash(&folder)?;
        fs::write(folder.join("a"), "2")?;
        let two = content_hash(&folder)?;
        fs::rename(folder.join("a"), folder.join("b"))?;
        let three = content_hash(&folder)?;
        assert_eq!(one.len(), 16);
        assert!(one != two && two != three && one != three);
        fs::remove_dir_all(&folder)?;
        Ok(())
    }
}
