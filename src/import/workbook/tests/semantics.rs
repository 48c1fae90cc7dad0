//! What a workbook may say, and how it is understood.

use super::*;

#[test]
fn texts_are_shared_inline_or_results() {
    let strings = format!(
        r#"<sst xmlns="{MAIN}"><si><t>ett</t></si><si><t xml:space="preserve"> två </t></si>
        <si><r><rPr><b/></rPr><t>tre </t></r><r><t>fyra</t></r><rPh sb="0" eb="1"><t>ljud</t></rPh></si>
        <si><t/></si><si/><si><t>R&amp;D _x0041_</t></si><si><t><![CDATA[a<b&c]]></t></si></sst>"#
    );
    let cells = (0..7).map(|index| format!(r#"<c t="s"><v>{index}</v></c>"#));
    let cells = cells.collect::<Vec<_>>().concat();
    let rows = format!(
        r#"<row r="1">{cells}</row><row r="2"><c r="A2" t="inlineStr"><is><t>å</t></is></c>
        <c r="B2" t="inlineStr"><is><r><t>b</t></r><r><t xml:space="preserve"> c</t></r></is></c>
        <c r="C2" t="str"><f>A1&amp;"&gt;"</f><v>x&gt;y</v></c><c r="D2" t="inlineStr"><is/></c>
        <c r="E2" t='inlineStr'><is><t>rad_x000D_
två</t></is></c></row>"#
    );
    let expected = [
        "A1 ett",
        "B1  två ",
        "C1 tre fyra",
        "F1 R&D A",
        "G1 a<b&c",
        "A2 å",
        "B2 b c",
        "C2 x>y",
        "E2 rad\r\ntvå",
    ];
    check(
        &workbook(data(&rows), &[("xl/sharedStrings.xml", &strings)]),
        &expected,
    );
}

#[test]
fn numbers_booleans_and_errors_are_told_apart() {
    let rows = r#"<row r="3"><c r="B3"><v>12</v></c><c r="C3" t="n"><v>-1.5E3</v></c><c r="D3" t="b"><v>1</v></c>
        <c r="E3" t="b"><v>0</v></c><c r="F3" t="e"><v>#N/A</v></c><c r="G3"><v></v></c><c r="H3"/><c r="I3"><f>1+1</f>
        <v> 2 </v></c><c r="J3" t="d"><v>2022-03-01T00:00:00</v></c><c r="K3"><v>1234567890123</v></c></row>"#;
    let expected = [
        "B3 #12",
        "C3 #-1500",
        "D3 ja",
        "E3 nej",
        "F3 #N/A",
        "I3 #2",
        "J3 @2022-03-01",
        "K3 #1234567890123",
    ];
    check(&workbook(data(rows), &[]), &expected);
}

const STYLES: &str = r#"<styleSheet><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/>
    <numFmt numFmtId="165" formatCode="[h]:mm"/><numFmt numFmtId="166" formatCode="0 &quot;dagar&quot;"/></numFmts>
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/>
    <xf numFmtId="14"/><xf numFmtId="166"/><xf numFmtId="46"/></cellXfs>
    <dxfs><dxf><numFmt numFmtId="166" formatCode="yyyy"/></dxf></dxfs></styleSheet>"#;

#[test]
fn days_are_told_by_their_format() {
    let cells = (0..7).map(|style| format!(r#"<c s="{style}"><v>44621.5</v></c>"#));
    let cells = cells.collect::<Vec<_>>().concat();
    let rows = format!(r#"<row>{cells}<c s="1"><v>0.5</v></c><c s="1"><v>-1</v></c></row>"#);
    let expected = [
        "A1 #44621.5",
        "B1 @2022-03-01",
        "C1 #44621.5",
        "D1 @2022-03-01",
        "E1 #44621.5",
        "F1 #44621.5",
        "G1 #44621.5",
        "H1 #0.5",
        "I1 #-1",
    ];
    check(
        &workbook(data(&rows), &[("xl/styles.xml", STYLES)]),
        &expected,
    );
}

#[test]
fn days_may_count_from_1904() {
    for yes in ["1", "true"] {
        let main = WORKBOOK.replace(
            "<sheets>",
            &format!(r#"<workbookPr date1904="{yes}"/><sheets>"#),
        );
        let bytes = workbook(
            data(r#"<row><c s="1"><v>43159</v></c></row>"#),
            &[("xl/styles.xml", STYLES), ("xl/workbook.xml", &main)],
        );
        check(&bytes, &["A1 @2022-03-01"]);
    }
}

#[test]
fn zeroes_that_a_format_shows_stay() {
    let styles = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000"/></numFmts>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>"#;
    let rows = r#"<row><c s="1"><v>123</v></c><c s="1"><v>1.5</v></c><c><v>123</v></c></row>"#;
    check(
        &workbook(data(rows), &[("xl/styles.xml", styles)]),
        &["A1 00123", "B1 #1.5", "C1 #123"],
    );
}

#[test]
fn rows_that_are_hidden_are_read_and_counted() {
    let rows = r#"<row r="1"><c><v>1</v></c></row><row r="2" hidden="1"><c><v>2</v></c><c><v>2</v></c></row>
        <row r="3" hidden="1"/><row r="4" hidden="true"><c><v>4</v></c></row><row hidden="0"><c><v>5</v></c></row>"#;
    let sheets = read_all(&workbook(data(rows), &[]), Format::Xlsx).unwrap();
    let (info, cells) = &sheets[0];
    assert_eq!(cells.len(), 6);
    assert_eq!((info.hidden_rows.first, info.hidden_rows.count), (2, 2));
}

#[test]
fn sheets_without_a_part_are_named_and_the_others_read() {
    let main = r#"<workbook xmlns:r="r"><sheets><sheet name="Modul" r:id=""/><sheet name="Lista" r:id="rId1"/>
        <sheet name="Borta" r:id="rId2"/></sheets></workbook>"#;
    let inner = relations(&[
        ("rId1", "worksheet", "worksheets/sheet1.xml"),
        ("rId2", "worksheet", "worksheets/sheet2.xml"),
    ]);
    let bytes = packed(&[
        ("xl/workbook.xml", main),
        ("xl/_rels/workbook.xml.rels", &inner),
        (
            "xl/worksheets/sheet1.xml",
            &data("<row><c><v>1</v></c></row>"),
        ),
    ]);
    let read = read(&bytes, Format::Xlsx, |_| Written::default(), &mut |_| {}).unwrap();
    assert_eq!(read.unreadable, ["Modul", "Borta"]);
    let names: Vec<&str> = read
        .sheets
        .iter()
        .map(|(info, _)| info.name.as_str())
        .collect();
    assert_eq!(names, ["Lista"]);
}

#[test]
fn what_grids_and_other_programs_write_is_understood() {
    let rows = r#"<row r="1"><c r="0" t="s"><v></v></c><c r="1" t="s"><v>0</v></c><c r="2" t="str"><v>a&#55357;&#56842;</v></c>
        </row>"#;
    let bytes = workbook(
        data(rows),
        &[("xl/sharedStrings.xml", "<sst><si><t>b</t></si></sst>")],
    );
    check(&bytes, &["B1 b", "C1 a😊"]);
}

#[test]
fn places_may_be_left_out_and_rows_left_blank() {
    let rows = r#"<row><c><v>1</v></c><c/><c><v>2</v></c></row><row/><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c>
        </row><row><c r="B8"><v>5</v></c></row><row r="9" spans="1:3"><c r="A9" s="3"/></row>"#;
    let expected = [
        "A1 #1", "C1 #2", "-2", "-3", "-4", "C5 #3", "D5 #4", "-6", "-7", "B8 #5",
    ];
    check(&workbook(data(rows), &[]), &expected);
    check(&workbook(data(""), &[]), &[]);
    check(&workbook("<worksheet><sheetData/></worksheet>", &[]), &[]);
}

#[test]
fn elements_may_have_a_prefix_and_attributes_single_quotes() {
    let sheet = format!(
        "<?xml version='1.0'?><!-- > --><x:worksheet xmlns:x='{MAIN}'><x:sheetData><x:row r='2'><x:c r='B2' t='str'>\
         <x:v>a</x:v></x:c><y:c r='C2'><y:v>9</y:v></y:c><x:c r = 'D2' note='a>b' ><x:v>1</x:v></x:c></x:row>\
         </x:sheetData></x:worksheet>"
    );
    check(&workbook(&sheet, &[]), &["B2 a", "D2 #1"]);
}

#[test]
fn encodings_are_those_that_the_document_says() {
    let sheet = r#"<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData><row><c t="str"><v>åäö</v></c></row>
        </sheetData></worksheet>"#;
    let little: Vec<u8> = sheet.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = "\u{FEFF}"
        .encode_utf16()
        .chain(sheet.encode_utf16())
        .flat_map(u16::to_be_bytes)
        .collect();
    let western: Vec<u8> = sheet
        .replace("UTF-16", "ISO-8859-1")
        .chars()
        .map(|letter| u8::try_from(u32::from(letter)).unwrap())
        .collect();
    let marked = format!("\u{FEFF}{}", sheet.replace("UTF-16", "utf-8")).into_bytes();
    for bytes in [little, big, western, marked] {
        check(&workbook(bytes, &[]), &["A1 åäö"]);
    }
}

#[test]
fn sheets_are_found_wherever_they_are_and_charts_are_left_out() {
    let main = r#"<workbook xmlns:q="q"><sheets><sheet name="Ett &amp; två" q:id="a"/><sheet name="Diagram" q:id="b"/>
        <sheet name="Dold" state="hidden" q:id="c"/><sheet name="Mycket dold" state="veryHidden" q:id="d"/></sheets></workbook>"#;
    let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    let root = relations(&[("x", "officeDocument", "/book/Main.xml")]).replace(RELATION, strict);
    let inner = relations(&[
        ("a", "worksheet", "/book/Sheets/One.xml"),
        ("b", "chartsheet", "chart.xml"),
        ("c", "worksheet", "../book/sheets/two.xml"),
        ("d", "worksheet", "sheets/three.xml"),
        ("e", "sharedStrings", "texts.xml"),
    ])
    .replace(RELATION, strict);
    let one = data(r#"<row><c t="s"><v>0</v></c></row>"#).replace(
        "</sheetData>",
        r#"</sheetData><mergeCells><mergeCell ref="A1:C2"/></mergeCells>"#,
    );
    let bytes = packed(&[
        ("_rels/.rels", root.as_str()),
        ("BOOK/main.xml", main),
        ("book/_rels/main.xml.rels", &inner),
        ("book/sheets/one.xml", &one),
        ("book\\sheets\\two.xml", &data("")),
        ("book/sheets/three.xml", &data("<row><c><v>3</v></c></row>")),
        ("book/texts.xml", "<sst><si><t>text</t></si></sst>"),
    ]);
    let sheets = read_all(&bytes, Format::Xlsx).unwrap();
    let names: Vec<_> = sheets
        .iter()
        .map(|(info, cells)| (info.name.as_str(), info.hidden, cells.join(",")))
        .collect();
    let expected = [
        ("Ett & två", false, "A1 text"),
        ("Dold", true, ""),
        ("Mycket dold", true, "A1 #3"),
    ];
    assert_eq!(
        names,
        expected.map(|(name, hidden, cells)| (name, hidden, cells.to_owned()))
    );
    let merge = Merge {
        first_row: 1,
        first_column: 0,
        last_row: 2,
        last_column: 2,
    };
    assert_eq!(sheets[0].0.merges, [merge]);
}

/// The same cells as calamine gives, where the two mean the same.
#[test]
fn the_sample_is_read_as_calamine_reads_it() {
    let bytes = std::fs::read(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/public/sample/amf_2022.xlsx"
    ))
    .unwrap();
    compare(&bytes, Format::Xlsx);
    let bytes = std::fs::read(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/public/sample/vuxenutbildning_2022.ods"
    ))
    .unwrap();
    compare(&bytes, Format::Ods);
}

/// Files in the folder that `LARDOM_WORKBOOKS` names, for trying real ones.
#[test]
fn other_workbooks_are_read_as_calamine_reads_them() {
    let Some(folder) = std::env::var_os("LARDOM_WORKBOOKS") else {
        return;
    };
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let format = match path.extension().and_then(std::ffi::OsStr::to_str) {
            Some("xlsx") => Format::Xlsx,
            Some("xls") => Format::Xls,
            Some("xlsb") => Format::Xlsb,
            Some("ods") => Format::Ods,
            _ => continue,
        };
        println!("{}", path.display());
        compare(&std::fs::read(path).unwrap(), format);
    }
}

fn compare(bytes: &[u8], format: Format) {
    use calamine::{Data, Reader};
    let mut book = calamine::open_workbook_auto_from_rs(std::io::Cursor::new(bytes)).unwrap();
    for (info, cells) in read_all(bytes, format).unwrap() {
        let range = book.worksheet_range(&info.name).unwrap();
        let mut expected = Written::default();
        let start = range.start().unwrap_or_default();
        for (row, column, data) in range.used_cells() {
            let number = start.0 + u32::try_from(row).unwrap() + 1;
            while expected.row < number {
                expected.row(if expected.row == 0 {
                    number
                } else {
                    expected.row + 1
                });
            }
            let column = usize::try_from(start.1).unwrap() + column;
            match data {
                Data::DateTime(moment) if moment.is_datetime() => {
                    let (year, month, day, ..) = moment.to_ymd_hms_milli();
                    expected.date(column, read_date(&format!("{year}-{month}-{day}")).unwrap());
                }
                Data::DateTime(duration) => expected.number(column, duration.as_f64()),
                Data::Float(number) => expected.number(column, *number),
                Data::Int(number) => expected.number(column, *number as f64),
                Data::Bool(yes) => expected.text(column, boolean(*yes)),
                Data::DateTimeIso(moment) => {
                    let day = moment.split('T').next().unwrap();
                    expected.date(column, read_date(day).unwrap());
                }
                other if other.to_string().is_empty() => {}
                other => expected.text(column, &other.to_string()),
            }
        }
        expected.end();
        assert!(!cells.is_empty() || range.is_empty());
        let differ = cells
            .iter()
            .zip(&expected.cells)
            .find(|(own, other)| own != other);
        assert_eq!(differ, None, "{}", info.name);
        assert_eq!(cells.len(), expected.cells.len());
    }
}
