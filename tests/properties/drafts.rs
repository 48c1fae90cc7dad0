//! Whatever two officers do to copies of a draft, and in whatever order: bringing the copies together gives the same on
//! both computers, and nothing is dropped without a word. And whatever becomes of what is stored, it is noticed.

use lardom::draft::{Change, Draft, Event, Kept, Merge, Pen, Side, Step, StepId, touches};
use lardom::model::{
    CaseKey, Category, CategoryId, CodebookChange, Count, Decision, Kind, Means, Operation,
};
use proptest::prelude::*;

/// Something that one of the officers does.
#[derive(Clone, Debug)]
enum Deed {
    Do(Operation),
    Undo,
    Redo,
    GoTo(usize),
    Return(usize),
}

fn operation() -> impl Strategy<Value = Operation> {
    let unit = || prop_oneof![Just("FUT".to_owned()), Just("AMI".to_owned())];
    prop_oneof![
        4 => (prop::collection::vec(0_u64..12, 1..4), prop::option::of(0_u8..4)).prop_map(|(cases, category)| {
            Operation::Categorise {
                cases: cases.into_iter().map(CaseKey).collect(),
                decision: category.map(|category| Decision {
                    categories: vec![CategoryId(format!("fut-{category}"))],
                    means: Means::Choice,
                }),
            }
        }),
        1 => (2020..2024_i32).prop_map(|year| Operation::SetYear { year }),
        1 => unit().prop_map(|unit| Operation::AddUnit { unit }),
        1 => (unit(), unit()).prop_map(|(name, unit)| Operation::LinkUnit { name, unit }),
        1 => (unit(), 0_u32..3).prop_map(|(unit, count)| Operation::State {
            unit,
            kind: Kind::Complaint,
            year: 2022,
            count: Count::Reported(count),
        }),
        1 => ("[a-c]", unit()).prop_map(|(name, unit)| Operation::ChangeCodebook {
            changes: vec![CodebookChange::Add {
                category: Category::new(CategoryId(format!("{unit}-{name}")), &name),
            }],
            unit: Some(unit),
        }),
    ]
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        6 => operation().prop_map(Deed::Do),
        1 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
        1 => (0_usize..30).prop_map(Deed::GoTo),
        1 => (0_usize..30).prop_map(Deed::Return),
    ];
    prop::collection::vec(deed, 0..15)
}

/// Does deeds to a draft; the clock goes by its own pace.
fn work(draft: &mut Draft, deeds: Vec<Deed>, pen: &mut Pen, pace: i64) {
    for deed in deeds {
        pen.now_ms = pen.now_ms.saturating_add_signed(pace);
        let event = match deed {
            Deed::Do(operation) => Some(draft.doing(operation, pen)),
            Deed::Undo => draft.undoing(),
            Deed::Redo => draft.redoing(),
            Deed::GoTo(at) => {
                let step = draft.steps().get(at).map(|step| step.id);
                Some(draft.going_to(step))
            }
            Deed::Return(at) => {
                let step = draft.steps().get(at).map(|step| step.id);
                let there = draft.state_at(step);
                let event = draft.returning(step, pen);
                let before = draft.clone();
                draft.take(event).unwrap();
                // The draft is what it was there, and undoing gives back what it was before.
                assert_eq!(Some(draft.state()), there.as_ref());
                let mut back = draft.clone();
                back.take(draft.undoing().unwrap()).unwrap();
                assert_eq!(back.state(), before.state());
                assert_eq!(back.head(), before.head());
                None
            }
        };
        if let Some(event) = event {
            draft.take(event).unwrap();
        }
    }
}

fn pen(writer: u32) -> Pen {
    Pen {
        writer,
        by: format!("O{writer}"),
        now_ms: 100_000,
    }
}

/// Two copies of a draft that was begun together.
fn copies(begun: Vec<Deed>, one: Vec<Deed>, two: Vec<Deed>, pace: i64) -> (Draft, Draft) {
    let mut first = Draft::new("a".to_owned(), String::new(), 0);
    let mut at = pen(1);
    let year = Deed::Do(Operation::SetYear { year: 2022 });
    work(&mut first, vec![year], &mut at, 7);
    work(&mut first, begun, &mut at, pace - 10);
    let mut second = first.clone();
    work(&mut first, one, &mut at, 10);
    work(&mut second, two, &mut pen(2), pace);
    (first, second)
}

fn ids(draft: &Draft) -> Vec<StepId> {
    let mut ids: Vec<StepId> = draft.steps().iter().map(|step| step.id).collect();
    ids.sort_unstable();
    ids
}

proptest! {
    #![proptest_config(super::tries(300))]

    #[test]
    fn both_officers_get_the_same(begun in deeds(), one in deeds(), two in deeds(), pace in 1_i64..20) {
        let (mine, theirs) = copies(begun, one, two, pace);
        let here = Merge::new(&mine, &theirs).unwrap();
        let there = Merge::new(&theirs, &mine).unwrap();
        let (at_mine, events) = here.bring_in(&mine, &[], &pen(1)).unwrap();
        let (at_theirs, _) = there.bring_in(&theirs, &[], &pen(2)).unwrap();
        prop_assert_eq!(at_mine.state(), at_theirs.state());
        // The events give the same draft to whoever takes them in.
        let mut follower = mine.clone();
        for event in events {
            follower.take(event).unwrap();
        }
        prop_assert_eq!(&follower, &at_mine);
        // Once more changes nothing, on either side.
        let again = Merge::new(&at_mine, &at_theirs).unwrap();
        let (again, _) = again.bring_in(&at_mine, &[], &pen(1)).unwrap();
        prop_assert_eq!(again.state(), at_mine.state());
    }

    #[test]
    fn a_copy_that_was_brought_in_is_undone_and_done_again(begun in deeds(), one in deeds(), two in deeds(), pace in 1_i64..20) {
        let (mine, theirs) = copies(begun, one, two, pace);
        let merge = Merge::new(&mine, &theirs).unwrap();
        let (mut both, events) = merge.bring_in(&mine, &[], &pen(1)).unwrap();
        let joined = events.iter().any(|event| matches!(event, Event::Did(_)));
        if joined {
            let after = both.state().clone();
            both.take(both.undoing().unwrap()).unwrap();
            prop_assert_eq!(both.state(), mine.state());
            both.take(both.redoing().unwrap()).unwrap();
            prop_assert_eq!(both.state(), &after);
        }
    }

    #[test]
    fn what_another_tab_wrote_is_not_covered_by_a_home_that_it_does_not_know(begun in deeds(), one in deeds(), two in deeds()) {
        // Both tabs go on from the same event; one is in the journal, the other only got to local storage.
        let (mine, theirs) = copies(begun, one, two, 5);
        let kept = Kept {
            home: Some(mine.write(1)),
            snapshot: Some(theirs.write_bytes(1)),
            head: Some(theirs.events),
            events: Vec::new(),
        };
        let found = kept.recover().unwrap();
        prop_assert_eq!(found.missing, 0);
        for step in theirs.steps() {
            prop_assert!(found.draft.step(step.id).is_some());
        }
        for step in mine.steps() {
            prop_assert!(found.draft.step(step.id).is_some());
        }
        let goes_on = mine.events > theirs.events && mine.steps().starts_with(theirs.steps());
        let expected = if goes_on { mine.state() } else { theirs.state() };
        prop_assert_eq!(found.draft.state(), expected);
    }

    #[test]
    fn no_step_is_dropped_and_what_is_overruled_is_told(begun in deeds(), one in deeds(), two in deeds(), pace in 1_i64..20) {
        let (mine, theirs) = copies(begun, one, two, pace);
        let merge = Merge::new(&mine, &theirs).unwrap();
        let (both, _) = merge.bring_in(&mine, &[], &pen(1)).unwrap();
        let all = ids(&both);
        for id in ids(&mine).into_iter().chain(ids(&theirs)) {
            prop_assert!(all.binary_search(&id).is_ok());
        }
        // Everything that stood done in one of them stands done in both together.
        let done: Vec<StepId> = both.done().map(|step| step.id).collect();
        for step in mine.done().chain(theirs.done()) {
            prop_assert!(done.contains(&step.id));
        }
        // What both spoke of, and not alike, is a conflict.
        let only = |of: &Draft, other: &Draft| -> Vec<Step> {
            let known: Vec<StepId> = other.done().map(|step| step.id).collect();
            of.done().filter(|step| !known.contains(&step.id)).cloned().collect()
        };
        let (here, there) = (only(&mine, &theirs), only(&theirs, &mine));
        let last = |steps: &[Step], case: CaseKey| {
            steps.iter().rev().find_map(|step| match &step.change {
                Change::Do(Operation::Categorise { cases, decision }) if cases.contains(&case) => Some(decision.clone()),
                _ => None,
            })
        };
        for case in (0..12).map(CaseKey) {
            if let (Some(first), Some(second)) = (last(&here, case), last(&there, case)) {
                let told = merge.conflicts.iter().any(|conflict| touches(&conflict.mine).contains(&lardom::draft::Touch::Case(case)));
                prop_assert_eq!(told, first != second);
            }
        }
    }

    #[test]
    fn what_is_chosen_stands(begun in deeds(), one in deeds(), two in deeds(), sides in prop::collection::vec(any::<bool>(), 40)) {
        let (mine, theirs) = copies(begun, one, two, 9);
        let merge = Merge::new(&mine, &theirs).unwrap();
        let choices: Vec<Side> = sides.into_iter().map(|mine| if mine { Side::Mine } else { Side::Theirs }).collect();
        let (both, _) = merge.bring_in(&mine, &choices, &pen(3)).unwrap();
        for (conflict, choice) in merge.conflicts.iter().zip(&choices) {
            let chosen = if *choice == Side::Mine { &conflict.mine } else { &conflict.theirs };
            // Doing once more what was chosen changes nothing, but for what is said in one breath of several things.
            if let (Operation::Categorise { .. } | Operation::SetYear { .. }, true) = (chosen, merge.conflicts.len() < choices.len()) {
                let mut state = both.state().clone();
                state.apply(chosen);
                prop_assert_eq!(&state, both.state());
            }
        }
    }

    #[test]
    fn the_journal_and_the_snapshots_give_the_draft_back(begun in deeds(), more in deeds(), cut in 0_usize..30) {
        let (draft, _) = copies(begun, Vec::new(), Vec::new(), 1);
        let settled = draft.write_bytes(1);
        let head = draft.events;
        let mut now = draft.clone();
        let mut events = Vec::new();
        let mut at = pen(4);
        for deed in more {
            at.now_ms += 1;
            let event = match deed {
                Deed::Do(operation) => now.doing(operation, &at),
                Deed::GoTo(to) => now.going_to(now.steps().get(to).map(|step| step.id)),
                Deed::Return(to) => now.returning(now.steps().get(to).map(|step| step.id), &at),
                Deed::Undo | Deed::Redo => Event::Named("Nytt namn".to_owned()),
            };
            now.take(event.clone()).unwrap();
            events.push((now.events, event.write()));
        }
        let whole = Kept {
            home: Some(draft.write(1)),
            snapshot: Some(settled),
            head: Some(now.events),
            events: events.clone(),
        };
        let found = whole.recover().unwrap();
        prop_assert_eq!(&found.draft, &now);
        prop_assert!(found.in_journal && found.missing == 0);
        // Local storage alone is enough for what it has, and the journal without it.
        let no_home = Kept { home: None, ..whole.clone() };
        prop_assert_eq!(no_home.recover().unwrap().draft, now.clone());
        let damaged_home = Kept { home: Some("lardom-draft 2 ".to_owned()), ..whole.clone() };
        prop_assert_eq!(damaged_home.recover().unwrap().draft, now.clone());
        // An event that is lost is told, and what came before it is there.
        if cut < events.len() {
            let mut cut_events = events.clone();
            cut_events[cut].1.pop();
            let found = Kept { events: cut_events, ..whole }.recover().unwrap();
            prop_assert_eq!(found.missing, (events.len() - cut) as u64);
            prop_assert_eq!(found.draft.events, head + cut as u64);
        }
    }

    #[test]
    fn every_flipped_bit_of_a_stored_draft_is_noticed(begun in deeds(), bit in any::<prop::sample::Index>()) {
        let (draft, _) = copies(begun, Vec::new(), Vec::new(), 1);
        let text = draft.write(1);
        let mut flipped = text.clone().into_bytes();
        let bit = bit.index(flipped.len() * 8);
        flipped[bit / 8] ^= 1 << (bit % 8);
        let flipped = String::from_utf8_lossy(&flipped).into_owned();
        prop_assert!(Draft::read(&flipped).is_err(), "bit {}", bit);
        let cut = text.get(..bit / 8).unwrap_or_default();
        prop_assert!(Draft::read(cut).is_err());
    }
}
