//! What is refused: soon, by its name, and without a panic.

use super::*;
use crate::import::limits;

fn row(cell: &str) -> Vec<u8> {
    workbook(data(&format!("<row r='1'>{cell}</row>")), &[])
}

#[test]
fn a_workbook_that_is_cut_off_or_damaged_is_broken() {
    let strings = "<sst><si><t>å&amp;</t></si><si><r><t>b</t></r></si></sst>";
    let rows = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>"#;
    let whole = workbook(data(rows), &[("xl/sharedStrings.xml", strings)]);
    for length in 0..whole.len() {
        let problem = read_all(&whole[..length], Format::Xlsx).unwrap_err();
        assert_eq!(problem.code, ProblemCode::Broken, "{length}");
    }
    // A damaged file may be read as it was where the damage is to what is not read, but is never read otherwise.
    let expected = read_all(&whole, Format::Xlsx).unwrap();
    for at in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x14;
        if let Ok(read) = read_all(&damaged, Format::Xlsx) {
            let same =
                read.len() == expected.len() && read.iter().zip(&expected).all(|(a, b)| a.1 == b.1);
            assert!(same, "{at}");
        }
    }
    // The same without the archive's checksums in the way.
    let sheet = data(rows);
    for length in 0..sheet.len() {
        if sheet.is_char_boundary(length) {
            let _ = read_all(
                &workbook(&sheet[..length], &[("xl/sharedStrings.xml", strings)]),
                Format::Xlsx,
            );
        }
    }
}

#[test]
fn what_makes_no_sense_is_broken() {
    check_refused(&row("<c t='s'><v>0</v></c>"), ProblemCode::Broken);
    check_refused(&row("<c t='s'><v>-1</v></c>"), ProblemCode::Broken);
    check_refused(&row("<c r='B1'/><c r='A1'/>"), ProblemCode::Broken);
    check_refused(&row("<c r='Å1'/>"), ProblemCode::Broken);
    check_refused(&row("<c t='str'><v>&nbsp;</v></c>"), ProblemCode::Broken);
    check_refused(&row("<c t='str'><v>a"), ProblemCode::Broken);
    check_refused(
        &workbook(data("<row r='2'/><row r='1'/>"), &[]),
        ProblemCode::Broken,
    );
    check_refused(&workbook(data("<row r='x'/>"), &[]), ProblemCode::Broken);
    check_refused(
        &workbook(
            b"<worksheet><sheetData><row><c t='str'><v>\xE5</v></c>",
            &[],
        ),
        ProblemCode::Broken,
    );
    check_refused(
        &packed(&[("xl/workbook.xml", WORKBOOK)]),
        ProblemCode::Broken,
    );
    check_refused(b"PK", ProblemCode::Broken);
}

#[test]
fn entities_of_the_documents_own_are_refused() {
    let bomb = r#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
        <worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>"#;
    check_refused(&workbook(bomb, &[]), ProblemCode::Entities);
    let strings = "<!DOCTYPE sst SYSTEM 'file:///etc/passwd'><sst/>";
    check_refused(
        &workbook(data(""), &[("xl/sharedStrings.xml", strings)]),
        ProblemCode::Entities,
    );
}

#[test]
fn sheets_end_where_excels_do() {
    let problem = read_all(&row("<c r='XFE1'/>"), Format::Xlsx).unwrap_err();
    assert_eq!(
        (problem.code, problem.detail.as_deref()),
        (ProblemCode::TooWide, Some("Blad"))
    );
    check_refused(
        &row(&"<c/>".repeat(limits::COLUMNS + 1)),
        ProblemCode::TooWide,
    );
    assert!(read_all(&row(&"<c/>".repeat(limits::COLUMNS)), Format::Xlsx).is_ok());
    check_refused(
        &workbook(data("<row r='1048577'/>"), &[]),
        ProblemCode::TooLarge,
    );
    check_refused(
        &workbook(data("<row r='1048576'/><row/>"), &[]),
        ProblemCode::TooLarge,
    );
}

#[test]
fn what_unpacks_to_too_much_is_refused_at_once() {
    // Just beyond what is unsuspected: tests are built without optimisation, and packing takes its time.
    let swollen = limits::INFLATED_BYTES_UNSUSPECTED + 1;
    let bomb = workbook(vec![0; usize::try_from(swollen).unwrap()], &[]);
    assert!(bomb.len() < 2 << 20);
    check_refused(&bomb, ProblemCode::TooLarge);
    // The same where the directory says that it is small, as only real unpacking finds out.
    let size = u32::try_from(swollen).unwrap().to_le_bytes();
    let mut lying = bomb.clone();
    for at in 0..lying.len() - 4 {
        if lying[at..at + 4] == size {
            lying[at..at + 4].copy_from_slice(&1000_u32.to_le_bytes());
        }
    }
    check_refused(&lying, ProblemCode::Broken);
    // One text without end, of as much as is allowed.
    let text = data(&format!(
        "<row><c t='str'><v>{}</v></c></row>",
        "a".repeat(limits::MARKUP_BYTES)
    ));
    check_refused(&workbook(text, &[]), ProblemCode::TooLarge);
}

#[test]
fn an_archive_of_very_many_entries_is_refused() {
    let names: Vec<String> = (0..=limits::ENTRIES)
        .map(|index| index.to_string())
        .collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    check_refused(&packed(&files), ProblemCode::TooLarge);
}
