//! Where the table is in a document, and what stands around JSON.

use super::super::{odd, read};
use super::{check, looks_like, rows};
use crate::import::table::TableBuilder;
use crate::model::{Problem, ProblemCode};

#[test]
fn keys_that_number_cases_are_their_numbers() {
    check(
        r#"{"FUT":{"Typ":"x"},"OMS":{"Typ":"y"}}"#,
        &["nyckel;Typ", "FUT;x", "OMS;y"],
    );
    check(
        r#"{"0":{"Typ":"x"},"1":{"Typ":"y"}}"#,
        &["nyckel;Typ", "0;x", "1;y"],
    );
    check(
        r#"{"A1":{"Nr":"x"},"A2":{"Nr":"y"}}"#,
        &["nyckel;Nr", "A1;x", "A2;y"],
    );
    check(
        r#"{"meta":{"export":"x"},"items":{"K-1":{"typ":"a","enhet":{"namn":"n"}},"K-2":{"typ":"b"}}}"#,
        &["nummer;typ;enhet namn", "K-1;a;n", "K-2;b"],
    );
}

#[test]
fn records_lie_at_any_depth() {
    check(
        r#"{"2022":{"FUT":{"A1":{"Typ":"x"}},"OMS":{"A2":{"Typ":"y"}}},"2021":{"FUT":{"A3":{"Typ":"z"}}}}"#,
        &[
            "nyckel 3;nyckel 2;nummer;Typ",
            "2022;FUT;A1;x",
            "2022;OMS;A2;y",
            "2021;FUT;A3;z",
        ],
    );
    check(
        r#"{"a":{"b":{"c":{"items":[{"nr":1,"datum":"x"}]},"fel":null}}}"#,
        &["nr;datum", "#1;x"],
    );
    check(r#"[[{"a":1}],[{"a":2}]]"#, &["a", "#1", "#2"]);
    check(
        "[{\"a\":1},{\"a\":2}]\n[{\"a\":3}]",
        &["a", "#1", "#2", "#3"],
    );
    check(
        r#"{"data":{"edges":[{"cursor":"c","node":{"nr":1}},{"node":{"nr":2}}]}}"#,
        &["cursor;nr", "c;#1", ";#2"],
    );
    check(
        r#"{"data":[{"id":"1","type":"t","attributes":{"nr":1,"id":2}}]}"#,
        &["id;type;nr;attributes id", "1;t;#1;#2"],
    );
}

#[test]
fn the_array_that_tells_most_of_a_case_is_the_table() {
    check(
        r#"{"enheter":[{"id":0,"namn":"A"},{"id":1,"namn":"B"}],"arenden":[{"nr":"1","datum":"2022-01-14","kategori":"Fall"}]}"#,
        &["nr;datum;kategori", "1;2022-01-14;Fall"],
    );
    check(
        r#"{"data":{"register":{"a":[{"id":1},{"id":2}]},"svar":{"items":[{"nr":1,"datum":"x"}]}}}"#,
        &["nr;datum", "#1;x"],
    );
    check(
        r#"{"schema":{"fields":[{"name":"nr","type":"string"},{"name":"datum","type":"string"}]},"data":[{"nr":"1","datum":"x"}]}"#,
        &["nr;datum", "1;x"],
    );
    // Of a file's own date and unit no case is made, where it has a list of cases.
    check(
        r#"{"rapport":"A","datum":"x","enhet":"FUT","arenden":[{"nr":1,"typ":"b"}]}"#,
        &["nr;typ", "#1;b"],
    );
    // A case that has a list is a case, and one told in parts too.
    check(
        r#"{"nr":"A-1","datum":"x","noteringar":[{"kategori":"Fall"},{"kategori":"Mat"}]}"#,
        &["nr;datum;noteringar kategori", "A-1;x;Fall | Mat"],
    );
    check(
        r#"{"Nr":"A1","Typ":"x","plats":{"a":{"x":1}},"q":[{"z":2}]}"#,
        &["Nr;Typ;plats a x;q z", "A1;x;#1;2"],
    );
    check(
        r#"{"arende":{"nr":"A-1","datum":"x"},"kund":{"namn":"B"}}"#,
        &["arende nr;arende datum;kund namn", "A-1;x;B"],
    );
}

#[test]
fn arrays_of_the_same_sort_are_one_table() {
    check(
        r#"{"avvikelser":[{"nr":1,"datum":"x"}],"klagomål":[{"nr":2,"datum":"y","text":"z"}],"enheter":[{"id":1}]}"#,
        &["nyckel;nr;datum;text", "avvikelser;#1;x", "klagomål;#2;y;z"],
    );
    check(
        r#"[{"enhet":"FUT","ärenden":[{"nr":1,"datum":"x"},{"nr":2,"datum":"y"}]},{"enhet":"OMS","ärenden":[{"nr":3,"datum":"z"}]}]"#,
        &["enhet;nr;datum", "FUT;#1;x", "FUT;#2;y", "OMS;#3;z"],
    );
    // Notes with the numbers of cases are no cases.
    check(
        r#"{"arenden":[{"nr":1,"datum":"x","typ":"a"}],"noter":[{"arendenr":1,"text":"t"},{"arendenr":1,"text":"u"}]}"#,
        &["nr;datum;typ", "#1;x;a"],
    );
}

#[test]
fn columns_are_objects_with_a_row_under_each_key() {
    check(
        r#"{"nr":{"0":1,"1":2},"datum":{"0":"x","1":"y"},"typ":{"0":"a","1":null}}"#,
        &["nr;datum;typ", "#1;x;a", "#2;y"],
    );
    check(
        r#"{"nr":{"0":1,"1":2},"datum":{"0":"x","2":"y"}}"#,
        &["nr;datum", "#1;x", "#2", ";y"],
    );
    check(
        r#"{"nr":{"2":1,"0":2},"datum":{"2":"x","0":"y"}}"#,
        &["nyckel;nr;datum", "2;#1;x", "0;#2;y"],
    );
    check(
        r#"{"datum":{"A-1":"x","A-2":"y"},"typ":{"A-1":"a","A-2":"b"}}"#,
        &["nyckel;datum;typ", "A-1;x;a", "A-2;y;b"],
    );
}

#[test]
fn names_may_stand_beside_the_rows() {
    let expected = ["nr;datum", "#1;x", "#2;y"];
    for header in [
        r#"["nr","datum"]"#,
        r#"[{"name":"nr","type":"int"},{"name":"datum","type":"text"}]"#,
        r#"[{"id":"c1","label":"nr"},{"id":"c2","label":"datum"}]"#,
    ] {
        for rows in ["data", "rows"] {
            check(
                &format!(r#"{{"columns":{header},"index":[0,1],"{rows}":[[1,"x"],[2,"y"]]}}"#),
                &expected,
            );
        }
    }
    check(
        r#"{"results":[{"columns":["nr","datum"],"rows":[[1,"x"],[2,"y"]]}]}"#,
        &expected,
    );
}

#[test]
fn values_one_after_another_are_rows() {
    let expected = ["a;b", "#1", ";#2", "#3"];
    for text in [
        "{\"a\":1},{\"b\":2},{\"a\":3}",
        "{\"a\":1}{\"b\":2}{\"a\":3}",
        "{\"a\":1},\n{\"b\":2},\r\n{\"a\":3},\n",
        "\u{feff}{\"a\":1}\n,{\"b\":2}\n,{\"a\":3}",
        "{\n \"a\": 1\n}\n{\n \"b\": 2\n}\n{\"a\":3}",
        "{\n \"a\": 1\n},\n{\n \"b\": 2\n},\n{\"a\":3},\n",
    ] {
        check(text, &expected);
        assert!(looks_like(text), "{text}");
    }
    check(
        "{\n\"data\":[{\"nr\":1,\"datum\":\"x\"}]}\n{\"data\":[{\"nr\":2,\"datum\":\"y\"}]}",
        &["nr;datum", "#1;x", "#2;y"],
    );
    // A line that is broken is set aside, whatever its neighbours end in.
    check(
        "{\"a\":1},\n{\"a\":2\n{\"a\":3}",
        &["a", "#1", "{\"a\":2", "#3"],
    );
}

#[test]
fn json_within_something_else_is_read() {
    let expected = ["a", "#1", "#2"];
    for text in [
        "var data = [{\"a\":1},{\"a\":2}];",
        "window.data=[{\"a\":1},{\"a\":2}]",
        "callback([{\"a\":1},{\"a\":2}]);\n",
        "/**/jQuery123_4({\"data\":[{\"a\":1},{\"a\":2}]})",
        ")]}',\n[{\"a\":1},{\"a\":2}]",
        r#""[{\"a\":1},{\"a\":2}]""#,
        r#"{"d":"[{\"a\":1},{\"a\":2}]"}"#,
        "// export\n[{\"a\":1}, /* två */ {\"a\":2,},]",
        "[{\"a\":1,\"b\":NaN},{\"a\":2,\"b\":-Infinity}]",
    ] {
        let rows = rows(text).unwrap();
        let first = rows.iter().map(|row| row.split(';').next().unwrap());
        assert!(first.eq(expected), "{text}: {rows:?}");
        assert!(looks_like(text), "{text}");
    }
    check("{\"a\":1}\n{\"a\":NaN}\n{\"a\":2}", &["a", "#1", "", "#2"]);
}

#[test]
fn a_table_wider_than_tall_is_told() {
    let told = |text: &str| {
        let mut builder = TableBuilder::default();
        read(text, &mut builder).unwrap();
        odd(&builder.admitted().unwrap())
    };
    let fields = |count: usize| {
        let fields: Vec<_> = (0..count).map(|n| format!("\"n{n}\":1")).collect();
        format!("{{{}}}", fields.join(","))
    };
    let expected = Problem::new(ProblemCode::WiderThanTall).with_detail("30 × 1");
    assert_eq!(told(&format!("[{}]", fields(30))), [expected]);
    assert_eq!(told(&format!("[{}]", fields(20))), []);
    assert_eq!(told(&format!("[{}]", vec![fields(30); 30].join(","))), []);
}
