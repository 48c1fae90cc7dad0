//! Texts, and the rows they give: cells with `;` between them, numbers with `#` before them.

mod places;

use std::fmt::Write as _;

use time::Date;

use super::{looks_like, read};
use crate::import::sink::Sink;
use crate::model::{Problem, ProblemCode};

#[derive(Default)]
struct Rows {
    rows: Vec<(u32, Vec<String>)>,
}

impl Rows {
    fn cell(&mut self, column: usize, cell: String) {
        let cells = &mut self.rows.last_mut().unwrap().1;
        assert!(cells.len() <= column, "columns ascend");
        cells.resize(column, String::new());
        cells.push(cell);
    }
}

impl Sink for Rows {
    fn row(&mut self, number: u32) {
        assert_eq!(number as usize, self.rows.len() + 1, "no row is left out");
        self.rows.push((number, Vec::new()));
    }

    fn text(&mut self, column: usize, text: &str) {
        self.cell(column, text.to_owned());
    }

    fn number(&mut self, column: usize, number: f64) {
        self.cell(column, format!("#{number}"));
    }

    fn date(&mut self, _: usize, _: Date) {
        unreachable!("JSON has no dates");
    }
}

fn rows(text: &str) -> Result<Vec<String>, Problem> {
    let mut sink = Rows::default();
    read(text, &mut sink)?;
    let rows = sink.rows.into_iter();
    Ok(rows.map(|(_, cells)| cells.join(";")).collect())
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(rows(text).unwrap(), expected, "{text}");
}

#[track_caller]
fn refused(text: &str, code: ProblemCode, line: u32) -> Problem {
    let problem = rows(text).unwrap_err();
    assert_eq!((problem.code, problem.row), (code, Some(line)), "{text}");
    problem
}

#[test]
fn objects_are_rows_and_names_come_in_order_of_appearance() {
    check(
        r#"[{"Nr":"A1","Typ":"Klagomål"},{"Typ":"Synpunkt","Dag":"2022-01-01","Nr":null}]"#,
        &["Nr;Typ;Dag", "A1;Klagomål", ";Synpunkt;2022-01-01"],
    );
    check(
        "\u{feff} [ {\"b\" : 1 , \"a\" : 2 } ]\r\n",
        &["b;a", "#1;#2"],
    );
    check(
        r#"[{"a":true,"b":false,"c":"","d":" x "}]"#,
        &["a;b;c;d", "ja;nej;; x "],
    );
    check(r#"[{"a":1},null,{},{"a":2}]"#, &["a", "#1", "", "", "#2"]);
    check("[]", &[]);
}

#[test]
fn arrays_are_rows_as_they_are() {
    check(
        r#"[["Nr","Typ"],["A1",5],[],null,[null,["x","y"],{"a": 1}]]"#,
        &["Nr;Typ", "A1;#5", "", "", r#";x | y;{"a":1}"#],
    );
    check(
        r#"{"range":"A1:B2","values":[["Nr","Typ"],[1,2]]}"#,
        &["Nr;Typ", "#1;#2"],
    );
    check("[1,\"två\"]", &["", "#1", "två"]);
}

#[test]
fn keys_of_objects_are_a_column_unless_the_objects_say_them() {
    check(
        r#"{"A1":{"Typ":"x"},"A2":{"Typ":"y"}}"#,
        &["nummer;Typ", "A1;x", "A2;y"],
    );
    check(r#"{"1":{"Nr":1},"2":{"Nr":"2"}}"#, &["Nr", "#1", "2"]);
    check(r#"{"a":{"nyckel":"x"}}"#, &["nyckel 2;nyckel", "a;x"]);
    check(r#"{"a":{"nyckel":"a"}}"#, &["nyckel", "a"]);
}

#[test]
fn arrays_of_an_object_are_columns() {
    check(
        r#"{"Nr":[1,2,3],"Datum":["2022-01-01"],"Ort":[null,"Umeå"]}"#,
        &["Nr;Datum;Ort", "#1;2022-01-01", "#2;;Umeå", "#3"],
    );
    check(r#"{"Nr":[],"Datum":[]}"#, &["Nr;Datum"]);
    check(
        r#"{"Nr":[1],"Noter":[["a","b"]]}"#,
        &["Nr;Noter", "#1;a | b"],
    );
}

#[test]
fn the_longest_array_of_objects_is_the_table() {
    check(
        r#"{"cases":[{"a":1},{"a":2}],"count":2,"log":[{"b":1}]}"#,
        &["a", "#1", "#2"],
    );
    check(r#"{"@odata.context":"x","value":[{"a":1}]}"#, &["a", "#1"]);
    check(r#"{"d":{"results":[{"a":1}]}}"#, &["a", "#1"]);
    check(
        r#"{"took":3,"hits":{"total":1,"hits":[{"_id":"x","_source":{"Nr":7}}]}}"#,
        &["_id;Nr", "x;#7"],
    );
}

#[test]
fn one_object_is_one_row() {
    check(r#"{"Nr":"A1","Antal":2}"#, &["Nr;Antal", "A1;#2"]);
    check("{}", &["", ""]);
}

#[test]
fn lines_are_rows() {
    check("{\"a\":1}\r\n\r\n{\"b\":\"x\"}\r\n", &["a;b", "#1", ";x"]);
    check("\n{\"a\":1}\n  {\"a\":2}", &["a", "#1", "#2"]);
    check("[\"a\",\"b\"]\n[1,2]\n", &["a;b", "#1;#2"]);
}

#[test]
fn a_broken_line_is_a_row_to_be_set_aside() {
    let deep = "[".repeat(200) + &"]".repeat(200);
    check(
        &format!("{{\"a\":1,\"b\":2}}\n{{\"a\":\"2\n{deep}\n{{\"b\":3}}"),
        &["a;b", "#1;#2", "{\"a\":\"2", &deep, ";#3"],
    );
    check("{\"a\":1,}\n{\"a\":2}\n", &["a", "#1", "#2"]);
    refused("{\"a\":1 2}\n{\"a\":2}\n", ProblemCode::Broken, 1);
}

#[test]
fn what_is_nested_gets_columns() {
    check(
        r#"[{"Nr":1,"Plats":{"Ort":"Umeå","Koder":[1,2]},"Taggar":["a",2,null,true]}]"#,
        &[
            "Nr;Plats Ort;Plats Koder;Taggar",
            "#1;Umeå;1 | 2;a | 2 | ja",
        ],
    );
    check(
        r#"[{"n":[{"typ":"x","dag":1},{"typ":"y"},"lös"]},{"n":[]}]"#,
        &["n;n typ;n dag", "lös;x | y;1", ""],
    );
    check(
        r#"[{"a":{"b":{"c": [1, 0.10, "\u00e5 \"ä\""]}},"d":[[1, 2]],"e":{"f":[{"g": 1}]}}]"#,
        &["a b c;d;e f g", r#"1 | 0.10 | å "ä";[[1,2]];1"#],
    );
    check(
        r#"[{"kund":{"adress":{"ort":"Umeå","läge":{"x":1}}}}]"#,
        &["kund adress ort;kund adress läge x", "Umeå;#1"],
    );
    check(
        r#"[{"k":[{"typ":{"namn":"Fall"}},{"typ":{"namn":"Mat"}}]}]"#,
        &["k typ namn", "Fall | Mat"],
    );
    check(
        r#"[{"_id":{"$oid":"1f"},"d":{"$date":{"$numberLong":"5"}},"n":{"$numberInt":"7"}}]"#,
        &["_id;d;n", "1f;5;7"],
    );
}

#[test]
fn of_a_name_told_twice_the_later_counts() {
    check(r#"[{"a":1,"b":2,"a":3}]"#, &["a;b", "#3;#2"]);
    check(r#"[{"a":{"x":1},"a":5,"\u0061":null}]"#, &["a", ""]);
    check(r#"[{"a b":1,"c":2,"a":{"b":3}}]"#, &["a b;c", "#3;#2"]);
    check(r#"{"a":[1],"b":[2],"a":[3]}"#, &["a;b", "#3;#2"]);
    let many: Vec<_> = (0..200).map(|n| format!("\"{}\":{n}", n % 100)).collect();
    let names: Vec<_> = (0..100).map(|n| n.to_string()).collect();
    let later: Vec<_> = (100..200).map(|n| format!("#{n}")).collect();
    check(
        &format!("{{{}}}", many.join(",")),
        &[&names.join(";"), &later.join(";")],
    );
}

#[test]
fn numbers_keep_their_digits() {
    for number in [
        "0",
        "-7",
        "0.1",
        "12.5",
        "123456789012345",
        "9007199254740992",
    ] {
        check(
            &format!("[{{\"n\":{number}}}]"),
            &["n", &format!("#{number}")],
        );
    }
    for number in [
        "0.10",
        "1.0",
        "1e3",
        "1E400",
        "12345678901234567890",
        "9007199254740993",
        "0.1234567890123456789",
    ] {
        check(&format!("[{{\"n\":{number}}}]"), &["n", number]);
        check(&format!("[[\"n\"],[{number}]]"), &["n", number]);
        check(&format!("{{\"n\":{number}}}\n{{}}"), &["n", number, ""]);
    }
}

#[test]
fn letters_are_letters_and_half_a_pair_is_none() {
    check(
        r#"[{"\u00e5r":"\ud83d\ude00 \u00c5\n\"\\"}]"#,
        &["år", "😀 Å\n\"\\"],
    );
    check(
        r#"[{"a":"x\ud83dy","b":"\ude00","c":"\ud83d\ud83d\ude00","d\ud800":"\ud83d\n"}]"#,
        &[
            "a;b;c;d\u{fffd}",
            "x\u{fffd}y;\u{fffd};\u{fffd}😀;\u{fffd}\n",
        ],
    );
}

#[test]
fn what_is_broken_is_told_with_its_line() {
    let problem = refused("[\n {\"a\":1},\n {\"a\" 2}\n]", ProblemCode::Broken, 3);
    assert!(problem.detail.unwrap().starts_with("expected `:`"));
    refused("[{\"a\":1}]\nslut", ProblemCode::Broken, 2);
    refused("[{\"a\":01}]", ProblemCode::Broken, 1);
    assert_eq!(rows("5").unwrap_err().code, ProblemCode::Foreign);
    assert_eq!(rows("").unwrap_err().code, ProblemCode::Broken);
}

#[test]
fn what_is_too_deep_is_refused() {
    refused(&"[".repeat(100_000), ProblemCode::TooDeep, 1);
    refused(&"{\"a\":".repeat(100_000), ProblemCode::TooDeep, 1);
    let nested = |levels| format!("[\n{{\"a\":{}{}}}]", "[".repeat(levels), "]".repeat(levels));
    refused(&nested(127), ProblemCode::TooDeep, 2);
    check(&nested(126), &["a", &("[".repeat(126) + &"]".repeat(126))]);
    let brackets = "[".repeat(200);
    check(
        &format!("[{{\"a\":\"\\\"{brackets}\"}}]"),
        &["a", &format!("\"{brackets}")],
    );
}

#[test]
fn what_is_too_wide_is_refused() {
    let fields = |count: usize, value: &str| {
        let fields: Vec<_> = (0..count).map(|n| format!("\"{n}\":{value}")).collect();
        format!("{{{}}}", fields.join(","))
    };
    assert_eq!(rows(&fields(16_384, "1")).unwrap().len(), 2);
    let arrays = format!("[[{}1]]", "1,".repeat(16_384));
    let inner = format!("[{{\"a\":[{}]}}]", fields(16_385, "1"));
    for text in [fields(16_385, "1"), fields(16_385, "[1]"), arrays, inner] {
        assert_eq!(rows(&text), Err(Problem::new(ProblemCode::TooWide)));
    }
}

#[test]
fn a_text_cut_anywhere_is_read_or_refused() {
    let texts = [
        r#"[{"Nr":"\u00e5\ud83d\ude00","n":{"x":[1,2.50,true]},"m":[{"a":null}]},{"Ö":-1e3}]"#,
        r#"{"a":{"Nr":1,"t":"x\"y"},"b":{"Nr":[false]}}"#,
        r#"{"Nr":[1,2],"Datum":["2022-01-01"]}"#,
        "{\"a\":1}\r\n[1,\"x\"]\r\n\r\n{\"b\":{\"c\":[{}]}}\n",
        "[[\"Nr\",\"Dag\"],[1,{\"a\":[2]}]]",
    ];
    for text in texts {
        for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
            let (start, end) = text.split_at(at);
            let _ = rows(start);
            let _ = rows(end);
            assert!(at == 0 || looks_like(start), "{start}");
            // Whatever byte stands there instead.
            for other in ["\"", "\\", "[", "}", ",", ":", "0", "\n", "å"] {
                let _ = rows(&format!("{start}{other}{end}"));
                let rest: String = end.chars().skip(1).collect();
                let _ = rows(&format!("{start}{other}{rest}"));
            }
        }
    }
}

#[test]
fn json_is_told_from_csv_that_begins_with_a_bracket() {
    for text in [
        "[]",
        "{}",
        "\u{feff}\r\n [ {\"Nr\" : 1},",
        "{\"Nr\":\"A",
        "{\"a\":1}\n{\"b\":",
        "{\"a\":1}{\"b\":2}",
        "[\"a\",\"b\"]\r\n[1,2]",
        "[[\"Nr\",\"Typ\"] [1,2]]",
        "{\"a\": 1 \"b\": 2}",
        "[{\"a\":NaN}]",
        "{\"a\":1},",
        "// x\n{\"a\":1}",
        "var x = {\"a\":1};",
    ] {
        assert!(looks_like(text), "{text}");
    }
    for text in [
        "",
        "Nr;Datum",
        "\"Nr\",\"Datum\"",
        "[Nr];[Datum]\n1;2",
        "[1];[2]",
        "[\"Nr\"];[\"Datum\"]",
        "[2022-01-01 10:00] start",
        "{id},{namn}",
        "{\"id\"};{\"namn\"}",
        "[1] rubrik",
        "{\\rtf1",
        "// kommentar",
        "Nr;Belopp (tkr)\n1;[2]",
        "\"Nr\";\"{Datum}\"",
        "\"[Nr]\";1",
        "[\"Nr\"],[\"Datum\"]",
        "f([1];2)",
    ] {
        assert!(!looks_like(text), "{text}");
    }
}

#[test]
fn a_hundred_thousand_rows_are_no_matter() {
    let mut text = String::from("[");
    for number in 0..100_000 {
        let comma = if number == 0 { "" } else { ",\n" };
        write!(
            text,
            r#"{comma}{{"Nr":"A{number}","Antal":{number},"Enhet":{{"Namn":"Skolan"}},"Text":"Rad \"ett\"\nrad två"}}"#
        )
        .unwrap();
    }
    text.push(']');
    let rows = rows(&text).unwrap();
    assert_eq!(rows.len(), 100_001);
    assert_eq!(
        rows.last().unwrap(),
        "A99999;#99999;Skolan;Rad \"ett\"\nrad två"
    );
}
