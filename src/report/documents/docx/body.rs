//! The text of the document: particulars, title, sections and what is in them.

use std::io;

use super::lines::{Letters, Setting, WORD, line, paragraph, text};
use super::numbering::{BULLETS, numbered};
use super::package::{FOOTER_RELATION, OFFICE};
use super::{picture, table};
use crate::model::{Block, ChartBlock, ChartPicture, Inline, Report, Section, written_date};
use crate::report::documents::words::label;
use crate::report::documents::xml::Xml;

/// The text, and what other parts must hold for it.
pub struct Body<'a> {
    /// The part.
    pub document: Vec<u8>,
    /// How many numbered lists it has.
    pub numbered_lists: usize,
    /// The pictures in it, in order.
    pub pictures: Vec<&'a ChartPicture>,
}

/// Writes the text.
///
/// # Errors
///
/// None in memory.
pub fn write<'a>(
    report: &Report,
    pictures: &'a [ChartPicture],
    check_words: Option<&str>,
) -> io::Result<Body<'a>> {
    let mut sections = Sections {
        given: pictures,
        pictures: Vec::new(),
        numbered_lists: 0,
    };
    let spaces = [
        ("xmlns:w", WORD),
        ("xmlns:r", OFFICE),
        ("xmlns:wp", picture::PLACE),
        ("xmlns:a", picture::DRAWING),
        ("xmlns:pic", picture::PICTURE),
    ];
    let mut xml = Xml::new()?;
    xml.element("w:document", &spaces, |xml| {
        xml.element("w:body", &[], |xml| {
            particulars(xml, report, check_words)?;
            paragraph(xml, "Title", Setting::default(), |xml| {
                text(xml, &report.title, Letters::default())
            })?;
            for section in &report.sections {
                sections.section(xml, section)?;
            }
            page(xml)
        })
    })?;
    Ok(Body {
        document: xml.into_bytes(),
        numbered_lists: sections.numbered_lists,
        pictures: sections.pictures,
    })
}

/// What is filled in about the paper, a line for each.
fn particulars(xml: &mut Xml, report: &Report, check_words: Option<&str>) -> io::Result<()> {
    let date = report.date.map(written_date).unwrap_or_default();
    let lines = [
        (label::ADMINISTRATION, report.administration.as_str()),
        (label::BOARD, &report.board),
        (label::DATE, &date),
        (label::REGISTRY_NUMBER, &report.registry_number),
        (label::CHECK_WORDS, check_words.unwrap_or_default()),
    ];
    for (label, value) in lines {
        if value.trim().is_empty() {
            continue;
        }
        paragraph(xml, "Particulars", Setting::default(), |xml| {
            let bold = Letters {
                bold: true,
                italic: false,
            };
            text(xml, label, bold)?;
            text(xml, &format!("\t{}", value.trim()), Letters::default())
        })?;
    }
    Ok(())
}

/// A4 with margins of two and a half centimetres, and the footer.
fn page(xml: &mut Xml) -> io::Result<()> {
    xml.element("w:sectPr", &[], |xml| {
        xml.empty(
            "w:footerReference",
            &[("w:type", "default"), ("r:id", FOOTER_RELATION)],
        )?;
        xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")])?;
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", "1418"),
                ("w:right", "1418"),
                ("w:bottom", "1418"),
                ("w:left", "1418"),
                ("w:header", "709"),
                ("w:footer", "624"),
                ("w:gutter", "0"),
            ],
        )
    })
}

/// Writes sections, and keeps account of what other parts must hold for them.
struct Sections<'a> {
    given: &'a [ChartPicture],
    pictures: Vec<&'a ChartPicture>,
    numbered_lists: usize,
}

impl Sections<'_> {
    fn section(&mut self, xml: &mut Xml, section: &Section) -> io::Result<()> {
        if !section.heading.trim().is_empty() {
            let setting = Setting {
                on_new_page: section.is_attachment(),
                ..Setting::default()
            };
            paragraph(xml, "Heading1", setting, |xml| {
                text(xml, &section.heading, Letters::default())
            })?;
        }
        let mut before = None;
        for (place, block) in section.blocks.iter().enumerate() {
            let after = section.blocks.get(place + 1);
            self.block(xml, block, before, after)?;
            before = Some(block);
        }
        Ok(())
    }

    /// A block, between what stands before it and after it.
    fn block(
        &mut self,
        xml: &mut Xml,
        block: &Block,
        before: Option<&Block>,
        after: Option<&Block>,
    ) -> io::Result<()> {
        let plain = Letters::default();
        match block {
            Block::Heading { level, inlines } => {
                let style = if *level <= 2 { "Heading2" } else { "Heading3" };
                written(xml, style, Setting::default(), inlines)
            }
            Block::Paragraph(inlines) => {
                let style = match before {
                    Some(Block::Table(_)) => "AfterTable",
                    _ => "Normal",
                };
                let setting = Setting {
                    with_next: matches!(after, Some(Block::BulletList(_) | Block::OrderedList(_))),
                    ..Setting::default()
                };
                written(xml, style, setting, inlines)
            }
            Block::BulletList(entries) => list(xml, "ListBullet", BULLETS, entries),
            Block::OrderedList(entries) => {
                let number = numbered(self.numbered_lists);
                self.numbered_lists += 1;
                list(xml, "ListNumber", number, entries)
            }
            Block::Table(table) => table::write(xml, table),
            Block::Chart(chart) => paragraph(xml, "Chart", Setting::default(), |xml| {
                match self.place(chart) {
                    Some((picture, number)) => {
                        picture::write(xml, picture, number, &chart.alternative)
                    }
                    None => text(
                        xml,
                        &chart.alternative,
                        Letters {
                            italic: true,
                            ..plain
                        },
                    ),
                }
            }),
        }
    }

    /// The chart's picture and its number in the document, from 1, where there is one to show.
    fn place(&mut self, chart: &ChartBlock) -> Option<(&ChartPicture, usize)> {
        let mut given = self.given.iter();
        let picture =
            given.find(|picture| picture.id == chart.id && picture::can_be_shown(picture))?;
        self.pictures.push(picture);
        Some((picture, self.pictures.len()))
    }
}

fn list(xml: &mut Xml, style: &str, list: usize, entries: &[Vec<Inline>]) -> io::Result<()> {
    let setting = Setting {
        list: Some(list),
        ..Setting::default()
    };
    let mut entries = entries.iter();
    entries.try_for_each(|entry| written(xml, style, setting, entry))
}

/// A paragraph with this line, unless there is nothing in it to read.
fn written(xml: &mut Xml, style: &str, setting: Setting, inlines: &[Inline]) -> io::Result<()> {
    if inlines
        .iter()
        .all(|inline| inline.shown().trim().is_empty())
    {
        return Ok(());
    }
    paragraph(xml, style, setting, |xml| {
        line(xml, inlines, Letters::default())
    })
}
