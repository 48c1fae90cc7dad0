//! Archives and workbooks: bombs, broken ones, locked ones.

use std::fmt::Write as _;

use lardom::import::{self, Contents};
use lardom::model::{Problem, ProblemCode, Reading};

use super::zip_file::{self, Entry};
use super::{check_refused, package, read, refused};

/// A workbook of one sheet with this row's XML.
fn workbook(rows: &str) -> Vec<u8> {
    package::archive(&package::workbook(&[("Blad1", package::sheet(rows))])).unwrap()
}

/// A workbook with one part in place of what it has.
fn with_part(place: &str, content: &str) -> Vec<u8> {
    let mut parts = package::workbook(&[("Blad1", package::sheet(""))]);
    for (name, own) in &mut parts {
        if *name == place {
            *own = content.as_bytes().to_vec();
        }
    }
    package::archive(&parts).unwrap()
}

#[test]
fn what_unpacks_to_too_much_is_refused_before_it_is_unpacked() {
    let bomb = zip_file::zeroes(4000);
    let size = 4000 << 20;
    let file = zip_file::write(&[Entry::new("bomb.csv", bomb.clone(), size)]);
    check_refused(
        "4 GB of zeroes",
        &file,
        ProblemCode::TooLarge,
        Some("bomb.csv"),
    );
    let sheet = "xl/workbook.xml";
    let file = zip_file::write(&[Entry::new(sheet, bomb.clone(), size)]);
    check_refused(
        "4 GB of zeroes in a workbook",
        &file,
        ProblemCode::TooLarge,
        Some(sheet),
    );
    // The directory says that it is small: what is over that is never let through.
    let file = zip_file::write(&[Entry::new("bomb.csv", bomb, 1000)]);
    check_refused(
        "4 GB that claim to be 1 kB",
        &file,
        ProblemCode::Broken,
        Some("bomb.csv is longer than it says"),
    );
}

#[test]
fn parts_on_top_of_each_other_are_weighed_together() {
    let mut entries = vec![Entry::new("0.csv", zip_file::zeroes(60), 60 << 20)];
    for index in 1..100 {
        entries.push(Entry {
            shares: Some(0),
            packed: Vec::new(),
            ..Entry::new(&format!("{index}.csv"), Vec::new(), 60 << 20)
        });
    }
    let problem = refused("a hundred parts in one", &zip_file::write(&entries));
    assert_eq!(problem.code, ProblemCode::TooLarge);
}

#[test]
fn archives_in_archives_are_opened_once() {
    let mut file = package::archive(&[("lista.csv", "Nr;Datum\n1;2022-01-01\n")]).unwrap();
    for level in 0..20 {
        file = package::archive(&[(&*format!("{level}.zip"), file)]).unwrap();
    }
    let Ok(Contents::Files(files)) = read("an archive in twenty archives", &file) else {
        panic!()
    };
    assert_eq!(files.len(), 1);
    let inner = import::tables(&files[0].1, Reading::default());
    assert_eq!(
        inner.unwrap_err(),
        Problem::new(ProblemCode::Foreign).with_detail("ZIP")
    );
}

#[test]
fn very_many_parts_are_refused() {
    let entries: Vec<Entry> = (0..10_001)
        .map(|index| Entry::new(&index.to_string(), vec![3, 0], 0))
        .collect();
    check_refused(
        "10,001 parts",
        &zip_file::write(&entries),
        ProblemCode::TooLarge,
        Some("ZIP"),
    );
}

#[test]
fn entities_are_refused_in_every_part() {
    let mut bomb = String::from("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
    for level in 1..30 {
        let below = format!("&a{};", level - 1).repeat(10);
        let _ = write!(bomb, "<!ENTITY a{level} \"{below}\">");
    }
    bomb.push_str("]><x>&a29;</x>");
    for place in [
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
        "xl/workbook.xml",
        "_rels/.rels",
    ] {
        check_refused(
            &format!("entities in {place}"),
            &with_part(place, &bomb),
            ProblemCode::Entities,
            None,
        );
    }
    let document = package::archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest/>"),
        ("content.xml", &bomb),
    ]);
    check_refused(
        "entities in OpenDocument",
        &document.unwrap(),
        ProblemCode::Entities,
        None,
    );
}

#[test]
fn cut_and_damaged_workbooks_are_refused_or_read_but_never_stop_the_program() {
    let row = |number: u32| {
        format!(
            r#"<row r="{number}"><c r="A{number}" t="inlineStr"><is><t>Åtgärd {number}</t></is></c></row>"#
        )
    };
    let rows: String = (1..200).map(row).collect();
    let file = workbook(&rows);
    assert!(import::tables(&file, Reading::default()).is_ok());
    for end in (1..file.len()).step_by(5) {
        // Of four bytes and fewer nobody can tell what they were.
        let read = import::tables(&file[..end], Reading::default());
        assert!(read.is_err() || end <= 4, "cut at {end}");
    }
    let mut refused = 0;
    for at in (0..file.len()).step_by(5) {
        let mut damaged = file.clone();
        damaged[at] ^= 0x55;
        refused += usize::from(import::tables(&damaged, Reading::default()).is_err());
    }
    println!(
        "{refused} of {} damaged workbooks were refused",
        file.len().div_ceil(5)
    );
    assert!(refused > file.len() / 20);
}

#[test]
fn locked_files_are_said_to_be_locked() {
    let mut compound = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    compound.resize(1024, 0);
    compound.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    compound.resize(2048, 0);
    check_refused(
        "a workbook with a password",
        &compound,
        ProblemCode::Encrypted,
        None,
    );
    let locked = |name: &str| {
        zip_file::write(&[Entry {
            flags: 1,
            ..Entry::new(name, vec![3, 0], 0)
        }])
    };
    check_refused(
        "an archive with a password",
        &locked("lista.csv"),
        ProblemCode::Encrypted,
        None,
    );
    check_refused(
        "a workbook in an archive's lock",
        &locked("xl/workbook.xml"),
        ProblemCode::Encrypted,
        None,
    );
}
