//! What mail programs do to links, undone: every way in which the link may have read before.
//!
//! Only the checksum knows which is right, so all are tried, the likeliest first, as long as it takes no time.

use percent_encoding::percent_decode_str;

use super::link::LINK_KEY;

/// How many letters are tried altogether; what is tried is hashed letter by letter.
const MOST_TRIED: usize = 2 * 1024 * 1024;

/// How often an address is encoded at the most: by a mail program, and by the guard that rewrites its links.
const MOST_DECODED: usize = 3;

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
        // Quoted-printable first: its soft line ends may stand within the key.
        let unquoted = text
            .replace("=\r\n", "")
            .replace("=\n", "")
            .replace("=3D", "=")
            .replace("&amp;", "&");
        if let Some((_, data)) = unquoted.rsplit_once(LINK_KEY) {
            found.push(data.to_owned());
        }
        let decoded = percent_decode_str(&text).decode_utf8_lossy().into_owned();
        if decoded == text {
            break;
        }
        text = decoded;
    }
    found
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
            // What nobody sees, what quoted-printable leaves behind, and the mark of a quoted line.
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '=' => {}
            '>' | '|' if at_line_start => {}
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
