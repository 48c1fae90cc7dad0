//! Texts of older workbooks: in Unicode since Excel 97, in a code page before.

use super::super::super::encoding;
use super::records::Continued;
use crate::model::Encoding;

/// In which form a workbook's texts are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Unicode, with one byte a letter or two.
    Unicode,
    /// Bytes of a code page.
    CodePage(u16),
}

/// A letter of the text has two bytes.
const WIDE: u8 = 1;
/// What Asian letters sound like is added.
const SOUND: u8 = 4;
/// Formats of parts of the text are added.
const FORMATTED: u8 = 8;

impl Form {
    /// A text behind its length in two bytes.
    pub fn long(self, content: &mut Continued) -> Option<String> {
        let length = usize::from(content.short()?);
        self.text(content, length)
    }

    /// A text behind its length in one byte.
    pub fn short(self, content: &mut Continued) -> Option<String> {
        let length = usize::from(content.byte()?);
        self.text(content, length)
    }

    fn text(self, content: &mut Continued, length: usize) -> Option<String> {
        match self {
            Self::Unicode => unicode(content, length),
            Self::CodePage(page) => {
                let mut bytes = Vec::new();
                while bytes.len() < length {
                    bytes.extend_from_slice(content.some(length - bytes.len())?);
                }
                Some(decoded(&bytes, page))
            }
        }
    }
}

fn unicode(content: &mut Continued, length: usize) -> Option<String> {
    if length == 0 && content.at_border() {
        return Some(String::new());
    }
    let flags = content.byte()?;
    let formats = match flags & FORMATTED {
        0 => 0,
        _ => usize::from(content.short()?),
    };
    let sound = match flags & SOUND {
        0 => 0,
        _ => usize::try_from(content.long()?).ok()?,
    };
    let mut wide = flags & WIDE != 0;
    let mut units: Vec<u16> = Vec::new();
    while units.len() < length {
        if content.at_border() {
            // The record that goes on says anew how many bytes a letter has.
            wide = content.byte()? & WIDE != 0;
        }
        let left = length - units.len();
        if wide {
            let bytes = content.some(left * 2)?;
            units.extend(bytes.as_chunks().0.iter().copied().map(u16::from_le_bytes));
        } else {
            units.extend(content.some(left)?.iter().copied().map(u16::from));
        }
    }
    content.skip(formats * 4)?;
    content.skip(sound)?;
    Some(String::from_utf16_lossy(&units))
}

/// Bytes of a code page as text; Western European Windows where the page is not known.
fn decoded(bytes: &[u8], page: u16) -> String {
    let own = match page {
        437 => Some(Encoding::Cp437),
        850 => Some(Encoding::Cp850),
        0x8000 | 10_000 => Some(Encoding::Macintosh),
        _ => None,
    };
    if let Some(letters) = own.and_then(encoding::letters) {
        let mut text = String::new();
        letters.decode_into(bytes, &mut text);
        return text;
    }
    let other = encoding_rs::Encoding::for_label(format!("windows-{page}").as_bytes());
    let other = other.unwrap_or(encoding_rs::WINDOWS_1252);
    other.decode_without_bom_handling(bytes).0.into_owned()
}
