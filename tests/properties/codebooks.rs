//! Codebooks: whatever is done to one, in whatever order, its categories can be found and lead somewhere.

use lardom::model::{Category, CategoryId, Codebook, CodebookChange};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::tries;

const NAMES: [&str; 8] = [
    "Rutiner",
    "rutiner.",
    "Handläggning",
    "Handlaggning",
    "Planering",
    "Bemötande",
    "Övrigt",
    " ",
];

/// A category by its place among all that there are or, at times, one that there is not.
fn place() -> impl Strategy<Value = usize> {
    0..12_usize
}

fn name() -> impl Strategy<Value = &'static str> {
    select(&NAMES[..])
}

fn year() -> impl Strategy<Value = Option<i32>> {
    prop::option::of(2020..2025)
}

/// A change whose ids are places; ids are put in when it is made.
#[derive(Clone, Debug)]
enum Deed {
    Add(&'static str, Option<i32>, Option<i32>, Option<usize>),
    Rename(usize, &'static str),
    Nest(usize, Option<usize>),
    Move(usize, Option<usize>),
    Merge(Vec<usize>, usize),
    Split(usize, Vec<(&'static str, Option<i32>, Option<usize>)>),
    Retire(usize, i32),
    Revive(usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    let parent = || prop::option::of(place());
    prop_oneof![
        (name(), year(), year(), parent()).prop_map(|(n, a, b, p)| Deed::Add(n, a, b, p)),
        (place(), name()).prop_map(|(at, name)| Deed::Rename(at, name)),
        (place(), parent()).prop_map(|(at, parent)| Deed::Nest(at, parent)),
        (place(), parent()).prop_map(|(at, before)| Deed::Move(at, before)),
        (vec(place(), 0..3), place()).prop_map(|(from, into)| Deed::Merge(from, into)),
        (place(), vec((name(), year(), parent()), 1..4))
            .prop_map(|(at, parts)| Deed::Split(at, parts)),
        (place(), 2019..2026).prop_map(|(at, year)| Deed::Retire(at, year)),
        place().prop_map(Deed::Revive),
    ]
}

fn change(book: &Codebook, deed: Deed) -> CodebookChange {
    let id = id_of(book);
    let new = |fresh: CategoryId, name, from, to, parent: Option<usize>| Category {
        valid_from: from,
        valid_to: to,
        parent: parent.map(&id),
        ..Category::new(fresh, name)
    };
    match deed {
        Deed::Add(name, from, to, parent) => CodebookChange::Add {
            category: new(book.fresh_id(name), name, from, to, parent),
        },
        Deed::Rename(at, name) => CodebookChange::Rename {
            id: id(at),
            name: name.to_owned(),
        },
        Deed::Nest(at, parent) => CodebookChange::Nest {
            id: id(at),
            parent: parent.map(&id),
        },
        Deed::Move(at, before) => CodebookChange::Move {
            id: id(at),
            before: before.map(&id),
        },
        Deed::Merge(from, into) => CodebookChange::Merge {
            from: from.into_iter().map(&id).collect(),
            into: id(into),
        },
        Deed::Split(at, parts) => {
            let names: Vec<&str> = parts.iter().map(|(name, ..)| *name).collect();
            let ids = book.fresh_ids(&names);
            let parts = parts.into_iter().zip(ids);
            CodebookChange::Split {
                id: id(at),
                into: parts
                    .map(|((name, from, parent), fresh)| new(fresh, name, from, None, parent))
                    .collect(),
            }
        }
        Deed::Retire(at, last_year) => CodebookChange::Retire {
            id: id(at),
            last_year,
        },
        Deed::Revive(at) => CodebookChange::Revive { id: id(at) },
    }
}

fn id_of(book: &Codebook) -> impl Fn(usize) -> CategoryId {
    |at| {
        book.categories.get(at).map_or_else(
            || CategoryId("finns-inte".to_owned()),
            |found| found.id.clone(),
        )
    }
}

fn check(book: &Codebook) {
    for (index, category) in book.categories.iter().enumerate() {
        let earlier = &book.categories[..index];
        assert!(
            earlier.iter().all(|other| other.id != category.id),
            "two of one id"
        );

        let mut at = category;
        for step in 0.. {
            assert!(step <= book.categories.len(), "a circle of parents");
            let Some(parent) = &at.parent else { break };
            at = book.find(parent).expect("a parent is there");
            assert!(at.became.is_empty(), "a parent stands for itself");
        }

        let now = book.leads_to(&category.id);
        assert!(!now.is_empty(), "every category leads to one that stands");
        assert!(now.iter().all(|found| found.became.is_empty()));
        assert!(!category.became.is_empty() || now == [category]);

        // In its own years each name of a category means it and no other, while it stands.
        let names = category.former_names.iter().chain([&category.name]);
        for (name, year) in names.flat_map(|name| (2018..2028).map(move |year| (name, year))) {
            if category.is_used_in(year) && category.became.is_empty() {
                assert_eq!(book.meaning_of(name, year), Some(category), "{name} {year}");
            }
        }
    }
}

proptest! {
    #![proptest_config(tries(300))]

    #[test]
    fn any_changes_leave_a_codebook_in_which_everything_is_found(
        deeds in vec(deed(), 0..24)
    ) {
        let mut book = Codebook::from_names(None, NAMES);
        for deed in deeds {
            let change = change(&book, deed);
            let before = book.clone();
            let problem = book.problem_of(&change);
            book.apply(&change);
            prop_assert!(problem.is_none() || book == before);
            check(&book);
        }
    }
}
