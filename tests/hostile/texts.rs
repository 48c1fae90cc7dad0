//! Text and JSON that is no proper text, and other files under a table's name.

use lardom::import;
use lardom::model::{Encoding, ProblemCode, Reading};

use super::{check_refused, refused, table};

#[test]
fn a_file_of_another_kind_is_named() {
    check_refused(
        "a PDF named .csv",
        b"%PDF-1.7\n1;2\n",
        ProblemCode::Foreign,
        Some("PDF"),
    );
    check_refused("zeroes", &[0; 1000], ProblemCode::Foreign, None);
    check_refused("nothing", b"", ProblemCode::EmptyFile, None);
}

#[test]
fn nul_bytes_are_spaces() {
    let read = table(
        "NUL in cells",
        "Nr;Text\n1;f\u{0}re\n2;\u{0}\n3;efter\n".as_bytes(),
    );
    assert_eq!(read.len(), 4);
    assert_eq!(read.written(1), ["1", "f re"]);
    assert_eq!(read.written(3), ["3", "efter"]);
}

#[test]
fn half_a_pair_is_no_letter_and_loses_nothing_else() {
    for (encoding, bytes) in [
        (Encoding::Utf16Le, u16::to_le_bytes as fn(u16) -> [u8; 2]),
        (Encoding::Utf16Be, u16::to_be_bytes),
    ] {
        let mut units: Vec<u16> = "\u{feff}Nr;Text\n1;å".encode_utf16().collect();
        units.push(0xD800);
        units.extend("ä\n2;".encode_utf16());
        units.push(0xDC00);
        let file: Vec<u8> = units.into_iter().flat_map(bytes).collect();
        let read = table("half a pair in UTF-16", &file);
        assert_eq!(read.written(1), ["1", "å\u{fffd}ä"], "{encoding:?}");
        assert_eq!(read.written(2), ["2", "\u{fffd}"]);
    }
    let json = br#"[{"Nr":"1","Text":"a\ud800b"},{"Nr":"2","Text":"\udc00"},{"Nr":"3","Text":"\ud83d\ude00"}]"#;
    let read = table("half a pair in JSON", json);
    assert_eq!(read.written(1), ["1", "a\u{fffd}b"]);
    assert_eq!(read.written(2), ["2", "\u{fffd}"]);
    assert_eq!(read.written(3), ["3", "😀"]);
    // A surrogate in UTF-8 is three bytes that are none.
    let mut text = format!("Nr;Text\n1;{}", "på väg ".repeat(20)).into_bytes();
    text.extend(b"\xED\xA0\x80\n2;efter\n");
    let read = table("half a pair in UTF-8", &text);
    assert!(read.written(1)[1].ends_with("på väg \u{fffd}\u{fffd}\u{fffd}"));
    assert_eq!(read.written(2), ["2", "efter"]);
}

#[test]
fn json_of_a_hundred_thousand_brackets_is_refused() {
    let deep =
        |open: &str, close: &str| format!("[{}{}]", open.repeat(100_000), close.repeat(100_000));
    for (what, text) in [
        ("brackets in brackets", deep("[", "]")),
        ("objects in objects", deep("{\"a\":[", "]}")),
        (
            "objects on a line",
            format!("{{\"a\":1}}\n{{\"a\":{}}}\n", "[".repeat(100_000)),
        ),
    ] {
        match import::tables(text.as_bytes(), Reading::default()) {
            Err(problem) => println!("{what}: {:?}", problem.code),
            // A line that is no JSON is a row to be set aside.
            Ok(book) => assert!(
                what == "objects on a line" && book.sheets[0].len() <= 3,
                "{what}"
            ),
        }
    }
    let problem = refused("brackets in brackets", deep("[", "]").as_bytes());
    assert_eq!((problem.code, problem.row), (ProblemCode::TooDeep, Some(1)));
}
