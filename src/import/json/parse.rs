//! Whether a text is JSON, and no deeper than anybody writes by intent.

use serde_json::value::RawValue;

use super::value::Value;
use crate::model::{Problem, ProblemCode};

/// How many brackets may stand open at once: as many as `serde_json` allows where it builds values.
///
/// Raw values are passed over without recursion, and so without that limit; it is kept here.
const DEEPEST: usize = 128;

/// Takes the text as one JSON value.
///
/// # Errors
/// `Broken` or `TooDeep`, with the line.
pub fn parse(text: &str) -> Result<Value<'_>, Problem> {
    let parsed = serde_json::from_str::<&RawValue>(text);
    if let Some(line) = too_deep(text) {
        return Err(at_line(Problem::new(ProblemCode::TooDeep), line));
    }
    match parsed {
        Ok(raw) => Ok(Value::of(raw.get())),
        Err(error) => {
            let problem = Problem::new(ProblemCode::Broken).with_detail(error.to_string());
            Err(at_line(problem, error.line()))
        }
    }
}

/// The line on which one bracket too many is opened.
fn too_deep(text: &str) -> Option<usize> {
    let (mut depth, mut line) = (0_usize, 1);
    let (mut quoted, mut escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'\n' => line += 1,
            _ if quoted => {}
            b'[' | b'{' => {
                depth += 1;
                if depth > DEEPEST {
                    return Some(line);
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

fn at_line(mut problem: Problem, line: usize) -> Problem {
    problem.row = u32::try_from(line).ok();
    problem
}
