//! Decisions, codebooks and rules of a draft change what its cases count under, as a user would see it.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

use lardom::draft::{Draft, Event, Pen, together, with_categories};
use lardom::engine::Session;
use lardom::import;
use lardom::model::{
    CaseDetail, CaseFilter, CaseKey, CaseOrder, Categorised, Category, CategoryId, Certainty,
    CodebookChange, Count, Crosswalk, Decision, Dimension, DraftState, Kind, Means, NearCase,
    NearGroup, Operation, Reading, Rule, RuleField, RuleId, RuleMatch, RuleState, RuleTrial,
    SourceRef,
};
use lardom::protocol::{Overview, Request, Response};

/// Three cases with a category and three without, and one of the year before.
const FILE: &str = "Nr;Typ;Enhet;Datum;Kategori;Beskrivning;Åtgärd
1;Avvikelse;FUT;2022-01-03;Rutiner;Rutinen för stickprov följdes inte;Ny rutin
2;Avvikelse;FUT;2022-01-04;Handläggning;Beslutet om försörjningsstöd dröjde för länge;Samtal
3;Avvikelse;FUT;2022-01-05;Handläggning;Handläggaren dröjde med beslutet;Samtal
4;Avvikelse;FUT;2022-02-01;;Beslut om stöd dröjde i tre veckor;Samtal
5;Avvikelse;FUT;2022-02-02;;Stickprovet gjordes inte enligt rutin;Ny rutin
6;Avvikelse;FUT;2022-02-03;;Beslut om stöd dröjde i tre veckor;Samtal
7;Avvikelse;FUT;2021-02-03;Brist i rutin;Rutinen var okänd;Ny rutin
";

/// A session with the file and the draft, evaluated after each change.
struct Desk {
    session: Session,
    draft: Draft,
    overview: Overview,
}

impl Desk {
    fn new(file: &str) -> Self {
        let mut session = Session::default();
        let fingerprint = import::fingerprint(file.as_bytes());
        let book = import::tables(file.as_bytes(), Reading::default());
        session.take_in(&fingerprint, Reading::default(), book);
        let source = SourceRef {
            fingerprint,
            name: "fut.csv".to_owned(),
            bytes: file.len() as u64,
        };
        let described = session
            .describe(source, Reading::default(), &[], &[])
            .unwrap();
        let mut desk = Self {
            session,
            draft: Draft::default(),
            overview: Overview {
                sources: Vec::new(),
                links: Vec::new(),
                proposals: Vec::new(),
                codebooks: Vec::new(),
                categorised: Vec::new(),
                ruled: Vec::new(),
                account: None,
            },
        };
        desk.push(Operation::AddSource {
            source: described.source,
            sheets: described.sheets,
        });
        desk.push(Operation::SetYear { year: 2022 });
        desk
    }

    fn push(&mut self, operation: Operation) {
        let event = self.draft.doing(operation, &Pen::default());
        self.take(event);
    }

    fn take(&mut self, event: Event) {
        self.draft.take(event).unwrap();
        self.count();
    }

    fn count(&mut self) {
        let state = Box::new(self.draft.state().clone());
        match self.session.answer(Request::Evaluate { state }).0 {
            Response::Overview(overview) => self.overview = *overview,
            other => panic!("{other:?}"),
        }
    }

    fn case(&mut self, at: u32) -> CaseDetail {
        match self.session.answer(Request::Case { at }).0 {
            Response::Case(Some(detail)) => *detail,
            other => panic!("{other:?}"),
        }
    }

    /// Lets it learn all there is.
    fn learn(&mut self) {
        self.case(0);
        for _ in 0..1000 {
            if self.session.go_on().is_none() {
                return;
            }
        }
        panic!("it never ends");
    }

    fn id(&self, name: &str) -> CategoryId {
        let books = self.overview.codebooks.iter();
        let mut categories = books.flat_map(|book| &book.categories);
        categories
            .find(|each| each.name == name)
            .unwrap()
            .id
            .clone()
    }

    fn decide(&mut self, cases: Vec<CaseKey>, names: &[&str]) {
        let categories = names.iter().map(|name| self.id(name)).collect();
        let decision = Decision {
            categories,
            means: Means::Choice,
        };
        self.push(Operation::Categorise {
            cases,
            decision: Some(decision),
        });
    }

    fn change(&mut self, changes: Vec<CodebookChange>) {
        let unit = Some("FUT".to_owned());
        let books = &self.overview.codebooks;
        let change = Operation::ChangeCodebook {
            unit: unit.clone(),
            changes,
        };
        let operations = with_categories(self.draft.state(), books, unit.as_deref(), vec![change]);
        self.push(together(operations).unwrap());
    }

    /// The deviations of FUT: each category with its notations this year and last year.
    fn counts(&self) -> Vec<(String, Count, Count)> {
        let account = self.overview.account.as_ref().unwrap();
        let kinds = account.units.iter().flat_map(|unit| &unit.kinds);
        let deviations = kinds.filter(|kind| kind.kind == Kind::Deviation);
        let mut counts: Vec<_> = deviations
            .flat_map(|kind| &kind.categories)
            .map(|each| {
                (
                    each.category.clone().unwrap_or_default(),
                    each.notations.current,
                    each.notations.previous,
                )
            })
            .collect();
        counts.sort_by(|one, other| one.0.cmp(&other.0));
        counts
    }

    fn this_year(&self) -> Vec<(String, u32)> {
        let counts = self.counts().into_iter();
        counts
            .filter_map(|(name, current, _)| Some((name, current.number()?)))
            .filter(|(_, number)| *number > 0)
            .collect()
    }

    fn by(&self) -> [u32; 4] {
        self.overview.categorised[0].cases
    }
}

fn named(counts: &[(&str, u32)]) -> Vec<(String, u32)> {
    counts
        .iter()
        .map(|(name, count)| ((*name).to_owned(), *count))
        .collect()
}

fn stickprov(field: RuleField, words: &str, then: CategoryId) -> Rule {
    Rule {
        id: RuleId(1),
        unit: None,
        kind: None,
        field,
        words: vec![words.to_owned()],
        matching: RuleMatch::Any,
        without: Vec::new(),
        then: vec![then],
        state: RuleState::On,
    }
}

#[test]
fn untouched_cases_count_as_their_files_say() {
    let desk = Desk::new(FILE);
    assert_eq!(
        desk.this_year(),
        named(&[("", 3), ("Handläggning", 2), ("Rutiner", 1)])
    );
    assert_eq!(desk.by(), [0, 0, 3, 3]);
}

#[test]
fn a_decision_counts_and_is_taken_back_by_undoing_it() {
    let mut desk = Desk::new(FILE);
    let key = desk.case(3).key;
    let before = desk.counts();
    desk.decide(vec![key], &["Handläggning", "Rutiner"]);
    assert_eq!(
        desk.this_year(),
        named(&[("", 2), ("Handläggning", 3), ("Rutiner", 2)])
    );
    assert_eq!(desk.by(), [1, 0, 3, 2]);
    let case = desk.case(3);
    assert_eq!(case.row.categorised, Categorised::Hand);
    assert_eq!(
        case.categories,
        [desk.id("Handläggning"), desk.id("Rutiner")]
    );
    assert_eq!(case.key, key);
    // What the file tells is still there to be read.
    assert_eq!(case.told.len(), 1);
    assert_eq!(case.texts, ["Beslut om stöd dröjde i tre veckor"]);
    let decided = desk.draft.head();
    desk.take(desk.draft.undoing().unwrap());
    assert_eq!(desk.counts(), before);
    desk.take(desk.draft.redoing().unwrap());
    assert_eq!(desk.by(), [1, 0, 3, 2]);
    // Something else is done after an undoing: what was undone is in another line, and can be gone to.
    desk.take(desk.draft.undoing().unwrap());
    desk.push(Operation::SetYear { year: 2022 });
    assert_eq!(desk.draft.count_undone(), 0);
    assert_eq!(desk.counts(), before);
    desk.take(desk.draft.going_to(decided));
    assert_eq!(desk.by(), [1, 0, 3, 2]);
}

#[test]
fn a_decision_finds_its_case_whatever_the_order_of_the_rows() {
    let mut desk = Desk::new(FILE);
    let key = desk.case(4).key;
    let mut lines: Vec<&str> = FILE.lines().collect();
    lines[1..].reverse();
    let mut other = Desk::new(&lines.join("\n"));
    let number = |desk: &mut Desk, at| desk.case(at).row.number;
    let at = (0..7).find(|at| number(&mut other, *at).as_deref() == Some("5"));
    assert_eq!(other.case(at.unwrap()).key, key);
}

#[test]
fn cases_without_numbers_that_are_told_alike_have_keys_of_their_own() {
    let mut desk = Desk::new(
        "Typ;Datum;Kategori;Text\nAvvikelse;2022-01-03;A;x\nAvvikelse;2022-01-03;B;y\nAvvikelse;2022-01-03;C;y\n",
    );
    let keys: Vec<CaseKey> = (0..3).map(|at| desk.case(at).key).collect();
    assert!(keys[0] != keys[1] && keys[1] != keys[2] && keys[0] != keys[2]);
}

#[test]
fn no_category_fits_is_a_decision_too() {
    let mut desk = Desk::new(FILE);
    let key = desk.case(0).key;
    desk.decide(vec![key], &[]);
    assert_eq!(desk.this_year(), named(&[("", 4), ("Handläggning", 2)]));
    assert_eq!(desk.by(), [1, 0, 2, 3]);
}

#[test]
fn renamed_merged_and_split_categories_count_under_what_they_became() {
    let mut desk = Desk::new(FILE);
    let (handling, routines) = (desk.id("Handläggning"), desk.id("Rutiner"));
    desk.change(vec![CodebookChange::Rename {
        id: handling.clone(),
        name: "Handläggning och dokumentation".to_owned(),
    }]);
    assert_eq!(
        desk.this_year(),
        named(&[
            ("", 3),
            ("Handläggning och dokumentation", 2),
            ("Rutiner", 1)
        ])
    );
    desk.change(vec![CodebookChange::Merge {
        from: vec![routines],
        into: handling.clone(),
    }]);
    assert_eq!(
        desk.this_year(),
        named(&[("", 3), ("Handläggning och dokumentation", 3)])
    );
    let part = Category::new(CategoryId("del".to_owned()), "Dröjsmål");
    desk.change(vec![CodebookChange::Split {
        id: handling,
        into: vec![part, Category::new(CategoryId("annan".to_owned()), "Annat")],
    }]);
    // Only a person can say which part each is.
    assert_eq!(
        desk.this_year(),
        named(&[("", 3), ("Handläggning och dokumentation", 3)])
    );
    let key = desk.case(1).key;
    desk.decide(vec![key], &["Dröjsmål"]);
    assert_eq!(
        desk.this_year(),
        named(&[
            ("", 3),
            ("Dröjsmål", 1),
            ("Handläggning och dokumentation", 2)
        ])
    );
}

#[test]
fn rules_decide_what_nobody_has_and_a_trial_says_so_before() {
    let mut desk = Desk::new(FILE);
    let rule = stickprov(RuleField::Text, "stickprov*", desk.id("Rutiner"));
    let tried = desk.trial(&rule);
    assert_eq!((tried.found, tried.decides), (2, 1));
    assert_eq!(tried.rows[0].1, ["Stickprovet"]);
    desk.push(Operation::SetRule { rule: rule.clone() });
    assert_eq!(desk.by(), [0, 1, 3, 2]);
    assert_eq!(desk.case(4).rule, Some(RuleId(1)));
    // A rule that counts would decide the same again.
    assert_eq!(desk.trial(&rule).decides, 1);
    // A person knows better.
    let key = desk.case(4).key;
    desk.decide(vec![key], &["Handläggning"]);
    assert_eq!(desk.by(), [1, 0, 3, 2]);
    assert_eq!(desk.trial(&rule).decides, 0);
    // A rule of categories puts the file right.
    let by_category = stickprov(RuleField::Category, "handläggning", desk.id("Rutiner"));
    desk.push(Operation::SetRule { rule: by_category });
    assert_eq!(desk.by(), [1, 2, 1, 2]);
    desk.push(Operation::RemoveRule { id: RuleId(1) });
    assert_eq!(desk.by(), [1, 0, 3, 2]);
}

#[test]
fn a_translation_counts_last_years_cases_under_this_years_categories() {
    let mut desk = Desk::new(FILE);
    let pairs = vec![(desk.id("Brist i rutin"), desk.id("Rutiner"))];
    desk.change(Vec::new());
    let crosswalk = Crosswalk {
        from_year: 2021,
        to_year: 2022,
        pairs,
    };
    desk.push(Operation::Translate {
        unit: Some("FUT".to_owned()),
        crosswalk,
    });
    let counts = desk.counts();
    let rutiner = counts.iter().find(|(name, ..)| name == "Rutiner").unwrap();
    assert_eq!(
        (rutiner.1, rutiner.2),
        (Count::Reported(1), Count::Reported(1))
    );
    assert!(!counts.iter().any(|(name, ..)| name == "Brist i rutin"));
}

#[test]
fn suggestions_come_from_names_and_decisions_and_never_count() {
    let mut desk = Desk::new(FILE);
    assert_eq!(desk.case(3).suggestions, []);
    desk.learn();
    let case = desk.case(3);
    assert_eq!(case.suggestions[0].category, desk.id("Handläggning"));
    assert_eq!(case.alike, 1);
    let words: Vec<&str> = case.suggestions[0]
        .reasons
        .iter()
        .map(|(text, place)| &case.texts[*text as usize][place.start as usize..place.end as usize])
        .collect();
    assert!(words.contains(&"dröjde"), "{words:?}");
    let sample = desk.case(4);
    assert_eq!(sample.suggestions[0].category, desk.id("Rutiner"));
    assert!(sample.suggestions[0].certainty <= Certainty::Sure);
    assert_eq!(desk.by(), [0, 0, 3, 3]);
    // What is decided of one is learned for the other at once.
    let alike = match desk.session.answer(Request::Alike { at: 3 }).0 {
        Response::Keys(keys) => keys,
        other => panic!("{other:?}"),
    };
    assert_eq!(alike, [desk.case(5).key]);
    let key = desk.case(3).key;
    desk.decide(vec![key], &["Brist i rutin"]);
    assert_eq!(
        desk.case(5).suggestions[0].category,
        desk.id("Brist i rutin")
    );
    let filter = CaseFilter {
        order: CaseOrder::Teaching,
        ..CaseFilter::default()
    };
    let request = Request::Cases {
        filter,
        offset: 0,
        limit: 10,
    };
    let order = |desk: &mut Desk| match desk.session.answer(request.clone()).0 {
        Response::Cases(window) => window.rows.iter().map(|row| row.at).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    let before = order(&mut desk);
    let mut first = before[..2].to_vec();
    first.sort_unstable();
    assert_eq!(first, [4, 5], "undecided ones first");
    assert_eq!(before.len(), 7);
    // The list stays as it is while its cases are decided.
    let key = desk.case(before[0]).key;
    desk.decide(vec![key], &["Rutiner"]);
    assert_eq!(order(&mut desk), before);
}

/// Cases whose texts are nearly the same, one of them of another unit, one decided and one that says the contrary, and
/// cases whose texts are not.
fn copies() -> String {
    let text = "Klienten kom till mötet på utsatt tid men dörren var låst och ingen svarade på telefon, varför \
                besöket fick bokas om till veckan därpå i stället";
    let cases = [
        ("FUT", "", text.to_owned()),
        ("FUT", "", text.replace("låst", "stängd") + " 17"),
        ("FUT", "Tillgänglighet", text.replace(" i stället", "")),
        ("AMI", "", text.to_owned()),
        ("FUT", "", text.replace("ingen", "någon")),
        ("FUT", "", "Beslutet dröjde".to_owned()),
        ("FUT", "", String::new()),
        ("FUT", "", String::new()),
        ("FUT", "", text.to_uppercase().replace(',', "")),
    ];
    let mut file = "Nr;Typ;Enhet;Datum;Kategori;Beskrivning\n".to_owned();
    for (number, (unit, category, text)) in (1..).zip(cases) {
        let row = format!("{number};Avvikelse;{unit};2022-01-0{number};{category};{text}\n");
        file.push_str(&row);
    }
    file
}

impl Desk {
    fn trial(&mut self, rule: &Rule) -> RuleTrial {
        let rule = Box::new(rule.clone());
        match self.session.answer(Request::TryRule { rule }).0 {
            Response::RuleTried(trial) => trial,
            other => panic!("{other:?}"),
        }
    }

    fn near(&mut self, at: u32) -> Option<NearGroup> {
        match self.session.answer(Request::Near { at }).0 {
            Response::Near(group) => group.map(|group| *group),
            other => panic!("{other:?}"),
        }
    }

    /// The number of the first case of each group, and how many cases it has.
    fn groups(&mut self, filter: CaseFilter) -> Option<Vec<(String, u32)>> {
        match self.session.answer(Request::NearGroups { filter }).0 {
            Response::NearGroups(groups) => groups.map(|groups| {
                let groups = groups.into_iter();
                groups
                    .map(|(row, cases)| (row.number.unwrap(), cases))
                    .collect()
            }),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn cases_of_a_unit_whose_texts_are_nearly_the_same_are_decided_as_one() {
    let mut desk = Desk::new(&copies());
    assert_eq!(desk.near(0), None);
    assert_eq!(desk.groups(CaseFilter::default()), None);
    desk.learn();
    // Numbers 2, 3 and 9: not the other unit's, nor where a negation is missing.
    assert_eq!(desk.case(0).near, 3);
    assert_eq!(desk.case(4).near, 0);
    let group = desk.near(0).unwrap();
    let number = |case: &NearCase| case.row.number.clone().unwrap();
    let numbers: Vec<String> = group.cases.iter().map(number).collect();
    assert_eq!(numbers, ["1", "2", "9", "3"]);
    let marked = |case: &NearCase| -> Vec<String> {
        let (text, places) = &case.texts[0];
        let words = places.iter();
        words
            .map(|place| text[place.start as usize..place.end as usize].to_owned())
            .collect()
    };
    let found: Vec<_> = group
        .cases
        .iter()
        .map(|case| (marked(case), case.lacks.clone()))
        .collect();
    let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    assert_eq!(
        found,
        [
            (list(&[]), list(&[])),
            (list(&["stängd", "17"]), list(&["låst"])),
            (list(&[]), list(&[])),
            (list(&[]), list(&["i", "stället"])),
        ]
    );
    assert_eq!(group.more, 0);
    assert_eq!(group.proposed, [desk.id("Tillgänglighet")]);
    // Cases that tell nothing are no group, and a filter narrows the groups.
    let all = CaseFilter::default();
    assert_eq!(desk.groups(all.clone()), Some(vec![("1".to_owned(), 3)]));
    let other = all.clone().with(Dimension::Unit, "AMI");
    assert_eq!(desk.groups(other), Some(Vec::new()));
    let cases = group.cases.iter().take(3).map(|case| case.key).collect();
    desk.push(Operation::Categorise {
        cases,
        decision: Some(Decision {
            categories: group.proposed,
            means: Means::NearlyAlike,
        }),
    });
    assert_eq!(desk.groups(all), Some(Vec::new()));
    assert_eq!(desk.case(1).row.categorised, Categorised::Hand);
    assert_eq!(desk.case(0).near, 3);
}

#[test]
fn the_first_rule_that_fits_counts_wherever_it_is_moved_and_a_trial_knows_its_place() {
    let mut desk = Desk::new(FILE);
    let rule = |id, words: &str, then: CategoryId| Rule {
        id: RuleId(id),
        ..stickprov(RuleField::Text, words, then)
    };
    let first = rule(1, "veckor", desk.id("Rutiner"));
    let second = rule(2, "beslut", desk.id("Handläggning"));
    for rule in [&first, &second] {
        let rule = rule.clone();
        desk.push(Operation::SetRule { rule });
    }
    assert_eq!(desk.overview.ruled, [(RuleId(1), 2)]);
    assert_eq!(desk.trial(&second).decides, 0);
    desk.push(Operation::MoveRule {
        id: RuleId(2),
        before: Some(RuleId(1)),
    });
    assert_eq!(desk.overview.ruled, [(RuleId(2), 2)]);
    assert_eq!(desk.trial(&first).decides, 0);
    desk.push(Operation::MoveRule {
        id: RuleId(2),
        before: None,
    });
    assert_eq!(desk.overview.ruled, [(RuleId(1), 2)]);
    // One that stands before another takes the other's cases when it is changed.
    desk.push(Operation::SetRule {
        rule: rule(1, "ordet finns inte", desk.id("Rutiner")),
    });
    assert_eq!(desk.overview.ruled, [(RuleId(2), 2)]);
    assert_eq!(desk.trial(&first).decides, 2);
}

#[test]
fn learning_that_was_left_off_goes_on_with_another_case() {
    let mut desk = Desk::new(FILE);
    let goes_on = |desk: &mut Desk| desk.session.go_on().is_some();
    assert!(!goes_on(&mut desk));
    desk.case(0);
    assert!(goes_on(&mut desk));
    desk.session.answer(Request::LeaveOff { at: 0 });
    assert!(!goes_on(&mut desk));
    // The same case is asked for anew whenever something was decided.
    desk.case(0);
    assert!(!goes_on(&mut desk));
    desk.case(1);
    assert!(goes_on(&mut desk));
    // Other files have other cases.
    desk.session.answer(Request::LeaveOff { at: 0 });
    let state = Box::new(DraftState::default());
    desk.session.answer(Request::Evaluate { state });
    desk.count();
    desk.case(0);
    assert!(goes_on(&mut desk));
}
