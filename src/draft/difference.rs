//! What differs between two versions of a draft: which decisions, and which figures of the account.

use std::collections::BTreeMap;

use crate::model::{Account, Count, DraftState, Kind};

/// How many things differ between two states, by what they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StateDifference {
    /// Files that only one of them has, or that are read otherwise.
    pub files: u32,
    /// Cases that are decided otherwise.
    pub decisions: u32,
    /// Units whose codebooks differ.
    pub codebooks: u32,
    /// Rules.
    pub rules: u32,
    /// What is said of units, kinds and years, and figures stated elsewhere.
    pub statements: u32,
    /// Sections of the report, what is filled in for it counted as one.
    pub report: u32,
}

impl StateDifference {
    /// Compares two states.
    #[must_use]
    pub fn between(one: &DraftState, two: &DraftState) -> Self {
        let keys = one.decisions.keys().chain(two.decisions.keys());
        let mut keys: Vec<_> = keys.collect();
        keys.sort_unstable();
        keys.dedup();
        let decided = keys
            .into_iter()
            .filter(|key| one.decisions.get(key) != two.decisions.get(key));
        let details = one.report.details != two.report.details;
        Self {
            files: others(&one.sources, &two.sources, |source| {
                &source.source.fingerprint
            }),
            decisions: count(decided.count()),
            codebooks: others(&one.codebooks, &two.codebooks, |book| &book.unit),
            rules: others(&one.rules, &two.rules, |rule| &rule.id),
            statements: others(&one.statements, &two.statements, |(unit, kind, year, _)| {
                (unit, kind.code(), year)
            }) + others(&one.figures, &two.figures, |figure| {
                (&figure.unit, figure.kind.map(Kind::code), figure.year)
            }),
            report: others(&one.report.edited, &two.report.edited, |section| {
                &section.id
            }) + u32::from(details),
        }
    }
}

/// How many entries are only in one list, or are others in the other.
fn others<'a, T: PartialEq, K: PartialEq>(
    one: &'a [T],
    two: &'a [T],
    key: impl Fn(&'a T) -> K,
) -> u32 {
    let changed = one.iter().filter(|each| {
        let other = two.iter().find(|other| key(other) == key(each));
        other != Some(each)
    });
    let added = two
        .iter()
        .filter(|each| !one.iter().any(|other| key(other) == key(each)));
    count(changed.count() + added.count())
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A figure of the account that is another in the other version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureDifference {
    /// The unit; `None` for cases that name none.
    pub unit: Option<String>,
    /// The kind.
    pub kind: Kind,
    /// The category whose notations it counts, `Some(None)` where none is given; `None` where it counts cases.
    pub category: Option<Option<String>>,
    /// The year.
    pub year: i32,
    /// What it is in the one version.
    pub one: Count,
    /// What it is in the other.
    pub two: Count,
}

/// What a figure counts: unit, kind by its place, year, category.
type Figure = (Option<String>, usize, i32, Option<Option<String>>);

/// The figures that differ between the accounts of two versions, in order of unit, kind, year and category. A figure that
/// only one of them has is missing in the other.
#[must_use]
pub fn figures_between(one: &Account, two: &Account) -> Vec<FigureDifference> {
    let (one, two) = (figures(one), figures(two));
    let mut all: Vec<&Figure> = one.keys().chain(two.keys()).collect();
    all.sort_unstable();
    all.dedup();
    let value = |figures: &BTreeMap<Figure, Count>, figure| {
        figures.get(figure).copied().unwrap_or(Count::Missing)
    };
    all.into_iter()
        .filter_map(|figure| {
            let (unit, kind, year, category) = figure;
            let (then, now) = (value(&one, figure), value(&two, figure));
            (then != now).then_some(FigureDifference {
                unit: unit.clone(),
                kind: *Kind::ALL.get(*kind)?,
                category: category.clone(),
                year: *year,
                one: then,
                two: now,
            })
        })
        .collect()
}

fn figures(account: &Account) -> BTreeMap<Figure, Count> {
    let mut figures = BTreeMap::new();
    for unit in &account.units {
        for (place, kind) in unit.kinds.iter().enumerate() {
            let mut add = |category: Option<Option<String>>, period: crate::model::Period| {
                let of = |year| (unit.unit.clone(), place, year, category.clone());
                figures.insert(of(account.year), period.current);
                figures.insert(of(account.year - 1), period.previous);
            };
            add(None, kind.cases);
            for category in &kind.categories {
                add(Some(category.category.clone()), category.notations);
            }
        }
    }
    figures
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        CaseKey, CategoryAccount, CategoryId, Decision, KindAccount, Means, Operation, Period,
        UnitAccount,
    };

    fn account(cases: u32, notations: Option<u32>) -> Account {
        let period = |current| Period {
            current,
            previous: Count::Missing,
        };
        let category = |count| CategoryAccount {
            category: Some("Rutiner".to_owned()),
            notations: period(Count::Reported(count)),
            cases: period(Count::Reported(count)),
        };
        Account {
            year: 2022,
            years: vec![2022],
            units: vec![UnitAccount {
                unit: Some("FUT".to_owned()),
                kinds: vec![KindAccount {
                    kind: Kind::ALL[0],
                    cases: period(Count::Reported(cases)),
                    notations: period(Count::Missing),
                    categories: notations.map(category).into_iter().collect(),
                    months: [0; 12],
                    previous_months: [0; 12],
                    undated: 0,
                }],
            }],
            totals: Vec::new(),
            cases_without_year: 0,
            other_years: Vec::new(),
            reconciliations: Vec::new(),
        }
    }

    #[test]
    fn figures_that_differ_are_told_and_a_lack_is_no_zero() {
        let found = figures_between(&account(7, None), &account(9, Some(0)));
        let told: Vec<_> = found
            .iter()
            .map(|each| (each.category.is_some(), each.year, each.one, each.two))
            .collect();
        assert_eq!(
            told,
            [
                (false, 2022, Count::Reported(7), Count::Reported(9)),
                (true, 2022, Count::Missing, Count::Reported(0)),
            ]
        );
        assert_eq!(figures_between(&account(7, None), &account(7, None)), []);
    }

    #[test]
    fn decisions_that_differ_are_counted_by_case() {
        let mut one = DraftState::default();
        let decide = |cases: &[u64], name: &str| Operation::Categorise {
            cases: cases.iter().copied().map(CaseKey).collect(),
            decision: Some(Decision {
                categories: vec![CategoryId(name.to_owned())],
                means: Means::Choice,
            }),
        };
        one.apply(&decide(&[1, 2, 3], "a"));
        let mut two = one.clone();
        two.apply(&decide(&[2, 4], "b"));
        two.apply(&Operation::State {
            unit: "AMI".to_owned(),
            kind: Kind::ALL[1],
            year: 2022,
            count: Count::Reported(0),
        });
        let expected = StateDifference {
            decisions: 2,
            statements: 1,
            ..StateDifference::default()
        };
        assert_eq!(StateDifference::between(&one, &two), expected);
        assert_eq!(StateDifference::between(&two, &one), expected);
        assert_eq!(
            StateDifference::between(&two, &two),
            StateDifference::default()
        );
    }
}
