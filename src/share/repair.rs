//! What mail programs do to links, undone: every way in which the link may have read before.
//!
//! Only the checksum knows which is right, so all are tried, the likeliest first, as long as it takes no time.

use percent_encoding::percent_decode_str;

use super::link::LINK_KEY;
use crate::model::is_invisible;

/// How many letters are tried altogether; what is tried is hashed letter by letter.
const MOST_TRIED: usize = 1024 * 1024;

/// How often an address is encoded at the most: by a mail program, and by the guard that rewrites its links.
const MOST_DECODED: usize = 3;

/// How many characters stand between two lines at the most: their end and the marks of what is quoted.
const LONGEST_BREAK: usize = 8;

/// How many signs at the end that a package may have are taken for the sentence's.
const MOST_TRIMMED: usize = 2;

/// The data that a text's link may have had, each once, the likeliest first; none where the text has no link.
pub(super) fn candidates(text: &str) -> impl Iterator<Item = String> {
    let mut tried: Vec<String> = Vec::new();
    let mut letters = 0;
    for data in data(text) {
        for joined in joined(&data) {
            letters += joined.len();
            if letters > MOST_TRIED {
                return tried.into_iter();
            }
            if !tried.contains(&joined) {
                tried.push(joined);
            }
        }
    }
    tried.into_iter()
}

/// What stands behind the key, in the text as it is and as it was before it was encoded.
fn data(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut text = text.to_owned();
    for _ in 0..=MOST_DECODED {
        let unquoted = text.replace("=3D", "=").replace("&amp;", "&");
        found.extend(behind_key(&unquoted).map(str::to_owned));
        let decoded = percent_decode_str(&text).decode_utf8_lossy().into_owned();
        if decoded == text {
            break;
        }
        text = decoded;
    }
    found
}

/// What stands behind the last key, which a line may have been broken within.
fn behind_key(text: &str) -> Option<&str> {
    let first = LINK_KEY.chars().next()?;
    let starts = text.rmatch_indices(first);
    starts
        .filter_map(|(start, _)| text.get(start..))
        .find_map(without_key)
}

/// The rest of a text that begins with the key.
fn without_key(text: &str) -> Option<&str> {
    let mut rest = text;
    for letter in LINK_KEY.chars() {
        rest = match rest.strip_prefix(letter) {
            Some(rest) => rest,
            None => after_break(rest, letter)?.strip_prefix(letter)?,
        };
    }
    Some(rest)
}

/// What stands behind a line end and what comes with it: the sign of quoted-printable before it, the marks of a quoted
/// line behind it. The letter that is waited for ends it.
fn after_break(text: &str, awaited: char) -> Option<&str> {
    let is_break = |letter: char| {
        letter != awaited
            && (letter.is_whitespace() || is_invisible(letter) || "=>|".contains(letter))
    };
    let skipped = text.chars().take(LONGEST_BREAK);
    let skipped = skipped.take_while(|letter| is_break(*letter));
    text.get(skipped.map(char::len_utf8).sum::<usize>()..)
}

/// Ways to put the parts of mangled data together again: all of them, the first alone, the first few.
fn joined(data: &str) -> Vec<String> {
    let single = parts(data, "-");
    let double = parts(data, "--");
    let mut joined = Vec::new();
    for parts in [&single, &double] {
        joined.extend(ends(&parts.concat()));
        joined.extend(parts.first().into_iter().flat_map(|first| ends(first)));
    }
    // A link that is followed by words: somewhere between the lines it ends.
    let mut so_far = String::new();
    let mut letters = 0;
    for part in &single {
        so_far.push_str(part);
        letters += so_far.len();
        if letters > MOST_TRIED {
            break;
        }
        joined.extend(ends(&so_far));
    }
    joined
}

/// The parts between spaces and line ends, up to the first sign that no link has. A long dash was one hyphen or two.
fn parts(data: &str, dash: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut at_line_start = false;
    for letter in data.chars() {
        let Some(part) = parts.last_mut() else { break };
        match letter {
            'A'..='Z' | 'a'..='z' | '0'..='9' | '-' | '_' => part.push(letter),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => part.push_str(dash),
            // The sign that quoted-printable breaks lines with, and the mark of a quoted line.
            '=' => {}
            '>' | '|' if at_line_start => {}
            _ if is_invisible(letter) => {}
            _ if letter.is_whitespace() => {
                if !part.is_empty() {
                    parts.push(String::new());
                }
                at_line_start |= matches!(letter, '\n' | '\r');
                continue;
            }
            _ => break,
        }
        at_line_start = at_line_start && matches!(letter, '>' | '|');
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// Data as they are, and without the signs at their end that a sentence may have there.
fn ends(data: &str) -> Vec<String> {
    let mut ends = vec![data.to_owned()];
    let mut rest = data;
    for _ in 0..MOST_TRIMMED {
        let Some(shorter) = rest.strip_suffix(['-', '_']) else {
            break;
        };
        ends.push(shorter.to_owned());
        rest = shorter;
    }
    ends
}
