//! A source text as a row of words and signs, without comments, strings and characters: what is
//! written there is no path.

/// The words and signs of a text; `::` is one sign.
pub fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (length, is_token) = match unspoken(rest) {
            Some(length) => (length, false),
            None if is_in_word(first) => (word(rest), true),
            None if rest.starts_with("::") => (2, true),
            None => (first.len_utf8(), !first.is_whitespace()),
        };
        let (token, after) = rest.split_at(length);
        if is_token {
            tokens.push(token);
        }
        rest = after;
    }
    tokens
}

fn is_in_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

fn word(rest: &str) -> usize {
    rest.find(|letter| !is_in_word(letter))
        .unwrap_or(rest.len())
}

/// The length of the comment, the string or the character that stands here, if any does.
fn unspoken(rest: &str) -> Option<usize> {
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return Some(after(rest, 2, "*/"));
    }
    if rest.starts_with('"') {
        return Some(after_quote(rest, '"'));
    }
    if let Some(raw) = rest.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let is_string = raw[hashes..].starts_with('"');
        let end = format!("\"{}", &raw[..hashes]);
        return is_string.then(|| after(rest, hashes + 2, &end));
    }
    let inside = rest.strip_prefix('\'')?;
    // Else it is a lifetime.
    let is_character = inside.starts_with('\\') || inside.chars().nth(1) == Some('\'');
    is_character.then(|| after_quote(rest, '\''))
}

/// Where `end` has been, from a place on.
fn after(rest: &str, from: usize, end: &str) -> usize {
    let found = rest[from..].find(end);
    found.map_or(rest.len(), |at| from + at + end.len())
}

/// Where the quote that stands here is closed; a backslash takes away what the next letter means.
fn after_quote(rest: &str, quote: char) -> usize {
    let mut letters = rest.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        if letter == '\\' {
            letters.next();
        } else if letter == quote {
            return at + 1;
        }
    }
    rest.len()
}

#[test]
fn comments_strings_and_characters_are_left_out() {
    let text = "a::b /* c /*/ 'x' '\\'' \"d \\\" e\" r#\"f \" g\"# r\"h\\\" &'i str // j\n k";
    assert_eq!(
        tokens(text),
        ["a", "::", "b", "&", "'", "i", "str", "k"],
        "a lifetime is no character"
    );
}
