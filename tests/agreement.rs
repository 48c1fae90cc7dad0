//! A blind sample is drawn, a second person sorts it, and the two are compared, as the page would have it done.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

use std::fmt::Write as _;

use lardom::engine::Session;
use lardom::import;
use lardom::model::{
    AlphaReading, CaseKey, Category, CategoryId, Codebook, CodebookChange, Codings, Comparison,
    Decision, DraftState, Incomparable, KappaReading, Means, Operation, Reading, Sample, SourceRef,
    read_sample,
};
use lardom::protocol::{Overview, Request, Response};

/// A session with a file and what a draft says of it.
struct Draft {
    session: Session,
    state: DraftState,
    overview: Option<Overview>,
}

impl Draft {
    fn new(file: &str) -> Self {
        let mut session = Session::default();
        let fingerprint = import::fingerprint(file.as_bytes());
        let book = import::tables(file.as_bytes(), Reading::default());
        session.take_in(&fingerprint, Reading::default(), book);
        let source = SourceRef {
            fingerprint,
            name: "hemtjänst.csv".to_owned(),
            bytes: file.len() as u64,
        };
        let described = session
            .describe(source, Reading::default(), &[], &[])
            .unwrap();
        let mut draft = Self {
            session,
            state: DraftState::default(),
            overview: None,
        };
        draft.apply(&[
            Operation::AddSource {
                source: described.source,
                sheets: described.sheets,
            },
            Operation::SetYear { year: 2022 },
        ]);
        draft
    }

    fn apply(&mut self, operations: &[Operation]) {
        for operation in operations {
            self.state.apply(operation);
        }
        let state = Box::new(self.state.clone());
        match self.session.answer(Request::Evaluate { state }).0 {
            Response::Overview(overview) => self.overview = Some(*overview),
            other => panic!("{other:?}"),
        }
    }

    fn sample(&mut self, wanted: u32, seed: u64) -> (Sample, String) {
        let request = Request::Sample {
            title: "Hemtjänsten, 2022".to_owned(),
            unit: Some("Hemtjänsten".to_owned()),
            wanted,
            seed,
        };
        let (Response::File, Some(bytes)) = self.session.answer(request) else {
            panic!("no file");
        };
        let line = String::from_utf8(bytes).unwrap();
        (read_sample(&line).unwrap(), line)
    }

    fn compare(&mut self, codings: Vec<Codings>) -> Comparison {
        match self.session.answer(Request::Compare { codings }).0 {
            Response::Compared(comparison) => *comparison,
            other => panic!("{other:?}"),
        }
    }

    fn id(&self, name: &str) -> CategoryId {
        let books = &self.overview.as_ref().unwrap().codebooks;
        let mut categories = books.iter().flat_map(|book| &book.categories);
        let found = categories.find(|each| each.name == name);
        found.unwrap().id.clone()
    }

    /// Changes the codebook, with what the file calls categories taken up first, as the page does.
    fn change(&mut self, change: CodebookChange) {
        let mut books = self.overview.as_ref().unwrap().codebooks.iter();
        let of_unit = |book: &&Codebook| book.unit.as_deref() == Some("Hemtjänsten");
        let book = books.find(of_unit).unwrap().clone();
        let added = book.categories.into_iter().filter(|each| {
            let known = self.state.codebook(Some("Hemtjänsten"));
            known.is_none_or(|known| known.find(&each.id).is_none())
        });
        let added = added.map(|category| CodebookChange::Add { category });
        let changes = added.chain([change]).collect();
        let unit = Some("Hemtjänsten".to_owned());
        self.apply(&[Operation::ChangeCodebook { unit, changes }]);
    }

    fn decide(&mut self, key: CaseKey, categories: Vec<CategoryId>) {
        let means = Means::Choice;
        self.apply(&[Operation::Categorise {
            cases: vec![key],
            decision: Some(Decision { categories, means }),
        }]);
    }
}

/// Forty decided cases in turn of two categories, one that is not decided, one of the year before, one of another unit.
fn file() -> String {
    let mut file = "Nr;Typ;Enhet;Datum;Kategori;Beskrivning;Åtgärd\n".to_owned();
    for number in 0..40 {
        let (category, text) = if number % 2 == 0 {
            ("Bemötande", "Hon var otrevlig")
        } else {
            ("Läkemedel", "Dosen gavs för sent")
        };
        let day = number % 28 + 1;
        writeln!(
            file,
            "HT-{number};Avvikelse;Hemtjänsten;2022-03-{day:02};{category};{text} {number};Samtal"
        )
        .unwrap();
    }
    file.push_str("HT-90;Avvikelse;Hemtjänsten;2022-04-01;;Ingen kom;\n");
    file.push_str("HT-91;Avvikelse;Hemtjänsten;2021-04-01;Bemötande;I fjol;\n");
    file.push_str("AMI-1;Avvikelse;AMI;2022-04-01;Rutiner;På AMI;\n");
    file
}

/// A second person who gives every case what its text says.
fn by_text(draft: &Draft, sample: &Sample) -> Codings {
    let (manners, drugs) = (draft.id("Bemötande"), draft.id("Läkemedel"));
    let mut codings = Codings::of(sample);
    for (at, case) in sample.cases.iter().enumerate() {
        let drug = case.texts[0].starts_with("Dosen");
        let category = if drug { &drugs } else { &manners };
        codings.decide(at, Some(vec![category.clone()]));
    }
    codings
}

#[test]
fn the_same_seed_draws_the_same_cases_whatever_the_order_of_the_rows() {
    let file = file();
    let (sample, line) = Draft::new(&file).sample(30, 7);
    assert_eq!(sample.cases.len(), 30);
    let mut rows: Vec<&str> = file.lines().collect();
    rows[1..].reverse();
    let mut turned = Draft::new(&rows.join("\n"));
    let (again, _) = turned.sample(30, 7);
    let keys = |sample: &Sample| sample.cases.iter().map(|case| case.key).collect::<Vec<_>>();
    assert_eq!(keys(&again), keys(&sample));
    assert_ne!(keys(&turned.sample(30, 8).0), keys(&sample));
    assert_eq!(Draft::new(&file).sample(30, 7).1, line);
}

#[test]
fn only_decided_cases_of_the_unit_and_year_are_drawn_and_each_once() {
    let (sample, _) = Draft::new(&file()).sample(100, 1);
    assert_eq!(sample.cases.len(), 40);
    let told: Vec<&str> = sample
        .cases
        .iter()
        .map(|case| case.texts[0].as_str())
        .collect();
    assert!(
        told.iter()
            .all(|text| !["Ingen kom", "I fjol", "På AMI"].contains(text))
    );
    assert!(sample.cases.iter().all(|case| case.measure == "Samtal"));
}

#[test]
fn a_sample_is_blind() {
    let mut draft = Draft::new(&file());
    let key = draft.sample(100, 1).0.cases[0].key;
    let (manners, drugs) = (draft.id("Bemötande"), draft.id("Läkemedel"));
    draft.change(CodebookChange::Rename {
        id: manners.clone(),
        name: "Vårdtagares bemötande".to_owned(),
    });
    draft.decide(key, vec![manners.clone(), drugs]);
    let (sample, line) = draft.sample(100, 1);
    let names: Vec<&str> = sample
        .categories
        .iter()
        .map(|each| each.name.as_str())
        .collect();
    assert_eq!(names, ["Vårdtagares bemötande", "Läkemedel"]);
    // Without the codebook nothing of it is left in the cases: neither names, old or new, nor ids, numbers or files.
    let cases = Sample {
        categories: Vec::new(),
        ..sample
    };
    let bytes = lardom::protocol::write(&cases);
    let holds = |text: &str| {
        bytes
            .windows(text.len())
            .any(|part| part == text.as_bytes())
    };
    assert!(holds("Dosen gavs för sent 1"));
    for hidden in [
        "Vårdtagares bemötande",
        "Bemötande",
        "Läkemedel",
        manners.0.as_str(),
        "HT-",
        "hemtjänst.csv",
    ] {
        assert!(!holds(hidden), "{hidden}");
    }
    // What was decided makes no difference to the cases of the file.
    let mut other = Draft::new(&file());
    let untouched = other.sample(100, 1).0.cases;
    assert_eq!(untouched, cases.cases);
    assert!(line.starts_with("lardom-sample 2 "));
}

#[test]
fn two_who_agree_on_all_cases_and_where_one_is_of_another_mind() {
    let mut draft = Draft::new(&file());
    let (sample, _) = draft.sample(40, 3);
    let mut codings = by_text(&draft, &sample);
    let found = draft.compare(vec![codings.clone()]);
    let coder = &found.coders[0];
    assert_eq!((coder.agreement.cases, coder.cases.len()), (40, 40));
    assert_eq!(coder.agreement.sets.value, Some(1.0));
    assert_eq!(coder.agreement.sets.reading(), KappaReading::VeryGood);
    assert_eq!(coder.alpha.value, Some(1.0));
    assert_eq!(coder.incomparable, [0; 4]);
    assert!(coder.agreement.disagreements.is_empty());

    // The second person finds one of two categories, and none that fits another case.
    let drug = |text: &str| text.starts_with("Dosen");
    let at = sample.cases.iter().position(|case| drug(&case.texts[0]));
    let at = at.unwrap();
    codings.decide(at, Some(Vec::new()));
    let found = draft.compare(vec![codings]);
    let coder = &found.coders[0];
    assert_eq!(coder.agreement.disagreements.len(), 1);
    let differs = &coder.agreement.disagreements[0];
    let case = &coder.cases[differs.case as usize];
    assert_eq!(
        case.notations[0].text,
        Some(sample.cases[at].texts[0].clone())
    );
    assert!(case.number.is_some());
    assert_eq!(
        coder.categories[differs.first_only[0] as usize],
        "Läkemedel"
    );
    assert!(differs.second_only.is_empty());
    assert!((coder.agreement.sets.observed - 39.0 / 40.0).abs() < 1e-9);
    // Two codings of forty cases: alpha by hand is 1 - 79 * 1 * 2 / (2 * (40 * 39 + 40 + 39)).
    let expected = 1.0 - 79.0 / (40.0 * 39.0 + 40.0 + 39.0);
    assert!((coder.alpha.value.unwrap() - expected).abs() < 1e-9);
    assert_eq!(coder.alpha.reading(), AlphaReading::Reliable);
}

#[test]
fn several_second_coders_are_measured_together_too() {
    let mut draft = Draft::new(&file());
    let (sample, _) = draft.sample(30, 3);
    let codings = by_text(&draft, &sample);
    let mut other = codings.clone();
    other.decide(0, Some(Vec::new()));
    let found = draft.compare(vec![codings, other]);
    assert_eq!(found.coders.len(), 2);
    let alpha = found.alpha.unwrap();
    assert_eq!((alpha.cases, alpha.codings), (30, 90));
    assert!(alpha.value.unwrap() < 1.0);
    assert_eq!(draft.compare(Vec::new()), Comparison::default());
}

#[test]
fn what_cannot_be_compared_is_counted_by_its_reason() {
    let mut draft = Draft::new(&file());
    let (sample, _) = draft.sample(40, 3);
    let mut codings = by_text(&draft, &sample);
    codings.decide(0, None);
    codings.cases[1].0 = CaseKey(1);
    // A category that the second person could not choose.
    let fresh = CategoryId("nytt".to_owned());
    draft.change(CodebookChange::Add {
        category: Category::new(fresh.clone(), "Nytt"),
    });
    draft.decide(sample.cases[2].key, vec![fresh]);
    // One that nobody knows.
    codings.decide(3, Some(vec![CategoryId("okänd".to_owned())]));
    let found = draft.compare(vec![codings.clone()]);
    let coder = &found.coders[0];
    let reason = |reason: Incomparable| coder.incomparable[reason.index()];
    assert_eq!(reason(Incomparable::NotCoded), 1);
    assert_eq!(reason(Incomparable::Gone), 1);
    assert_eq!(reason(Incomparable::CodebookChanged), 2);
    assert_eq!(reason(Incomparable::Undecided), 0);
    assert_eq!(coder.agreement.cases, 36);

    // What was merged since is compared as what it became.
    draft.change(CodebookChange::Merge {
        from: vec![draft.id("Läkemedel")],
        into: draft.id("Bemötande"),
    });
    let found = draft.compare(vec![codings]);
    let coder = &found.coders[0];
    assert_eq!(coder.agreement.cases, 36);
    assert!(coder.agreement.disagreements.is_empty());
    assert_eq!(coder.agreement.sets.value, None, "all have the same");
}

#[test]
fn too_few_cases_say_nothing() {
    let mut draft = Draft::new(&file());
    let (sample, _) = draft.sample(29, 3);
    let codings = by_text(&draft, &sample);
    let found = draft.compare(vec![codings]);
    let agreement = &found.coders[0].agreement;
    assert_eq!(agreement.sets.value, Some(1.0));
    assert_eq!(agreement.sets.reading(), KappaReading::TooFew);
    let mean = KappaReading::of(agreement.mean, agreement.cases);
    assert_eq!(mean, KappaReading::TooFew);
    assert_eq!(found.coders[0].alpha.reading(), AlphaReading::TooFew);
}
