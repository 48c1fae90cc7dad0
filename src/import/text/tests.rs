//! Text in pieces of any size, in any encoding, with whatever fills files up or was put into them.

use super::*;

/// Reads in pieces of the given size, again from the start where the encoding turns out to be another.
fn read(bytes: &[u8], sample: usize, piece: usize) -> (Table, TextForm, Vec<Problem>) {
    let mut turned_out = None;
    loop {
        let sample = bytes.get(..sample.min(bytes.len())).unwrap();
        let form = form(
            &[sample],
            sample.len() == bytes.len(),
            Reading::default(),
            turned_out,
        );
        let mut reader = TextReader::new(form, false, false);
        let mut chunks = bytes.chunks(piece).peekable();
        let mut other = None;
        while let Some(chunk) = chunks.next() {
            if let Err(found) = reader.feed(chunk, chunks.peek().is_none()) {
                other = Some(found);
                break;
            }
        }
        match other {
            Some(_) => turned_out = other,
            None => return reader.finish().unwrap(),
        }
    }
}

#[test]
fn letters_cut_in_two_are_whole_again() {
    let text = "Ärende;Åtgärd\n1;på väg – „så”\n";
    for piece in 1..text.len() {
        let (table, _, warnings) = read(text.as_bytes(), 4, piece);
        assert_eq!(table.cell(0, 1).text(), "Åtgärd");
        assert_eq!(table.cell(1, 1).text(), "på väg – „så”");
        assert_eq!(warnings, []);
    }
}

#[test]
fn byte_order_marks_are_left_out_however_they_are_cut() {
    let twice = [&b"\xEF\xBB\xBF"[..], "\u{FEFF}a;b\n".as_bytes()].concat();
    let pairs: Vec<u8> = "\u{FEFF}a;b\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for (bytes, expected) in [(&twice[3..], "a"), (&twice, "a"), (&pairs, "a")] {
        for piece in 1..=bytes.len() {
            let (table, ..) = read(bytes, bytes.len(), piece);
            assert_eq!(table.cell(0, 0).text(), expected, "in pieces of {piece}");
            assert_eq!(table.cell(0, 1).text(), "b", "in pieces of {piece}");
        }
    }
    assert_eq!(read(b"a", 1, 1).0.cell(0, 0).text(), "a");
}

#[test]
fn no_piece_says_otherwise_of_an_encoding_that_is_known() {
    let mut damaged = b"x\xFFy;z\n".to_vec();
    damaged.extend("Försörjning;på väg\n".repeat(20).bytes());
    for piece in [1, 2, 5, damaged.len()] {
        let (_, form, warnings) = read(&damaged, damaged.len(), piece);
        assert_eq!(form.encoding.0, Encoding::Utf8, "in pieces of {piece}");
        assert_eq!(warnings[0].code, ProblemCode::DamagedText);
    }
}

#[track_caller]
fn told(
    bytes: &[u8],
    encoding: Encoding,
    cell: (usize, usize, &str),
    told: &[(ProblemCode, Option<u32>, Option<&str>)],
) {
    for (sample, piece) in [
        (bytes.len(), bytes.len()),
        (bytes.len(), 3),
        (bytes.len(), 1),
        (64, 50),
    ] {
        let (table, form, warnings) = read(bytes, sample, piece);
        assert_eq!(form.encoding.0, encoding, "in pieces of {piece}");
        let (row, column, text) = cell;
        assert_eq!(table.cell(row, column).text(), text, "in pieces of {piece}");
        let found: Vec<_> = warnings
            .iter()
            .map(|problem| (problem.code, problem.row, problem.detail.as_deref()))
            .collect();
        assert_eq!(found, told, "in pieces of {piece}");
    }
}

#[test]
fn a_mark_that_the_bytes_contradict_is_told_of() {
    let bytes = [b"\xEF\xBB\xBF", &b"Nr;Text\n1;p\xE5 v\xE4g\n"[..]].concat();
    let mark = |name| [(ProblemCode::ContradictedMark, None, Some(name))];
    told(
        &bytes,
        Encoding::Windows1252,
        (1, 1, "på väg"),
        &mark("windows-1252"),
    );
    let bytes = [b"\xFF\xFE", "Nr;Text\n1;på väg\n".as_bytes()].concat();
    told(&bytes, Encoding::Utf8, (1, 1, "på väg"), &mark("utf-8"));
    let swapped: Vec<u8> = "Nr;Text\n1;på väg\n"
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    let bytes = [b"\xFF\xFE", &swapped[..]].concat();
    told(
        &bytes,
        Encoding::Utf16Be,
        (1, 1, "på väg"),
        &mark("utf-16be"),
    );
}

#[test]
fn lines_in_another_encoding_are_read_in_their_own() {
    let lines = "Nr;Text\r\n1;på väg – ”så”\r\n".repeat(10);
    let mixed = |row, count| [(ProblemCode::MixedEncodings, Some(row), Some(count))];
    let bytes = [
        lines.as_bytes(),
        b"2;F\xF6ll p\xE5 g\xE5rden\r\n3;x\r\n4;v\xE4g",
    ]
    .concat();
    told(
        &bytes,
        Encoding::Utf8,
        (20, 1, "Föll på gården"),
        &mixed(21, "2"),
    );
    told(&bytes, Encoding::Utf8, (22, 1, "väg"), &mixed(21, "2"));
    let latin = b"Nr;Text\n1;F\xF6ll p\xE5 g\xE5rden\n".repeat(10);
    let bytes = [&latin, "2;på väg\n3;å\n".as_bytes()].concat();
    told(
        &bytes,
        Encoding::Windows1252,
        (20, 1, "på väg"),
        &mixed(21, "2"),
    );
}

#[test]
fn what_fills_a_file_up_is_no_case() {
    for end in [
        &b"\x1A"[..],
        b"\0\0\0\0",
        b"\r\n\x1A\0\0",
        b"\r\n\0\0\0\0\0",
        b"\r\n\x1A\r\n",
    ] {
        let bytes = [b"Nr;Text\r\n1;p\xE5\0v\xE4g", end].concat();
        for piece in [1, 2, bytes.len()] {
            let (table, ..) = read(&bytes, bytes.len(), piece);
            assert_eq!(table.cell(1, 1).text(), "på väg");
            assert!((2..table.len()).all(|row| table.is_blank(row)), "{end:?}");
        }
    }
}

#[test]
fn letters_written_as_references_are_mended_before_rows_are_cut() {
    let references = [(ProblemCode::CharacterReferences, Some(2), Some("3"))];
    let text = b"Nr;Enhet;Text\n1;Hemtj&auml;nsten;F&ouml;ll\n2;V&aring;rden;x\n3;x;y\n";
    told(text, Encoding::Utf8, (2, 1, "Vården"), &references);
    told(text, Encoding::Utf8, (2, 2, "x"), &references);
}

#[test]
fn a_single_column_of_text_is_told_of() {
    let notes = b"Anteckningar\nRing brukaren\nHon sa nej; kom tillbaka\nInget mer\n";
    let one = [(ProblemCode::OneColumn, None, None)];
    told(
        notes,
        Encoding::Utf8,
        (2, 0, "Hon sa nej; kom tillbaka"),
        &one,
    );
}

#[test]
fn a_file_whose_first_foreign_letter_comes_late_is_read_again() {
    let mut bytes = b"a;b\n".repeat(1000);
    bytes.extend(b"F\xF6rs\xF6rjning;p\xE5 v\xE4g\n");
    let (table, form, warnings) = read(&bytes, 512, 300);
    assert_eq!(form.encoding.0, Encoding::Windows1252);
    assert_eq!(table.cell(1000, 0).text(), "Försörjning");
    assert_eq!(warnings, []);
}

#[test]
fn damage_in_utf_8_is_told_and_the_rest_is_kept() {
    let mut bytes = "Försörjning;på väg\n".repeat(20).into_bytes();
    bytes.extend(b"x\xFFy;z\n");
    let (table, form, warnings) = read(&bytes, 64, 50);
    assert_eq!(form.encoding.0, Encoding::Utf8);
    assert_eq!(table.cell(0, 0).text(), "Försörjning");
    assert_eq!(table.cell(20, 0).text(), "x\u{FFFD}y");
    assert_eq!(warnings[0].code, ProblemCode::DamagedText);
}
