//! What only a browser has: local storage, the address, the clock. Run in headless Chromium.
#![cfg(target_arch = "wasm32")]

use lardom::browser::drafts::home::{self, HomeError};
use lardom::browser::drafts::journal::{self, JournalError};
use lardom::browser::drafts::shelf::{self, Unopened};
use lardom::browser::{clock, fragment, timing};
use lardom::draft::{Draft, Event, Pen};
use lardom::model::{ContainerError, Operation};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn draft(id: &str) -> Draft {
    let mut draft = Draft::new(id.to_owned(), "Årets redovisning".to_owned(), 1);
    year(&mut draft, 2022);
    draft
}

/// Chooses a year. The event.
fn year(draft: &mut Draft, year: i32) -> Event {
    let event = draft.doing(Operation::SetYear { year }, &Pen::default());
    draft.take(event.clone()).unwrap();
    event
}

fn storage() -> web_sys::Storage {
    web_sys::window().unwrap().local_storage().unwrap().unwrap()
}

async fn is_listed(id: &str) -> bool {
    shelf::list()
        .await
        .entries
        .iter()
        .any(|entry| entry.id == id)
}

#[wasm_bindgen_test]
async fn a_draft_is_listed_opened_and_deleted() {
    let saved = draft("aa1");
    shelf::put(&saved, 5).await.unwrap();
    let found = shelf::open("aa1").await.unwrap();
    assert_eq!(found.recovered.draft, saved);
    assert_eq!((found.head, found.recovered.missing), (1, 0));
    assert!(found.recovered.in_journal && found.no_journal.is_none());
    assert!(is_listed("aa1").await);
    shelf::delete("aa1").await.unwrap();
    assert_eq!(shelf::open("aa1").await, Err(Unopened::NotFound));
    assert!(!is_listed("aa1").await);
    // A tab that still has it open does not bring it back.
    let record = year(&mut saved.clone(), 2021).write();
    let refused = journal::append("aa1", 1, &[record]).await;
    assert_eq!(refused, Err(JournalError::Deleted));
}

#[wasm_bindgen_test]
async fn of_two_tabs_only_one_goes_on_from_an_event() {
    let mut saved = draft("aa2");
    shelf::put(&saved, 1).await.unwrap();
    let record = year(&mut saved, 2021).write();
    let records = [record];
    let (one, two) = (
        journal::append("aa2", 1, &records),
        journal::append("aa2", 1, &records),
    );
    let outcomes = [one.await, two.await];
    assert!(outcomes.contains(&Ok(())), "{outcomes:?}");
    assert!(
        outcomes.contains(&Err(JournalError::Behind)),
        "{outcomes:?}"
    );
    let found = shelf::open("aa2").await.unwrap();
    assert_eq!((found.recovered.draft, found.head), (saved, 2));
    shelf::delete("aa2").await.unwrap();
}

#[wasm_bindgen_test]
async fn what_finds_no_room_at_home_is_in_the_journal() {
    let mut large = draft("aa3");
    // More than any browser gives a page's local storage.
    large.name = "x".repeat(6_000_000);
    assert_eq!(home::write("aa3", &large.write(1)), Err(HomeError::Refused));
    shelf::put(&large, 2).await.unwrap();
    assert_eq!(shelf::open("aa3").await.unwrap().recovered.draft, large);
    shelf::delete("aa3").await.unwrap();
}

#[wasm_bindgen_test]
async fn a_draft_that_is_damaged_is_listed_and_another_place_has_it() {
    let saved = draft("aa4");
    shelf::put(&saved, 9).await.unwrap();
    let key = "lardom.draft.aa4";
    let damaged = storage().get_item(key).unwrap().unwrap().replace('A', "B");
    storage().set_item(key, &damaged).unwrap();
    let found = shelf::open("aa4").await.unwrap();
    assert_eq!(found.recovered.draft, saved);
    // Where the journal does not know it, it cannot be read, and says so.
    storage().set_item("lardom.draft.aa5", &damaged).unwrap();
    let entries = shelf::list().await.entries;
    let entry = entries.iter().find(|entry| entry.id == "aa5").unwrap();
    assert_eq!(entry.summary, Err(ContainerError::Damaged));
    assert_eq!(
        shelf::open("aa5").await,
        Err(Unopened::Unreadable(ContainerError::Damaged))
    );
    assert_eq!(shelf::files().await, None);
    for id in ["aa4", "aa5"] {
        shelf::delete(id).await.unwrap();
    }
}

#[wasm_bindgen_test]
async fn events_follow_the_snapshot_until_it_is_settled() {
    let mut saved = draft("aa6");
    shelf::put(&saved, 1).await.unwrap();
    home::delete("aa6");
    for at in [2019, 2020] {
        let after = saved.events;
        let record = year(&mut saved, at).write();
        journal::append("aa6", after, &[record]).await.unwrap();
    }
    assert_eq!(journal::read("aa6").await.unwrap().events.len(), 2);
    assert_eq!(shelf::open("aa6").await.unwrap().recovered.draft, saved);
    journal::settle("aa6", 3, 3, &saved.write_bytes(2))
        .await
        .unwrap();
    assert_eq!(journal::read("aa6").await.unwrap().events.len(), 0);
    assert_eq!(shelf::open("aa6").await.unwrap().recovered.draft, saved);
    shelf::delete("aa6").await.unwrap();
}

#[wasm_bindgen_test]
fn the_fragment_is_read_back_and_ids_differ() {
    fragment::go("#/utkast/abc/filer");
    assert_eq!(fragment::read(), "/utkast/abc/filer");
    fragment::go("#/");
    assert_ne!(clock::new_id(), clock::new_id());
    assert!(
        clock::new_id()
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric())
    );
}

#[wasm_bindgen_test]
fn work_is_measured_with_its_counts() {
    timing::measure("web-test", timing::now(), &[("rows", 116)]);
    let performance = web_sys::window().unwrap().performance().unwrap();
    let entries = performance.get_entries_by_name("web-test");
    let detail = js_sys::Reflect::get(&entries.get(0), &"detail".into()).unwrap();
    let rows = js_sys::Reflect::get(detail.unchecked_ref(), &"rows".into()).unwrap();
    assert_eq!(rows.as_f64(), Some(116.0));
}
