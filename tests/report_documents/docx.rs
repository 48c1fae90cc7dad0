//! The Word document, as its parts are written.

use std::path::Path;

use lardom::model::{Block, Inline, Report, TableRow};
use lardom::report::documents::{write_docx, write_xlsx};
use quick_xml::events::Event;

use crate::package::{part, parts};
use crate::sample_report::{account, report};
use crate::{document, first_chart};

#[test]
fn every_part_is_well_formed_and_named_where_it_must_be() {
    let parts = parts(&document());
    let types = String::from_utf8(parts["[Content_Types].xml"].clone()).unwrap();
    for (name, bytes) in &parts {
        if Path::new(name).extension().is_some_and(|end| end == "png") {
            continue;
        }
        let mut reader = quick_xml::Reader::from_reader(bytes.as_slice());
        let mut buffer = Vec::new();
        loop {
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Eof) => break,
                Ok(_) => {}
                Err(error) => panic!("{name}: {error}"),
            }
        }
        let named = types.contains(&format!("\"/{name}\""));
        assert!(
            named || name.contains("_rels/") || name.starts_with('['),
            "{name}"
        );
    }
    let relations = String::from_utf8(parts["word/_rels/document.xml.rels"].clone()).unwrap();
    for target in relations.split("Target=\"").skip(1) {
        let target = target.split('"').next().unwrap();
        assert!(parts.contains_key(&format!("word/{target}")), "{target}");
    }
}

#[test]
fn headings_have_the_styles_that_word_processors_know() {
    let bytes = document();
    let (text, styles) = (
        part(&bytes, "word/document.xml"),
        part(&bytes, "word/styles.xml"),
    );
    for (style, name) in [
        ("Title", "Title"),
        ("Heading1", "heading 1"),
        ("Heading2", "heading 2"),
        ("Heading3", "heading 3"),
        ("Caption", "caption"),
    ] {
        let start = format!("w:styleId=\"{style}\">\n    <w:name w:val=\"{name}\"/>");
        assert!(styles.contains(&start), "{style}");
    }
    for (level, style) in [(0, "Heading1"), (1, "Heading2"), (2, "Heading3")] {
        let own = styles
            .split(&format!("w:styleId=\"{style}\""))
            .nth(1)
            .unwrap();
        let own = own.split("</w:style>").next().unwrap();
        assert!(
            own.contains(&format!("<w:outlineLvl w:val=\"{level}\"/>")),
            "{style}"
        );
    }
    let report = report();
    let headings = blocks_of(&report).filter(|block| matches!(block, Block::Heading { .. }));
    assert_eq!(times("<w:pStyle w:val=\"Title\"/>", &text), 1);
    assert_eq!(
        times("<w:pStyle w:val=\"Heading1\"/>", &text),
        report.sections.len()
    );
    assert_eq!(
        times("<w:pStyle w:val=\"Heading2\"/>", &text),
        headings.count()
    );
    assert_eq!(
        times("<w:pageBreakBefore/>", &text),
        3,
        "one for each attachment"
    );
}

#[test]
fn the_language_is_swedish_and_the_document_has_a_title_and_page_numbers() {
    let bytes = document();
    assert!(part(&bytes, "word/styles.xml").contains("<w:lang w:val=\"sv-SE\""));
    let core = part(&bytes, "docProps/core.xml");
    for written in [
        "<dc:title>Redovisning av avvikelser, klagomål och synpunkter 2022</dc:title>",
        "<dc:language>sv-SE</dc:language>",
        "2023-03-15T00:00:00Z</dcterms:created>",
    ] {
        assert!(core.contains(written), "{core}");
    }
    let footer = part(&bytes, "word/footer.xml");
    assert!(footer.contains("w:instr=\"PAGE\"") && footer.contains("w:instr=\"NUMPAGES\""));
    assert!(part(&bytes, "word/document.xml").contains("<w:footerReference w:type=\"default\""));
}

#[test]
fn a_shared_report_has_its_check_words_above_the_title_and_no_other_has() {
    const WORDS: &str = "tröja arena lövbiff målare termin";
    let report = report();
    let shared = write_docx(&report, &[], Some(WORDS)).unwrap();
    let text = part(&shared, "word/document.xml");
    let (above, _) = text.split_once("<w:pStyle w:val=\"Title\"/>").unwrap();
    assert!(above.contains(">Kontrollord<") && above.contains(WORDS));
    assert!(!part(&document(), "word/document.xml").contains("Kontrollord"));
}

#[test]
fn lists_are_lists_and_each_numbered_one_begins_with_one() {
    let mut report = report();
    let again = report.section("beslut").unwrap().clone();
    report.sections.push(again);
    let bytes = write_docx(&report, &[], None).unwrap();
    let (text, lists) = (
        part(&bytes, "word/document.xml"),
        part(&bytes, "word/numbering.xml"),
    );
    let entries: usize = blocks_of(&report)
        .map(|block| match block {
            Block::BulletList(entries) | Block::OrderedList(entries) => entries.len(),
            _ => 0,
        })
        .sum();
    assert_eq!(times("<w:numPr>", &text), entries);
    for list in ["2", "3"] {
        assert_eq!(times(&format!("<w:numId w:val=\"{list}\"/>"), &text), 1);
        assert!(lists.contains(&format!(
            "<w:num w:numId=\"{list}\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\">\
             <w:startOverride w:val=\"1\"/>"
        )));
    }
}

#[test]
fn tables_repeat_their_header_rows_and_break_no_row() {
    let text = part(&document(), "word/document.xml");
    let report = report();
    let tables: Vec<_> = blocks_of(&report)
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
        .collect();
    let rows: usize = tables.iter().map(|table| table.rows.len() + 1).sum();
    assert_eq!(times("<w:tblHeader/>", &text), tables.len());
    assert_eq!(times("<w:cantSplit/>", &text), rows);
    assert_eq!(times("<w:pStyle w:val=\"Caption\"/>", &text), tables.len());
    let written: Vec<&str> = text.split("<w:tbl>").skip(1).collect();
    for (table, written) in tables.iter().zip(written) {
        let header = written.split("</w:tr>").next().unwrap();
        assert!(header.contains("<w:tblHeader/>"), "{}", table.caption);
        let last = written.split("</w:tr>").nth(table.rows.len()).unwrap();
        let sum = table.rows.last().unwrap();
        assert!(matches!(sum, TableRow::Sum(_)));
        let filled = sum.cells().iter().filter(|cell| !cell.is_empty());
        assert_eq!(times("<w:b/>", last), filled.count(), "{}", table.caption);
        let numbers = sum.cells().iter();
        let numbers = numbers.filter(|cell| matches!(cell.as_slice(), [Inline::Figure(_)]));
        assert_eq!(times("<w:jc w:val=\"right\"/>", last), numbers.count());
    }
}

#[test]
fn a_chart_is_its_picture_or_else_its_words() {
    let report = report();
    let (picture, alternative) = first_chart(&report);
    let bytes = document();
    let text = part(&bytes, "word/document.xml");
    assert_eq!(times("<w:drawing>", &text), 1);
    assert!(text.contains(&format!("name=\"Diagram 1\" descr=\"{alternative}\"")));
    assert!(!text.contains(&format!(">{alternative}<")));
    assert_eq!(parts(&bytes)["word/media/diagram1.png"], picture.png);
    let without = part(
        &write_docx(&report, &[], None).unwrap(),
        "word/document.xml",
    );
    assert!(without.contains(&format!(
        "<w:rPr><w:i/><w:iCs/></w:rPr><w:t xml:space=\"preserve\">{alternative}</w:t>"
    )));
}

#[test]
fn text_that_xml_forbids_is_left_out_and_the_same_report_gives_the_same_bytes() {
    let mut report = report();
    report.title = "A\u{0}\u{1b}\u{fffe} <b> & \"c\"".to_owned();
    report.date = None;
    let bytes = write_docx(&report, &[], None).unwrap();
    assert!(part(&bytes, "word/document.xml").contains(">A &lt;b&gt; &amp; "));
    assert!(!part(&bytes, "docProps/core.xml").contains("dcterms:created"));
    assert_eq!(bytes, write_docx(&report, &[], None).unwrap());
    let (account, facts) = account();
    let book = || write_xlsx(&account, &facts, &report).unwrap();
    let first = book();
    // A clock that is looked at would have gone on by a second.
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    assert_eq!(first, book());
}

/// How often a text is in another.
fn times(text: &str, in_text: &str) -> usize {
    in_text.matches(text).count()
}

fn blocks_of(report: &Report) -> impl Iterator<Item = &Block> {
    report.sections.iter().flat_map(|section| &section.blocks)
}
