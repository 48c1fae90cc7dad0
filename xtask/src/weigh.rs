//! What the page weighs as a visitor's browser receives it, against a budget.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

/// What a file is fetched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Before anything can be seen.
    FirstLoad,
    /// When the engine starts, in the background.
    Engine,
    /// When a draft is opened or soon will be: the parts of the page's program that the first page can do without.
    Later,
    /// When a report is saved for Word or Excel.
    Documents,
    /// When the first chart is shown.
    Charts,
    /// When the first section of the report is edited.
    Editor,
    /// Beside the first page, which stands in the system's letters until they are there.
    Faces,
    /// When it is asked for, or never: sample data, icons, licences.
    Other,
}

/// The heaviest each group may be, in KiB after brotli at its best quality.
///
/// Each is what there is now, with a little room, so that nothing grows unseen. The engine carries readers of every
/// workbook format, HTML's names of letters and the tables by which text in encodings that are not read is told from text
/// that is: none of its letters may be wrong without a word. It is fetched beside the first page, which does not wait for
/// it. The later parts carry what drafts promise: their journal, versions, copies that are sealed and brought together, and
/// the words and the judgement of passphrases; the first page waits for none of it.
///
/// Since views are Leptos' own the first load weighs 150 instead of 119 KiB and the later parts 710 instead of 455: every
/// closure in a view is a render effect of its own. Together they were to be at most 600 KiB, which is not reached yet; what
/// is fetched late is fetched ahead, while the first page is read.
const BUDGETS: [(Group, &str, Option<u64>); 8] = [
    (Group::FirstLoad, "first load", Some(220)),
    (Group::Engine, "engine", Some(1010)),
    (Group::Later, "later parts of the page", Some(730)),
    (Group::Documents, "writers of documents", Some(195)),
    (Group::Charts, "charts", Some(190)),
    (Group::Editor, "text editor", Some(64)),
    (Group::Faces, "typefaces", Some(90)),
    (Group::Other, "sample data and other", None),
];

/// One file of the finished page.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its path in the page's folder, with `/`.
    pub name: String,
    /// What it is fetched for.
    pub group: Group,
    /// Its size in bytes.
    pub raw: u64,
    /// Its size in bytes after brotli.
    pub brotli: u64,
}

/// Every file in the folder, by group, the heaviest first.
///
/// # Errors
/// When a file cannot be read.
pub fn parts(dist: &Path) -> Result<Vec<Part>> {
    let mut parts = Vec::new();
    collect(dist, "", &mut parts)?;
    parts.sort_by(|a, b| (a.group, b.brotli, &a.name).cmp(&(b.group, a.brotli, &b.name)));
    Ok(parts)
}

fn collect(folder: &Path, prefix: &str, parts: &mut Vec<Part>) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        let name = format!("{prefix}{file}");
        if path.is_dir() {
            collect(&path, &format!("{name}/"), parts)?;
        } else {
            let bytes = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
            parts.push(Part {
                group: group(&name),
                name,
                raw: bytes.len() as u64,
                brotli: brotli_size(&bytes)?,
            });
        }
    }
    Ok(())
}

/// The group of a file, by its name. Code and styles that no rule knows count as first load: a
/// new file is then noticed in the budget, not lost among the other files.
#[must_use]
pub fn group(name: &str) -> Group {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let loaded = ["html", "css", "js", "mjs", "wasm", "woff2"];
    let ending = file.rsplit('.').next().unwrap_or_default();
    // The guides are pages of their own.
    if !loaded.contains(&ending) || folder.starts_with("hjalp") {
        Group::Other
    } else if ending == "woff2" {
        Group::Faces
    } else if name.contains("vendor/") && file.starts_with("echarts") {
        Group::Charts
    } else if name.contains("vendor/") && file.starts_with("prosemirror") {
        Group::Editor
    } else if ["engine.", "engine_", "engine-"]
        .iter()
        .any(|start| file.starts_with(start))
    {
        Group::Engine
    } else if folder.starts_with("app-") && file == "split_documents.wasm" {
        Group::Documents
    } else if folder.starts_with("app-")
        && ["split_", "chunk_"]
            .iter()
            .any(|start| file.starts_with(start))
    {
        Group::Later
    } else {
        Group::FirstLoad
    }
}

fn brotli_size(bytes: &[u8]) -> Result<u64> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters).context("compressing")?;
    Ok(packed.len() as u64)
}

/// The parts as a table, with a line and the budget for each group.
#[must_use]
pub fn table(parts: &[Part]) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "\n{:44} {:>12} {:>12}",
        "dist/", "raw KiB", "brotli KiB"
    );
    for (group, title, budget) in BUDGETS {
        let (raw, brotli) = total(parts, group);
        let limit = budget.map_or(String::new(), |kib| format!("  (budget {kib})"));
        let _ = writeln!(
            out,
            "{title:44} {:>12} {:>12}{limit}",
            kib(raw),
            kib(brotli)
        );
        for part in parts.iter().filter(|part| part.group == group) {
            let (raw, brotli) = (kib(part.raw), kib(part.brotli));
            let _ = writeln!(out, "  {:42} {raw:>12} {brotli:>12}", part.name);
        }
    }
    out
}

/// One line for each group that is over its budget, or that has no file at all.
#[must_use]
pub fn over_budget(parts: &[Part]) -> Vec<String> {
    let mut lines = Vec::new();
    for (group, title, budget) in BUDGETS {
        let (_, brotli) = total(parts, group);
        let Some(budget) = budget else { continue };
        if brotli > budget * 1024 {
            lines.push(format!(
                "{title}: {} KiB after brotli, the budget is {budget} KiB",
                kib(brotli)
            ));
        } else if brotli == 0 {
            // Renamed files would otherwise pass by weighing nothing.
            lines.push(format!("{title}: no file found, is dist/ complete?"));
        }
    }
    lines
}

fn total(parts: &[Part], group: Group) -> (u64, u64) {
    parts
        .iter()
        .filter(|part| part.group == group)
        .fold((0, 0), |(raw, brotli), part| {
            (raw + part.raw, brotli + part.brotli)
        })
}

fn kib(bytes: u64) -> String {
    format!("{:.1}", bytes as f64 / 1024.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_by_what_a_file_is_fetched_for() {
        let cases = [
            ("index.html", Group::FirstLoad),
            ("app-1f2e3d4c/app.js", Group::FirstLoad),
            ("app-1f2e3d4c/app_bg.wasm", Group::FirstLoad),
            ("app-1f2e3d4c/split_draft.wasm", Group::Later),
            ("app-1f2e3d4c/chunk_3.wasm", Group::Later),
            ("app-1f2e3d4c/split_documents.wasm", Group::Documents),
            ("split_draft.wasm", Group::FirstLoad),
            ("main-77aa.css", Group::FirstLoad),
            ("boot.js", Group::FirstLoad),
            ("ahead.js", Group::FirstLoad),
            ("snippets/lardom-1/inline0.js", Group::FirstLoad),
            ("something_new.wasm", Group::FirstLoad),
            ("engine.js", Group::Engine),
            ("engine_bg.wasm", Group::Engine),
            ("engine_worker.js", Group::Engine),
            ("vendor/echarts.js", Group::Charts),
            ("public/vendor/echarts.js", Group::Charts),
            ("vendor/prosemirror.js", Group::Editor),
            ("vendor/source-sans-3.woff2", Group::Faces),
            ("vendor/echarts.LICENSE.txt", Group::Other),
            ("data/amf_2022.xlsx", Group::Other),
            ("icon.svg", Group::Other),
            ("engineering.js", Group::FirstLoad),
        ];
        for (name, expected) in cases {
            assert_eq!(group(name), expected, "{name}");
        }
    }

    fn part(name: &str, brotli: u64) -> Part {
        Part {
            name: name.to_owned(),
            group: group(name),
            raw: brotli * 3,
            brotli,
        }
    }

    /// The most bytes a group may have.
    fn budget(group: Group) -> u64 {
        let of_group = BUDGETS.iter().find(|(each, ..)| *each == group);
        of_group.and_then(|(_, _, kib)| *kib).expect("a budget") * 1024
    }

    #[test]
    fn tells_what_is_too_heavy_and_what_is_missing() {
        let kept = [
            part("index.html", budget(Group::FirstLoad)),
            part("engine_bg.wasm", budget(Group::Engine)),
            part("app-1/split_draft.wasm", budget(Group::Later)),
            part("app-1/split_documents.wasm", budget(Group::Documents)),
            part("vendor/echarts.js", budget(Group::Charts)),
            part("vendor/prosemirror.js", budget(Group::Editor)),
            part("vendor/source-sans-3.woff2", budget(Group::Faces)),
            part("data/alla.txt", 9 << 20),
        ];
        assert_eq!(over_budget(&kept), Vec::<String>::new());

        let heavy = [
            part("app_bg.wasm", budget(Group::FirstLoad) + 1),
            part("engine.js", 1),
        ];
        let lines = over_budget(&heavy);
        assert_eq!(lines.len(), 6, "{lines:?}");
        assert!(lines.iter().any(|line| line.starts_with("first load")));
        assert!(lines.iter().any(|line| line.starts_with("charts: no file")));
    }

    #[test]
    fn weighs_a_folder() -> Result<()> {
        let dist = std::env::temp_dir().join(format!("xtask-weigh-{}", std::process::id()));
        fs::create_dir_all(dist.join("vendor"))?;
        fs::write(dist.join("index.html"), "a".repeat(4096))?;
        fs::write(dist.join("vendor/echarts.js"), "b".repeat(2048))?;
        let parts = parts(&dist)?;
        fs::remove_dir_all(&dist)?;
        let sizes: Vec<_> = parts
            .iter()
            .map(|part| (part.name.as_str(), part.raw))
            .collect();
        assert_eq!(sizes, [("index.html", 4096), ("vendor/echarts.js", 2048)]);
        assert!(
            parts
                .iter()
                .all(|part| part.brotli > 0 && part.brotli < 100)
        );
        assert!(table(&parts).contains("(budget 190)"));
        Ok(())
    }
}
