//! Every version of the stored draft that was ever released can be opened.
//!
//! `tests/golden/draft_v1.txt` is a draft as version 1 stores it, with every operation in it. Once its version is released it is
//! never written again: `BLESS=1 cargo test --test draft_format` writes the file of a version that has none yet.

use std::path::Path;

use lardom::model::{
    Block, CaseKey, Category, CategoryId, CodebookChange, ConstantOrigin, Count, Crosswalk,
    DRAFT_VERSION, DateOrder, Decision, Draft, EditedSection, Encoding, Envelope, Escape,
    FigureRef, Fingerprint, Form, Inline, Kind, LiveFigure, Meaning, Means, Operation, Part, Place,
    PublishedFigure, Quantity, Quote, Reading, ReportDetails, Rule, RuleField, RuleId, RuleMatch,
    RuleState, SectionId, SheetMapping, SourceRef, calendar_date,
};

/// A draft with every operation, and in them every kind of value that can be stored.
fn everything() -> Draft {
    let fingerprint = Fingerprint("0123456789abcdef".to_owned());
    let figure = PublishedFigure {
        unit: Some("FUT".to_owned()),
        kind: Some(Kind::Deviation),
        year: 2022,
        quantity: Quantity::Notations,
        value: 112,
    };
    let mapping = SheetMapping {
        left_out: false,
        header_row: Some(5),
        header_height: 2,
        columns: Meaning::ALL.to_vec(),
        split: true,
        date_orders: vec![(2, DateOrder::MonthFirst)],
        kind: Some(Kind::Complaint),
        kind_from: ConstantOrigin::SheetName,
        unit: Some("Vuxenutbildningen".to_owned()),
        unit_from: ConstantOrigin::FileName,
        year: Some(2022),
        covers: Kind::ALL.to_vec(),
        profile: Some("klagomål".to_owned()),
    };
    let place = |row| Place {
        source: fingerprint.clone(),
        sheet: 0,
        row,
    };
    let (earlier, later) = (place(6), place(7));
    Draft {
        id: "18f3ab0c".to_owned(),
        name: "Redovisning 2022 – å ä ö".to_owned(),
        created_ms: 1_667_300_000_000,
        operations: vec![
            Operation::AddSource {
                source: SourceRef {
                    fingerprint: fingerprint.clone(),
                    name: "klagomål.csv".to_owned(),
                    bytes: 17_232,
                },
                sheets: vec![mapping.clone()],
            },
            Operation::SetReading {
                fingerprint: fingerprint.clone(),
                reading: Reading {
                    encoding: Some(Encoding::Windows1252),
                    delimiter: Some(';'),
                    quote: Some(Quote::Single),
                    escape: Some(Escape::Backslash),
                    mend: true,
                },
                sheets: vec![mapping.clone(), SheetMapping::default()],
            },
            Operation::SetMapping {
                fingerprint: fingerprint.clone(),
                sheet: 0,
                mapping,
            },
            Operation::Confirm {
                fingerprint: fingerprint.clone(),
            },
            Operation::SetYear { year: 2022 },
            Operation::AddUnit {
                unit: "AMI".to_owned(),
            },
            Operation::LinkUnit {
                name: "Felaktiga utbetalningar".to_owned(),
                unit: "FUT".to_owned(),
            },
            Operation::State {
                unit: "AMI".to_owned(),
                kind: Kind::Viewpoint,
                year: 2022,
                count: Count::NotReported,
            },
            Operation::State {
                unit: "AMI".to_owned(),
                kind: Kind::Deviation,
                year: 2022,
                count: Count::Reported(0),
            },
            Operation::StateFigure {
                figure: figure.clone(),
            },
            Operation::RemoveFigure { figure },
            Operation::KeepEarlier {
                place: later.clone(),
                keep: true,
            },
            Operation::Match {
                earlier,
                later,
                same: true,
            },
            Operation::RemoveSource { fingerprint },
            Operation::Together {
                operations: categorising(),
            },
        ],
        undone: vec![Operation::RemoveRule { id: RuleId(1) }],
    }
}

/// What is done to categories, with every change of a codebook.
fn categorising() -> Vec<Operation> {
    let unit = Some("FUT".to_owned());
    let id = |name: &str| CategoryId(format!("fut-{name}"));
    let mut rutiner = Category::new(id("rutiner"), "Rutiner");
    rutiner.valid_from = Some(2021);
    let changes = vec![
        CodebookChange::Add { category: rutiner },
        CodebookChange::Rename {
            id: id("rutiner"),
            name: "Rutin saknas".to_owned(),
        },
        CodebookChange::Describe {
            id: id("rutiner"),
            definition: "Det fanns ingen rutin.".to_owned(),
            keywords: vec!["rutin*".to_owned()],
            examples: vec!["Vi visste inte hur.".to_owned()],
        },
        CodebookChange::Nest {
            id: id("rutiner"),
            parent: Some(id("planering")),
        },
        CodebookChange::Move {
            id: id("rutiner"),
            before: None,
        },
        CodebookChange::Merge {
            from: vec![id("rutin")],
            into: id("rutiner"),
        },
        CodebookChange::Split {
            id: id("handlaggning"),
            into: vec![Category::new(id("dokumentation"), "Dokumentation")],
        },
        CodebookChange::Retire {
            id: id("planering"),
            last_year: 2022,
        },
        CodebookChange::Revive {
            id: id("planering"),
        },
    ];
    let rule = Rule {
        id: RuleId(1),
        unit: unit.clone(),
        kind: Some(Kind::Deviation),
        field: RuleField::Measure,
        words: vec!["stickprov*".to_owned()],
        matching: RuleMatch::All,
        without: vec!["inte".to_owned()],
        then: vec![id("rutiner")],
        state: RuleState::Off,
    };
    let decided = |means| Operation::Categorise {
        cases: vec![CaseKey(u64::MAX), CaseKey(7)],
        decision: Some(Decision {
            categories: vec![id("rutiner"), id("planering")],
            means,
        }),
    };
    vec![
        Operation::ChangeCodebook {
            unit: unit.clone(),
            changes,
        },
        decided(Means::Choice),
        decided(Means::Suggestion),
        decided(Means::Alike),
        decided(Means::NearlyAlike),
        Operation::Categorise {
            cases: vec![CaseKey(7)],
            decision: None,
        },
        Operation::SetRule { rule },
        Operation::RemoveRule { id: RuleId(2) },
        Operation::MoveRule {
            id: RuleId(2),
            before: Some(RuleId(1)),
        },
        Operation::Translate {
            unit,
            crosswalk: Crosswalk {
                from_year: 2021,
                to_year: 2022,
                pairs: vec![(id("rutin"), id("rutiner"))],
            },
        },
    ]
    .into_iter()
    .chain(of_the_report())
    .collect()
}

/// What is done to a report.
fn of_the_report() -> Vec<Operation> {
    let section = SectionId("enhet/AMF/analys".to_owned());
    let figure = LiveFigure {
        of: FigureRef::cases(Part::Named("AMF".to_owned()), Kind::Deviation, 2022),
        form: Form::Phrase,
        seen: Count::Reported(35),
        now: Count::NotReported,
        shown: "35 avvikelser".to_owned(),
    };
    let line = vec![Inline::plain("Ring 013-20 60 00: "), Inline::Figure(figure)];
    vec![
        Operation::SetReportDetails {
            details: Box::new(ReportDetails {
                board: "Arbetsmarknadsnämnden".to_owned(),
                date: calendar_date(2023, 3, 15),
                recipients: vec!["Vuxenutbildningen".to_owned()],
                lex_sarah: Count::Reported(0),
                ..ReportDetails::default()
            }),
        },
        Operation::EditSection {
            section: EditedSection {
                id: section.clone(),
                heading: "Analys".to_owned(),
                blocks: vec![
                    Block::Paragraph(line.clone()),
                    Block::BulletList(vec![line]),
                ],
            },
        },
        Operation::AllowIdentifier {
            section: section.clone(),
            written: "013-20 60 00".to_owned(),
        },
        Operation::ResetSection { id: section },
    ]
}

fn golden(version: u32) -> std::path::PathBuf {
    let name = format!("tests/golden/draft_v{version}.txt");
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

#[test]
fn a_draft_of_version_1_opens_as_it_was_saved() {
    let path = golden(1);
    if std::env::var_os("BLESS").is_some() && !path.exists() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let envelope = Envelope::seal(&everything(), 7, 1_667_300_000_001).unwrap();
        std::fs::write(&path, envelope.write()).unwrap();
    }
    let envelope = Envelope::read(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(
        (envelope.revision, envelope.saved_ms),
        (7, 1_667_300_000_001)
    );
    assert_eq!(envelope.open().unwrap(), everything());
}

#[test]
fn the_version_written_now_has_a_golden_file_and_is_written_the_same() {
    let stored = std::fs::read_to_string(golden(DRAFT_VERSION)).unwrap();
    let written = Envelope::seal(&everything(), 7, 1_667_300_000_001)
        .unwrap()
        .write();
    assert_eq!(
        written, stored,
        "the form has changed: it needs a new version"
    );
}
