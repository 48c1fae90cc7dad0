//! The fenced blocks of the guide that are examples.

use std::fmt::Write as _;

use lardom::model::Encoding;

use super::package;

/// A block of an example.
pub enum Block {
    /// A file as it is dropped.
    File { name: String, bytes: Vec<u8> },
    /// What the user answers about a file.
    Answers { name: String, lines: Vec<String> },
    /// What should come of the files before it, and where in the guide that stands.
    Result { line: usize, expected: String },
}

/// The blocks, in order. Fences of other kinds are left out.
pub fn of(guide: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = guide.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let Some(info) = line.strip_prefix("```") else {
            continue;
        };
        let content: Vec<&str> = lines
            .by_ref()
            .map(|(_, line)| line)
            .take_while(|line| *line != "```")
            .collect();
        let text: String = content.iter().flat_map(|line| [line, "\n"]).collect();
        let (kind, rest) = info.split_once(' ').unwrap_or((info, ""));
        let is_form =
            |form: &str| form == "hex" || Encoding::ALL.into_iter().any(|each| each.name() == form);
        let (name, form) = rest
            .rsplit_once(' ')
            .filter(|(_, form)| is_form(form))
            .unwrap_or((rest, ""));
        blocks.push(match kind {
            "fil" => Block::File {
                name: name.to_owned(),
                bytes: bytes(&text, form),
            },
            "arbetsbok" => Block::File {
                name: rest.to_owned(),
                bytes: workbook(&content),
            },
            "svar" => Block::Answers {
                name: rest.to_owned(),
                lines: content.iter().map(|line| (*line).to_owned()).collect(),
            },
            "resultat" => Block::Result {
                line: number + 1,
                expected: text,
            },
            _ => continue,
        });
    }
    blocks
}

fn bytes(text: &str, form: &str) -> Vec<u8> {
    if form == "hex" {
        return text.lines().flat_map(hex).collect();
    }
    match Encoding::ALL
        .into_iter()
        .find(|encoding| encoding.name() == form)
    {
        None | Some(Encoding::Utf8) => text.as_bytes().to_vec(),
        Some(Encoding::Utf16Le) => format!("\u{feff}{text}")
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect(),
        Some(Encoding::Cp850) => text
            .chars()
            .map(|letter| yore::code_pages::CP850.encode_char(letter).unwrap())
            .collect(),
        Some(Encoding::Macintosh) => encoding_rs::MACINTOSH.encode(text).0.into_owned(),
        Some(Encoding::Windows1252) => encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
        Some(other) => panic!("the guide has no {other:?}"),
    }
}

fn hex(line: &str) -> Vec<u8> {
    match line.strip_prefix('"') {
        Some(text) => text
            .trim_end_matches('"')
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect(),
        None => line
            .split(' ')
            .map(|byte| u8::from_str_radix(byte, 16).unwrap())
            .collect(),
    }
}

fn workbook(lines: &[&str]) -> Vec<u8> {
    let mut sheets: Vec<(&str, String, usize)> = Vec::new();
    for line in lines {
        if let Some(name) = line.strip_prefix('[') {
            sheets.push((name.trim_end_matches(']'), String::new(), 0));
            continue;
        }
        let (_, rows, count) = sheets.last_mut().expect("a sheet begins with its name");
        *count += 1;
        let _ = write!(rows, r#"<row r="{count}">"#);
        for (letter, cell) in ('A'..).zip(line.split(';')) {
            let place = format!(r#"r="{letter}{count}""#);
            let _ = match (cell.strip_prefix('#'), cell.strip_prefix('@')) {
                (Some(number), _) => write!(rows, "<c {place}><v>{number}</v></c>"),
                (_, Some(day)) => write!(rows, r#"<c {place} s="1"><v>{day}</v></c>"#),
                _ if cell.is_empty() => Ok(()),
                _ => write!(
                    rows,
                    r#"<c {place} t="inlineStr"><is><t>{cell}</t></is></c>"#
                ),
            };
        }
        rows.push_str("</row>");
    }
    let sheets: Vec<(&str, String)> = sheets
        .into_iter()
        .map(|(name, rows, _)| (name, package::sheet(&rows)))
        .collect();
    package::archive(&package::workbook(&sheets)).unwrap()
}
