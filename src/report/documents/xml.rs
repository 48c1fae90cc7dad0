//! XML being written, with nothing in it that XML forbids.

use std::borrow::Cow;
use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// Names of attributes and their values.
pub type Attributes<'a> = &'a [(&'a str, &'a str)];

/// A document being written. Texts and attributes' values are escaped and [cleaned](clean) here, so that whoever writes
/// need not think of it.
pub struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    /// A document with nothing but its declaration.
    ///
    /// # Errors
    ///
    /// None in memory.
    pub fn new() -> io::Result<Self> {
        let mut writer = Writer::new(Vec::new());
        let declaration = BytesDecl::new("1.0", Some("UTF-8"), Some("yes"));
        writer.write_event(Event::Decl(declaration))?;
        Ok(Self { writer })
    }

    /// The finished document, in UTF-8.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.writer.into_inner()
    }

    /// An element with others in it, which `inner` writes.
    ///
    /// # Errors
    ///
    /// Those of `inner`.
    pub fn element(
        &mut self,
        name: &str,
        attributes: Attributes,
        inner: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.writer
            .write_event(Event::Start(start(name, attributes)))?;
        inner(self)?;
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    /// An element without anything in it.
    ///
    /// # Errors
    ///
    /// None in memory.
    pub fn empty(&mut self, name: &str, attributes: Attributes) -> io::Result<()> {
        self.writer
            .write_event(Event::Empty(start(name, attributes)))
    }

    /// An element with text in it.
    ///
    /// # Errors
    ///
    /// None in memory.
    pub fn text(&mut self, name: &str, attributes: Attributes, text: &str) -> io::Result<()> {
        self.writer
            .write_event(Event::Start(start(name, attributes)))?;
        self.writer
            .write_event(Event::Text(BytesText::new(&clean(text))))?;
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }
}

fn start<'a>(name: &'a str, attributes: Attributes) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, clean(value).as_ref()));
    }
    start
}

/// The text without what no XML document may hold: control characters other than tab and line breaks, and the two code
/// points that are no characters.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_allowed) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|each| is_allowed(*each)).collect())
}

const fn is_allowed(letter: char) -> bool {
    !matches!(
        letter,
        '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_cleaned() {
        let mut xml = Xml::new().unwrap();
        xml.element("a", &[("b", "\"<&\u{1}")], |xml| {
            xml.text("c", &[], "x < y & \u{0}z\u{ffff}\tå")?;
            xml.empty("d", &[])
        })
        .unwrap();
        assert_eq!(
            String::from_utf8(xml.into_bytes()).unwrap(),
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
             <a b=\"&quot;&lt;&amp;\"><c>x &lt; y &amp; z\tå</c><d/></a>"
        );
    }
}
