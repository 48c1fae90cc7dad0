//! Blocks to the editor's document.

use serde_json::{Value, json};

use crate::model::{Block, Inline, LiveFigure};

/// The blocks as a document. One without blocks has an empty paragraph, as the editor wants it.
#[must_use]
pub fn blocks_for_editor(blocks: &[Block]) -> Value {
    let mut content: Vec<Value> = blocks.iter().map(block).collect();
    if content.is_empty() {
        content.push(json!({ "type": "paragraph" }));
    }
    json!({ "type": "doc", "content": content })
}

fn block(block: &Block) -> Value {
    match block {
        Block::Heading { level, inlines } => with_line(
            json!({ "type": "heading", "attrs": { "level": level } }),
            inlines,
        ),
        Block::Paragraph(inlines) => paragraph(inlines),
        Block::BulletList(entries) => list("bullet_list", entries),
        Block::OrderedList(entries) => list("ordered_list", entries),
        Block::Table(table) => json!({
            "type": "table",
            "attrs": { "id": table.id, "caption": table.caption },
        }),
        Block::Chart(chart) => json!({
            "type": "chart",
            "attrs": { "id": chart.id, "alternative": chart.alternative },
        }),
    }
}

fn list(node: &str, entries: &[Vec<Inline>]) -> Value {
    let items: Vec<Value> = entries
        .iter()
        .map(|entry| json!({ "type": "list_item", "content": [paragraph(entry)] }))
        .collect();
    json!({ "type": node, "content": items })
}

fn paragraph(inlines: &[Inline]) -> Value {
    with_line(json!({ "type": "paragraph" }), inlines)
}

/// The editor wants no content where there is none, and no text without letters.
fn with_line(mut node: Value, inlines: &[Inline]) -> Value {
    let content: Vec<Value> = inlines.iter().filter_map(inline).collect();
    if let (false, Some(fields)) = (content.is_empty(), node.as_object_mut()) {
        fields.insert("content".to_owned(), content.into());
    }
    node
}

fn inline(inline: &Inline) -> Option<Value> {
    match inline {
        Inline::Text { text, .. } if text.is_empty() => None,
        Inline::Text { text, bold, italic } => {
            let mut node = json!({ "type": "text", "text": text });
            let marks: Vec<Value> = [(*bold, "strong"), (*italic, "em")]
                .into_iter()
                .filter(|(is_set, _)| *is_set)
                .map(|(_, mark)| json!({ "type": mark }))
                .collect();
            if let (false, Some(fields)) = (marks.is_empty(), node.as_object_mut()) {
                fields.insert("marks".to_owned(), marks.into());
            }
            Some(node)
        }
        Inline::Figure(figure) => Some(figure_node(figure)),
    }
}

pub(super) fn figure_node(figure: &LiveFigure) -> Value {
    json!({
        "type": "figure",
        "attrs": {
            "key": figure.of.key(),
            "form": figure.form.code(),
            "seen": figure.seen,
            "now": figure.now,
            "shown": figure.shown,
        },
    })
}
