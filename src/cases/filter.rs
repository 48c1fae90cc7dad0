//! The cases behind a number.

use super::store::{CaseStore, Field};
use crate::model::{CaseFilter, CaseWindow, Kind};

/// A filter with its texts looked up.
struct Test {
    year: Option<i32>,
    unit: Option<u32>,
    kind: Option<Kind>,
    category: Option<u32>,
    month: Option<u8>,
}

impl CaseStore {
    /// The cases that a filter lets through, from a place on and so many at the most.
    #[must_use]
    pub fn window(&self, filter: &CaseFilter, offset: u32, limit: u32) -> CaseWindow {
        let mut window = CaseWindow {
            cases: 0,
            notations: 0,
            offset,
            rows: Vec::new(),
        };
        let Some(test) = self.test(filter) else {
            return window;
        };
        let shown = offset..offset.saturating_add(limit);
        for row in self.by_date().iter().copied() {
            let Ok(row) = usize::try_from(row) else {
                continue;
            };
            let notations = self.passing_notations(&test, row);
            if notations == 0 {
                continue;
            }
            if shown.contains(&window.cases) {
                window.rows.extend(self.row(row));
            }
            window.cases += 1;
            window.notations += notations;
        }
        window
    }

    /// The filter with codes for texts; nothing where it names a text that no case has.
    fn test(&self, filter: &CaseFilter) -> Option<Test> {
        let unit = filter.unit.as_deref();
        let unit = unit.map(|text| self.dictionary(Field::Unit).find(text));
        let category = filter
            .category
            .as_deref()
            .map(|text| self.categories.find(text));
        if unit == Some(None) || category == Some(None) {
            return None;
        }
        Some(Test {
            year: filter.year,
            unit: unit.flatten(),
            kind: filter.kind,
            category: category.flatten(),
            month: filter.month,
        })
    }

    /// How many of a case's notations count: 0 where the case does not pass.
    fn passing_notations(&self, test: &Test, row: usize) -> u32 {
        let month = || self.month(row).unwrap_or(0);
        let passes = test.year.is_none_or(|year| self.year(row) == Some(year))
            && test
                .unit
                .is_none_or(|unit| self.code(Field::Unit, row) == unit)
            && test.kind.is_none_or(|kind| self.kind(row) == Some(kind))
            && test.month.is_none_or(|wanted| month() == wanted);
        if !passes {
            return 0;
        }
        let counted = self.notations(row).filter(|notation| {
            test.category
                .is_none_or(|category| self.category(*notation) == category)
        });
        u32::try_from(counted.count()).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::FacetIndex;
    use crate::cases::store::{CaseDay, NewCase, NewNotation, TextRef};
    use crate::columns::ColumnBuilder;
    use crate::model::{Dimension, FacetQuery, Fingerprint, calendar_date};
    use std::rc::Rc;

    type Told<'a> = (&'a str, &'a str, Option<(u8, u8)>, &'a [&'a str]);

    /// A store of deviations of 2022: number, unit, month and day, categories.
    fn store(cases: &[Told]) -> CaseStore {
        let mut store = CaseStore::default();
        let mut numbers = ColumnBuilder::default();
        for (row, (number, ..)) in cases.iter().enumerate() {
            numbers.text(row, number);
        }
        let numbers = Rc::new(numbers.finish(cases.len()));
        let column = store.add_column(Rc::clone(&numbers));
        let sheet = store.add_sheet(Fingerprint(String::new()), 0);
        for (row, (_, unit, day, categories)) in cases.iter().enumerate() {
            let mut fields = [0; 7];
            fields[0] = store.dictionaries[0].code_for(unit);
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
            for category in *categories {
                let category = store.categories.code_for(category);
                store.push_notation(NewNotation {
                    category,
                    ..NewNotation::default()
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
        let window = store(&THREE).window(filter, 0, 10);
        let found: Vec<_> = window
            .rows
            .iter()
            .filter_map(|row| row.number.as_deref())
            .collect();
        assert_eq!(found, numbers);
        assert_eq!(window.cases as usize, numbers.len());
        assert_eq!(window.notations, notations);
    }

    #[test]
    fn filters_let_through_what_every_choice_allows() {
        let all = CaseFilter::default();
        check(&all, &["2", "1", "3"], 4);
        let category = |text: &str| CaseFilter {
            category: Some(text.to_owned()),
            ..CaseFilter::default()
        };
        check(&category("A"), &["2", "1"], 2);
        check(&category(""), &["3"], 1);
        check(&category("C"), &[], 0);
        let month = |month| CaseFilter {
            month: Some(month),
            ..CaseFilter::default()
        };
        check(&month(5), &["1"], 2);
        check(&month(0), &["3"], 1);
        let unit = |text: &str| CaseFilter {
            unit: Some(text.to_owned()),
            year: Some(2022),
            kind: Some(Kind::Deviation),
            ..CaseFilter::default()
        };
        check(&unit(""), &["3"], 1);
        check(&unit("AMF"), &["2"], 1);
    }

    #[test]
    fn a_window_counts_all_and_shows_its_part() {
        let window = store(&[
            ("1", "", Some((1, 1)), &["A"]),
            ("2", "", Some((1, 2)), &["A"]),
            ("3", "", Some((1, 3)), &["A"]),
        ])
        .window(&CaseFilter::default(), 1, 1);
        assert_eq!((window.cases, window.rows.len()), (3, 1));
        assert_eq!(window.rows[0].number.as_deref(), Some("2"));
    }

    /// What a dimension counts under a query.
    fn facet(query: &FacetQuery, dimension: Dimension) -> (u32, Vec<(String, u32)>) {
        let store = store(&THREE);
        let facets = FacetIndex::new(&store).count(&store, query);
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
        let none = FacetQuery::default();
        let all = pairs(&[("", 1), ("A", 2), ("B", 1)]);
        assert_eq!(facet(&none, Dimension::Category), (3, all));
        let unit = FacetQuery {
            chosen: vec![(Dimension::Unit, vec!["FUT".to_owned(), String::new()])],
            ..FacetQuery::default()
        };
        let of_units = pairs(&[("", 1), ("A", 1), ("B", 1)]);
        assert_eq!(facet(&unit, Dimension::Category), (2, of_units));
        let beside = pairs(&[("", 1), ("FUT", 1), ("AMF", 1)]);
        assert_eq!(facet(&unit, Dimension::Unit), (2, beside));
        let spring = FacetQuery {
            from: calendar_date(2022, 3, 1),
            ..FacetQuery::default()
        };
        assert_eq!(facet(&spring, Dimension::Kind).0, 1);
    }
}
