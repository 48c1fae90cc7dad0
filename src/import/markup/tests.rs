use super::super::intake;
use super::super::table::Workbook;
use super::*;
use crate::model::Reading;

fn book(page: &[u8]) -> Result<Workbook, Problem> {
    intake::tables(page, Reading::default())
}

/// The rows of every sheet, with its name before them where it has one.
fn rows(page: &str) -> Vec<String> {
    let book = book(page.as_bytes()).unwrap();
    assert_eq!(book.format, Format::Html);
    let sheets = book.sheets.iter().flat_map(|table| {
        let name = (!table.name.is_empty()).then(|| format!("[{}]", table.name));
        let rows = (0..table.len()).map(|row| table.texts(row, table.width()).join("|"));
        name.into_iter().chain(rows).collect::<Vec<_>>()
    });
    sheets.collect()
}

#[track_caller]
fn check(page: &str, expected: &[&str]) {
    assert_eq!(rows(page), expected, "{page}");
}

#[test]
fn pages_are_told_from_xml_and_text() {
    let page = |text: &str| detect(text).unwrap();
    for text in [
        "<html><body></body></html>",
        "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\"><HTML>",
        "<?xml version='1.0'?><!-- x --><html xmlns='x'>",
        "<table border=1><tr><td>a",
        "<div>\n<TABLE>",
        "<meta charset=utf-8><table>",
        "<style>td{}</style><table>",
    ] {
        assert_eq!(page(text), Some(Format::Html), "{text}");
    }
    for text in ["Nr;Typ", "<div>;<b>", "<p>ett</p>;två", "<Nr>,<Typ>"] {
        assert_eq!(page(text), None, "{text}");
    }
    for text in [
        "<?xml version='1.0'?><lista/>",
        "<lista><rad>1</rad></lista>",
    ] {
        let problem = detect(text).unwrap_err();
        let found = (problem.code, problem.detail.as_deref());
        assert_eq!(found, (ProblemCode::NotRead, Some("XML")), "{text}");
    }
    let problem = book(b"<html><body><p>Inga rader</p></body></html>").unwrap_err();
    assert_eq!(
        (problem.code, problem.detail.as_deref()),
        (ProblemCode::Foreign, Some("HTML"))
    );
}

#[test]
fn cells_are_read_as_a_browser_shows_them() {
    check(
        "<html><head><title>t</title><style>td{a:b}</style></head><body><table><thead><tr><th>Nr</th><th>Text</th></tr>\
         </thead><tbody><tr><td>00123</td><td><font color=red>r&ouml;d&nbsp;&amp;\n   <b>fet</b></font><br>ny rad\
         <p>stycke</p></td></tr><tr><td>2<td>inte st&#228;ngd<tr><td>3<script>alert('<td>')</script></td><td> </td></tr>\
         </tbody></table></body></html>",
        &[
            "Nr|Text",
            "00123|röd\u{a0}& fet\nny rad\nstycke",
            "2|inte stängd",
            "3|",
        ],
    );
    check("<DIV><TABLE><TR><TD>a<TD>b</TABLE></DIV>", &["a|b"]);
    check("<table><td>a<td>b<tr><td>c<td>d", &["a|b", "c|d"]);
}

#[test]
fn cells_that_stand_for_several_push_the_others_aside() {
    let page = "<table><tr><td rowspan=2>1</td><td colspan='2'>a</td><td>b</td></tr><tr><td>c</td><td>d</td><td>e</td></tr>\
                <tr><td>2</td><td>f</td></tr></table>";
    check(page, &["1|a||b", "|c|d|e", "2|f||"]);
    let book = book(page.as_bytes()).unwrap();
    let areas: Vec<_> = book.sheets[0]
        .merges
        .iter()
        .map(|merge| {
            (
                merge.first_row,
                merge.first_column,
                merge.last_row,
                merge.last_column,
            )
        })
        .collect();
    assert_eq!(areas, [(1, 0, 2, 0), (1, 1, 1, 2)]);
    let wide = format!("<table><tr>{}", "<td colspan=9999>a".repeat(20));
    let problem = intake::tables(wide.as_bytes(), Reading::default()).unwrap_err();
    assert_eq!(problem.code, ProblemCode::TooWide);
}

#[test]
fn each_table_is_a_sheet_and_titles_and_headers_belong_to_what_comes_below() {
    check(
        "<table><caption>Första</caption><tr><td>a<td>b<tr><td>1<td>2</table><p>x</p><table><tr><td>c<td>d<tr><td>3<td>4\
         </table>",
        &["[Första]", "a|b", "1|2", "[2]", "c|d", "3|4"],
    );
    // A table that only holds others in place, with a title in one of its own.
    check(
        "<table><tr><td><table><tr><td>Rapport</table><tr><td><table><tr><td>a<td>b<tr><td>1<td>2</table></table>",
        &["Rapport|", "a|b", "1|2"],
    );
    // A header that stays in view while the rows are scrolled.
    check(
        "<div><table><tr><th>a<th>b</table></div><div><table><tr><td>1<td>2<tr><td>3<td></table></div>",
        &["a|b", "1|2", "3|"],
    );
}

#[test]
fn rows_that_are_not_shown_are_counted_and_told() {
    let page = "<table><tr><td>a<td>b<tr style='mso-x:y; Display : none'><td>1<td>2<tr hidden><td>3<td>4</table>";
    let book = book(page.as_bytes()).unwrap();
    assert_eq!(book.sheets[0].len(), 3);
    let warning = &book.sheets[0].warnings[0];
    let found = (warning.code, warning.row, warning.detail.as_deref());
    assert_eq!(found, (ProblemCode::HiddenRows, Some(2), Some("2")));
}

#[test]
fn pages_and_documents_are_in_any_encoding() {
    let page = "<table><tr><td>Nr<td>Text<tr><td>1<td>på väg till mötet</table>";
    let western = |text: &str| -> Vec<u8> {
        text.chars()
            .map(|letter| u8::try_from(u32::from(letter)).unwrap())
            .collect()
    };
    let wide = |text: &str| -> Vec<u8> {
        "\u{FEFF}"
            .encode_utf16()
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect()
    };
    for bytes in [page.as_bytes().to_vec(), western(page), wide(page)] {
        let book = book(&bytes).unwrap();
        assert_eq!(book.sheets[0].cell(1, 1).text(), "på väg till mötet");
    }
    let document = "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet Name=\"A\">\
                    <Table><Row><Cell><Data Type=\"String\">på väg</Data></Cell></Row></Table></Worksheet></Workbook>";
    let flat = "<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"><office:body>\
                <office:spreadsheet><table:table table:name=\"A\"><table:table-row><table:table-cell><text:p>på väg</text:p>\
                </table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document>";
    for (text, format) in [(document, Format::SpreadsheetMl), (flat, Format::Ods)] {
        for bytes in [text.as_bytes().to_vec(), western(text), wide(text)] {
            let book = book(&bytes).unwrap();
            assert_eq!(
                (book.format, book.sheets[0].cell(0, 0).text()),
                (format, "på väg")
            );
        }
    }
}
