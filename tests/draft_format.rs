//! Every version of the stored draft, and of an event of its journal, that was ever released can be opened.
//!
//! `tests/golden/draft_v1.txt` is a draft as version 1 stores it, with every operation in it, and so on. Once its version is
//! released it is never written again: `BLESS=1 cargo test --test draft_format` writes the file of a version that has none yet.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::path::Path;

use lardom::draft::{
    DRAFT_VERSION, Draft, EVENT_VERSION, Event, Merge, Pen, StepId, Summary, Version,
};
use lardom::model::{
    Block, CaseKey, Category, CategoryId, CodebookChange, ConstantOrigin, Count, Crosswalk,
    DateOrder, Decision, EditedSection, Encoding, Escape, FigureRef, Fingerprint, Form, Inline,
    Kind, LiveFigure, Meaning, Means, Operation, Part, Place, PublishedFigure, Quantity, Quote,
    Reading, ReportDetails, Rule, RuleField, RuleId, RuleMatch, RuleState, SectionId, SheetMapping,
    SourceRef, calendar_date,
};

/// Every operation, and in them every kind of value that can be stored.
fn everything() -> Vec<Operation> {
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
    vec![
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
    ]
}

/// A draft of which everything is stored that can be: two lines that were joined, an undone step, versions and what is
/// being typed.
fn full() -> Draft {
    let mut draft = Draft::new(
        "18f3ab0c".to_owned(),
        "Redovisning 2022 – å ä ö".to_owned(),
        1_667_300_000_000,
    );
    let mut pen = Pen {
        writer: 7,
        by: "MK".to_owned(),
        now_ms: 1_667_300_000_100,
    };
    let events = draft_of(&mut draft, everything(), &mut pen);
    assert!(events > 10);
    let mut copy = draft.clone();
    let mut other = Pen {
        writer: 8,
        by: String::new(),
        now_ms: 1_667_300_000_000,
    };
    let decide = |key| Operation::Categorise {
        cases: vec![CaseKey(key)],
        decision: Some(Decision {
            categories: vec![CategoryId("fut-rutiner".to_owned())],
            means: Means::Choice,
        }),
    };
    draft_of(&mut copy, vec![decide(1), decide(2)], &mut other);
    draft_of(&mut draft, vec![decide(3)], &mut pen);
    let merge = Merge::new(&draft, &copy).unwrap();
    let (mut draft, _) = merge.bring_in(&draft, &[], &pen).unwrap();
    draft_of(
        &mut draft,
        vec![Operation::RemoveRule { id: RuleId(1) }],
        &mut pen,
    );
    draft.take(draft.undoing().unwrap()).unwrap();
    draft
        .take(draft.returning(draft.steps().first().map(|step| step.id), &pen))
        .unwrap();
    draft.take(draft.undoing().unwrap()).unwrap();
    for event in [
        Event::Kept(Version {
            name: "Före nämnd".to_owned(),
            step: draft.head(),
            at_ms: 1_667_300_009_000,
        }),
        Event::Typed {
            place: "section/sammanfattning".to_owned(),
            text: Some("Påbörjad men".to_owned()),
        },
    ] {
        draft.take(event).unwrap();
    }
    draft
}

/// Does operations one after another, a second apart.
fn draft_of(draft: &mut Draft, operations: Vec<Operation>, pen: &mut Pen) -> u64 {
    for operation in operations {
        let event = draft.doing(operation, pen);
        draft.take(event).unwrap();
        pen.now_ms += 1000;
    }
    draft.events
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

fn golden(what: &str, version: u32) -> std::path::PathBuf {
    let name = format!("tests/golden/{what}_v{version}.txt");
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// What the golden file has; it is written where there is none and the run is to write them.
fn stored(what: &str, version: u32, written: &[u8]) -> Vec<u8> {
    let path = golden(what, version);
    if std::env::var_os("BLESS").is_some() && !path.exists() {
        std::fs::write(&path, written).unwrap();
    }
    std::fs::read(path).unwrap()
}

#[test]
fn a_draft_of_version_1_opens_with_all_that_was_done_and_undone() {
    let line = std::fs::read_to_string(golden("draft", 1)).unwrap();
    let draft = Draft::read(&line).unwrap();
    assert_eq!(draft.name, "Redovisning 2022 – å ä ö");
    let done: Vec<&Operation> = draft.operations().collect();
    let expected = everything();
    assert_eq!(done, expected.iter().collect::<Vec<_>>());
    let undone: Vec<StepId> = draft.undone().map(|step| step.id).collect();
    assert_eq!(undone.len(), 1);
    // Nobody noted when, or who.
    assert!(draft.steps().iter().all(|step| step.at_ms.is_none()));
    let summary = Summary::read(&line).unwrap();
    assert_eq!(summary.saved_ms, 1_667_300_000_001);
    // It is written in today's form and comes back the same.
    assert_eq!(Draft::read(&draft.write(5)), Ok(draft));
}

#[test]
fn a_draft_and_events_of_before_there_were_returns_open() {
    let line = std::fs::read_to_string(golden("draft", 2)).unwrap();
    let before = Draft::read(&line).unwrap();
    let now = full();
    // What is written now has one step more, which has been undone.
    assert_eq!(before.steps(), &now.steps()[..now.steps().len() - 1]);
    assert_eq!(before.state(), now.state());
    assert_eq!(before.versions(), now.versions());
    assert_eq!(before.all_typed(), now.all_typed());
    let events = std::fs::read(golden("events", 1)).unwrap();
    assert!(!events.is_empty());
    let mut rest = &events[..];
    while !rest.is_empty() {
        // A record may hold line ends itself: the first end at which it is whole is its own.
        let ends = (0..rest.len()).filter(|at| rest[*at] == b'\n');
        let end = ends
            .into_iter()
            .find(|end| Event::read(&rest[..*end]).is_ok());
        rest = &rest[end.unwrap() + 1..];
    }
}

#[test]
fn the_draft_written_now_has_a_golden_file_and_is_written_the_same() {
    let draft = full();
    let written = draft.write(1_667_300_000_001);
    let changed = "the form has changed: it needs a new version";
    let golden = stored("draft", DRAFT_VERSION, written.as_bytes());
    assert_eq!(written.as_bytes(), golden, "{changed}");
    assert_eq!(Draft::read(&written), Ok(draft.clone()));
    let bytes = draft.write_bytes(1_667_300_000_001);
    assert_eq!(Draft::read_bytes(&bytes), Ok(draft.clone()));
    let summary = draft.summary(1_667_300_000_001);
    assert_eq!(Summary::read(&written), Ok(summary.clone()));
    assert_eq!(Summary::read_bytes(&bytes), Ok(summary.clone()));
    // What stands in local storage for a draft that is too large for it.
    let summary = Summary {
        events: 22,
        ..summary
    };
    let elsewhere = stored("draft_elsewhere", 1, summary.write().as_bytes());
    assert_eq!(summary.write().as_bytes(), elsewhere, "{changed}");
    assert_eq!(Summary::read(&summary.write()), Ok(summary));
}

#[test]
fn the_events_written_now_have_golden_files_and_are_written_the_same() {
    let draft = full();
    let step = draft.steps().last().unwrap();
    let events = [
        Event::Did(step.clone()),
        Event::Went {
            to: None,
            tip: draft.tip(),
        },
        Event::Named("Ärenden 2022".to_owned()),
        Event::Kept(draft.versions()[0].clone()),
        Event::Typed {
            place: "details".to_owned(),
            text: None,
        },
        Event::Came(draft.steps().to_vec()),
    ];
    let mut written = Vec::new();
    for event in &events {
        assert_eq!(Event::read(&event.write()).as_ref(), Ok(event));
        written.extend_from_slice(&event.write());
        written.push(b'\n');
    }
    let golden = stored("events", EVENT_VERSION, &written);
    assert_eq!(
        written, golden,
        "the form has changed: it needs a new version"
    );
}

/// A decision takes what it must in local storage, and no more.
#[test]
fn one_more_decision_costs_at_most_twenty_characters() {
    let mut draft = Draft::new("a".to_owned(), "b".to_owned(), 1);
    let mut pen = Pen {
        writer: 0x89ab_cdef,
        by: "MK".to_owned(),
        now_ms: 1_667_300_000_000,
    };
    let mut size = Vec::new();
    for number in 1..=20_000_u64 {
        // Keys are hashes; forty categories; up to a minute for each case.
        let key = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let operation = Operation::Categorise {
            cases: vec![CaseKey(key)],
            decision: Some(Decision {
                categories: vec![CategoryId(format!("boende/kategori-{}", number % 40))],
                means: Means::Choice,
            }),
        };
        pen.now_ms += 500 + key % 60_000;
        let event = draft.doing(operation, &pen);
        assert!(number < 2 || event.write().len() <= 200);
        draft.take(event).unwrap();
        if number % 10_000 == 0 {
            size.push(draft.write(pen.now_ms).len());
        }
    }
    let each = (size[1] - size[0]) as f64 / 10_000.0;
    assert!(each <= 20.0, "{each}");
}
