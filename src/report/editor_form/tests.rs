//! Documents written and read back, and documents that were pasted together.

use proptest::prelude::*;

use super::*;
use crate::model::{
    Block, ChartBlock, ChartPart, Count, Counted, Derivation, FigureRef, Form, Inline, Kind,
    LiveFigure, Origin, Part, Slice, Table,
};

fn a_count() -> impl Strategy<Value = Count> {
    prop_oneof![
        (0_u32..200_000).prop_map(Count::Reported),
        Just(Count::Missing),
        Just(Count::NotReported),
    ]
}

fn a_figure() -> impl Strategy<Value = LiveFigure> {
    let unit = prop_oneof![
        Just(Part::All),
        Just(Part::Unnamed),
        any::<String>().prop_map(Part::Named)
    ];
    let slice = prop_oneof![
        Just(Slice::Whole),
        any::<Option<String>>().prop_map(Slice::Category),
        any::<Option<String>>().prop_map(Slice::Submitter),
        any::<Option<String>>().prop_map(Slice::Gender),
    ];
    let derivation = proptest::sample::select(vec![
        Derivation::Count,
        Derivation::Change,
        Derivation::Stated,
        Derivation::LexSarah,
    ]);
    let form = proptest::sample::select(vec![Form::Digits, Form::Words, Form::PhraseAtStart]);
    let kind = proptest::option::of(proptest::sample::select(Kind::ALL.to_vec()));
    let counted = proptest::sample::select(vec![Counted::Cases, Counted::Notations]);
    let of = (derivation, counted, unit, kind, slice, any::<i32>());
    (of, form, a_count(), a_count(), any::<String>()).prop_map(|(of, form, seen, now, shown)| {
        let (derivation, counted, unit, kind, slice, year) = of;
        LiveFigure {
            of: FigureRef {
                derivation,
                counted,
                unit,
                kind,
                slice,
                year,
            },
            form,
            seen,
            now,
            shown,
        }
    })
}

/// A line in which neighbouring texts are set differently, as the editor has them.
fn a_line() -> impl Strategy<Value = Vec<Inline>> {
    let text = (".{1,12}", any::<bool>(), any::<bool>())
        .prop_map(|(text, bold, italic)| Inline::Text { text, bold, italic });
    let inline = prop_oneof![text, a_figure().prop_map(Inline::Figure)];
    proptest::collection::vec(inline, 0..5).prop_map(|mut line| {
        line.dedup_by(|a, b| match (a, b) {
            (
                Inline::Text { bold, italic, .. },
                Inline::Text {
                    bold: other_bold,
                    italic: other_italic,
                    ..
                },
            ) => bold == other_bold && italic == other_italic,
            _ => false,
        });
        line
    })
}

fn a_block() -> impl Strategy<Value = Block> {
    let lines = || proptest::collection::vec(a_line(), 1..4);
    prop_oneof![
        (2_u8..=3, a_line()).prop_map(|(level, inlines)| Block::Heading { level, inlines }),
        a_line().prop_map(Block::Paragraph),
        lines().prop_map(Block::BulletList),
        lines().prop_map(Block::OrderedList),
        "[a-z]{1,8}".prop_map(|id| Block::Table(Table {
            id,
            ..Table::default()
        })),
        ("[a-z]{1,8}", any::<String>()).prop_map(|(id, alternative)| {
            Block::Chart(ChartBlock {
                id,
                part: ChartPart::UnitsAndKinds,
                alternative,
                words: Origin::Generated,
            })
        }),
    ]
}

/// The blocks with each table and chart once, as a section has them.
fn some_blocks() -> impl Strategy<Value = Vec<Block>> {
    proptest::collection::vec(a_block(), 0..6).prop_map(|mut blocks| {
        let mut seen = Vec::new();
        blocks.retain(|block| {
            let id = match block {
                Block::Table(table) => table.id.clone(),
                Block::Chart(chart) => chart.id.clone(),
                _ => return true,
            };
            let is_new = !seen.contains(&id);
            seen.push(id);
            is_new
        });
        if matches!(blocks.as_slice(), [Block::Paragraph(line)] if line.is_empty()) {
            blocks.clear();
        }
        blocks
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 128,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn what_is_written_is_read_back(blocks in some_blocks()) {
        let json = blocks_for_editor(&blocks).to_string();
        prop_assert_eq!(blocks_from_editor(&json, &blocks), Ok(blocks));
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,60}") {
        prop_assert!(blocks_from_editor(&text, &[]).is_err());
    }
}

#[track_caller]
fn check(content: &str, read: &Result<Vec<Block>, EditorFormError>) {
    let json = format!(r#"{{"type": "doc", "content": [{content}]}}"#);
    assert_eq!(&blocks_from_editor(&json, &[]), read, "{content}");
}

#[test]
fn unknown_marks_are_dropped_and_their_text_stays() {
    check(
        r#"{"type": "paragraph", "content": [
            {"type": "text", "text": "Se ", "marks": [{"type": "link", "attrs": {"href": "javascript:x"}}]},
            {"type": "text", "text": "här"}]}"#,
        &Ok(vec![Block::Paragraph(vec![Inline::plain("Se här")])]),
    );
}

#[test]
fn lists_within_lists_become_one() {
    let item = |text: &str, more: &str| {
        format!(
            r#"{{"type": "list_item", "content": [
                {{"type": "paragraph", "content": [{{"type": "text", "text": "{text}"}}]}}{more}]}}"#
        )
    };
    let inner = format!(
        r#", {{"type": "ordered_list", "content": [{}]}}"#,
        item("b", "")
    );
    let list = format!(
        r#"{{"type": "bullet_list", "content": [{}, {}]}}"#,
        item("a", &inner),
        item("c", "")
    );
    let entries = ["a", "b", "c"].map(|text| vec![Inline::plain(text)]);
    check(&list, &Ok(vec![Block::BulletList(entries.to_vec())]));
}

#[test]
fn what_a_section_cannot_hold_is_refused() {
    check(
        r#"{"type": "image", "attrs": {"src": "x"}}"#,
        &Err(EditorFormError::Node("image".to_owned())),
    );
    check(
        r#"{"type": "paragraph", "content": [{"type": "figure", "attrs": {"key": "x", "form": "words"}}]}"#,
        &Err(EditorFormError::Attributes("figure".to_owned())),
    );
    check(
        r#"{"type": "table", "attrs": {"id": "pasted"}}"#,
        &Ok(vec![]),
    );
    let deep = (0..DEEP).fold(String::new(), |inner, _| {
        format!(
            r#"{{"type": "bullet_list", "content": [{{"type": "list_item", "content": [{inner}]}}]}}"#
        )
    });
    check(&deep, &Err(EditorFormError::TooDeep));
}

/// Deeper than is read, less deep than JSON may be.
const DEEP: usize = 20;
