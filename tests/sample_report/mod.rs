//! The account and the report of the sample files.

use lardom::analysis::report_facts;
use lardom::engine::evaluate;
use lardom::model::{
    Account, Count, Kind, Operation, PublishedFigure, Quantity, Report, ReportDetails, ReportFacts,
    UnitName, calendar_date,
};
use lardom::report::{Basis, Template, compose};

use super::sample_files::{FILES, samples};

/// The account of the sample files, with what the published account says beside them.
pub fn account() -> (Account, ReportFacts) {
    let (mut state, sources) = samples(&FILES);
    state.apply(&Operation::StateFigure {
        figure: PublishedFigure {
            unit: Some("FUT".to_owned()),
            kind: Some(Kind::Deviation),
            year: 2022,
            quantity: Quantity::Notations,
            value: 112,
        },
    });
    state.apply(&Operation::State {
        unit: "Vuxenutbildningen".to_owned(),
        kind: Kind::Viewpoint,
        year: 2022,
        count: Count::NotReported,
    });
    let evaluation = evaluate(&state, &sources);
    let account = evaluation.account.unwrap();
    let facts = report_facts(&evaluation.store, account.year, &evaluation.lex_sarah);
    (account, facts)
}

/// What an officer would fill in.
pub fn details() -> ReportDetails {
    let unit = |unit: &str, name: &str| UnitName {
        unit: unit.to_owned(),
        name: name.to_owned(),
    };
    ReportDetails {
        board: "Arbetsmarknadsnämnden".to_owned(),
        administration: "Integration- och arbetsmarknadsförvaltningen".to_owned(),
        registry_number: "AN 2023-17".to_owned(),
        date: calendar_date(2023, 3, 15),
        signatory: "Kvalitetsstrateg".to_owned(),
        recipients: vec!["Vuxenutbildningen".to_owned()],
        units: vec![
            unit("AMF", "Arbetsmarknad och försörjning"),
            unit("AMI", "Arbetsmarknad och integration"),
            unit("FUT", "Felaktiga utbetalningar"),
        ],
        lex_sarah: Count::Reported(0),
        attachments: vec![
            "Rutin för klagomåls- och avvikelsehantering (AMF)".to_owned(),
            "Rutin för hantering av synpunkter och klagomål (AMI)".to_owned(),
        ],
    }
}

/// The report of the sample files.
pub fn report() -> Report {
    let (account, facts) = account();
    let details = details();
    let basis = Basis {
        account: &account,
        facts: &facts,
        details: &details,
        hidden_below: 0,
    };
    compose(&Template::standard().unwrap(), &basis, &[])
}
