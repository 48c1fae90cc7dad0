//! What was done: for each unit, kind and category the most common measures, without any case's text.

use std::collections::BTreeMap;

use super::cases_of_year::each_case;
use crate::cases::{CaseStore, Field};
use crate::model::{Kind, MeasureSummary};

/// How many measures of a category are named; the rest are only counted.
const NAMED: usize = 3;

/// How many characters a measure may have. A longer one tells of the case rather than of what was done.
const LONGEST: usize = 80;

/// How many digits a measure may have. With more of them it names a date, a case number or a person.
const DIGITS: usize = 3;

/// How many notations of the year must have a measure. What stands only once is more likely told than chosen from a
/// list, and tells of its case.
const COMMON: u32 = 2;

/// Summarises the measures of a year's cases, by unit (those without one last), kind and category.
#[must_use]
pub fn measures(store: &CaseStore, year: i32) -> Vec<MeasureSummary> {
    let mut counts: BTreeMap<(u32, Kind, u32), BTreeMap<u32, u32>> = BTreeMap::new();
    each_case(store, year, &mut |row, unit, kind| {
        for notation in store.notations(row) {
            let of_category = counts.entry((unit, kind, store.category(notation)));
            let measure = store.notation(notation).measure;
            *of_category.or_default().entry(measure).or_default() += 1;
        }
    });
    let mut uses: BTreeMap<&str, u32> = BTreeMap::new();
    for (code, notations) in counts.values().flatten() {
        if let Some(text) = store.measures.text(*code) {
            *uses.entry(plain(text)).or_default() += notations;
        }
    }
    let mut summaries: Vec<MeasureSummary> = counts
        .into_iter()
        .map(|((unit, kind, category), counted)| {
            let unit = store.dictionary(Field::Unit).text(unit);
            let category = store.categories.text(category);
            let (measures, others, without) = named(store, &counted, &uses);
            MeasureSummary {
                unit: unit.map(str::to_owned),
                kind,
                category: category.map(str::to_owned),
                measures,
                others,
                without,
            }
        })
        .collect();
    summaries.sort_by(|a, b| {
        let key = |each: &MeasureSummary| (each.unit.is_none(), each.unit.clone(), each.kind);
        key(a)
            .cmp(&key(b))
            .then_with(|| a.category.cmp(&b.category))
    });
    summaries
}

/// The measures to name, how many notations have another, and how many have none.
fn named(
    store: &CaseStore,
    counted: &BTreeMap<u32, u32>,
    uses: &BTreeMap<&str, u32>,
) -> (Vec<(String, u32)>, u32, u32) {
    let is_common = |text: &str| uses.get(plain(text)).is_some_and(|uses| *uses >= COMMON);
    let (mut texts, mut others, mut without) = (BTreeMap::<&str, u32>::new(), 0, 0);
    for (code, notations) in counted {
        match store.measures.text(*code) {
            None => without += notations,
            Some(text) if is_common(text) && may_be_named(text) => {
                *texts.entry(plain(text)).or_default() += notations;
            }
            Some(_) => others += notations,
        }
    }
    let mut measures: Vec<(String, u32)> = texts
        .into_iter()
        .map(|(text, notations)| (text.to_owned(), notations))
        .collect();
    measures.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let rest = measures.split_off(measures.len().min(NAMED));
    others += rest.iter().map(|(_, notations)| notations).sum::<u32>();
    (measures, others, without)
}

/// The measure without a full stop, so that the same with and without one is one.
fn plain(measure: &str) -> &str {
    measure.trim_end_matches('.')
}

fn may_be_named(measure: &str) -> bool {
    let digits = measure.chars().filter(char::is_ascii_digit).count();
    measure.chars().count() <= LONGEST && digits <= DIGITS && !measure.contains(['\n', '@'])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::cases::{CaseDay, NewCase, NewNotation, TextRef};
    use crate::columns::NONE;

    fn store(measures: &[&str]) -> CaseStore {
        let mut store = CaseStore::default();
        let unit = store.dictionaries[0].code_for("FUT");
        let category = store.categories.code_for("Rutiner");
        let mut fields = [NONE; 7];
        fields[0] = unit;
        store.push(NewCase {
            kind: Kind::Deviation,
            number: TextRef::default(),
            day: None::<CaseDay>,
            year: Some(2022),
            closed: None,
            fields,
            sheet: 0,
            row: 1,
        });
        for measure in measures {
            let measure = store.measures.code_for(measure);
            store.push_notation(NewNotation {
                category,
                text: TextRef::default(),
                measure,
            });
        }
        store
    }

    #[test]
    fn the_most_common_come_first_and_what_tells_of_a_case_is_only_counted() {
        let long = "a".repeat(LONGEST + 1);
        let store = store(&[
            "Kontakt med klienten",
            "Rutinen uppdaterad",
            "Rutinen uppdaterad.",
            "Kontakt med klienten",
            "Rutinen uppdaterad",
            "",
            "Ringde Anna",
            "Ringde 070-123 45 67",
            "Ringde 070-123 45 67",
            &long,
            &long,
        ]);
        let [summary] = measures(&store, 2022).try_into().unwrap();
        assert_eq!(summary.unit.as_deref(), Some("FUT"));
        assert_eq!(summary.category.as_deref(), Some("Rutiner"));
        let named: Vec<_> = summary
            .measures
            .iter()
            .map(|(text, number)| (text.as_str(), *number))
            .collect();
        assert_eq!(
            named,
            [("Rutinen uppdaterad", 3), ("Kontakt med klienten", 2)]
        );
        assert_eq!((summary.others, summary.without), (5, 1));
        assert_eq!(measures(&store, 2021), []);
    }

    #[test]
    fn no_more_are_named_than_there_is_room_for() {
        let many: BTreeSet<String> = ('a'..='h').map(String::from).collect();
        let texts: Vec<&str> = many.iter().chain(&many).map(String::as_str).collect();
        let [summary] = measures(&store(&texts), 2022).try_into().unwrap();
        assert_eq!(summary.measures.len(), NAMED);
        assert_eq!(summary.others, 10);
    }
}
