//! What a text file is, by how it begins: mostly cells with delimiters, sometimes a form of its own.

use super::{json, markup};
use crate::model::{Format, Problem, ProblemCode};

/// Tells the format from the beginning of a file's text, which may be cut off anywhere.
///
/// # Errors
/// `NotRead` with the format's name, or `Foreign` for what is no table.
pub fn detect(opening: &str) -> Result<Format, Problem> {
    let text = opening.trim_start_matches('\u{feff}').trim_start();
    if json::looks_like(text) {
        return Ok(Format::Json);
    }
    let not_read = |name: &str| Err(Problem::new(ProblemCode::NotRead).with_detail(name));
    if text.starts_with("ID;P") {
        not_read("SYLK")
    } else if is_dif(text) {
        not_read("DIF")
    } else if is_web_archive(text) {
        not_read("MHTML")
    } else {
        markup::detect(text).map(|found| found.unwrap_or(Format::Text))
    }
}

/// The first of a DIF file's headers is `TABLE`, with a pair of numbers on the line below.
fn is_dif(text: &str) -> bool {
    let mut lines = text.lines();
    lines.next().is_some_and(|line| line.trim() == "TABLE")
        && lines.next().is_some_and(|line| line.trim() == "0,1")
}

/// A web page saved in one file is a mail with parts.
fn is_web_archive(text: &str) -> bool {
    /// Mails have some lines before the one that tells.
    const LINES: usize = 20;
    let mut names = text.lines().take(LINES).take_while(|line| !line.is_empty());
    let is_mail = text
        .lines()
        .next()
        .and_then(|line| line.split_once(':'))
        .is_some_and(|(name, _)| {
            !name.is_empty()
                && name
                    .bytes()
                    .all(|byte| byte.is_ascii_alphabetic() || byte == b'-')
        });
    is_mail
        && names.any(|line| {
            let line = line.to_ascii_lowercase();
            line.starts_with("mime-version:") || line.contains("multipart/related")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<Format, &str>) {
        let found = detect(text).map_err(|problem| {
            assert_eq!(problem.code, ProblemCode::NotRead, "{text}");
            problem.detail.unwrap_or_default()
        });
        assert_eq!(found, expected.map_err(str::to_owned), "{text}");
    }

    #[test]
    fn formats_that_are_not_read_are_named() {
        check("ID;PWXL;N;E\r\nP;PGeneral\r\n", Err("SYLK"));
        check("TABLE\r\n0,1\r\n\"EXCEL\"\r\nVECTORS", Err("DIF"));
        check(
            "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n",
            Err("MHTML"),
        );
        check(
            "From: <Saved by Windows>\nSubject: Lista\nMIME-Version: 1.0\n",
            Err("MHTML"),
        );
        check(
            "<?xml version=\"1.0\"?>\n<arenden><arende><nr>1</nr></arende></arenden>",
            Err("XML"),
        );
    }

    #[test]
    fn lists_that_look_alike_are_text() {
        for text in [
            "",
            "ID;Datum;Typ\n1;2022-01-01;Avvikelse",
            "TABLE;ANTAL\n0,1;2",
            "TABLE\nHemtjänst\n",
            "Mime-Version;Ja\n",
            "Obs: lista\nNr;Typ\n1;Avvikelse, mime-version: 1\n",
            "<Nr>;<Datum>\n1;2022-01-01",
            "<DATE>\t<TIME>\n20220101\t10:00",
            "< 5;> 5\n1;2",
        ] {
            check(text, Ok(Format::Text));
        }
        check("[{\"nr\": 1}]", Ok(Format::Json));
    }
}
