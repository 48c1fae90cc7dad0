//! The sample files give exactly what `tests/samples/expected.json` says, in whatever order they are given.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops"
)]

mod sample_files;

use std::collections::BTreeMap;

use lardom::engine::{Evaluation, evaluate};
use lardom::model::{
    Count, DraftState, Kind, Operation, PublishedFigure, Quantity, SourceStatus, Verdict,
};
use sample_files::{FILES, samples};
use serde_json::Value;

fn expected() -> Value {
    serde_json::from_str(include_str!("samples/expected.json")).unwrap()
}

/// Cases, notations and categories of a unit and kind in the account's year.
fn counts(
    evaluation: &Evaluation,
    unit: &str,
    kind: Kind,
) -> (Count, Count, BTreeMap<String, u32>) {
    let account = evaluation.account.as_ref().unwrap();
    let unit = account
        .units
        .iter()
        .find(|each| each.unit.as_deref() == Some(unit))
        .unwrap();
    let kind = &unit.kinds[kind.index()];
    let categories = kind
        .categories
        .iter()
        .filter_map(|each| {
            let number = each
                .notations
                .current
                .number()
                .filter(|number| *number > 0)?;
            Some((each.category.clone().unwrap_or_default(), number))
        })
        .collect();
    (kind.cases.current, kind.notations.current, categories)
}

#[track_caller]
fn check_year(evaluation: &Evaluation, year: &Value) {
    for (unit, kinds) in year.as_object().unwrap() {
        for (name, expected) in kinds.as_object().unwrap() {
            let kind = Kind::ALL
                .into_iter()
                .find(|kind| kind.swedish() == name)
                .unwrap();
            let (cases, notations, categories) = counts(evaluation, unit, kind);
            let place = format!("{unit} {name}");
            assert_eq!(
                serde_json::to_value(cases).unwrap(),
                expected["cases"],
                "{place}"
            );
            if let Some(expected) = expected.get("notations") {
                assert_eq!(
                    &serde_json::to_value(notations).unwrap(),
                    expected,
                    "{place}"
                );
            }
            if let Some(expected) = expected.get("categories") {
                assert_eq!(
                    &serde_json::to_value(categories).unwrap(),
                    expected,
                    "{place}"
                );
            }
        }
    }
}

#[test]
fn the_account_is_the_expected_one_in_any_order_of_the_files() {
    let orders = [FILES, {
        let mut backwards = FILES;
        backwards.reverse();
        backwards
    }];
    for order in orders {
        let (mut state, sources) = samples(&order);
        let evaluation = evaluate(&state, &sources);
        assert_eq!(evaluation.account.as_ref().unwrap().year, 2022);
        check_year(&evaluation, &expected()["2022"]);
        state.year = Some(2021);
        check_year(&evaluate(&state, &sources), &expected()["2021"]);
    }
}

#[test]
fn the_ledger_is_the_expected_one() {
    let (state, sources) = samples(&FILES);
    let evaluation = evaluate(&state, &sources);
    let expected = &expected()["ledger"];
    let sheet = |file: &str, index: usize| {
        let source = evaluation
            .sources
            .iter()
            .find(|each| each.source.name == file)
            .unwrap();
        assert_eq!(source.status, SourceStatus::Read);
        assert!(source.sheets.iter().all(|sheet| sheet.ledger.is_balanced()));
        let encoding = source.encoding.map(|(encoding, _)| encoding.name());
        (source.sheets[index].ledger.clone(), encoding)
    };
    let number = |value: &Value| u32::try_from(value.as_u64().unwrap()).unwrap();

    let (amf, _) = sheet("amf_2022.xlsx", 0);
    let amf_expected = &expected["amf_2022.xlsx"];
    assert_eq!(amf.data_rows(), number(&amf_expected["data_rows"]));
    assert_eq!(amf.cases, number(&amf_expected["cases"]));
    let skipped = format!(
        "{} rows above the header, {} total row below",
        amf.skipped_above_header, amf.skipped_totals
    );
    assert_eq!(skipped, amf_expected["skipped"]);

    let (fut, encoding) = sheet("fut_2022.csv", 0);
    let fut_expected = &expected["fut_2022.csv"];
    assert_eq!(fut.data_rows(), number(&fut_expected["data_rows"]));
    assert_eq!(fut.cases, number(&fut_expected["cases"]));
    assert_eq!(fut.notations, number(&fut_expected["notations"]));
    assert_eq!(fut.joined, fut.notations - fut.cases);
    assert_eq!(encoding, fut_expected["encoding"].as_str());

    let (ami, _) = sheet("ami_2022.csv", 0);
    assert_eq!((ami.rows_read, ami.cases), (0, 0));

    let sheets = &expected["vuxenutbildning_2022.ods"]["sheets"];
    assert_eq!(
        sheet("vuxenutbildning_2022.ods", 0).0.cases,
        number(&sheets["Klagomål"])
    );
    assert_eq!(
        sheet("vuxenutbildning_2022.ods", 1).0.cases,
        number(&sheets["Avvikelser"])
    );

    let (all, encoding) = sheet("alla_2021.txt", 0);
    assert_eq!(
        all.rows_read,
        number(&expected["alla_2021.txt"]["data_rows"])
    );
    assert_eq!(all.cases, number(&expected["alla_2021.txt"]["cases"]));
    assert_eq!(encoding, expected["alla_2021.txt"]["encoding"].as_str());

    let (quarter, _) = sheet("amf_2022_kvartal4.csv", 0);
    let quarter_expected = &expected["amf_2022_kvartal4.csv after amf_2022.xlsx"];
    assert_eq!(quarter.identical, number(&quarter_expected["identical"]));
    assert_eq!(quarter.changed, number(&quarter_expected["changed"]));
    assert_eq!(quarter.cases, number(&quarter_expected["new"]));
}

#[test]
fn stated_totals_are_reconciled_with_the_rows() {
    let (mut state, sources) = samples(&FILES);
    let stated = expected()["2022"]["FUT"]["Avvikelse"]["stated_notations"]
        .as_u64()
        .unwrap();
    state.apply(&Operation::StateFigure {
        figure: PublishedFigure {
            unit: Some("FUT".to_owned()),
            kind: Some(Kind::Deviation),
            year: 2022,
            quantity: Quantity::Notations,
            value: u32::try_from(stated).unwrap(),
        },
    });
    let account = evaluate(&state, &sources).account.unwrap();
    let found: Vec<_> = account
        .reconciliations
        .iter()
        .map(|each| (each.figure.value, each.summed, each.verdict))
        .collect();
    assert_eq!(
        found,
        [
            (112, Count::Reported(116), Verdict::Differs),
            (39, Count::Reported(39), Verdict::Agrees),
        ]
    );
}

#[test]
fn none_missing_and_not_reported_are_three_things() {
    let (mut state, sources) = samples(&FILES);
    let viewpoints = |state: &DraftState| {
        let evaluation = evaluate(state, &sources);
        counts(&evaluation, "Vuxenutbildningen", Kind::Viewpoint).0
    };
    assert_eq!(viewpoints(&state), Count::Missing);
    for count in [Count::NotReported, Count::Reported(0)] {
        state.apply(&Operation::State {
            unit: "Vuxenutbildningen".to_owned(),
            kind: Kind::Viewpoint,
            year: 2022,
            count,
        });
        assert_eq!(viewpoints(&state), count);
    }
}
