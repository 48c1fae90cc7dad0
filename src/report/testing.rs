//! Small accounts for the tests of this layer.

use super::basis::Basis;
use super::compose::compose;
use super::plain_text::section_text;
use super::template::Template;
use crate::model::{
    Account, CategoryAccount, Count, EditedSection, Kind, KindAccount, KindTotal, Period, Report,
    ReportDetails, ReportFacts, UnitAccount,
};

/// The year of the accounts.
pub const YEAR: i32 = 2022;

/// A unit whose kinds have these counts this year and last, each case with one notation.
pub fn unit(name: &str, kinds: [(Count, Count); 3]) -> UnitAccount {
    let kinds = Kind::ALL.into_iter().zip(kinds);
    UnitAccount {
        unit: Some(name.to_owned()),
        kinds: kinds
            .map(|(kind, (current, previous))| KindAccount {
                kind,
                cases: Period { current, previous },
                notations: Period { current, previous },
                categories: Vec::new(),
                months: [0; 12],
                previous_months: [0; 12],
                undated: 0,
            })
            .collect(),
    }
}

/// Gives a kind of a unit these categories and so many notations of each.
pub fn categorise(unit: &mut UnitAccount, kind: Kind, categories: &[(Option<&str>, u32)]) {
    let period = |number| Period {
        current: Count::Reported(number),
        previous: Count::Missing,
    };
    let kind = &mut unit.kinds[kind.index()];
    kind.categories = categories
        .iter()
        .map(|(name, notations)| CategoryAccount {
            category: name.map(str::to_owned),
            notations: period(*notations),
            cases: period(*notations),
        })
        .collect();
    let notations = categories.iter().map(|(_, notations)| notations).sum();
    kind.notations.current = Count::Reported(notations);
}

/// An account of these units.
pub fn account(units: Vec<UnitAccount>) -> Account {
    let total = |kind: Kind| {
        let sum = |which: fn(&KindAccount) -> Count| {
            Count::sum(units.iter().map(|unit| which(&unit.kinds[kind.index()])))
        };
        let (current, current_without) = sum(|kind| kind.cases.current);
        let (previous, previous_without) = sum(|kind| kind.cases.previous);
        KindTotal {
            kind,
            cases: Period { current, previous },
            notations: Period { current, previous },
            units_without: (current_without, previous_without),
        }
    };
    Account {
        year: YEAR,
        years: vec![YEAR - 1, YEAR],
        totals: Kind::ALL.map(total).to_vec(),
        units,
        cases_without_year: 0,
        other_years: Vec::new(),
        reconciliations: Vec::new(),
    }
}

/// The report of an account.
pub fn report(
    account: &Account,
    facts: &ReportFacts,
    details: &ReportDetails,
    edited: &[EditedSection],
) -> Report {
    let basis = Basis {
        account,
        facts,
        details,
        hidden_below: 0,
    };
    compose(&Template::standard().unwrap(), &basis, edited)
}

/// The text of a section of the report of a unit, without its heading and its pictures; lines are divided by `\n`.
#[track_caller]
pub fn text_of(unit: UnitAccount, facts: &ReportFacts, section: &str) -> String {
    let account = account(vec![unit]);
    let report = report(&account, facts, &ReportDetails::default(), &[]);
    let text = section_text(report.section(section).unwrap());
    let lines = text.lines().skip(1);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('['));
    lines.collect::<Vec<_>>().join("\n")
}
