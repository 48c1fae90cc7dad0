//! The same case in several files: told once, told alike, or told otherwise.

use std::collections::HashMap;

use super::rows::SheetCase;
use super::units::UnitNames;
use crate::model::{Case, CaseChange, FieldChange, Kind, Ledger, Meaning, Notation, SheetMapping};

/// The cases of all files, and each sheet's ledger with what other files had already told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identified {
    /// Every case once, in the order in which the files told of them first.
    pub cases: Vec<Case>,
    /// For each sheet given: its ledger and the cases it tells otherwise.
    pub sheets: Vec<(Ledger, Vec<CaseChange>)>,
}

/// Brings the cases of several sheets together, earlier sheets first.
///
/// Cases are the same when number, kind, unit and year are, and not both date and text differ: numbers that
/// restart in another file are other cases. Cases without a number are the same when all that identifies them
/// is, each occurrence within a sheet standing for one case. Where a later sheet tells otherwise, it counts.
#[must_use]
pub fn identify<'a>(
    sheets: impl IntoIterator<Item = (Vec<SheetCase>, Ledger, &'a SheetMapping)>,
    units: &UnitNames,
) -> Identified {
    let mut identified = Identified::default();
    let mut known = Known::default();
    for (ordinal, (cases, mut ledger, mapping)) in sheets.into_iter().enumerate() {
        let mut changes = Vec::new();
        let mut occurrences: HashMap<Key, u32> = HashMap::new();
        for SheetCase { mut case, rows } in cases {
            case.unit = case.unit.map(|unit| units.unit(&unit).to_owned());
            let mut key = Key::of(&case);
            if case.number.is_none() {
                let occurrence = occurrences.entry(key.clone()).or_default();
                key.occurrence = *occurrence;
                *occurrence += 1;
            }
            let Some(index) = known.find(&key, &case, &identified.cases, ordinal, mapping) else {
                known.add(key, identified.cases.len(), ordinal, mapping);
                identified.cases.push(case);
                continue;
            };
            let joined = rows - 1;
            ledger.cases -= 1;
            ledger.joined -= joined;
            ledger.notations -= rows;
            let compared = known.compared(index, mapping);
            let Some(earlier) = identified.cases.get_mut(index) else {
                continue;
            };
            let fields = differences(earlier, &case, &compared);
            if fields.is_empty() {
                ledger.identical += rows;
                continue;
            }
            ledger.changed += rows;
            changes.push(CaseChange {
                number: case.number.clone().unwrap_or_default(),
                earlier: earlier.place.clone(),
                row: case.place.row,
                fields,
            });
            take_over(earlier, case, mapping);
            known.retell(index, ordinal, mapping);
        }
        identified.sheets.push((ledger, changes));
    }
    identified
}

/// What makes a case the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    kind: Kind,
    unit: Option<String>,
    year: Option<i32>,
    /// The number, or where there is none the date and the notations.
    identity: String,
    /// Which of several alike within a sheet, where there is no number.
    occurrence: u32,
}

impl Key {
    fn of(case: &Case) -> Self {
        let identity = match &case.number {
            Some(number) => format!("n{number}"),
            None => format!("c{:?}{:?}", case.date, case.notations),
        };
        Self {
            kind: case.kind,
            unit: case.unit.clone(),
            year: case.year,
            identity,
            occurrence: 0,
        }
    }
}

/// Where cases were told, and with which columns.
#[derive(Default)]
struct Known {
    indices: HashMap<Key, Vec<usize>>,
    /// For each case: the sheet that told it last, and the meanings that are known of it.
    told: Vec<(usize, Vec<Meaning>)>,
}

impl Known {
    fn add(&mut self, key: Key, index: usize, ordinal: usize, mapping: &SheetMapping) {
        self.indices.entry(key).or_default().push(index);
        self.told.push((ordinal, mapping.columns.clone()));
    }

    fn retell(&mut self, index: usize, ordinal: usize, mapping: &SheetMapping) {
        if let Some((sheet, meanings)) = self.told.get_mut(index) {
            *sheet = ordinal;
            meanings.extend(&mapping.columns);
        }
    }

    /// The case that this one is the same as. Cases of one sheet are told apart already.
    fn find(
        &self,
        key: &Key,
        case: &Case,
        cases: &[Case],
        ordinal: usize,
        mapping: &SheetMapping,
    ) -> Option<usize> {
        let candidates = self.indices.get(key)?;
        candidates.iter().copied().find(|index| {
            let other_sheet = self
                .told
                .get(*index)
                .is_some_and(|(sheet, _)| *sheet != ordinal);
            let compared = self.compared(*index, mapping);
            other_sheet
                && cases
                    .get(*index)
                    .is_some_and(|earlier| !restarted(earlier, case, &compared))
        })
    }

    /// The meanings that both the case and a sheet have columns for.
    fn compared(&self, index: usize, mapping: &SheetMapping) -> Vec<Meaning> {
        let known = self
            .told
            .get(index)
            .map(|(_, meanings)| meanings.as_slice());
        Meaning::ALL
            .into_iter()
            .filter(|meaning| {
                known.is_some_and(|known| known.contains(meaning)) && mapping.has(*meaning)
            })
            .collect()
    }
}

/// Whether the same number stands for another case: neither date nor text agree.
fn restarted(earlier: &Case, later: &Case, compared: &[Meaning]) -> bool {
    let differs =
        |meaning| compared.contains(&meaning) && value(earlier, meaning) != value(later, meaning);
    differs(Meaning::Date) && differs(Meaning::Text)
}

fn differences(earlier: &Case, later: &Case, compared: &[Meaning]) -> Vec<FieldChange> {
    compared
        .iter()
        .filter_map(|meaning| {
            let (before, after) = (value(earlier, *meaning), value(later, *meaning));
            (before != after).then_some(FieldChange {
                field: *meaning,
                before,
                after,
            })
        })
        .collect()
}

/// A field of a case as text; the notations' fields one after another.
fn value(case: &Case, meaning: Meaning) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let day = |day: Option<time::Date>| day.map(crate::model::written_date).unwrap_or_default();
    let each = |field: fn(&Notation) -> &Option<String>| {
        let fields: Vec<String> = case
            .notations
            .iter()
            .map(|each| text(field(each)))
            .collect();
        fields.join(" | ")
    };
    match meaning {
        Meaning::Ignore | Meaning::Kind | Meaning::Unit => String::new(),
        Meaning::Number => text(&case.number),
        Meaning::Date => day(case.date),
        Meaning::Category => each(|notation| &notation.category),
        Meaning::Text => each(|notation| &notation.text),
        Meaning::Measure => each(|notation| &notation.measure),
        Meaning::Status => text(&case.status),
        Meaning::Closed => day(case.closed),
        Meaning::Gender => text(&case.gender),
        Meaning::Submitter => text(&case.submitter),
        Meaning::Channel => text(&case.channel),
        Meaning::Provider => text(&case.provider),
        Meaning::LexSarah => text(&case.lex_sarah),
    }
}

/// Takes what the later sheet has columns for; what it does not tell stays.
fn take_over(earlier: &mut Case, later: Case, mapping: &SheetMapping) {
    let told = |meaning| mapping.has(meaning);
    let fields = [
        (Meaning::Status, &mut earlier.status, later.status),
        (Meaning::Gender, &mut earlier.gender, later.gender),
        (Meaning::Submitter, &mut earlier.submitter, later.submitter),
        (Meaning::Channel, &mut earlier.channel, later.channel),
        (Meaning::Provider, &mut earlier.provider, later.provider),
        (Meaning::LexSarah, &mut earlier.lex_sarah, later.lex_sarah),
    ];
    for (meaning, before, after) in fields {
        if told(meaning) {
            *before = after;
        }
    }
    if told(Meaning::Date) {
        earlier.date = later.date;
    }
    if told(Meaning::Closed) {
        earlier.closed = later.closed;
    }
    if [Meaning::Category, Meaning::Text, Meaning::Measure]
        .into_iter()
        .any(told)
    {
        earlier.notations = merged_notations(&earlier.notations, later.notations, mapping);
    }
    earlier.place = later.place;
}

/// The later sheet's notations; a field it has no column for is kept where the notations are as many.
fn merged_notations(
    earlier: &[Notation],
    later: Vec<Notation>,
    mapping: &SheetMapping,
) -> Vec<Notation> {
    let same_number = earlier.len() == later.len();
    later
        .into_iter()
        .enumerate()
        .map(|(index, notation)| {
            let before = earlier.get(index).filter(|_| same_number);
            let keep = |meaning, after: Option<String>, field: fn(&Notation) -> &Option<String>| {
                if mapping.has(meaning) {
                    after
                } else {
                    before.and_then(|before| field(before).clone())
                }
            };
            Notation {
                category: keep(Meaning::Category, notation.category, |each| &each.category),
                text: keep(Meaning::Text, notation.text, |each| &each.text),
                measure: keep(Meaning::Measure, notation.measure, |each| &each.measure),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::table::Table;
    use crate::import::{
        delimited, describe,
        rows::{SheetCases, sheet_cases},
    };
    use crate::model::Fingerprint;

    fn identified(files: &[&str]) -> Identified {
        let sheets: Vec<(SheetCases, SheetMapping)> = files
            .iter()
            .enumerate()
            .map(|(index, text)| {
                let table = Table {
                    name: String::new(),
                    hidden: false,
                    rows: delimited::rows(text, ';'),
                };
                let mapping = describe("avvikelser_abc.csv", std::slice::from_ref(&table), &[])
                    .remove(0)
                    .mapping;
                let source = Fingerprint(index.to_string());
                (sheet_cases(&source, 0, &table, &mapping), mapping)
            })
            .collect();
        let found = identify(
            sheets
                .iter()
                .map(|(sheet, mapping)| (sheet.cases.clone(), sheet.ledger.clone(), mapping)),
            &UnitNames::default(),
        );
        for (ledger, _) in &found.sheets {
            assert!(ledger.is_balanced(), "{ledger:?}");
        }
        found
    }

    #[test]
    fn an_overlapping_file_adds_nothing_and_tells_what_changed() {
        let found = identified(&[
            "Nr;Datum;Text;Status\n1;2022-01-01;x;Pågår\n2;2022-01-02;y;Klar\n",
            "Nr;Datum;Status\n2;2022-01-02;Klar\n1;2022-01-01;Klar\n3;2022-01-03;Klar\n",
        ]);
        assert_eq!(found.cases.len(), 3);
        let (ledger, changes) = &found.sheets[1];
        assert_eq!((ledger.cases, ledger.identical, ledger.changed), (1, 1, 1));
        assert_eq!(changes[0].number, "1");
        assert_eq!(
            changes[0].fields,
            [FieldChange {
                field: Meaning::Status,
                before: "Pågår".to_owned(),
                after: "Klar".to_owned(),
            }]
        );
        assert_eq!(found.cases[0].status.as_deref(), Some("Klar"));
        assert_eq!(found.cases[0].notations[0].text.as_deref(), Some("x"));
    }

    #[test]
    fn numbers_that_restart_are_other_cases() {
        let found = identified(&[
            "Nr;Datum;Text\n1;2022-01-01;x\n",
            "Nr;Datum;Text\n1;2022-07-01;något annat\n",
        ]);
        assert_eq!(found.cases.len(), 2);
    }

    #[test]
    fn without_numbers_each_occurrence_is_a_case_and_the_same_file_again_none() {
        let list = "Datum;Kategori\n2022-01-01;A\n2022-01-01;A\n";
        let found = identified(&[list, list]);
        assert_eq!(found.cases.len(), 2);
        assert_eq!(found.sheets[1].0.identical, 2);
    }

    #[test]
    fn a_case_with_several_notations_is_recognised_whole() {
        let list = "Nr;Datum;Kategori\n1;2022-01-01;A\n1;2022-01-01;B\n";
        let more = "Nr;Datum;Kategori\n1;2022-01-01;A\n1;2022-01-01;B\n1;2022-01-01;C\n";
        let found = identified(&[list, list, more]);
        assert_eq!(found.cases.len(), 1);
        assert_eq!(found.sheets[1].0.identical, 2);
        assert_eq!(found.sheets[2].0.changed, 3);
        assert_eq!(found.cases[0].notations.len(), 3);
    }
}
