//! The files of drafts in the browser's `IndexedDB`, each under its fingerprint.
//!
//! Where the browser has none, or no room, a draft still opens and asks for its files again.

use idb::{
    Database, DatabaseEvent, Error, Factory, KeyPath, ObjectStoreParams, Query, TransactionMode,
    TransactionResult,
};
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use crate::model::Fingerprint;

const DATABASE: &str = "lardom";
const VERSION: u32 = 1;
const FILES: &str = "files";
const KEY: &str = "fingerprint";
const BLOB: &str = "blob";

async fn database() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(DATABASE, Some(VERSION))?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            let mut params = ObjectStoreParams::new();
            params.key_path(Some(KeyPath::new_single(KEY)));
            // Fails only where the store exists, which is as well.
            let _ = database.create_object_store(FILES, params);
        }
    });
    request.await
}

/// Keeps a file.
///
/// # Errors
/// When the browser has no such storage or no room.
pub async fn put(fingerprint: &Fingerprint, file: &Blob) -> Result<(), Error> {
    let entry = Object::new();
    let set = |key: &str, value: &JsValue| {
        // Setting a key of a new object cannot fail.
        let _ = Reflect::set(&entry, &JsValue::from_str(key), value);
    };
    set(KEY, &JsValue::from_str(&fingerprint.0));
    set(BLOB, file);
    let transaction = database()
        .await?
        .transaction(&[FILES], TransactionMode::ReadWrite)?;
    transaction.object_store(FILES)?.put(&entry, None)?.await?;
    committed(transaction.commit()?.await?)
}

/// Keeps a file, of its bytes.
///
/// # Errors
/// As for [`put`].
pub async fn put_bytes(fingerprint: &Fingerprint, bytes: &[u8]) -> Result<(), Error> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let file = Blob::new_with_u8_array_sequence(&parts).map_err(Error::AddFailed)?;
    put(fingerprint, &file).await
}

/// A transaction that the browser gave up, as when the disk is full, is no error to the library.
fn committed(result: TransactionResult) -> Result<(), Error> {
    match result {
        TransactionResult::Committed => Ok(()),
        TransactionResult::Aborted => Err(Error::DomExceptionNotFound),
    }
}

/// How many files are kept.
///
/// # Errors
/// When the browser has no such storage.
pub async fn count() -> Result<u32, Error> {
    let transaction = database()
        .await?
        .transaction(&[FILES], TransactionMode::ReadOnly)?;
    transaction.object_store(FILES)?.count(None)?.await
}

/// Removes every file.
///
/// # Errors
/// When the browser does not let them go.
pub async fn wipe() -> Result<(), Error> {
    keep_only(&[]).await
}

/// The file of a fingerprint, where it is kept.
///
/// # Errors
/// When the browser has no such storage.
pub async fn get(fingerprint: &Fingerprint) -> Result<Option<Blob>, Error> {
    let transaction = database()
        .await?
        .transaction(&[FILES], TransactionMode::ReadOnly)?;
    let key = Query::Key(JsValue::from_str(&fingerprint.0));
    let entry = transaction.object_store(FILES)?.get(key)?.await?;
    Ok(entry.and_then(|entry| {
        Reflect::get(&entry, &JsValue::from_str(BLOB))
            .ok()?
            .dyn_into()
            .ok()
    }))
}

/// Removes every file but these.
///
/// # Errors
/// When the browser has no such storage.
pub async fn keep_only(fingerprints: &[Fingerprint]) -> Result<(), Error> {
    let transaction = database()
        .await?
        .transaction(&[FILES], TransactionMode::ReadWrite)?;
    let store = transaction.object_store(FILES)?;
    for key in store.get_all_keys(None, None)?.await? {
        let named = key.as_string().unwrap_or_default();
        if !fingerprints.iter().any(|each| each.0 == named) {
            store.delete(Query::Key(key))?.await?;
        }
    }
    committed(transaction.commit()?.await?)
}
