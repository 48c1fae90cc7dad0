//! Paragraphs and the text in them.

use std::io;

use crate::model::Inline;
use crate::report::documents::xml::Xml;

/// The namespace of everything that begins with `w:`.
pub const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// How a paragraph is set, beside what its style says.
#[derive(Clone, Copy, Debug, Default)]
pub struct Setting {
    /// Stays on the page of what follows.
    pub with_next: bool,
    /// Begins a page.
    pub on_new_page: bool,
    /// The list that it is an entry of.
    pub list: Option<usize>,
    /// Set to the right.
    pub right: bool,
}

/// How a piece of text is set.
#[derive(Clone, Copy, Debug, Default)]
pub struct Letters {
    /// In bold.
    pub bold: bool,
    /// In italics.
    pub italic: bool,
}

/// A paragraph of a style, with what `inner` writes.
///
/// # Errors
///
/// None in memory.
pub fn paragraph(
    xml: &mut Xml,
    style: &str,
    setting: Setting,
    inner: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    xml.element("w:p", &[], |xml| {
        // Readers ask for this order.
        xml.element("w:pPr", &[], |xml| {
            xml.empty("w:pStyle", &[("w:val", style)])?;
            if setting.with_next {
                xml.empty("w:keepNext", &[])?;
            }
            if setting.on_new_page {
                xml.empty("w:pageBreakBefore", &[])?;
            }
            if let Some(list) = setting.list {
                xml.element("w:numPr", &[], |xml| {
                    xml.empty("w:ilvl", &[("w:val", "0")])?;
                    xml.empty("w:numId", &[("w:val", &list.to_string())])
                })?;
            }
            if setting.right {
                xml.empty("w:jc", &[("w:val", "right")])?;
            }
            Ok(())
        })?;
        inner(xml)
    })
}

/// The pieces of a line, a figure as the text that it shows. What `letters` sets is set beside what each piece has.
///
/// # Errors
///
/// None in memory.
pub fn line(xml: &mut Xml, inlines: &[Inline], letters: Letters) -> io::Result<()> {
    for inline in inlines {
        let (bold, italic) = match inline {
            Inline::Text { bold, italic, .. } => (*bold, *italic),
            Inline::Figure(_) => (false, false),
        };
        let letters = Letters {
            bold: bold || letters.bold,
            italic: italic || letters.italic,
        };
        text(xml, inline.shown(), letters)?;
    }
    Ok(())
}

/// Text, with tabs and line breaks as elements of their own.
///
/// # Errors
///
/// None in memory.
pub fn text(xml: &mut Xml, text: &str, letters: Letters) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    xml.element("w:r", &[], |xml| {
        if letters.bold || letters.italic {
            xml.element("w:rPr", &[], |xml| {
                let of = [(letters.bold, "w:b"), (letters.italic, "w:i")];
                for (_, name) in of.into_iter().filter(|(set, _)| *set) {
                    xml.empty(name, &[])?;
                    xml.empty(&format!("{name}Cs"), &[])?;
                }
                Ok(())
            })?;
        }
        for piece in text.split_inclusive(['\t', '\n']) {
            let words = piece.trim_end_matches(['\t', '\n', '\r']);
            if !words.is_empty() {
                xml.text("w:t", &[("xml:space", "preserve")], words)?;
            }
            if piece.ends_with('\t') {
                xml.empty("w:tab", &[])?;
            } else if piece.ends_with('\n') {
                xml.empty("w:br", &[])?;
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: impl FnOnce(&mut Xml) -> io::Result<()>, expected: &str) {
        let mut xml = Xml::new().unwrap();
        written(&mut xml).unwrap();
        let xml = String::from_utf8(xml.into_bytes()).unwrap();
        let (_, body) = xml.split_once("?>").unwrap();
        assert_eq!(body, expected);
    }

    #[test]
    fn tabs_and_breaks_are_elements() {
        check(
            |xml| text(xml, "Nämnd\tA & B\r\n", Letters::default()),
            "<w:r><w:t xml:space=\"preserve\">Nämnd</w:t><w:tab/><w:t xml:space=\"preserve\">A &amp; B</w:t>\
             <w:br/></w:r>",
        );
    }

    #[test]
    fn letters_of_a_piece_and_of_its_line_are_joined() {
        let piece = Inline::Text {
            text: "x".to_owned(),
            bold: false,
            italic: true,
        };
        let bold = Letters {
            bold: true,
            italic: false,
        };
        check(
            |xml| line(xml, &[piece], bold),
            "<w:r><w:rPr><w:b/><w:bCs/><w:i/><w:iCs/></w:rPr><w:t xml:space=\"preserve\">x</w:t></w:r>",
        );
    }

    #[test]
    fn an_entry_of_a_list_names_it() {
        let setting = Setting {
            list: Some(2),
            ..Setting::default()
        };
        check(
            |xml| paragraph(xml, "ListNumber", setting, |_| Ok(())),
            "<w:p><w:pPr><w:pStyle w:val=\"ListNumber\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/>\
             </w:numPr></w:pPr></w:p>",
        );
    }
}
