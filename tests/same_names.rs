//! The same thing under the same name: numbers, units, categories and file names, however they are written.

#![expect(clippy::panic, reason = "a test that cannot go on stops")]

use lardom::engine::{Evaluation, Source, evaluate};
use lardom::import;
use lardom::model::{DraftState, Ledger, Operation, Problem, ProblemCode, Reading, SourceRef};

/// Files, by name and content, as the page evaluates them.
fn evaluated(files: &[(&str, &str)]) -> Evaluation {
    let mut state = DraftState::default();
    let mut sources = Vec::new();
    for (name, text) in files {
        let book = import::tables(text.as_bytes(), Reading::default());
        let book = book.unwrap_or_else(|problem| panic!("{name}: {problem:?}"));
        let sheets = import::describe(name, &book.sheets, &[]);
        state.apply(&Operation::AddSource {
            source: SourceRef {
                fingerprint: import::fingerprint(text.as_bytes()),
                name: (*name).to_owned(),
                bytes: text.len() as u64,
            },
            sheets: sheets.into_iter().map(|sheet| sheet.mapping).collect(),
        });
        sources.push(Source::new(Ok(book)));
    }
    let evaluation = evaluate(&state, &sources);
    assert!(ledgers(&evaluation).iter().all(Ledger::is_balanced));
    evaluation
}

fn ledgers(evaluation: &Evaluation) -> Vec<Ledger> {
    let sheets = evaluation.sources.iter().flat_map(|view| &view.sheets);
    sheets.map(|sheet| sheet.ledger.clone()).collect()
}

/// Each case with number, unit and categories.
fn told(evaluation: &Evaluation) -> Vec<String> {
    let rows = (0..evaluation.store.len()).filter_map(|row| evaluation.store.row(row));
    rows.map(|case| {
        let notations = case.notations.into_iter();
        let categories: Vec<String> = notations.filter_map(|each| each.category).collect();
        let of = |text: Option<String>| text.unwrap_or_default();
        format!(
            "{} | {} | {}",
            of(case.number),
            of(case.unit),
            categories.join(", ")
        )
    })
    .collect()
}

fn warnings(evaluation: &Evaluation) -> Vec<Problem> {
    let sheets = evaluation.sources.iter().flat_map(|view| &view.sheets);
    sheets.flat_map(|sheet| sheet.warnings.clone()).collect()
}

/// The other file's name and how many numbers, where numbers begin anew or may.
fn restarts(evaluation: &Evaluation) -> Vec<(ProblemCode, String)> {
    let told = [ProblemCode::RestartedNumbers, ProblemCode::DoubtfulNumbers];
    warnings(evaluation)
        .into_iter()
        .filter(|problem| told.contains(&problem.code))
        .map(|problem| (problem.code, problem.detail.unwrap_or_default()))
        .collect()
}

const HEADER: &str = "Ärendenummer;Inkom;Typ;Enhet;Kategori\n";

#[test]
fn numbers_are_the_same_in_every_form() {
    let january = [
        HEADER,
        "101;2022-01-14;Avvikelse;FUT;Fall\n102;2022-01-20;Avvikelse;FUT;Fall\n",
    ]
    .concat();
    for (one, other) in [
        ("101.0", "102.0"),
        ("101,00", "102,00"),
        ("101\u{200b}", "\u{feff}102"),
        ("00101", "00102"),
        ("=\"101\"", "'102"),
        ("\u{a0}101", "102\u{202f}"),
    ] {
        let year = format!(
            "{HEADER}{one};2022-01-14;Avvikelse;FUT;Fall\n{other};2022-01-20;Avvikelse;FUT;Fall\n103;2022-05-05;Avvikelse;FUT;Fall\n"
        );
        for files in [
            [("a.csv", &*january), ("b.csv", &*year)],
            [("b.csv", &*year), ("a.csv", &*january)],
        ] {
            let evaluation = evaluated(&files);
            assert_eq!(evaluation.store.len(), 3, "{one}");
            assert!(
                ledgers(&evaluation)
                    .iter()
                    .all(|ledger| ledger.changed == 0),
                "{one}"
            );
        }
    }
}

#[test]
fn zeros_count_where_a_file_tells_cases_apart_by_them() {
    let both = [
        HEADER,
        "01;2022-01-14;Avvikelse;FUT;Fall\n1;2022-02-20;Avvikelse;FUT;Mat\n",
    ]
    .concat();
    let later = [HEADER, "1;2022-02-20;Avvikelse;FUT;Mat\n01;2022-01-14;Avvikelse;FUT;Fall\n2;2022-03-01;Avvikelse;FUT;Mat\n"].concat();
    let evaluation = evaluated(&[("a.csv", &both), ("b.csv", &later)]);
    assert_eq!(
        told(&evaluation),
        ["01 | FUT | Fall", "1 | FUT | Mat", "2 | FUT | Mat"]
    );
}

#[test]
fn numbers_in_exponent_form_join_nothing_and_are_told() {
    let rows = "2,02203E+13;2022-03-01;Avvikelse;FUT;Fall\n2,02203E+13;2022-03-01;Avvikelse;FUT;Mat\n7;2022-03-02;Avvikelse;FUT;Mat\n2,02204E+13;2022-04-04;Avvikelse;FUT;Fall\n";
    let file = [HEADER, rows].concat();
    let evaluation = evaluated(&[("a.csv", &file)]);
    assert_eq!(evaluation.store.len(), 4);
    let warning = Problem::new(ProblemCode::ExponentNumbers)
        .with_detail("3")
        .at(2, "Ärendenummer");
    assert_eq!(warnings(&evaluation), [warning]);
    // The same again in another file says nothing new.
    let more = [HEADER, rows, "8;2022-05-01;Avvikelse;FUT;Fall\n"].concat();
    assert_eq!(
        evaluated(&[("a.csv", &file), ("b.csv", &more)]).store.len(),
        5
    );
}

#[test]
fn names_are_the_same_in_every_form() {
    let file = "A\u{308}rendenummer;Inkom;Enhet;Kategori\n\
        1;2022-01-14;Hemtja\u{308}nsten;bemo\u{308}tande \n\
        2;2022-02-14;Hemtjänsten\u{200b};Bemötande\u{200b}\n\
        3;2022-03-14;\u{200e}Hemtjänsten;Bemötande\n\
        4;2022-04-14;Hemtjänsten;Fel\u{a0}dos – inne\n\
        5;2022-05-14;HEMTJÄNSTEN;Fel  dos \u{2011} inne\n";
    let evaluation = evaluated(&[("Klagoma\u{30a}l 2022.csv", file)]);
    let cases = told(&evaluation);
    assert_eq!(cases.len(), 5);
    assert!(
        cases[..3].iter().all(|case| case.ends_with("| Bemötande")),
        "{cases:?}"
    );
    assert_eq!(cases[3].rsplit('|').next(), cases[4].rsplit('|').next());
    let units: std::collections::BTreeSet<_> = (0..5)
        .map(|row| evaluation.store.code(lardom::cases::Field::Unit, row))
        .collect();
    assert_eq!(units.len(), 1);
}

#[test]
fn choices_of_sharepoint_and_comma_lists_are_several() {
    let sharepoint = "Ärendenummer;Inkom;Typ;Enhet;Kategori\n\
        1;2022-01-14;Klagomål;\"3;#FUT\";\"Bemötande;#Lokaler\"\n\
        2;2022-02-14;Klagomål;FUT;\";#Bemötande;#Information;#\"\n\
        3;2022-03-14;Klagomål;FUT;\"Lokaler;#7;#Information;#9\"\n\
        4;2022-04-14;Klagomål;FUT;Bemötande\n";
    let evaluation = evaluated(&[("a.csv", sharepoint)]);
    assert_eq!(
        told(&evaluation),
        [
            "1 | FUT | Bemötande, Lokaler",
            "2 | FUT | Bemötande, Information",
            "3 | FUT | Lokaler, Information",
            "4 | FUT | Bemötande"
        ]
    );
    let commas = [HEADER, "1;2022-01-14;Klagomål;FUT;Mat, Lokaler\n2;2022-01-15;Klagomål;FUT;Mat\n3;2022-01-16;Klagomål;FUT;Lokaler\n4;2022-01-17;Klagomål;FUT;Bemötande, personal\n"].concat();
    let evaluation = evaluated(&[("a.csv", &commas)]);
    assert_eq!(evaluation.store.notations(0).len(), 2);
    assert_eq!(evaluation.store.notations(3).len(), 1);
}

/// A file with a number on each line from 1, the days and texts given.
fn numbered(rows: &[(&str, &str)]) -> String {
    let rows = (1..).zip(rows);
    let rows = rows.map(|(number, (day, text))| format!("{number};{day};Avvikelse;{text}\n"));
    let rows: String = rows.collect();
    ["Nr;Datum;Typ;Beskrivning\n", &rows].concat()
}

/// Checks in every order how many cases files have, and what is told of their numbers.
#[track_caller]
fn check(files: &[&str], cases: usize, expected: &[ProblemCode]) {
    let names = ["a.csv", "b.csv", "c.csv"];
    for turn in 0..files.len() {
        for backwards in [false, true] {
            let mut given: Vec<(&str, &str)> =
                names.into_iter().zip(files.iter().copied()).collect();
            given.rotate_left(turn);
            if backwards {
                given.reverse();
            }
            let evaluation = evaluated(&given);
            assert_eq!(evaluation.store.len(), cases, "{given:?}");
            let codes: Vec<ProblemCode> = restarts(&evaluation)
                .into_iter()
                .map(|(code, _)| code)
                .collect();
            assert_eq!(codes, expected, "{given:?}");
        }
    }
}

const RESTARTED: ProblemCode = ProblemCode::RestartedNumbers;
const DOUBTFUL: ProblemCode = ProblemCode::DoubtfulNumbers;

#[test]
fn numbers_that_begin_anew_are_other_cases_also_where_a_day_is_the_same() {
    let one = numbered(&[
        ("2024-01-01", "Ett fel"),
        ("2024-01-02", "Två fel"),
        ("2024-01-05", "Tre fel"),
    ]);
    let other = numbered(&[
        ("2024-03-01", "En annan"),
        ("2024-03-02", "Två andra"),
        ("2024-01-05", "Tre andra"),
    ]);
    check(&[&one, &other], 6, &[RESTARTED]);
    let evaluation = evaluated(&[("a.csv", &one), ("b.csv", &other)]);
    assert_eq!(restarts(&evaluation), [(RESTARTED, "a.csv (3)".to_owned())]);
    assert!(
        ledgers(&evaluation)
            .iter()
            .all(|ledger| ledger.changed == 0 && ledger.cases == 3)
    );
}

#[test]
fn a_case_told_otherwise_is_no_other_case_where_the_others_are_the_same() {
    let one = numbered(&[
        ("2024-01-01", "Ett"),
        ("2024-01-02", "Två"),
        ("2024-01-03", "Tre"),
        ("2024-01-04", "Fyra"),
    ]);
    let other = numbered(&[
        ("2024-01-01", "Ett"),
        ("2024-02-02", "Skrivet om"),
        ("2024-01-03", "Tre"),
        ("2024-01-04", "Fyra"),
    ]);
    check(&[&one, &other], 4, &[]);
    let evaluation = evaluated(&[("a.csv", &one), ("b.csv", &other)]);
    assert_eq!(ledgers(&evaluation)[1].changed, 1);
}

#[test]
fn as_many_of_each_count_as_the_same_and_are_told() {
    let one = numbered(&[("2024-01-01", "Ett"), ("2024-01-02", "Två")]);
    let other = numbered(&[("2024-01-01", "Ett"), ("2024-03-02", "Annat")]);
    check(&[&one, &other], 2, &[DOUBTFUL]);
    // A day in common alone is chance.
    let chance = numbered(&[("2024-01-01", "Helt annat"), ("2024-03-02", "Annat")]);
    check(&[&one, &chance], 4, &[RESTARTED]);
}

#[test]
fn without_texts_days_and_categories_tell() {
    let file = |rows: &str| ["Nr;Datum;Typ;Kategori\n", rows].concat();
    let one = file(
        "1;2024-01-01;Avvikelse;Fall\n2;2024-01-02;Avvikelse;Mat\n3;2024-01-03;Avvikelse;Fall\n",
    );
    let anew = file(
        "1;2024-05-01;Avvikelse;Mat\n2;2024-05-02;Avvikelse;Mat\n3;2024-05-03;Avvikelse;Mat\n",
    );
    check(&[&one, &anew], 6, &[RESTARTED]);
    // A day put right, in the same category, is a change.
    let right = file(
        "1;2024-01-11;Avvikelse;Fall\n2;2024-01-02;Avvikelse;Mat\n3;2024-01-03;Avvikelse;Fall\n",
    );
    check(&[&one, &right], 3, &[]);
    // Neither day nor text: nothing speaks against the numbers.
    let bare = "Nr;Typ;År\n1;Avvikelse;2024\n2;Avvikelse;2024\n";
    let more = "Nr;Typ;År\n1;Avvikelse;2024\n2;Avvikelse;2024\n3;Avvikelse;2024\n";
    assert_eq!(
        evaluated(&[("a.csv", bare), ("b.csv", more)]).store.len(),
        3
    );
}

#[test]
fn files_of_one_series_stay_together_beside_one_that_begins_anew() {
    let days = |month: u8| -> Vec<String> {
        (1..=4)
            .map(|day| format!("2024-{month:02}-{day:02}"))
            .collect()
    };
    let (ours, theirs) = (days(1), days(6));
    let rows = |days: &[String], text: &str, count: usize| {
        let texts: Vec<String> = (0..count).map(|row| format!("{text} {row}")).collect();
        let rows: Vec<(&str, &str)> = days
            .iter()
            .zip(&texts)
            .map(|(day, text)| (&**day, &**text))
            .collect();
        numbered(&rows)
    };
    let first = rows(&ours, "vårt", 3);
    let second = rows(&ours, "vårt", 4);
    let other = rows(&theirs, "deras", 4);
    for files in [
        [("a.csv", &first), ("b.csv", &second), ("c.csv", &other)],
        [("a.csv", &first), ("c.csv", &other), ("b.csv", &second)],
        [("c.csv", &other), ("b.csv", &second), ("a.csv", &first)],
    ] {
        let files = files.map(|(name, text)| (name, &**text));
        assert_eq!(evaluated(&files).store.len(), 8, "{files:?}");
    }
}
