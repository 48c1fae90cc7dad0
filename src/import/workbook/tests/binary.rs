//! Binary Excel, made record by record.

use super::*;

fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    let [low, high] = kind.to_le_bytes();
    let mut record = match kind {
        0..0x80 => vec![low],
        _ => vec![low | 0x80, high << 1 | low >> 7],
    };
    let length = u8::try_from(body.len()).unwrap();
    assert!(length < 0x80, "a byte is enough for the length");
    record.push(length);
    record.extend(body);
    record
}

fn text(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let length = u32::try_from(units.len()).unwrap().to_le_bytes();
    length
        .into_iter()
        .chain(units.into_iter().flat_map(u16::to_le_bytes))
        .collect()
}

fn row(number: u32, flags: u8) -> Vec<u8> {
    record(
        0,
        &[&number.to_le_bytes()[..], &[0, 0, 0, 0, 0, 0, 0, flags, 0]].concat(),
    )
}

/// A cell with its column and format, or short, with its format only.
fn cell(kind: u16, column: Option<u32>, format: u32, value: &[u8]) -> Vec<u8> {
    let column = column.map(u32::to_le_bytes);
    let place = column.as_ref().map_or(&[][..], |bytes| &bytes[..]);
    record(kind, &[place, &format.to_le_bytes(), value].concat())
}

fn file(cells: &[Vec<u8>]) -> Vec<u8> {
    let sheet = [record(145, &[]), cells.concat(), record(146, &[])].concat();
    let merged = record(176, &[0_u32, 1, 2, 2].map(u32::to_le_bytes).concat());
    let sheet = [sheet, merged].concat();
    let entry = |state: u32, id: &str, name: &str| {
        record(
            156,
            &[
                &state.to_le_bytes()[..],
                &[1, 0, 0, 0],
                &text(id),
                &text(name),
            ]
            .concat(),
        )
    };
    let book = [
        record(153, &[1, 0, 0, 0, 0, 0, 0, 0]),
        entry(1, "rId1", "Blad"),
        entry(0, "rId9", "Borta"),
    ];
    let format = |id: u16, code: &str| record(44, &[&id.to_le_bytes()[..], &text(code)].concat());
    let used = |id: u16| record(47, &[0xFFFF, id].map(u16::to_le_bytes).concat());
    let styles = [
        format(164, "00000"),
        used(14),
        record(617, &[]),
        used(0),
        used(14),
        used(164),
        record(618, &[]),
    ];
    let texts = record(19, &[&[0][..], &text("delad å")].concat());
    let inner = relations(&[
        ("rId1", "worksheet", "worksheets/sheet1.bin"),
        ("x", "styles", "styles.bin"),
        ("y", "sharedStrings", "sharedStrings.bin"),
    ]);
    packed(&[
        ("xl/workbook.bin", book.concat()),
        ("xl/_rels/workbook.bin.rels", inner.into_bytes()),
        ("xl/worksheets/sheet1.bin", sheet),
        ("xl/styles.bin", styles.concat()),
        ("xl/sharedStrings.bin", texts),
    ])
}

fn read_cells(cells: &[Vec<u8>]) -> Result<Worksheets<Written>, Problem> {
    let mut read = read(
        &file(cells),
        Format::Xlsb,
        |_| Written::default(),
        &mut |_| {},
    )?;
    read.sheets
        .iter_mut()
        .for_each(|(_, written)| written.end());
    Ok(read)
}

#[test]
fn records_are_whole_or_short() {
    let read = read_cells(&[
        row(0, 0),
        cell(6, Some(0), 0, &text("text")),
        cell(7, Some(1), 0, &[0, 0, 0, 0]),
        cell(2, Some(2), 0, &(7_u32 << 2 | 2).to_le_bytes()),
        cell(5, Some(3), 1, &43_173.5_f64.to_le_bytes()),
        cell(16, None, 2, &12.0_f64.to_le_bytes()),
        cell(4, Some(6), 0, &[1]),
        cell(3, Some(7), 0, &[0x17]),
        row(1, 0),
        cell(17, None, 0, &text("kort")),
        cell(12, None, 0, &[]),
        cell(18, None, 0, &[0, 0, 0, 0]),
        cell(14, None, 0, &[0x2A]),
        cell(15, None, 0, &[0]),
        cell(13, None, 0, &(3_u32 << 2 | 2).to_le_bytes()),
        row(3, 0x10),
        cell(1, Some(0), 0, &[]),
        cell(8, Some(1), 0, &text("svar")),
        cell(9, Some(2), 0, &2.5_f64.to_le_bytes()),
        cell(11, Some(3), 0, &[0x07]),
        cell(62, Some(4), 0, &[&[1][..], &text("fet")].concat()),
    ]);
    let mut read = read.unwrap();
    assert_eq!(read.unreadable, ["Borta"]);
    assert_eq!(read.system, DateSystem::Day1904);
    let (info, written) = read.sheets.remove(0);
    let expected = [
        "A1 text",
        "B1 delad å",
        "C1 #7",
        "D1 @2022-03-15",
        "E1 00012",
        "G1 ja",
        "H1 #REF!",
        "A2 kort",
        "C2 delad å",
        "D2 #N/A",
        "E2 nej",
        "F2 #3",
        "-3",
        "B4 svar",
        "C4 #2.5",
        "D4 #DIV/0!",
        "E4 fet",
    ];
    assert_eq!(written.cells, expected);
    assert!(info.hidden);
    assert_eq!((info.hidden_rows.first, info.hidden_rows.count), (4, 1));
    let merge = Merge {
        first_row: 1,
        first_column: 2,
        last_row: 2,
        last_column: 2,
    };
    assert_eq!(info.merges, [merge]);
}

#[test]
fn what_makes_no_sense_is_broken() {
    let code = |cells: &[Vec<u8>]| {
        read_cells(cells)
            .map(|_| ())
            .map_err(|problem| problem.code)
    };
    assert_eq!(
        code(&[row(0, 0), cell(5, Some(0), 0, &[1, 2])]),
        Err(ProblemCode::Broken)
    );
    assert_eq!(
        code(&[row(0, 0), cell(7, Some(0), 0, &[9, 0, 0, 0])]),
        Err(ProblemCode::Broken)
    );
    assert_eq!(code(&[row(1, 0), row(1, 0)]), Err(ProblemCode::Broken));
    assert_eq!(code(&[cell(4, Some(0), 0, &[1])]), Err(ProblemCode::Broken));
    assert_eq!(
        code(&[row(0, 0), cell(4, Some(16_384), 0, &[1])]),
        Err(ProblemCode::TooWide)
    );
    assert_eq!(code(&[row(1_048_576, 0)]), Err(ProblemCode::TooLarge));
    // A record that says that it is longer than the part.
    assert_eq!(code(&[vec![6, 0x7F]]), Err(ProblemCode::Broken));
}
