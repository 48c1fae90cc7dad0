//! The report of the sample files as a Word document and as a workbook says what the report says.
//!
//! Where `LibreOffice` is installed (`soffice`, for example from Debian's `libreoffice-writer-nogui`) the document is
//! also opened there and its text compared; elsewhere that is skipped with a printed line.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops"
)]

mod sample_files;
mod sample_report;

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Data, Reader, Xlsx};
use lardom::model::{Block, ChartPicture, Count, Inline, Report, TableRow, written_date};
use lardom::report::documents::{write_docx, write_xlsx};
use lardom::report::line_text;
use quick_xml::events::Event;
use sample_report::{account, report};

/// The parts of a package, by name.
fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|place| {
            let mut file = archive.by_index(place).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    String::from_utf8(parts(bytes)[name].clone()).unwrap()
}

/// A picture of one grey.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut chunk = |name: &[u8; 4], data: &[u8]| {
        let named = [name.as_slice(), data].concat();
        let sum = crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC).checksum(&named);
        file.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        file.extend(named);
        file.extend(sum.to_be_bytes());
    };
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    chunk(b"IHDR", &[size.as_slice(), &[8, 0, 0, 0, 0]].concat());
    let line = vec![0xC0; usize::try_from(width).unwrap()];
    let lines = vec![[vec![0], line].concat(); usize::try_from(height).unwrap()].concat();
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(&lines).unwrap();
    chunk(b"IDAT", &packer.finish().unwrap());
    chunk(b"IEND", &[]);
    file
}

/// The report's first chart, drawn. The others are not.
fn first_chart(report: &Report) -> (ChartPicture, String) {
    let mut blocks = report.sections.iter().flat_map(|section| &section.blocks);
    let chart = blocks.find_map(|block| match block {
        Block::Chart(chart) => Some(chart),
        _ => None,
    });
    let chart = chart.unwrap();
    let picture = ChartPicture {
        id: chart.id.clone(),
        png: png(800, 320),
        width: 800,
        height: 320,
    };
    (picture, chart.alternative.clone())
}

fn document() -> Vec<u8> {
    let report = report();
    let (picture, _) = first_chart(&report);
    write_docx(&report, &[picture]).unwrap()
}

/// How often a text is in another.
fn times(text: &str, in_text: &str) -> usize {
    in_text.matches(text).count()
}

fn blocks_of(report: &Report) -> impl Iterator<Item = &Block> {
    report.sections.iter().flat_map(|section| &section.blocks)
}

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
            named || name.ends_with(".rels") || name.starts_with('['),
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
fn lists_are_lists_and_each_numbered_one_begins_with_one() {
    let mut report = report();
    let again = report.section("beslut").unwrap().clone();
    report.sections.push(again);
    let bytes = write_docx(&report, &[]).unwrap();
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
    let without = part(&write_docx(&report, &[]).unwrap(), "word/document.xml");
    assert!(without.contains(&format!(
        "<w:rPr><w:i/><w:iCs/></w:rPr><w:t xml:space=\"preserve\">{alternative}</w:t>"
    )));
}

#[test]
fn text_that_xml_forbids_is_left_out_and_the_same_report_gives_the_same_bytes() {
    let mut report = report();
    report.title = "A\u{0}\u{1b}\u{fffe} <b> & \"c\"".to_owned();
    report.date = None;
    let bytes = write_docx(&report, &[]).unwrap();
    assert!(part(&bytes, "word/document.xml").contains(">A &lt;b&gt; &amp; "));
    assert!(!part(&bytes, "docProps/core.xml").contains("dcterms:created"));
    assert_eq!(bytes, write_docx(&report, &[]).unwrap());
    let (account, facts) = account();
    let book = || write_xlsx(&account, &facts, &report).unwrap();
    let first = book();
    // A clock that is looked at would have gone on by a second.
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    assert_eq!(first, book());
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

/// The rows of a sheet as texts; a number is written without decimals.
fn sheet(bytes: &[u8], name: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let formulas = book.worksheet_formula(name).unwrap();
    assert!(formulas.is_empty(), "{name} has formulas");
    let range = book.worksheet_range(name).unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

fn text(text: &str) -> Data {
    Data::String(text.to_owned())
}

fn cell(count: Count) -> Data {
    match count {
        Count::Reported(number) => Data::Float(f64::from(number)),
        Count::Missing => text("saknas"),
        Count::NotReported => text("ej rapporterat"),
    }
}

#[test]
fn the_workbook_has_every_count_of_the_account() {
    let (account, facts) = account();
    let bytes = write_xlsx(&account, &facts, &report()).unwrap();
    let rows = sheet(&bytes, "Redovisning");
    let names = [
        "Verksamhet",
        "Slag",
        "Ärenden 2022",
        "Ärenden 2021",
        "Noteringar 2022",
        "Noteringar 2021",
    ];
    assert_eq!(rows[0], names.map(text));
    let kinds = ["Avvikelser", "Klagomål", "Synpunkter"];
    let mut expected = Vec::new();
    for unit in &account.units {
        for (kind, name) in unit.kinds.iter().zip(kinds) {
            let (cases, notations) = (kind.cases, kind.notations);
            let counts = [
                cases.current,
                cases.previous,
                notations.current,
                notations.previous,
            ];
            let names = [unit.unit.as_deref().unwrap(), name].map(text);
            expected.push(
                names
                    .into_iter()
                    .chain(counts.map(cell))
                    .collect::<Vec<_>>(),
            );
        }
    }
    let (entries, sums) = rows[1..].split_at(expected.len());
    assert_eq!(entries, expected);
    assert_eq!(sums.len(), 3);
    assert_eq!(
        sums[0][..3],
        [
            text("Alla verksamheter"),
            text("Avvikelser"),
            Data::Float(135.0)
        ]
    );
    assert!(
        entries
            .iter()
            .flatten()
            .any(|cell| *cell == text("ej rapporterat"))
    );

    let categories = sheet(&bytes, "Kategorier");
    let all = account.units.iter().flat_map(|unit| &unit.kinds);
    let all: Vec<_> = all.flat_map(|kind| &kind.categories).collect();
    assert_eq!(categories.len(), all.len() + 1);
    for (row, category) in categories[1..].iter().zip(all) {
        let (notations, cases) = (category.notations, category.cases);
        let counts = [
            notations.current,
            notations.previous,
            cases.current,
            cases.previous,
        ];
        assert_eq!(row[3..7], counts.map(cell));
        assert_eq!(
            row[2],
            text(category.category.as_deref().unwrap_or("Utan kategori"))
        );
    }
}

#[test]
fn the_workbook_has_the_attachments_and_the_facts() {
    let (account, facts) = account();
    let report = report();
    let bytes = write_xlsx(&account, &facts, &report).unwrap();
    let rows = sheet(&bytes, "Bilagor");
    for section in report.sections.iter().filter(|each| each.is_attachment()) {
        assert!(rows.iter().any(|row| row[0] == text(&section.heading)));
        for block in &section.blocks {
            let Block::Table(table) = block else { continue };
            let start = rows
                .iter()
                .position(|row| row[0] == text(&table.caption))
                .unwrap()
                + 1;
            assert_eq!(
                rows[start],
                table
                    .header
                    .iter()
                    .map(|name| text(name))
                    .collect::<Vec<_>>()
            );
            for (row, found) in table.rows.iter().zip(&rows[start + 1..]) {
                for (cells, found) in row.cells().iter().zip(found) {
                    let expected = match cells.as_slice() {
                        [] => Data::Empty,
                        [Inline::Figure(figure)] => cell(figure.now),
                        inlines => text(&line_text(inlines)),
                    };
                    assert_eq!(*found, expected);
                }
            }
        }
    }
    let measures: usize = facts.measures.iter().map(|each| each.measures.len()).sum();
    assert!(sheet(&bytes, "Åtgärder").len() > measures);
    assert_eq!(sheet(&bytes, "Lämnat av").len(), facts.submitters.len() + 1);
}

#[test]
fn the_workbook_tells_which_stated_figures_differ() {
    let (account, facts) = account();
    let bytes = write_xlsx(&account, &facts, &report()).unwrap();
    let rows = sheet(&bytes, "Avstämning");
    assert_eq!(rows.len(), account.reconciliations.len() + 1);
    let stated = rows.iter().find(|row| row[4] == text("inmatat")).unwrap();
    let expected = [
        text("FUT"),
        text("Avvikelser"),
        Data::Float(2022.0),
        text("noteringar"),
        text("inmatat"),
        Data::Float(112.0),
        Data::Float(116.0),
        Data::Float(4.0),
        text("stämmer inte"),
    ];
    assert_eq!(*stated, expected);
}

#[test]
fn sheets_have_frozen_headers_and_filters() {
    let (account, facts) = account();
    let bytes = write_xlsx(&account, &facts, &report()).unwrap();
    let lists = parts(&bytes)
        .into_iter()
        .filter(|(name, _)| name.starts_with("xl/worksheets/sheet"))
        .map(|(_, bytes)| String::from_utf8(bytes).unwrap())
        .filter(|sheet| sheet.contains("<autoFilter") && sheet.contains("state=\"frozen\""));
    assert_eq!(lists.count(), 5, "all but the attachments");
}
