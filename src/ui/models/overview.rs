//! What a draft's first page shows: the year's totals, what is missing, how far the work has come, and what is next.

use crate::model::{Account, Categorised, CategorisedCount, Count, Kind, SourceState, SourceView};

/// A kind's total of the year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearTotal {
    /// The kind.
    pub kind: Kind,
    /// Cases of the year, in the units that have a number.
    pub cases: Count,
    /// The year beside the one before; `None` where no unit has a number for both.
    pub compared: Option<Compared>,
}

/// Cases of two years in the same units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Of the year.
    pub current: u32,
    /// Of the year before.
    pub previous: u32,
    /// Units that have a number for one of the years only, and so are in neither.
    pub left_out: Vec<Option<String>>,
}

/// The totals of an account, one for each kind.
#[must_use]
pub fn totals(account: &Account) -> Vec<YearTotal> {
    let totals = account.totals.iter();
    totals
        .map(|total| YearTotal {
            kind: total.kind,
            cases: total.cases.current,
            compared: compared(account, total.kind),
        })
        .collect()
}

fn compared(account: &Account, kind: Kind) -> Option<Compared> {
    let mut compared = Compared {
        current: 0,
        previous: 0,
        left_out: Vec::new(),
    };
    let mut has_both = false;
    for unit in &account.units {
        let of_kind = unit.kinds.iter().find(|each| each.kind == kind);
        let Some(cases) = of_kind.map(|each| each.cases) else {
            continue;
        };
        match (cases.current.number(), cases.previous.number()) {
            (Some(current), Some(previous)) => {
                has_both = true;
                compared.current += current;
                compared.previous += previous;
            }
            (None, None) => {}
            _ => compared.left_out.push(unit.unit.clone()),
        }
    }
    has_both.then_some(compared)
}

/// The units of which nothing is known of some kinds in the account's year, with those kinds.
#[must_use]
pub fn missing(account: &Account) -> Vec<(Option<String>, Vec<Kind>)> {
    let units = account.units.iter().map(|unit| {
        let kinds = unit.kinds.iter();
        let lacks = kinds.filter(|kind| kind.cases.current == Count::Missing);
        (unit.unit.clone(), lacks.map(|kind| kind.kind).collect())
    });
    units
        .filter(|(_, kinds): &(_, Vec<Kind>)| !kinds.is_empty())
        .collect()
}

/// How the cases of all units got their categories: numbers of cases in the order of [`Categorised::ALL`].
#[must_use]
pub fn categorised(units: &[CategorisedCount]) -> [u32; Categorised::ALL.len()] {
    let mut sums = [0; Categorised::ALL.len()];
    for unit in units {
        for (sum, cases) in sums.iter_mut().zip(unit.cases) {
            *sum += cases;
        }
    }
    sums
}

/// How many questions about the files have no answer.
#[must_use]
pub fn open_questions(sources: &[SourceView]) -> u32 {
    let sheets = sources.iter().flat_map(|source| &source.sheets);
    let of_sheet = sheets.map(|sheet| {
        let mapping = &sheet.mapping;
        let lacks = [
            mapping.lacks_kind(),
            mapping.lacks_unit(),
            mapping.lacks_year(),
        ];
        let lacks = lacks.into_iter().filter(|lacks| *lacks).count();
        lacks + sheet.questions.len()
    });
    u32::try_from(of_sheet.sum::<usize>()).unwrap_or(u32::MAX)
}

/// What is to be done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// There are no files yet.
    AddFiles,
    /// So many questions about files wait for an answer.
    Answer(u32),
    /// What was found in the files has not been confirmed.
    Confirm,
    /// So many cases have no category.
    Categorise(u32),
    /// The paper can be written.
    Write,
}

/// What is to be done next, by what the draft has and what the engine says of it.
#[must_use]
pub fn next(kept: &[SourceState], sources: &[SourceView], undecided: u32) -> Next {
    let questions = open_questions(sources);
    if kept.is_empty() {
        Next::AddFiles
    } else if questions > 0 {
        Next::Answer(questions)
    } else if kept.iter().any(|source| !source.confirmed) {
        Next::Confirm
    } else if undecided > 0 {
        Next::Categorise(undecided)
    } else {
        Next::Write
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Fingerprint, KindAccount, KindTotal, Period, Reading, SourceRef, UnitAccount,
    };

    fn unit(name: &str, current: Count, previous: Count) -> UnitAccount {
        let cases = Period { current, previous };
        UnitAccount {
            unit: Some(name.to_owned()),
            kinds: vec![KindAccount {
                kind: Kind::Deviation,
                cases,
                notations: cases,
                categories: Vec::new(),
                months: [0; 12],
                previous_months: [0; 12],
                undated: 0,
            }],
        }
    }

    fn account(units: Vec<UnitAccount>) -> Account {
        let period = Period {
            current: Count::Reported(116),
            previous: Count::Reported(103),
        };
        Account {
            year: 2022,
            years: vec![2021, 2022],
            units,
            totals: vec![KindTotal {
                kind: Kind::Deviation,
                cases: period,
                notations: period,
                units_without: (0, 0),
            }],
            cases_without_year: 0,
            other_years: Vec::new(),
            reconciliations: Vec::new(),
        }
    }

    #[test]
    fn only_units_with_both_years_are_compared() {
        use Count::{Missing, NotReported, Reported};
        let account = account(vec![
            unit("AMF", Reported(35), Reported(38)),
            unit("FUT", Reported(81), Reported(27)),
            unit("AMI", Reported(0), Missing),
            unit("VUX", NotReported, Reported(9)),
            unit("KOM", Missing, Missing),
        ]);
        let [total] = &totals(&account)[..] else {
            panic!("one kind");
        };
        assert_eq!(total.cases, Reported(116));
        let name = |name: &str| Some(name.to_owned());
        let expected = Compared {
            current: 116,
            previous: 65,
            left_out: vec![name("AMI"), name("VUX")],
        };
        assert_eq!(total.compared, Some(expected));
        assert_eq!(missing(&account), [(name("KOM"), vec![Kind::Deviation])]);
    }

    #[test]
    fn nothing_is_compared_where_no_unit_has_both_years() {
        let account = account(vec![unit("AMF", Count::Reported(3), Count::Missing)]);
        assert_eq!(totals(&account)[0].compared, None);
    }

    #[test]
    fn sums_are_of_all_units() {
        let unit = |cases| CategorisedCount { unit: None, cases };
        assert_eq!(
            categorised(&[unit([1, 2, 3, 4]), unit([10, 0, 0, 5])]),
            [11, 2, 3, 9]
        );
    }

    #[test]
    fn files_come_first_and_the_paper_last() {
        assert_eq!(next(&[], &[], 5), Next::AddFiles);
        let source = |confirmed| SourceState {
            source: SourceRef {
                fingerprint: Fingerprint("0123456789abcdef".to_owned()),
                name: "avvikelser.csv".to_owned(),
                bytes: 1,
            },
            reading: Reading::default(),
            sheets: Vec::new(),
            answers: Vec::new(),
            confirmed,
        };
        assert_eq!(next(&[source(false)], &[], 5), Next::Confirm);
        assert_eq!(next(&[source(true)], &[], 5), Next::Categorise(5));
        assert_eq!(next(&[source(true)], &[], 0), Next::Write);
    }
}
