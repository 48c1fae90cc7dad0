use super::super::tests::Written;
use super::container::tests::compound;
use super::*;

fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len()).unwrap();
    [&kind.to_le_bytes(), &length.to_le_bytes(), body].concat()
}

fn beginning(version: u16, kind: u16) -> Vec<u8> {
    record(
        BEGINNING,
        &[version, kind, 0, 0].map(u16::to_le_bytes).concat(),
    )
}

/// A cell's record: its place, its format and what follows.
fn cell(kind: u16, (row, column, format): (u16, u16, u16), value: &[u8]) -> Vec<u8> {
    let place = [row, column, format].map(u16::to_le_bytes).concat();
    record(kind, &[&place, value].concat())
}

fn number(row: u16, column: u16, format: u16, number: f64) -> Vec<u8> {
    cell(0x0203, (row, column, format), &number.to_le_bytes())
}

/// A text of one byte a letter, behind its length in two.
fn text(text: &str) -> Vec<u8> {
    let letters: Vec<u8> = text
        .chars()
        .map(|letter| u8::try_from(u32::from(letter)).unwrap())
        .collect();
    let length = u16::try_from(letters.len()).unwrap().to_le_bytes();
    [&length[..], &[0], &letters].concat()
}

/// A stream with one sheet, after records of the whole workbook's.
fn stream(version: u16, globals: &[Vec<u8>], cells: &[Vec<u8>]) -> Vec<u8> {
    let mut before = beginning(version, 5);
    before.extend(globals.concat());
    let unicode: &[u8] = if version == EXCEL_97 { &[0] } else { &[] };
    let length = 4 + 6 + 1 + unicode.len() + 4;
    let start = u32::try_from(before.len() + length + 4).unwrap();
    let name = [&start.to_le_bytes()[..], &[0, 0, 4], unicode, b"Blad"].concat();
    before.extend(record(SHEET, &name));
    before.extend(record(END, &[]));
    before.extend(beginning(version, WORKSHEET));
    before.extend(cells.concat());
    before.extend(record(END, &[]));
    before
}

fn read_file(bytes: &[u8]) -> Result<(SheetInfo, Vec<String>), Problem> {
    let mut read = read(bytes, &mut |_| Written::default(), &mut |_| {})?;
    let (info, mut written) = read.sheets.pop().ok_or_else(|| broken("no sheet"))?;
    written.end();
    Ok((info, written.cells))
}

#[track_caller]
fn check(globals: &[Vec<u8>], cells: &[Vec<u8>], expected: &[&str]) -> SheetInfo {
    let file = compound("Workbook", &stream(EXCEL_97, globals, cells));
    let (info, found) = read_file(&file).unwrap();
    assert_eq!(found, expected);
    info
}

#[test]
fn cells_of_every_kind_are_read() {
    let shared = [&[2, 0, 0, 0, 2, 0, 0, 0][..], &text("ett"), &text("två")].concat();
    let formula = |result: [u8; 8]| cell(0x0006, (2, 0, 0), &[&result[..], &[0; 8]].concat());
    check(
        &[record(SHARED_TEXTS, &shared)],
        &[
            cell(0x00FD, (0, 0, 0), &1_u32.to_le_bytes()),
            cell(0x0204, (0, 1, 0), &text("etikett")),
            number(0, 2, 0, 1.5),
            cell(0x027E, (0, 3, 0), &(7_u32 << 2 | 2).to_le_bytes()),
            cell(0x0205, (0, 4, 0), &[1, 0]),
            cell(0x0205, (0, 5, 0), &[0x17, 1]),
            record(
                0x00BD,
                &[1, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 10, 0, 0, 0, 1, 0],
            ),
            cell(0x0201, (1, 5, 0), &[]),
            formula([0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
            record(0x0207, &text("svar")),
            cell(0x0006, (2, 1, 0), &[2.5_f64.to_le_bytes(), [0; 8]].concat()),
            cell(
                0x0006,
                (2, 2, 0),
                &[[2, 0, 0x2A, 0, 0, 0, 0xFF, 0xFF], [0; 8]].concat(),
            ),
            cell(
                0x0006,
                (2, 3, 0),
                &[[3, 0, 0, 0, 0, 0, 0xFF, 0xFF], [0; 8]].concat(),
            ),
        ],
        &[
            "A1 två",
            "B1 etikett",
            "C1 #1.5",
            "D1 #7",
            "E1 ja",
            "F1 #REF!",
            "A2 #1",
            "B2 #2",
            "A3 svar",
            "B3 #2.5",
            "C3 #N/A",
        ],
    );
}

#[test]
fn texts_go_on_in_the_next_record_with_other_letters() {
    // Four letters of one byte, then three of two; a format of a part behind them.
    let first = [&[2, 0, 0, 0, 2, 0, 0, 0, 7, 0, 8, 1, 0][..], b"abcd"].concat();
    let second = [
        &[1][..],
        &"åéß"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>(),
        &[0, 0, 1, 0],
        &text("sist"),
    ]
    .concat();
    check(
        &[record(SHARED_TEXTS, &first), record(0x003C, &second)],
        &[
            cell(0x00FD, (0, 0, 0), &0_u32.to_le_bytes()),
            cell(0x00FD, (0, 1, 0), &1_u32.to_le_bytes()),
        ],
        &["A1 abcdåéß", "B1 sist"],
    );
}

#[test]
fn formats_may_be_redefined_and_days_count_from_1904() {
    let format = |id: u16, code: &str| {
        record(
            NUMBER_FORMAT,
            &[&id.to_le_bytes()[..], &text(code)].concat(),
        )
    };
    let used = |id: u16| record(CELL_FORMAT, &[0, id].map(u16::to_le_bytes).concat());
    // 5 is money and 14 is a day where nothing else is said.
    let globals = [
        record(DATE_SYSTEM, &[1, 0]),
        format(5, "yyyy\\-mm\\-dd"),
        format(14, "0.00"),
        format(164, "00000"),
        used(0),
        used(5),
        used(14),
        used(164),
        used(22),
    ];
    let cells: Vec<Vec<u8>> = (0..5)
        .map(|format| number(0, format, format, 43_173.0))
        .collect();
    let expected = [
        "A1 #43173",
        "B1 @2022-03-15",
        "C1 #43173",
        "D1 43173",
        "E1 @2022-03-15",
    ];
    check(&globals, &cells, &expected);
    let file = stream(EXCEL_97, &globals, &cells);
    let read = read(&file, &mut |_| Written::default(), &mut |_| {}).unwrap();
    assert_eq!(read.system, DateSystem::Day1904);
}

#[test]
fn rows_come_in_order_however_they_are_written() {
    check(
        &[],
        &[
            number(2, 0, 0, 3.0),
            number(0, 1, 0, 2.0),
            number(0, 0, 0, 1.0),
        ],
        &["A1 #1", "B1 #2", "-2", "A3 #3"],
    );
}

#[test]
fn hidden_rows_merged_areas_and_charts_are_known() {
    let row = |row: u16, flags: u16| {
        record(
            0x0208,
            &[row, 0, 1, 0, 0, 0, flags, 0]
                .map(u16::to_le_bytes)
                .concat(),
        )
    };
    let info = check(
        &[],
        &[
            row(0, 0),
            row(1, 0x20),
            row(2, 0x20),
            number(0, 0, 0, 1.0),
            number(1, 0, 0, 2.0),
            beginning(EXCEL_97, 0x20),
            number(7, 0, 0, 9.0),
            record(END, &[]),
            record(
                0x00E5,
                &[2, 0, 1, 2, 5, 5, 1, 1, 1].map(u16::to_le_bytes).concat(),
            ),
        ],
        &["A1 #1", "A2 #2"],
    );
    assert_eq!((info.hidden_rows.first, info.hidden_rows.count), (2, 1));
    let merge = super::super::Merge {
        first_row: 1,
        first_column: 2,
        last_row: 2,
        last_column: 5,
    };
    assert_eq!(info.merges, [merge]);
}

#[test]
fn older_texts_are_in_a_code_page_and_streams_may_lie_bare() {
    let label = cell(0x0204, (0, 0, 0), b"\x04\0\x8F\x84\x94!");
    let stream = stream(
        0x0500,
        &[record(CODE_PAGE, &850_u16.to_le_bytes())],
        &[label],
    );
    for file in [compound("BOOK", &stream), stream] {
        let (info, cells) = read_file(&file).unwrap();
        assert_eq!(
            (info.name.as_str(), cells),
            ("Blad", vec!["A1 Åäö!".to_owned()])
        );
    }
}

#[test]
fn what_cannot_be_read_is_refused() {
    let code = |bytes: &[u8]| read_file(bytes).map(|_| ()).map_err(|problem| problem.code);
    let locked = stream(EXCEL_97, &[record(PASSWORD, &[0; 6])], &[]);
    assert_eq!(
        code(&compound("Workbook", &locked)),
        Err(ProblemCode::Encrypted)
    );
    let cells = [number(0, 0, 0, 1.0)];
    let whole = stream(EXCEL_97, &[], &cells);
    assert_eq!(code(&whole), Ok(()));
    for length in 0..whole.len() {
        assert_eq!(code(&whole[..length]), Err(ProblemCode::Broken), "{length}");
    }
    let missing = stream(EXCEL_97, &[], &[cell(0x00FD, (0, 0, 0), &[5, 0, 0, 0])]);
    assert_eq!(code(&missing), Err(ProblemCode::Broken));
    assert_eq!(code(&compound("Workbook", b"")), Err(ProblemCode::Broken));
}

#[test]
fn a_sheet_that_is_not_there_is_named() {
    let mut stream = stream(EXCEL_97, &[], &[number(0, 0, 0, 1.0)]);
    let lost = record(
        SHEET,
        &[&[0xFF, 0xFF, 0, 0, 0, 0, 4, 0][..], b"Bort"].concat(),
    );
    // The other sheet's place moves by as much as comes before it.
    let sheet = beginning(EXCEL_97, 5).len();
    let start = u32::from_le_bytes(stream[sheet + 4..sheet + 8].try_into().unwrap());
    let moved = start + u32::try_from(lost.len()).unwrap();
    stream[sheet + 4..sheet + 8].copy_from_slice(&moved.to_le_bytes());
    stream.splice(sheet..sheet, lost);
    let read = read(&stream, &mut |_| Written::default(), &mut |_| {}).unwrap();
    assert_eq!(read.unreadable, ["Bort"]);
    assert_eq!(read.sheets.len(), 1);
}
