//! The Word document, as another program reads it.

use std::path::{Path, PathBuf};
use std::process::Command;

use lardom::model::{Block, Report, written_date};
use lardom::report::line_text;

use crate::sample_report::report;
use crate::{document, first_chart};

#[test]
fn libreoffice_reads_the_same_text() {
    let report = report();
    let (picture, _) = first_chart(&report);
    let folder = std::env::temp_dir().join(format!("lardom-report-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let bytes = document();
    if let Some(text) = converted(&folder, &bytes, "txt:Text (encoded):UTF8", "txt") {
        let text = std::fs::read_to_string(text).unwrap();
        let found = cleaned(text.lines());
        let expected = expected_paragraphs(&report, &picture.id);
        for (found, expected) in found.iter().zip(&expected) {
            assert_eq!(found, expected);
        }
        assert_eq!(found.len(), expected.len());
        let pdf = converted(&folder, &bytes, "pdf", "pdf").unwrap();
        assert!(std::fs::read(pdf).unwrap().starts_with(b"%PDF"));
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

/// The paragraphs that a reader meets, in order. A cell is a paragraph, a shown chart is none.
fn expected_paragraphs(report: &Report, shown_chart: &str) -> Vec<String> {
    let mut lines = vec![
        format!("Förvaltning {}", report.administration),
        format!("Nämnd {}", report.board),
        format!("Datum {}", written_date(report.date.unwrap())),
        format!("Diarienummer {}", report.registry_number),
        report.title.clone(),
    ];
    for section in &report.sections {
        lines.push(section.heading.clone());
        for block in &section.blocks {
            match block {
                Block::OrderedList(entries) => {
                    let numbered = entries.iter().zip(1..);
                    lines.extend(numbered.map(|(entry, at)| format!("{at}. {}", line_text(entry))));
                }
                Block::BulletList(entries) => {
                    lines.extend(
                        entries
                            .iter()
                            .map(|entry| format!("• {}", line_text(entry))),
                    );
                }
                Block::Table(table) => {
                    lines.push(table.caption.clone());
                    lines.extend(table.header.iter().cloned());
                    lines.extend(block.lines().into_iter().map(line_text));
                }
                Block::Chart(chart) if chart.id == shown_chart => {}
                Block::Chart(chart) => lines.push(chart.alternative.clone()),
                Block::Heading { .. } | Block::Paragraph(_) => {
                    lines.extend(block.lines().into_iter().map(line_text));
                }
            }
        }
    }
    cleaned(lines.iter().map(String::as_str))
}

/// Each with single spaces, without the empty ones.
fn cleaned<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    lines
        .map(|line| line.trim_matches('\u{feff}'))
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .collect()
}

/// The document as `LibreOffice` writes it in another form; `None` where it is not installed.
fn converted(folder: &Path, bytes: &[u8], form: &str, end: &str) -> Option<PathBuf> {
    let given = folder.join("rapport.docx");
    std::fs::write(&given, bytes).unwrap();
    let profile = format!(
        "-env:UserInstallation=file://{}",
        folder.join("profile").display()
    );
    let run = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", form, "--outdir"])
        .arg(folder)
        .arg(&given)
        .output();
    let Ok(output) = run else {
        println!("skipped: soffice is not installed");
        return None;
    };
    let made = folder.join(format!("rapport.{end}"));
    assert!(made.exists(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(made)
}
