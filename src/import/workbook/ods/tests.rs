use super::super::super::limits;
use super::super::super::unpack::Part;
use super::super::super::unpack::tests::packed;
use super::super::tests::Written;
use super::super::{Merge, xml::Xml};
use super::*;

fn document(styles: &str, tables: &str) -> String {
    format!(
        "<office:document-content xmlns:office='o'>{styles}<office:body><office:spreadsheet>{tables}\
         </office:spreadsheet></office:body></office:document-content>"
    )
}

fn read_text(text: &str) -> Result<Worksheets<Written>, Problem> {
    let xml = Xml::of_text(Part::whole("XML", text.as_bytes()))?;
    let mut read = read(xml, &mut |_| Written::default(), &mut |_| {})?;
    read.sheets
        .iter_mut()
        .for_each(|(_, written)| written.end());
    Ok(read)
}

/// The only table of these rows.
fn table(rows: &str) -> Result<(SheetInfo, Vec<String>), Problem> {
    let tables = format!("<table:table table:name='Blad'>{rows}</table:table>");
    let mut read = read_text(&document("", &tables))?;
    let (info, written) = read.sheets.remove(0);
    Ok((info, written.cells))
}

#[track_caller]
fn check(rows: &str, expected: &[&str]) {
    assert_eq!(table(rows).unwrap().1, expected);
}

fn cell(kind: &str, text: &str) -> String {
    format!("<table:table-cell {kind}><text:p>{text}</text:p></table:table-cell>")
}

#[test]
fn cells_are_what_they_are_kept_as() {
    let cells = [
        cell("office:value-type='string'", "text &amp; _x0041_"),
        cell("office:value-type='float' office:value='1.5'", "1,50"),
        cell("office:value-type='float' office:value='123'", "00123"),
        cell(
            "office:value-type='date' office:date-value='2022-03-15T10:00:00'",
            "15/3",
        ),
        cell(
            "office:value-type='boolean' office:boolean-value='true'",
            "SANT",
        ),
        cell(
            "office:value-type='time' office:time-value='PT10H30M00S'",
            "10:30",
        ),
        cell(
            "office:value-type='string' calcext:value-type='error'",
            "#N/A",
        ),
        cell("office:value-type='float' office:value='0'", "#REF!"),
        "<table:table-cell office:value-type='percentage' office:value='0.5'/>".to_owned(),
    ];
    let expected = [
        "A1 text & _x0041_",
        "B1 #1.5",
        "C1 00123",
        "D1 @2022-03-15",
        "E1 ja",
        "F1 10:30",
        "G1 #N/A",
        "H1 #REF!",
        "I1 #0.5",
    ];
    check(
        &format!("<table:table-row>{}</table:table-row>", cells.concat()),
        &expected,
    );
}

#[test]
fn texts_have_paragraphs_spaces_and_links_and_no_comments() {
    let cell = "<table:table-cell><office:annotation><text:p>anteckning</text:p></office:annotation><text:p> a\n  b\
                <text:s text:c='2'/>c<text:tab/><text:a xlink:href='x'>länk</text:a><text:line-break/><text:span>d\
                </text:span></text:p><text:p/><text:p>e</text:p><draw:frame><text:p>bild</text:p></draw:frame>\
                </table:table-cell>";
    check(
        &format!("<table:table-row>{cell}</table:table-row>"),
        &["A1 a b  c\tlänk\nd\n\ne"],
    );
}

#[test]
fn rows_and_cells_may_stand_for_many() {
    let rows = format!(
        "<table:shapes><table:table><table:table-row>{0}</table:table-row></table:table></table:shapes>\
         <table:table-row table:number-rows-repeated='2'><table:table-cell table:number-columns-repeated='9'/>\
         </table:table-row><table:table-header-rows><table:table-row><table:table-cell/>{0}</table:table-row>\
         </table:table-header-rows><table:table-row-group><table:table-row table:number-rows-repeated='2'>{1}\
         </table:table-row></table:table-row-group><table:table-row table:number-rows-repeated='1048570'/>",
        cell("", "a"),
        cell("table:number-columns-repeated='2'", "b"),
    );
    check(&rows, &["B3 a", "A4 b", "B4 b", "A5 b", "B5 b"]);
}

#[test]
fn what_is_hidden_and_merged_is_known() {
    let styles = "<office:automatic-styles><style:style style:name='ta1' style:family='table'>\
                  <style:table-properties table:display='true'/></style:style><style:style style:name='ta2'>\
                  <style:table-properties table:display='false'/></style:style></office:automatic-styles>";
    let tables = format!(
        "<table:tracked-changes><table:table-cell><text:p>borta</text:p></table:table-cell></table:tracked-changes>\
         <table:calculation-settings><table:null-date table:date-value='1904-01-01'/></table:calculation-settings>\
         <table:table table:name='Ett' table:style-name='ta1'><table:table-row>{0}</table:table-row>\
         <table:table-row table:visibility='filter'>{0}</table:table-row><table:table-row \
         table:visibility='collapse'/></table:table>\
         <table:table table:name='Två' table:style-name='ta2'><table:table-row><table:table-cell \
         table:number-columns-spanned='2' table:number-rows-spanned='3'/></table:table-row></table:table>",
        cell("", "a")
    );
    let read = read_text(&document(styles, &tables)).unwrap();
    assert_eq!(read.system, DateSystem::Day1904);
    let [(first, _), (second, _)] = read.sheets.as_slice() else {
        panic!("two sheets")
    };
    assert_eq!((first.hidden, second.hidden), (false, true));
    assert_eq!((first.hidden_rows.first, first.hidden_rows.count), (2, 1));
    let merge = Merge {
        first_row: 1,
        first_column: 0,
        last_row: 3,
        last_column: 1,
    };
    assert_eq!(second.merges, [merge]);
}

#[test]
fn a_table_that_is_not_closed_is_broken() {
    let row = format!("<table:table-row>{}</table:table-row>", cell("", "a"));
    let whole = document("", &format!("<table:table>{row}</table:table>"));
    assert!(read_text(&whole).is_ok());
    for length in (0..whole.len()).filter(|length| *length != 0) {
        let problem = read_text(&whole[..length]).err().unwrap();
        assert_eq!(problem.code, ProblemCode::Broken, "{length}");
    }
}

#[test]
fn repeated_cells_are_held_within_limits() {
    let block = |rows: u32, filled: &str| {
        let row = format!(
            "<table:table-row table:number-rows-repeated='{rows}'><table:table-cell {filled} \
             table:number-columns-repeated='{}'/></table:table-row>",
            limits::COLUMNS
        );
        table(&row).map(|_| ()).map_err(|problem| problem.code)
    };
    let filled = "office:value-type='float' office:value='1'";
    assert_eq!(block(10, filled), Ok(()));
    assert_eq!(block(6_000, filled), Err(ProblemCode::TooLarge));
    // Formats for all the sheet's cells, as programs write them, are no content.
    assert_eq!(block(1_048_576, ""), Ok(()));
    let wide = format!(
        "<table:table-row><table:table-cell table:number-columns-repeated='16384'/>{}</table:table-row>",
        cell("", "a")
    );
    assert_eq!(table(&wide).unwrap_err().code, ProblemCode::TooWide);
}

#[test]
fn a_locked_document_is_told_by_its_list_of_parts() {
    let manifest =
        "<m:manifest xmlns:m='m'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>";
    let read = |files: &[(&str, &str)]| {
        let bytes = packed(files);
        let package = Package::open(&bytes).unwrap();
        let read = read_packed(&package, &mut |_| Written::default(), &mut |_| {});
        read.map(|_| ()).map_err(|problem| problem.code)
    };
    let content = document("", "");
    let locked = [
        ("content.xml", "\u{1}\u{2}"),
        ("META-INF/manifest.xml", manifest),
    ];
    assert_eq!(read(&locked), Err(ProblemCode::Encrypted));
    let open = [
        ("content.xml", content.as_str()),
        ("META-INF/manifest.xml", "<m/>"),
    ];
    assert_eq!(read(&open), Ok(()));
}
