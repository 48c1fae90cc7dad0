//! What was done and who put the cases forward, in the account's year.

use super::sheet::{Cell, Form, Row, Sheet};
use crate::model::ReportFacts;
use crate::report::documents::words::{NO_MEASURE, NO_SUBMITTER, OTHER_MEASURES, column, sheet};

/// How many notations of each category have each measure. Measures that tell of a case are counted and not named.
#[must_use]
pub fn measures(facts: &ReportFacts) -> Sheet {
    let mut rows = vec![Row::header([
        column::UNIT,
        column::KIND,
        column::CATEGORY,
        column::MEASURE,
        column::NOTATIONS,
    ])];
    for summary in &facts.measures {
        let named = summary.measures.iter();
        let named = named.map(|(measure, notations)| (measure.as_str(), *notations));
        let rest = [
            (OTHER_MEASURES, summary.others),
            (NO_MEASURE, summary.without),
        ];
        let rest = rest.into_iter().filter(|(_, notations)| *notations > 0);
        rows.extend(named.chain(rest).map(|(measure, notations)| {
            Row::entry(vec![
                Cell::unit(summary.unit.as_deref()),
                Cell::kind(Some(summary.kind)),
                Cell::category(summary.category.as_deref()),
                Cell::text(measure),
                notations.into(),
            ])
        }));
    }
    Sheet {
        name: sheet::MEASURES,
        form: Form::List,
        widths: vec![34, 14, 44, 50, 14],
        rows,
    }
}

/// How many cases someone in each role put forward.
#[must_use]
pub fn submitters(facts: &ReportFacts) -> Sheet {
    let mut rows = vec![Row::header([
        column::UNIT,
        column::KIND,
        column::SUBMITTER,
        column::CASES,
    ])];
    rows.extend(facts.submitters.iter().map(|each| {
        Row::entry(vec![
            Cell::unit(each.unit.as_deref()),
            Cell::kind(Some(each.kind)),
            Cell::text(each.value.as_deref().unwrap_or(NO_SUBMITTER)),
            each.cases.into(),
        ])
    }));
    Sheet {
        name: sheet::SUBMITTERS,
        form: Form::List,
        widths: vec![34, 14, 36, 12],
        rows,
    }
}
