//! The cases behind a number.

use super::store::CaseStore;
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
        let unit = filter.unit.as_deref().map(|text| self.units.find(text));
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
            && test.unit.is_none_or(|unit| self.units.code(row) == unit)
            && test.kind.is_none_or(|kind| self.kind(row) == Some(kind))
            && test.month.is_none_or(|wanted| month() == wanted);
        if !passes {
            return 0;
        }
        let counted = self.notations(row).filter(|notation| {
            test.category
                .is_none_or(|category| self.categories.code(*notation) == category)
        });
        u32::try_from(counted.count()).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Case, Fingerprint, Notation, Place, calendar_date};

    fn case(number: &str, unit: Option<&str>, day: Option<(u8, u8)>, categories: &[&str]) -> Case {
        let date = day.and_then(|(month, day)| calendar_date(2022, month, day));
        Case {
            number: Some(number.to_owned()),
            kind: Kind::Deviation,
            unit: unit.map(str::to_owned),
            date,
            year: Some(2022),
            closed: None,
            status: None,
            gender: None,
            submitter: None,
            channel: None,
            provider: None,
            lex_sarah: None,
            notations: categories
                .iter()
                .map(|category| Notation {
                    category: Some((*category).to_owned()).filter(|text| !text.is_empty()),
                    ..Notation::default()
                })
                .collect(),
            place: Place {
                source: Fingerprint(String::new()),
                sheet: 0,
                row: 1,
            },
        }
    }

    #[track_caller]
    fn check(filter: &CaseFilter, numbers: &[&str], notations: u32) {
        let store = CaseStore::new(vec![
            case("1", Some("FUT"), Some((5, 1)), &["A", "B"]),
            case("2", Some("AMF"), Some((2, 1)), &["A"]),
            case("3", None, None, &[""]),
        ]);
        let window = store.window(filter, 0, 10);
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
        let store = CaseStore::new(vec![
            case("1", None, Some((1, 1)), &["A"]),
            case("2", None, Some((1, 2)), &["A"]),
            case("3", None, Some((1, 3)), &["A"]),
        ]);
        let window = store.window(&CaseFilter::default(), 1, 1);
        assert_eq!((window.cases, window.rows.len()), (3, 1));
        assert_eq!(window.rows[0].number.as_deref(), Some("2"));
    }
}
