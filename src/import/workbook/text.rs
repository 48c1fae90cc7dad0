//! Text as XML writes it to text as people read it.

use super::super::unpack::broken;
use crate::model::Problem;

/// The longest name or number between `&` and `;`.
const REFERENCE_BYTES: usize = 10;

/// Puts text that stands between tags behind `out`, with references and Excel's `_x000D_` undone.
///
/// # Errors
/// `Broken` where it is not UTF-8 or refers to what is not known.
pub fn push(out: &mut String, raw: &[u8]) -> Result<(), Problem> {
    push_until(out, raw, true, true)
}

/// The same for a CDATA section, in which `&` is itself.
///
/// # Errors
/// `Broken` where it is not UTF-8.
pub fn push_literal(out: &mut String, raw: &[u8]) -> Result<(), Problem> {
    push_until(out, raw, false, true)
}

/// The text itself, where nothing in it is to be undone.
#[inline]
pub fn plain(raw: &[u8]) -> Option<&str> {
    match memchr::memchr3(b'&', b'_', b'\r', raw) {
        None => std::str::from_utf8(raw).ok(),
        Some(_) => None,
    }
}

/// As [`push`], quicker where nothing is to be undone.
///
/// # Errors
/// As [`push`].
#[inline]
pub fn push_quick(out: &mut String, raw: &[u8]) -> Result<(), Problem> {
    match plain(raw) {
        Some(plain) => {
            out.push_str(plain);
            Ok(())
        }
        None => push(out, raw),
    }
}

/// An attribute's value.
///
/// # Errors
/// As [`push`].
pub fn value(raw: &[u8]) -> Result<String, Problem> {
    let mut out = String::with_capacity(raw.len());
    push(&mut out, raw)?;
    Ok(out)
}

/// Text as other formats than Excel's write it, behind `out`; `literal` where `&` is itself.
///
/// # Errors
/// As [`push`].
pub fn push_plain(out: &mut String, raw: &[u8], literal: bool) -> Result<(), Problem> {
    push_until(out, raw, !literal, false)
}

/// The value of another format's attribute.
///
/// # Errors
/// As [`push`].
pub fn plain_value(raw: &[u8]) -> Result<String, Problem> {
    let mut out = String::with_capacity(raw.len());
    push_plain(&mut out, raw, false)?;
    Ok(out)
}

/// As [`push_plain`], with all white space in a row as one space, and none at `start`.
///
/// # Errors
/// As [`push`].
pub fn push_collapsed(
    out: &mut String,
    start: usize,
    raw: &[u8],
    literal: bool,
) -> Result<(), Problem> {
    let mut text = String::with_capacity(raw.len());
    push_plain(&mut text, raw, literal)?;
    for character in text.chars() {
        if !matches!(character, ' ' | '\t' | '\r' | '\n') {
            out.push(character);
        } else if out.len() > start && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    Ok(())
}

fn push_until(
    out: &mut String,
    raw: &[u8],
    references: bool,
    escapes: bool,
) -> Result<(), Problem> {
    let mut rest = std::str::from_utf8(raw).map_err(|_| broken("text is not UTF-8"))?;
    let special = |byte: u8| escapes && byte == b'_' || byte == b'\r' || references && byte == b'&';
    while let Some(at) = rest.bytes().position(special) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        rest = match from.as_bytes().first() {
            Some(b'&') => reference(out, from)?,
            Some(b'_') => escape(out, from),
            _ => {
                // XML's own rule for the ends of lines.
                out.push('\n');
                from.strip_prefix("\r\n")
                    .or_else(|| from.strip_prefix('\r'))
                    .unwrap_or("")
            }
        };
    }
    out.push_str(rest);
    Ok(())
}

/// `&amp;`, `&#10;` and `&#xA;`. Returns what stands behind it.
fn reference<'t>(out: &mut String, from: &'t str) -> Result<&'t str, Problem> {
    let unknown = || {
        broken(format!(
            "{} is not known",
            from.chars().take(REFERENCE_BYTES).collect::<String>()
        ))
    };
    let (name, rest) = named(from).ok_or_else(unknown)?;
    let said = number(name);
    out.push(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => match said.map(u16::try_from) {
            // Half a character: some programs write the halves of UTF-16 as two references.
            Some(Ok(first)) if matches!(first, 0xD800..0xE000) => {
                let second = named(rest).and_then(|(name, after)| {
                    let second = u16::try_from(number(name)?).ok()?;
                    let whole = char::decode_utf16([first, second]).next()?.ok()?;
                    Some((whole, after))
                });
                let (whole, after) = second.unwrap_or((char::REPLACEMENT_CHARACTER, rest));
                out.push(whole);
                return Ok(after);
            }
            _ => said.and_then(char::from_u32).ok_or_else(unknown)?,
        },
    });
    Ok(rest)
}

/// What stands between `&` and `;`, and what behind.
fn named(from: &str) -> Option<(&str, &str)> {
    let (name, rest) = from.strip_prefix('&')?.split_once(';')?;
    (name.len() <= REFERENCE_BYTES).then_some((name, rest))
}

/// The number in `#10` and `#xA`.
fn number(name: &str) -> Option<u32> {
    let digits = name.strip_prefix('#')?;
    match digits.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => digits.parse().ok(),
    }
}

/// `_x000D_`: how Excel writes what XML has no room for, in units of UTF-16. Returns what stands behind it.
fn escape<'t>(out: &mut String, from: &'t str) -> &'t str {
    let whole = unit(from).and_then(|(first, rest)| {
        if let Some(character) = char::from_u32(u32::from(first)) {
            return Some((character, rest));
        }
        let (second, rest) = unit(rest)?;
        let character = char::decode_utf16([first, second]).next()?.ok()?;
        Some((character, rest))
    });
    if let Some((character, rest)) = whole {
        out.push(character);
        rest
    } else {
        out.push('_');
        from.strip_prefix('_').unwrap_or("")
    }
}

fn unit(from: &str) -> Option<(u16, &str)> {
    let (digits, rest) = from.strip_prefix("_x")?.split_at_checked(4)?;
    let all_digits = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let unit = u16::from_str_radix(digits, 16)
        .ok()
        .filter(|_| all_digits)?;
    Some((unit, rest.strip_prefix('_')?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(raw: &str, expected: &str) {
        assert_eq!(value(raw.as_bytes()).unwrap(), expected);
    }

    #[test]
    fn what_xml_and_excel_escape_is_undone() {
        check(
            "a &lt;b&gt; &amp;amp; &quot;c&apos; &#229;&#xE4;",
            "a <b> &amp; \"c' åä",
        );
        check("rad_x000D__x000A_två_x005F_x0041_", "rad\r\ntvå_x0041_");
        check(
            "_xD83D__xDE00_ _xD83D_ _x00_ _x12345 a_b _",
            "😀 _xD83D_ _x00_ _x12345 a_b _",
        );
        check(
            "&#55357;&#56842; &#xD83D;&#xDE00; a&#55357;b&#56842;&#97;",
            "😊 😀 a\u{FFFD}b\u{FFFD}a",
        );
        check("a\r\nb\rc\n", "a\nb\nc\n");
        let mut out = String::new();
        push_literal(&mut out, "a &amp; _x0041_".as_bytes()).unwrap();
        assert_eq!(out, "a &amp; A");
    }

    #[test]
    fn what_is_not_known_is_refused() {
        for raw in ["&nbsp;", "a & b", "&#99999999;", "&", "&#x;"] {
            assert!(value(raw.as_bytes()).is_err(), "{raw}");
        }
        assert!(value(b"\xE5").is_err());
    }
}
