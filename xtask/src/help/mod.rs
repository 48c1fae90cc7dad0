//! The guides of `docs/` as pages beside the page itself, so that help is there without a network and of the same version.

mod licences;
mod markdown;

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use self::markdown::{Guide, read};
use crate::project::Project;

/// The folder of the finished page that they stand in.
const FOLDER: &str = "hjalp";

/// The guides that are pages: the file in `docs/` without its ending, and what it is called where they are listed.
const GUIDES: [(&str, &str); 6] = [
    ("handledning", "Handledning"),
    ("kategorisera", "Kategorisera"),
    ("rapport", "Rapporten"),
    ("import", "Så läses filerna"),
    ("drift", "För it-avdelningen"),
    ("tillganglighet", "Tillgänglighet"),
];

/// The page of licences, made of the packages themselves.
const LICENCES: (&str, &str) = ("licenser", "Licenser");

/// What the pages may fetch: their own styles, letters and pictures.
const POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; \
     form-action 'none'";

/// Writes the pages into the folder that Trunk is making. `index` is its page, whose style sheets they share.
///
/// # Errors
/// When a guide cannot be read, or a page not written.
pub fn write(project: &Project, staging: &Path, index: &str) -> Result<()> {
    let folder = staging.join(FOLDER);
    fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
    let styles = styles(index);
    for (name, title) in GUIDES {
        let source = fs::read_to_string(project.path(&format!("docs/{name}.md")))
            .with_context(|| format!("reading docs/{name}.md"))?;
        let guide = read(&source);
        for picture in &guide.pictures {
            let from = project.path("docs").join(picture);
            fs::copy(&from, folder.join(picture))
                .with_context(|| format!("copying docs/{picture}"))?;
        }
        put(&folder, &styles, name, title, &guide)?;
    }
    let (name, title) = LICENCES;
    put(&folder, &styles, name, title, &licences::guide(project)?)
}

fn put(folder: &Path, styles: &str, name: &str, title: &str, guide: &Guide) -> Result<()> {
    let page = page(styles, name, title, guide);
    fs::write(folder.join(format!("{name}.html")), page)
        .with_context(|| format!("writing {FOLDER}/{name}.html"))
}

/// The links to the style sheets of a page, as they stand in a folder below it.
fn styles(index: &str) -> String {
    let tags = index.split('<').filter_map(|rest| rest.split_once('>'));
    let tags = tags.map(|(tag, _)| tag);
    let sheets = tags.filter(|tag| tag.starts_with("link ") && tag.contains("stylesheet"));
    let sheets = sheets.map(|tag| {
        let tag = tag.replace("href=\"./", "href=\"../");
        format!("<{}>\n", tag.trim_end_matches('/'))
    });
    sheets.collect::<Vec<_>>().concat()
}

fn page(styles: &str, name: &str, title: &str, guide: &Guide) -> String {
    let all = GUIDES.into_iter().chain([LICENCES]);
    let links: Vec<String> = all
        .map(|(each, title)| {
            let current = if each == name {
                " aria-current=\"page\""
            } else {
                ""
            };
            format!("<li><a href=\"{each}.html\"{current}>{title}</a></li>\n")
        })
        .collect();
    let links = links.concat();
    let contents: Vec<String> = guide
        .headings
        .iter()
        .map(|(id, heading)| format!("<li><a href=\"#{id}\">{heading}</a></li>\n"))
        .collect();
    let contents = contents.concat();
    let contents = if guide.headings.len() > 2 {
        format!(
            "<nav class=\"help__contents\" aria-label=\"Innehåll\"><ul>\n{contents}</ul></nav>\n"
        )
    } else {
        String::new()
    };
    let html = &guide.html;
    format!(
        "<!DOCTYPE html>\n<html lang=\"sv\">\n<head>\n<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta charset=\"utf-8\">\n<title>{title} – Lärdom</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <link rel=\"icon\" href=\"../icon.svg\" type=\"image/svg+xml\">\n{styles}</head>\n<body>\n\
         <a class=\"skip\" href=\"#content\">Till innehållet</a>\n\
         <header class=\"masthead\"><a class=\"wordmark\" href=\"../\">Lärdom</a><p class=\"tagline\">Hjälp</p></header>\n\
         <nav class=\"tabs help__guides\" aria-label=\"Guider\"><ul>\n{links}</ul></nav>\n\
         <main id=\"content\" class=\"help\" tabindex=\"-1\">\n{contents}<article>\n{html}</article>\n</main>\n</body>\n</html>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_share_the_style_sheets_of_the_page() {
        let index = "<head><link rel=\"stylesheet\" href=\"./base-1.css\"/><link rel=\"icon\" href=\"./icon.svg\"></head>";
        assert_eq!(
            styles(index),
            "<link rel=\"stylesheet\" href=\"../base-1.css\">\n"
        );
    }

    #[test]
    fn a_page_leads_to_the_others_and_to_its_headings() {
        let guide = read("# A\n\n## Först\n\n## Sedan\n\n## Sist\n");
        let page = page("", "rapport", "Rapporten", &guide);
        assert!(page.contains("<a href=\"handledning.html\">Handledning</a>"));
        assert!(page.contains("<a href=\"rapport.html\" aria-current=\"page\">Rapporten</a>"));
        assert!(page.contains("<a href=\"#sedan\">Sedan</a>"));
    }
}
