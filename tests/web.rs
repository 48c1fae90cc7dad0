//! What only a browser has: local storage, the address, the clock. Run in headless Chromium.
#![cfg(target_arch = "wasm32")]

use lardom::browser::draft_store::{self, StoreError};
use lardom::browser::{clock, fragment, timing};
use lardom::model::{Draft, EnvelopeError, Operation};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn draft(id: &str) -> Draft {
    Draft {
        id: id.to_owned(),
        name: "Årets redovisning".to_owned(),
        created_ms: 1,
        operations: vec![Operation::SetYear { year: 2022 }],
        undone: Vec::new(),
    }
}

fn storage() -> web_sys::Storage {
    web_sys::window().unwrap().local_storage().unwrap().unwrap()
}

#[wasm_bindgen_test]
fn a_saved_draft_is_listed_opened_and_deleted() {
    let saved = draft("aa1");
    assert_eq!(draft_store::save(&saved, 0, 5).unwrap(), 1);
    let opened = draft_store::open("aa1").unwrap();
    assert_eq!(
        (opened.draft, opened.revision, opened.saved_ms),
        (saved, 1, 5)
    );
    assert!(
        draft_store::list()
            .unwrap()
            .iter()
            .any(|entry| entry.id == "aa1")
    );
    draft_store::delete("aa1").unwrap();
    assert!(matches!(
        draft_store::open("aa1"),
        Err(StoreError::NotFound)
    ));
    assert!(
        draft_store::list()
            .unwrap()
            .iter()
            .all(|entry| entry.id != "aa1")
    );
}

#[wasm_bindgen_test]
fn an_older_tab_never_overwrites_a_newer_save() {
    let mut mine = draft("aa2");
    let base = draft_store::save(&mine, 0, 1).unwrap();
    let mut other = mine.clone();
    other.name = "Från den andra fliken".to_owned();
    draft_store::save(&other, base, 2).unwrap();
    mine.name = "Från den här".to_owned();
    let refused = draft_store::save(&mine, base, 3);
    assert!(matches!(refused, Err(StoreError::NewerElsewhere)));
    assert_eq!(draft_store::open("aa2").unwrap().draft, other);
    draft_store::delete("aa2").unwrap();
}

#[wasm_bindgen_test]
fn a_save_that_finds_no_room_loses_nothing() {
    let saved = draft("aa3");
    let revision = draft_store::save(&saved, 0, 1).unwrap();
    let mut larger = saved.clone();
    // More than any browser gives a page.
    larger.name = "x".repeat(12_000_000);
    let refused = draft_store::save(&larger, revision, 2);
    assert!(
        matches!(refused, Err(StoreError::Refused(_))),
        "{refused:?}"
    );
    assert_eq!(draft_store::open("aa3").unwrap().draft, saved);
    draft_store::delete("aa3").unwrap();
}

#[wasm_bindgen_test]
fn a_list_that_is_lost_is_made_anew_and_a_damaged_draft_is_refused() {
    draft_store::save(&draft("aa4"), 0, 9).unwrap();
    storage().remove_item("lardom.drafts").unwrap();
    let entry = draft_store::list()
        .unwrap()
        .into_iter()
        .find(|entry| entry.id == "aa4")
        .unwrap();
    assert_eq!(
        (entry.saved_ms, entry.name.as_str()),
        (9, "Årets redovisning")
    );
    let key = "lardom.draft.aa4";
    let damaged = storage().get_item(key).unwrap().unwrap().replace('A', "B");
    storage().set_item(key, &damaged).unwrap();
    let refused = draft_store::open("aa4");
    assert!(matches!(
        refused,
        Err(StoreError::Envelope(EnvelopeError::Damaged))
    ));
    assert_eq!(storage().get_item(key).unwrap(), Some(damaged));
    draft_store::delete("aa4").unwrap();
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
