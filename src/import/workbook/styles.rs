//! Which cell formats show a number as a day.

use super::tag::Tag;
use super::text;
use super::xml::{Token, Xml};
use crate::model::Problem;

/// The workbook's cell formats, by their number.
#[derive(Debug, Default)]
pub struct Styles {
    shows_day: Vec<bool>,
}

impl Styles {
    /// Reads the styles part.
    ///
    /// # Errors
    /// Those of the document.
    pub fn read(mut xml: Xml) -> Result<Self, Problem> {
        let mut own: Vec<(u32, bool)> = Vec::new();
        let (mut in_codes, mut in_formats) = (false, false);
        let mut styles = Self::default();
        while let Some(token) = xml.next()? {
            match token {
                Token::Open(tag) => match tag.name {
                    b"numFmts" => in_codes = !tag.empty,
                    b"cellXfs" => in_formats = !tag.empty,
                    b"numFmt" if in_codes => {
                        if let (Some(id), Some(code)) =
                            (number(tag, "numFmtId"), tag.attribute("formatCode"))
                        {
                            own.push((id, is_day_code(&text::value(code)?)));
                        }
                    }
                    b"xf" if in_formats => {
                        let id = number(tag, "numFmtId").unwrap_or(0);
                        let custom = own.iter().rev().find(|(own, _)| *own == id);
                        styles
                            .shows_day
                            .push(custom.map_or_else(|| is_day_number(id), |(_, day)| *day));
                    }
                    _ => {}
                },
                Token::Close(b"numFmts") => in_codes = false,
                Token::Close(b"cellXfs") => in_formats = false,
                _ => {}
            }
        }
        Ok(styles)
    }

    /// Whether a cell of this format shows a day.
    #[inline]
    pub fn shows_day(&self, style: usize) -> bool {
        self.shows_day.get(style).copied().unwrap_or(false)
    }
}

/// An attribute as a number.
fn number(tag: Tag, name: &str) -> Option<u32> {
    std::str::from_utf8(tag.attribute(name)?)
        .ok()?
        .trim()
        .parse()
        .ok()
}

/// The formats that every workbook has. 46 is a duration.
const fn is_day_number(id: u32) -> bool {
    matches!(id, 14..=22 | 27..=36 | 45 | 47 | 50..=58)
}

/// Whether a format code has a letter for year, month or day outside of quoted text. Durations, `[h]:mm`, have one
/// too, for minutes, and are none.
fn is_day_code(code: &str) -> bool {
    if ["general", "standard"]
        .iter()
        .any(|name| code.eq_ignore_ascii_case(name))
    {
        return false;
    }
    let mut day = false;
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match character {
            // What comes after applies to other numbers: negative, zero.
            ';' => break,
            // The next character is shown, skipped or repeated as it is.
            '\\' | '_' | '*' => {
                characters.next();
            }
            '"' => {
                characters.by_ref().find(|next| *next == '"');
            }
            '[' => {
                let inside: String = characters
                    .by_ref()
                    .take_while(|next| *next != ']')
                    .collect();
                let elapsed = !inside.is_empty()
                    && inside
                        .chars()
                        .all(|next| matches!(next, 'h' | 'H' | 'm' | 'M' | 's' | 'S'));
                if elapsed {
                    return false;
                }
            }
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' => day = true,
            _ => {}
        }
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_tell_days_from_numbers() {
        for code in [
            "yyyy\\-mm\\-dd",
            "d/m",
            "[$-41D]d mmmm yyyy;@",
            "YYYY",
            "h:mm",
            "åååå-MM-DD",
            "\"den\" d",
        ] {
            assert!(is_day_code(code), "{code}");
        }
        for code in [
            "General",
            "GENERAL",
            "Standard",
            "0.00",
            "[h]:mm",
            "[hh]:mm:ss",
            "[mm]:ss",
            "#,##0\\ \"mdy\"",
            "0 \"dagar\"",
            "[Red]0",
            "0;yyyy",
            "\\d0",
            "_m0",
            "*y0",
            "@",
            "",
            "\"öppen",
            "[",
        ] {
            assert!(!is_day_code(code), "{code}");
        }
    }
}
