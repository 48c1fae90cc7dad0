//! The editor's document to blocks.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::EditorFormError;
use crate::model::{Block, ChartBlock, Count, FigureRef, Form, Inline, LiveFigure, Origin};

/// How deep lists may lie in lists.
const DEEPEST: usize = 16;

/// A node as the document has it. What else it may have is not read.
#[derive(Deserialize)]
struct Node {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    attrs: Map<String, Value>,
    #[serde(default)]
    content: Vec<Node>,
    #[serde(default)]
    text: String,
    #[serde(default)]
    marks: Vec<Mark>,
}

#[derive(Deserialize)]
struct Mark {
    #[serde(rename = "type")]
    kind: String,
}

/// The blocks of a document. Tables and charts are those of `known` that have the same id; one that is not among them
/// was pasted from another section and is left out.
///
/// # Errors
/// When the document holds what a section cannot.
pub fn blocks_from_editor(json: &str, known: &[Block]) -> Result<Vec<Block>, EditorFormError> {
    let document: Node = serde_json::from_str(json)
        .map_err(|error| EditorFormError::NotADocument(error.to_string()))?;
    if document.kind != "doc" {
        return Err(EditorFormError::Node(document.kind));
    }
    let blocks: Result<Vec<Option<Block>>, EditorFormError> = document
        .content
        .iter()
        .map(|node| block(node, known))
        .collect();
    let blocks: Vec<Block> = blocks?.into_iter().flatten().collect();
    // The editor's empty document.
    let is_empty = matches!(blocks.as_slice(), [Block::Paragraph(line)] if line.is_empty());
    Ok(if is_empty { Vec::new() } else { blocks })
}

fn block(node: &Node, known: &[Block]) -> Result<Option<Block>, EditorFormError> {
    Ok(match node.kind.as_str() {
        "paragraph" => Some(Block::Paragraph(line(node)?)),
        "heading" => {
            let level = node.attrs.get("level").and_then(Value::as_u64);
            let level = level.and_then(|level| u8::try_from(level).ok());
            Some(Block::Heading {
                // The section's own heading is the only one of level 1.
                level: level.unwrap_or(2).clamp(2, 3),
                inlines: line(node)?,
            })
        }
        "bullet_list" => Some(Block::BulletList(entries(node, DEEPEST)?)),
        "ordered_list" => Some(Block::OrderedList(entries(node, DEEPEST)?)),
        "table" => {
            let id = text_attribute(node, "id")?;
            let same = |block: &&Block| matches!(block, Block::Table(table) if table.id == id);
            known.iter().find(same).cloned()
        }
        "chart" => {
            let id = text_attribute(node, "id")?;
            let alternative = text_attribute(node, "alternative")?;
            let charts = known.iter().filter_map(|block| match block {
                Block::Chart(chart) if chart.id == id => Some(chart),
                _ => None,
            });
            let mut found = charts.map(|chart| {
                let words = if chart.alternative == alternative {
                    chart.words
                } else {
                    Origin::Edited
                };
                Block::Chart(ChartBlock {
                    alternative: alternative.to_owned(),
                    words,
                    ..chart.clone()
                })
            });
            found.next()
        }
        _ => return Err(EditorFormError::Node(node.kind.clone())),
    })
}

/// The entries of a list; those of lists within it follow the entry that they belong to.
fn entries(list: &Node, deepest: usize) -> Result<Vec<Vec<Inline>>, EditorFormError> {
    let deeper = deepest.checked_sub(1).ok_or(EditorFormError::TooDeep)?;
    let mut found = Vec::new();
    for item in &list.content {
        if item.kind != "list_item" {
            return Err(EditorFormError::Node(item.kind.clone()));
        }
        let (mut own, mut below) = (Vec::new(), Vec::new());
        for part in &item.content {
            match part.kind.as_str() {
                "paragraph" => {
                    if !own.is_empty() {
                        push_text(&mut own, " ", false, false);
                    }
                    for inline in line(part)? {
                        push(&mut own, inline);
                    }
                }
                "bullet_list" | "ordered_list" => below.extend(entries(part, deeper)?),
                other => return Err(EditorFormError::Node(other.to_owned())),
            }
        }
        found.push(own);
        found.extend(below);
    }
    Ok(found)
}

fn line(node: &Node) -> Result<Vec<Inline>, EditorFormError> {
    let mut line = Vec::new();
    for part in &node.content {
        match part.kind.as_str() {
            "text" => {
                let has = |kind: &str| part.marks.iter().any(|mark| mark.kind == kind);
                push_text(&mut line, &part.text, has("strong"), has("em"));
            }
            "hard_break" => push_text(&mut line, " ", false, false),
            "figure" => line.push(Inline::Figure(figure(part)?)),
            other => return Err(EditorFormError::Node(other.to_owned())),
        }
    }
    Ok(line)
}

fn push(line: &mut Vec<Inline>, inline: Inline) {
    match inline {
        Inline::Text { text, bold, italic } => push_text(line, &text, bold, italic),
        Inline::Figure(_) => line.push(inline),
    }
}

/// Adds text; to the text before it where that is set the same.
fn push_text(line: &mut Vec<Inline>, added: &str, bold: bool, italic: bool) {
    match line.last_mut() {
        Some(Inline::Text {
            text,
            bold: own_bold,
            italic: own_italic,
        }) if (*own_bold, *own_italic) == (bold, italic) => text.push_str(added),
        _ if added.is_empty() => {}
        _ => line.push(Inline::Text {
            text: added.to_owned(),
            bold,
            italic,
        }),
    }
}

fn figure(node: &Node) -> Result<LiveFigure, EditorFormError> {
    let not_understood = || EditorFormError::Attributes(node.kind.clone());
    let count = |name: &str| -> Option<Count> {
        serde_json::from_value(node.attrs.get(name)?.clone()).ok()
    };
    Ok(LiveFigure {
        of: FigureRef::from_key(text_attribute(node, "key")?).ok_or_else(not_understood)?,
        form: Form::from_code(text_attribute(node, "form")?).ok_or_else(not_understood)?,
        seen: count("seen").ok_or_else(not_understood)?,
        now: count("now").ok_or_else(not_understood)?,
        shown: text_attribute(node, "shown")?.to_owned(),
    })
}

fn text_attribute<'a>(node: &'a Node, name: &str) -> Result<&'a str, EditorFormError> {
    let text = node.attrs.get(name).and_then(Value::as_str);
    text.ok_or_else(|| EditorFormError::Attributes(node.kind.clone()))
}
