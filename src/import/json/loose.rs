//! What programs and people write that JSON does not allow, and that says the same when it is left out or written
//! otherwise: comments, commas before a closing bracket, `NaN`, `undefined`, `None`, `True`, tabs within texts.

/// The text as JSON, where something had to be mended. Lines stay lines.
#[must_use]
pub fn mended(text: &str) -> Option<String> {
    let mut mending = Mending {
        text,
        done: 0,
        mended: String::new(),
    };
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at = match byte {
            b'"' => mending.string(at),
            b'/' => mending.comment(at),
            b',' => mending.comma(at),
            byte if byte.is_ascii_alphabetic() => mending.word(at),
            _ => at + 1,
        };
    }
    if mending.done == 0 {
        return None;
    }
    mending.replace(text.len(), text.len(), "");
    Some(mending.mended)
}

struct Mending<'a> {
    text: &'a str,
    /// How much of the text has been taken over.
    done: usize,
    mended: String,
}

impl Mending<'_> {
    /// Takes over all before a part, and the new words for the part.
    fn replace(&mut self, start: usize, end: usize, words: &str) {
        self.mended
            .push_str(self.text.get(self.done..start).unwrap_or_default());
        self.mended.push_str(words);
        self.done = end;
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// Where a string ends that begins here, at the latest with its line.
    fn string(&mut self, start: usize) -> usize {
        let mut at = start + 1;
        while let Some(byte) = self.byte(at) {
            match byte {
                b'\\' => at += 1,
                b'"' => return at + 1,
                b'\n' => return at,
                b'\t' => self.replace(at, at + 1, "\\t"),
                _ => {}
            }
            at += 1;
        }
        at
    }

    fn comment(&mut self, start: usize) -> usize {
        let rest = self.text.get(start..).unwrap_or_default();
        let end = if rest.starts_with("//") {
            start + rest.find('\n').unwrap_or(rest.len())
        } else if let Some(length) = rest.strip_prefix("/*").and_then(|rest| rest.find("*/")) {
            start + length + 4
        } else {
            return start + 1;
        };
        let comment = self.text.get(start..end).unwrap_or_default();
        let lines = "\n".repeat(comment.matches('\n').count());
        self.replace(start, end, &lines);
        end
    }

    fn comma(&mut self, start: usize) -> usize {
        let rest = self.text.get(start + 1..).unwrap_or_default();
        if rest.trim_start().starts_with(['}', ']']) {
            self.replace(start, start + 1, "");
        }
        start + 1
    }

    fn word(&mut self, start: usize) -> usize {
        let rest = self.text.get(start..).unwrap_or_default();
        let length = rest
            .find(|letter: char| !letter.is_alphanumeric())
            .unwrap_or(rest.len());
        let end = start + length;
        let instead = match rest.get(..length).unwrap_or_default() {
            "NaN" | "nan" | "Infinity" | "undefined" | "None" | "NULL" => "null",
            "True" | "TRUE" => "true",
            "False" | "FALSE" => "false",
            _ => return end,
        };
        let sign = start
            .checked_sub(1)
            .filter(|sign| self.byte(*sign) == Some(b'-'));
        self.replace(sign.unwrap_or(start), end, instead);
        end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(mended(text).as_deref(), Some(expected), "{text}");
    }

    #[test]
    fn what_json_does_not_allow_is_mended() {
        check(
            "[NaN,-Infinity,Infinity,undefined,None]",
            "[null,null,null,null,null]",
        );
        check("[True,False]", "[true,false]");
        check("{\"a\":1,}", "{\"a\":1}");
        check("[1,\n 2,\n]", "[1,\n 2\n]");
        check("// x\n[1 /* två\nrader */, 2]", "\n[1 \n, 2]");
        check("[\"a\tb\"]", "[\"a\\tb\"]");
    }

    #[test]
    fn texts_keep_what_they_say() {
        for text in [
            "[\"NaN, // None,] \\\" True\"]",
            "[1,2]",
            "{\"a\":null}",
            "[e5]",
            "[NaNa]",
            "[1/2]",
            "/*",
            "\"NaN",
            "",
        ] {
            assert_eq!(mended(text), None, "{text}");
        }
    }
}
