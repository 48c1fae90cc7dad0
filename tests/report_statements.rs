//! The sample files give the report of 2022, statement by statement, in correct Swedish.
//!
//! `tests/golden/report_2022.txt` is the whole report as text. Where it is changed on purpose,
//! `BLESS=1 cargo test --test report_statements` writes it anew; read what has changed.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod sample_files;
mod sample_report;

use std::path::Path;

use lardom::cases::FacetIndex;
use lardom::engine::evaluate;
use lardom::model::{Block, Count, Finding, Report, ReportDraft};
use lardom::report::{checklist, plain_text, section_text, unchecked_numbers};
use sample_files::{FILES, samples};
use sample_report::{account, report};

#[track_caller]
fn check(report: &Report, section: &str, statements: &[&str]) {
    let text = section_text(report.section(section).unwrap());
    for statement in statements {
        assert!(text.contains(statement), "{statement}\nis not in\n{text}");
    }
}

#[test]
fn the_whole_report_is_the_golden_one() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/report_2022.txt");
    let text = plain_text(&report());
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    assert_eq!(text, std::fs::read_to_string(path).unwrap());
}

#[test]
fn every_figure_of_amf_is_in_a_sentence() {
    let report = report();
    check(
        &report,
        "enhet/AMF",
        &[
            "Inom AMF har 35 avvikelser rapporterats och fyra klagomål inkommit under 2022.",
            "Inga synpunkter har inkommit.",
            "Av avvikelserna handlar 22 om rutiner och handläggning, fyra om hushållssammansättning/gemenskap, \
             fyra om samverkan och kommunikation, tre om övergång till nytt verksamhetssystem, en om gränsdragning mot \
             annan myndighet och en om informationssäkerhet.",
            "Av klagomålen handlar tre om bemötande och ett om ifrågasatt handläggning.",
            "Tre av klagomålen har lämnats av brukare/klient och ett av samverkanspart (Regionen).",
        ],
    );
    check(
        &report,
        "enhet/AMF/analys",
        &[
            "Antalet avvikelser har minskat från 38 under 2021 till 35 under 2022.",
            "Antalet klagomål har ökat från två under 2021 till fyra under 2022.",
            "Flest avvikelser, 22 av 35, handlar om rutiner och handläggning.",
        ],
    );
}

#[test]
fn every_figure_of_fut_is_in_a_sentence_and_the_published_sum_beside_it() {
    let report = report();
    check(
        &report,
        "enhet/FUT",
        &[
            "Inom FUT har 81 avvikelser med sammanlagt 116 noteringar rapporterats under 2022.",
            "Inga klagomål och inga synpunkter har inkommit.",
            "Av noteringarna handlar 49 om handläggning och dokumentation, 30 om stickprov, 20 om att rätt ersättning \
             inte har sökts, sju om hushållssammansättning/gemenskap, fyra om planering, fyra om rutiner, en om \
             förutsättningar/systembrist och en om intern samverkan.",
            "Antalet noteringar har tidigare angetts till 112. Underlaget innehåller 116, alltså fyra fler, och det är \
             det antalet som redovisas här.",
        ],
    );
    check(
        &report,
        "enhet/FUT/analys",
        &["Antalet avvikelser har ökat från 27 under 2021 till 81 under 2022."],
    );
    check(
        &report,
        "bilaga/FUT",
        &["Noteringarna hör till 81 avvikelser, eftersom en avvikelse kan ha flera noteringar."],
    );
}

#[test]
fn none_and_not_reported_are_two_sentences() {
    let report = report();
    check(
        &report,
        "enhet/AMI",
        &[
            "Inom AMI har inga avvikelser, inga klagomål och inga synpunkter rapporterats under 2022.",
        ],
    );
    check(
        &report,
        "enhet/AMI/analys",
        &["Motsvarande uppgifter för 2021 saknas, så åren kan inte jämföras."],
    );
    check(
        &report,
        "enhet/Vuxenutbildningen",
        &[
            "Inom Vuxenutbildningen har 19 avvikelser rapporterats och 42 klagomål inkommit under 2022.",
            "Antalet synpunkter har inte rapporterats.",
        ],
    );
    check(
        &report,
        "lex-sarah",
        &["Inga rapporter enligt lex Sarah har lämnats under 2022."],
    );
}

#[test]
fn every_gender_that_is_told_leads_to_its_cases() {
    let report = report();
    check(
        &report,
        "jamstalldhet",
        &[
            "Inom AMF är kön angivet som kvinna i 19 avvikelser och som man i tolv. I fyra avvikelser saknas uppgift om \
             kön. Kön är angivet som kvinna i två klagomål och som man i ett. I ett klagomål saknas uppgift om kön.",
            "För FUT och Vuxenutbildningen saknas uppgift om kön.",
        ],
    );
    let (state, sources) = samples(&FILES);
    let store = evaluate(&state, &sources).store;
    let index = FacetIndex::new(&store);
    let section = report.section("jamstalldhet").unwrap();
    let figures: Vec<_> = section.blocks.iter().flat_map(Block::figures).collect();
    assert_eq!(figures.len(), 6);
    for figure in figures {
        let filter = figure.of.filter().unwrap();
        let cases = index.window(&store, &filter, 0, 0).cases;
        assert_eq!(figure.now, Count::Reported(cases), "{}", figure.of.key());
    }
}

#[test]
fn all_units_together_are_told_first() {
    check(
        &report(),
        "arende",
        &[
            "Sammanlagt har 135 avvikelser rapporterats och 46 klagomål inkommit under 2022.",
            "Inga synpunkter har redovisats. För Vuxenutbildningen har antalet synpunkter inte rapporterats.",
            "| FUT | 81 | 27 | 0 | 0 | 0 | 0 |",
        ],
    );
}

#[test]
fn what_is_left_for_the_officer_is_on_the_checklist() {
    let (account, _) = account();
    let found: Vec<(String, String)> = checklist(&report(), &account, &ReportDraft::default())
        .into_iter()
        .map(|item| {
            let what = match item.finding {
                Finding::EmptySection => "empty".to_owned(),
                Finding::SumsDiffer(sum) => format!("{} {:?}", sum.figure.value, sum.summed),
                other => format!("{other:?}"),
            };
            (item.section.0, what)
        })
        .collect();
    let expected = [("enhet/FUT", "112 Reported(116)")]
        .map(|(section, what)| (section.to_owned(), what.to_owned()));
    assert_eq!(found, expected);
}

#[test]
fn no_number_of_the_report_was_typed() {
    for section in &report().sections {
        assert_eq!(unchecked_numbers(section), [], "{}", section.heading);
    }
}

#[test]
fn no_text_of_a_case_is_in_the_report() {
    let (state, sources) = samples(&FILES);
    let store = evaluate(&state, &sources).store;
    let report = plain_text(&report());
    let mut looked_for = 0;
    for row in 0..store.len() {
        for notation in store.row(row).unwrap().notations {
            let text = notation.text.unwrap_or_default();
            assert!(text.is_empty() || !report.contains(&text), "{text}");
            looked_for += usize::from(!text.is_empty());
        }
    }
    assert!(looked_for > 200, "hardly any text was looked for");
}
