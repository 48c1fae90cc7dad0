//! Excel's XML of 2003.

use super::*;

fn document(styles: &str, sheets: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="windows-1252"?><?mso-application progid="Excel.Sheet"?>
        <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
        <Styles>{styles}</Styles>{sheets}</Workbook>"#
    )
}

fn read_text(text: &str) -> Result<Worksheets<Written>, Problem> {
    let mut read = read_xml(
        text,
        Format::SpreadsheetMl,
        |_| Written::default(),
        &mut |_| {},
    )?;
    read.sheets
        .iter_mut()
        .for_each(|(_, written)| written.end());
    Ok(read)
}

#[test]
fn cells_rows_and_sheets_are_read() {
    let styles = r#"<Style ss:ID="s1"><NumberFormat ss:Format="00000"/></Style><Style ss:ID="s2"><NumberFormat
        ss:Format="Short Date"/></Style><Style ss:ID="s3"><NumberFormat ss:Format="Fixed"/></Style>"#;
    let sheets = r#"<Worksheet ss:Name="Ett &amp; två"><Table><Column ss:Width="5"/>
        <Row><Cell><Data ss:Type="String">å&#10;b _x0041_</Data><Comment><ss:Data>nej</ss:Data></Comment></Cell>
        <Cell ss:Index="3" ss:StyleID="s1"><Data ss:Type="Number">123</Data></Cell>
        <Cell ss:StyleID="s2"><Data ss:Type="Number">44635</Data></Cell>
        <Cell ss:StyleID="s3"><Data ss:Type="Number">44635</Data></Cell>
        <Cell><Data ss:Type="DateTime">2022-03-15T00:00:00.000</Data></Cell></Row>
        <Row ss:Index="4" ss:Hidden="1"><Cell ss:MergeAcross="1" ss:MergeDown="1"><ss:Data ss:Type="String"
        xmlns="http://www.w3.org/TR/REC-html40"><B>fet</B> och <I>lutad</I></ss:Data></Cell>
        <Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><Data ss:Type="Error">#REF!</Data></Cell></Row>
        <Row ss:Span="2"/><Row><Cell/><Cell><Data ss:Type="String"></Data></Cell><Cell><Data>x</Data></Cell></Row>
        </Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>
        <Worksheet ss:Name="Tomt"/><Worksheet ss:Name="Två"><ss:Table><ss:Row><ss:Cell><ss:Data
        ss:Type="Number">1.5</ss:Data></ss:Cell></ss:Row></ss:Table></Worksheet>"#;
    let read = read_text(&document(styles, sheets)).unwrap();
    let [(first, cells), (second, others)] = read.sheets.as_slice() else {
        panic!("two sheets")
    };
    let expected = [
        "A1 å\nb _x0041_",
        "C1 00123",
        "D1 @2022-03-15",
        "E1 #44635",
        "F1 @2022-03-15",
        "-2",
        "-3",
        "A4 fet och lutad",
        "C4 ja",
        "D4 #REF!",
        "-5",
        "-6",
        "-7",
        "C8 x",
    ];
    assert_eq!(cells.cells, expected);
    assert_eq!((first.name.as_str(), first.hidden), ("Ett & två", true));
    assert_eq!((first.hidden_rows.first, first.hidden_rows.count), (4, 1));
    let merge = Merge {
        first_row: 4,
        first_column: 0,
        last_row: 5,
        last_column: 1,
    };
    assert_eq!(first.merges, [merge]);
    assert_eq!((second.name.as_str(), second.hidden), ("Två", false));
    assert_eq!(others.cells, ["A1 #1.5"]);
}

#[test]
fn every_element_may_have_a_prefix() {
    let text = r#"<ss:Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><ss:Worksheet ss:Name="A"><ss:Table>
        <ss:Row><ss:Cell><ss:Data ss:Type="String">a</ss:Data></ss:Cell></ss:Row></ss:Table></ss:Worksheet></ss:Workbook>"#;
    assert_eq!(read_text(text).unwrap().sheets[0].1.cells, ["A1 a"]);
}

#[test]
fn what_is_cut_off_or_makes_no_sense_is_broken() {
    let row = r#"<Row><Cell><Data ss:Type="String">a</Data></Cell></Row>"#;
    let sheet = |rows: &str| format!(r#"<Worksheet ss:Name="A"><Table>{rows}</Table></Worksheet>"#);
    let whole = document("", &sheet(row));
    assert!(read_text(&whole).is_ok());
    for length in 1..whole.len() - 1 {
        if whole.is_char_boundary(length) {
            let problem = read_text(&whole[..length]).err().unwrap();
            assert_eq!(problem.code, ProblemCode::Broken, "{length}");
        }
    }
    let code = |rows: &str| {
        let read = read_text(&document("", &sheet(rows)));
        read.map(|_| ()).map_err(|problem| problem.code)
    };
    assert_eq!(
        code(r#"<Row ss:Index="2"/><Row ss:Index="1"/>"#),
        Err(ProblemCode::Broken)
    );
    assert_eq!(
        code(r#"<Row><Cell/><Cell ss:Index="1"/></Row>"#),
        Err(ProblemCode::Broken)
    );
    assert_eq!(
        code(r#"<Row ss:Index="1048577"/>"#),
        Err(ProblemCode::TooLarge)
    );
    assert_eq!(
        code(r#"<Row><Cell ss:Index="16385"/></Row>"#),
        Err(ProblemCode::TooWide)
    );
}
