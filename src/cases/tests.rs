//! What filters let through, facets count and words find, on a handful of cases.

use std::rc::Rc;

use super::FacetIndex;
use super::store::{CaseDay, CaseStore, Field, NewCase, NewNotation, TextRef};
use crate::columns::ColumnBuilder;
use crate::model::{CaseFilter, Dimension, Fingerprint, Kind, calendar_date};

type Told<'a> = (&'a str, &'a str, Option<(u8, u8)>, &'a [&'a str]);

/// What the first cases tell of gender.
const GENDERS: [&str; 3] = ["K", "Kvinna", "Okänt"];

/// A store of deviations of 2022: number, unit, month and day, categories.
fn store(cases: &[Told]) -> CaseStore {
    let mut store = CaseStore::default();
    let mut numbers = ColumnBuilder::default();
    for (row, (number, ..)) in cases.iter().enumerate() {
        numbers.text(row, number);
    }
    let numbers = Rc::new(numbers.finish(cases.len()));
    let column = store.add_column(Rc::clone(&numbers));
    let mut texts = ColumnBuilder::default();
    texts.text(0, "Vad som hände");
    let text = TextRef {
        column: store.add_column(Rc::new(texts.finish(1))),
        code: 1,
    };
    let sheet = store.add_sheet(Fingerprint("f1".to_owned()), 0);
    for (row, (_, unit, day, categories)) in cases.iter().enumerate() {
        let mut fields = [0; 7];
        fields[0] = store.dictionaries[0].code_for(unit);
        let gender = GENDERS.get(row).copied().unwrap_or_default();
        fields[Field::Gender as usize] =
            store.dictionaries[Field::Gender as usize].code_for(gender);
        let date = day.and_then(|(month, day)| calendar_date(2022, month, day));
        store.push(NewCase {
            kind: Kind::Deviation,
            number: TextRef {
                column,
                code: numbers.code(row),
            },
            day: date.map(CaseDay::of),
            year: Some(2022),
            closed: None,
            fields,
            sheet,
            row: 1,
        });
        for (place, category) in categories.iter().enumerate() {
            let category = store.categories.code_for(category);
            let measure = store.measures.code_for(["", "Åtgärd vidtagen"][place]);
            store.push_notation(NewNotation {
                category,
                text,
                measure,
            });
        }
    }
    store
}

const THREE: [Told; 3] = [
    ("1", "FUT", Some((5, 1)), &["A", "B"]),
    ("2", "AMF", Some((2, 1)), &["A"]),
    ("3", "", None, &[""]),
];

#[track_caller]
fn check(filter: &CaseFilter, numbers: &[&str], notations: u32) {
    let store = store(&THREE);
    let index = FacetIndex::new(&store);
    let window = index.window(&store, filter, 0, 10);
    let found: Vec<_> = window
        .rows
        .iter()
        .filter_map(|row| row.number.as_deref())
        .collect();
    assert_eq!(found, numbers);
    assert_eq!(window.cases as usize, numbers.len());
    assert_eq!(window.notations, notations);
    assert_eq!(index.count(&store, filter, 10).total, window.cases);
}

fn of(dimension: Dimension, value: &str) -> CaseFilter {
    CaseFilter::default().with(dimension, value)
}

#[test]
fn spellings_of_a_gender_are_one_value() {
    check(&of(Dimension::Gender, "Kvinna"), &["2", "1"], 3);
    check(&of(Dimension::Gender, ""), &["3"], 1);
    check(&of(Dimension::Gender, "K"), &[], 0);
    let store = store(&THREE);
    let facets = FacetIndex::new(&store).count(&store, &CaseFilter::default(), 10);
    let mut facets = facets.dimensions.into_iter();
    let genders = facets.find(|each| each.dimension == Dimension::Gender);
    let expected = [("Kvinna", 2), ("", 1)].map(|(name, cases)| (name.to_owned(), cases));
    assert_eq!(genders.unwrap().values, expected);
}

#[test]
fn filters_let_through_what_every_choice_allows() {
    check(&CaseFilter::default(), &["2", "1", "3"], 4);
    check(&of(Dimension::Category, "A"), &["2", "1"], 2);
    check(
        &of(Dimension::Category, "A").with(Dimension::Category, "B"),
        &["2", "1"],
        3,
    );
    check(&of(Dimension::Category, ""), &["3"], 1);
    check(&of(Dimension::Category, "C"), &[], 0);
    check(&of(Dimension::Month, "5"), &["1"], 2);
    check(&of(Dimension::Month, "0"), &["3"], 1);
    check(
        &of(Dimension::Unit, "").with(Dimension::Year, "2022"),
        &["3"],
        1,
    );
    check(
        &of(Dimension::Unit, "AMF").with(Dimension::Kind, "deviation"),
        &["2"],
        1,
    );
    check(
        &of(Dimension::Unit, "AMF").with(Dimension::Kind, "complaint"),
        &[],
        0,
    );
    check(&of(Dimension::Year, "2021"), &[], 0);
    check(&of(Dimension::File, "f1"), &["2", "1", "3"], 4);
    check(&of(Dimension::File, "f2"), &[], 0);
    check(&of(Dimension::Categorised, "undecided"), &["3"], 1);
    check(&of(Dimension::Categorised, "file"), &["2", "1"], 3);
    let spring = CaseFilter {
        from: calendar_date(2022, 3, 1),
        to: calendar_date(2022, 5, 1),
        ..CaseFilter::default()
    };
    check(&spring, &["1"], 2);
}

#[test]
fn a_window_counts_all_and_shows_its_part() {
    let days = [(1, 1), (1, 2), (1, 3)].map(Some);
    let [first, second, third] = days;
    let store = store(&[
        ("1", "", first, &["A"]),
        ("2", "", second, &["A"]),
        ("3", "", third, &["A"]),
    ]);
    let window = FacetIndex::new(&store).window(&store, &CaseFilter::default(), 1, 1);
    assert_eq!((window.cases, window.rows.len()), (3, 1));
    assert_eq!(window.rows[0].number.as_deref(), Some("2"));
}

/// What a dimension counts beside a filter.
fn facet(filter: &CaseFilter, dimension: Dimension, limit: u32) -> (u32, Vec<(String, u32)>) {
    let store = store(&THREE);
    let facets = FacetIndex::new(&store).count(&store, filter, limit);
    let values = facets
        .dimensions
        .into_iter()
        .find(|each| each.dimension == dimension)
        .map(|each| each.values);
    (facets.total, values.unwrap_or_default())
}

fn pairs(values: &[(&str, u32)]) -> Vec<(String, u32)> {
    values
        .iter()
        .map(|&(value, n)| (value.to_owned(), n))
        .collect()
}

#[test]
fn facets_follow_each_other_and_leave_out_their_own_choice() {
    let none = CaseFilter::default();
    let all = pairs(&[("A", 2), ("", 1), ("B", 1)]);
    assert_eq!(facet(&none, Dimension::Category, 9), (3, all));
    let units = of(Dimension::Unit, "FUT").with(Dimension::Unit, "");
    let of_units = pairs(&[("", 1), ("A", 1), ("B", 1)]);
    assert_eq!(facet(&units, Dimension::Category, 9), (2, of_units));
    let beside = pairs(&[("", 1), ("FUT", 1), ("AMF", 1)]);
    assert_eq!(facet(&units, Dimension::Unit, 9), (2, beside));
    let amf = of(Dimension::Unit, "AMF");
    assert_eq!(
        facet(&amf, Dimension::Category, 9).1,
        pairs(&[("A", 1), ("", 0), ("B", 0)])
    );
    let files = pairs(&[("f1", 1)]);
    assert_eq!(facet(&amf, Dimension::File, 9).1, files);
}

#[test]
fn the_most_common_values_are_handed_over_and_those_chosen() {
    let none = CaseFilter::default();
    assert_eq!(facet(&none, Dimension::Category, 1).1, pairs(&[("A", 2)]));
    let chosen = of(Dimension::Category, "B");
    assert_eq!(facet(&chosen, Dimension::Category, 1).1, pairs(&[("B", 1)]));
    assert_eq!(
        facet(&chosen, Dimension::Category, 2).1,
        pairs(&[("B", 1), ("A", 2)])
    );
}

#[track_caller]
fn check_search(text: &str, numbers: &[&str]) {
    let cases: [Told; 3] = [
        ("AVV-12", "", None, &["Bemötande"]),
        ("AVV-13", "", None, &["Rutiner", "Lokaler och miljö"]),
        ("KLA-12", "", None, &[""]),
    ];
    let store = store(&cases);
    let filter = CaseFilter {
        text: text.to_owned(),
        ..CaseFilter::default()
    };
    let index = FacetIndex::new(&store);
    // Once looked through, and once as it is remembered.
    for _ in 0..2 {
        let window = index.window(&store, &filter, 0, 10);
        let found = window.rows.iter().filter_map(|row| row.number.as_deref());
        assert_eq!(found.collect::<Vec<_>>(), numbers, "{text}");
    }
}

#[test]
fn every_word_must_occur_somewhere_in_a_case() {
    check_search("avv", &["AVV-12", "AVV-13"]);
    check_search("BEMOT", &["AVV-12"]);
    check_search("bemötande 12", &["AVV-12"]);
    check_search("rutin miljö avv-13", &["AVV-13"]);
    check_search("12", &["AVV-12", "KLA-12"]);
    check_search("rutiner 12", &[]);
    check_search(" ? ", &["AVV-12", "AVV-13", "KLA-12"]);
    check_search("hände", &["AVV-12", "AVV-13", "KLA-12"]);
    check_search("vidtagen", &["AVV-13"]);
}

#[test]
fn another_text_is_searched_anew() {
    let store = store(&THREE);
    let index = FacetIndex::new(&store);
    let count = |text: &str| {
        let filter = CaseFilter {
            text: text.to_owned(),
            ..CaseFilter::default()
        };
        index.count(&store, &filter, 0).total
    };
    assert_eq!(["1", "2", "9", "1", ""].map(count), [1, 1, 0, 1, 3]);
}
