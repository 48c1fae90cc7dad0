//! The journal: every event of every draft, in the browser's `IndexedDB`.
//!
//! What a transaction has told complete is on the disk, since each is opened with strict durability: local storage, which
//! browsers write when it suits them, promises nothing of the kind. Three stores of the database `lardom-drafts`:
//!
//! - `heads`: for each draft the number of its newest event; of a deleted one that number with a minus;
//! - `snapshots`: for each draft its newest snapshot that events follow;
//! - `events`: those that follow, under draft and number.
//!
//! Whoever writes names the number that he builds on, which is compared in the transaction that writes: of two tabs only
//! one can go on from the same event.

use std::cell::RefCell;

use idb::{Database, DatabaseEvent, Error, Factory, KeyRange, ObjectStoreParams, Query};
use idb::{Transaction, TransactionResult};
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, IdbDatabase, IdbTransaction};

const DATABASE: &str = "lardom-drafts";
const VERSION: u32 = 1;
const HEADS: &str = "heads";
const SNAPSHOTS: &str = "snapshots";
const EVENTS: &str = "events";
const STORES: [&str; 3] = [HEADS, SNAPSHOTS, EVENTS];

#[wasm_bindgen]
extern "C" {
    /// The database, with the options of a transaction, which web-sys does not have.
    type WithOptions;

    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &WithOptions,
        stores: &JsValue,
        mode: &str,
        options: &JsValue,
    ) -> Result<IdbTransaction, JsValue>;
}

thread_local! {
    /// The connection, which is kept open: opening it takes longer than writing.
    static CONNECTION: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
}

/// Why the journal did not do what it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JournalError {
    /// The browser has no such storage for this page, or it does not open.
    Unavailable(String),
    /// The disk, or what the browser allows the page, is full.
    Full,
    /// Another tab has written since.
    Behind,
    /// The draft has been deleted.
    Deleted,
    /// It failed for another reason.
    Failed(String),
}

/// What the journal has of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stored {
    /// The number of the newest event; `None` where the journal does not know the draft.
    pub head: Option<u64>,
    /// Whether it has been deleted.
    pub deleted: bool,
    /// Its newest snapshot, if there is one.
    pub snapshot: Option<Vec<u8>>,
    /// The events that were kept beside it, in order of their numbers.
    pub events: Vec<(u64, Vec<u8>)>,
}

/// Reads what there is of a draft.
///
/// # Errors
/// When it cannot be read.
pub async fn read(draft: &str) -> Result<Stored, JournalError> {
    let transaction = begin("readonly").await?;
    let stored = stored(&transaction, draft).await;
    stored.map_err(|error| told(&error))
}

/// Reads what there is of every draft, of deleted ones too.
///
/// # Errors
/// When it cannot be read.
pub async fn read_all() -> Result<Vec<(String, Stored)>, JournalError> {
    let transaction = begin("readonly").await?;
    let all = async {
        let keys = transaction.object_store(HEADS)?;
        let keys = keys.get_all_keys(None, None)?.await?;
        let mut all = Vec::new();
        for draft in keys.iter().filter_map(JsValue::as_string) {
            let stored = stored(&transaction, &draft).await?;
            all.push((draft, stored));
        }
        Ok(all)
    };
    all.await.map_err(|error| told(&error))
}

/// Adds events to a draft whose newest has the number `after`.
///
/// # Errors
/// `Behind` and `Deleted` where another tab has written or deleted it; nothing is written then.
pub async fn append(draft: &str, after: u64, records: &[Vec<u8>]) -> Result<(), JournalError> {
    write(draft, Some(after), async |transaction| {
        let events = transaction.object_store(EVENTS)?;
        for (number, record) in (after + 1..).zip(records) {
            let record = Uint8Array::from(&record[..]);
            events
                .put(&record, Some(&event_key(draft, number)))?
                .await?;
        }
        let head = after + u64::try_from(records.len()).unwrap_or_default();
        put_head(transaction, draft, head as f64).await
    })
    .await
}

/// Puts a snapshot of a draft in the place of everything up to it, where the newest event has the number `after`.
///
/// # Errors
/// As for [`append`].
pub async fn settle(
    draft: &str,
    after: u64,
    head: u64,
    snapshot: &[u8],
) -> Result<(), JournalError> {
    write(draft, Some(after), async |transaction| {
        put_snapshot(transaction, draft, head, snapshot).await
    })
    .await
}

/// Puts a snapshot in the place of whatever there is of a draft.
///
/// # Errors
/// When it cannot be written.
pub async fn replace(draft: &str, head: u64, snapshot: &[u8]) -> Result<(), JournalError> {
    write(draft, None, async |transaction| {
        put_snapshot(transaction, draft, head, snapshot).await
    })
    .await
}

/// Deletes a draft. That it was deleted is remembered, so that a tab that has it open does not bring it back.
///
/// # Errors
/// When it cannot be written.
pub async fn delete(draft: &str) -> Result<(), JournalError> {
    write(draft, None, async |transaction| {
        let known = head(transaction, draft).await?.unwrap_or_default().abs();
        let snapshots = transaction.object_store(SNAPSHOTS)?;
        snapshots.delete(JsValue::from_str(draft))?.await?;
        let events = transaction.object_store(EVENTS)?;
        events.delete(all_events(draft)?)?.await?;
        put_head(transaction, draft, -known.max(1.0)).await
    })
    .await
}

/// Removes the whole journal.
///
/// # Errors
/// When the browser does not let it go.
pub async fn wipe() -> Result<(), JournalError> {
    if let Some(open) = CONNECTION.take() {
        open.close();
    }
    let delete = async { Factory::new()?.delete(DATABASE)?.await };
    delete.await.map_err(|error| told(&error))
}

async fn begin(mode: &str) -> Result<Transaction, JournalError> {
    let open = CONNECTION.with_borrow(Clone::clone);
    if let Some(open) = open {
        match transaction(&open, mode) {
            Ok(transaction) => return Ok(transaction),
            // The browser has closed it, as it does when its data are cleared.
            Err(_) => CONNECTION.set(None),
        }
    }
    let unavailable = |error: Error| JournalError::Unavailable(error.to_string());
    let database = open_database().await.map_err(unavailable)?;
    let database: IdbDatabase = database.into();
    // Whoever asked at the same time has opened it as well: one that nobody closes would hold the database for ever.
    let database = match CONNECTION.take() {
        Some(open) => {
            database.close();
            open
        }
        None => database,
    };
    let transaction = transaction(&database, mode);
    CONNECTION.set(Some(database));
    transaction.map_err(|error| JournalError::Failed(words(&error)))
}

fn transaction(database: &IdbDatabase, mode: &str) -> Result<Transaction, JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let stores: Array = STORES
        .iter()
        .map(|store| JsValue::from_str(store))
        .collect();
    let database: &WithOptions = database.unchecked_ref();
    let transaction = database.transaction(&stores, mode, &options)?;
    Ok(transaction.into())
}

async fn open_database() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(DATABASE, Some(VERSION))?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            for store in STORES {
                // Fails only where the store exists, which is as well.
                let _ = database.create_object_store(store, ObjectStoreParams::new());
            }
        }
    });
    let mut database = request.await?;
    // Another tab removes the database, or a newer program changes it.
    database.on_version_change(|_| {
        if let Some(open) = CONNECTION.take() {
            open.close();
        }
    });
    database.on_close(|_| CONNECTION.set(None));
    database.forget_callbacks();
    Ok(database)
}

/// Writes, where the newest event still has the number that the writer builds on.
async fn write(
    draft: &str,
    after: Option<u64>,
    write: impl AsyncFnOnce(&Transaction) -> Result<(), Error>,
) -> Result<(), JournalError> {
    let transaction = begin("readwrite").await?;
    if let Some(after) = after {
        let head = head(&transaction, draft).await;
        let head = head.map_err(|error| told(&error))?.unwrap_or_default();
        let refused = match head {
            deleted if deleted < 0.0 => Some(JournalError::Deleted),
            head if whole(head) == after => None,
            _ => Some(JournalError::Behind),
        };
        if let Some(refused) = refused {
            // Nothing was written: leaving it open would only make others wait.
            let _ = transaction.abort();
            return Err(refused);
        }
    }
    let written = write(&transaction).await;
    if let Err(error) = written {
        let told = told(&error);
        // It may have been given up already.
        let _ = transaction.abort();
        return Err(told);
    }
    // A transaction that is given up, as when the disk is full, is no error to the library.
    let ended: IdbTransaction = transaction.into();
    match Transaction::from(ended.clone()).await {
        Ok(TransactionResult::Committed) => Ok(()),
        Ok(TransactionResult::Aborted) => Err(ended.error().map_or_else(
            || JournalError::Failed(String::new()),
            |error| named(&error),
        )),
        Err(error) => Err(told(&error)),
    }
}

async fn stored(transaction: &Transaction, draft: &str) -> Result<Stored, Error> {
    let head = head(transaction, draft).await?;
    let snapshots = transaction.object_store(SNAPSHOTS)?;
    let snapshot = snapshots.get(JsValue::from_str(draft))?.await?;
    let store = transaction.object_store(EVENTS)?;
    let range = || all_events(draft);
    let keys = store.get_all_keys(Some(range()?), None)?.await?;
    let records = store.get_all(Some(range()?), None)?.await?;
    let number = |key: &JsValue| key.dyn_ref::<Array>()?.get(1).as_f64();
    let events = keys.iter().zip(&records).filter_map(|(key, record)| {
        // What is no bytes is damage, which whoever reads the record tells.
        let bytes = record.dyn_ref().map(Uint8Array::to_vec).unwrap_or_default();
        Some((whole(number(key)?), bytes))
    });
    Ok(Stored {
        head: head.map(|head| whole(head.abs())),
        deleted: head.is_some_and(|head| head < 0.0),
        snapshot: snapshot.map(|bytes| bytes.dyn_ref().map(Uint8Array::to_vec).unwrap_or_default()),
        events: events.collect(),
    })
}

async fn head(transaction: &Transaction, draft: &str) -> Result<Option<f64>, Error> {
    let heads = transaction.object_store(HEADS)?;
    let head = heads.get(JsValue::from_str(draft))?.await?;
    Ok(head.and_then(|head| head.as_f64()))
}

async fn put_head(transaction: &Transaction, draft: &str, head: f64) -> Result<(), Error> {
    let heads = transaction.object_store(HEADS)?;
    let key = JsValue::from_str(draft);
    heads.put(&JsValue::from_f64(head), Some(&key))?.await?;
    Ok(())
}

async fn put_snapshot(
    transaction: &Transaction,
    draft: &str,
    head: u64,
    snapshot: &[u8],
) -> Result<(), Error> {
    let snapshots = transaction.object_store(SNAPSHOTS)?;
    let key = JsValue::from_str(draft);
    let bytes = Uint8Array::from(snapshot);
    snapshots.put(&bytes, Some(&key))?.await?;
    let events = transaction.object_store(EVENTS)?;
    events.delete(all_events(draft)?)?.await?;
    put_head(transaction, draft, head as f64).await
}

fn event_key(draft: &str, number: u64) -> JsValue {
    let number = JsValue::from_f64(number as f64);
    Array::of2(&JsValue::from_str(draft), &number).into()
}

/// All events of a draft: an array sorts before every longer one that begins with it, and after every number.
fn all_events(draft: &str) -> Result<Query, Error> {
    let draft = JsValue::from_str(draft);
    let (from, to) = (Array::of1(&draft), Array::of2(&draft, &Array::new()));
    KeyRange::bound(&from, &to, None, None).map(Query::KeyRange)
}

fn whole(number: f64) -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "numbers of events are whole and not negative"
    )]
    let whole = number as u64;
    whole
}

fn told(error: &Error) -> JournalError {
    // Of what a request throws at once the library keeps the exception, and of what comes later another form.
    let thrown = match error {
        Error::DomException(error) => Some(error.clone()),
        Error::AddFailed(error) | Error::UpdateFailed(error) => error.dyn_ref().cloned(),
        _ => None,
    };
    thrown.map_or_else(
        || JournalError::Failed(error.to_string()),
        |error| named(&error),
    )
}

fn named(error: &DomException) -> JournalError {
    if error.name() == "QuotaExceededError" {
        JournalError::Full
    } else {
        JournalError::Failed(error.message())
    }
}

fn words(error: &JsValue) -> String {
    let error = error.dyn_ref::<js_sys::Error>();
    error.map_or_else(String::new, |error| error.message().into())
}
