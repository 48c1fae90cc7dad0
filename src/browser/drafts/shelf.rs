//! All drafts of this browser, wherever they are kept.

use super::home;
use super::journal::{self, JournalError, Stored};
use super::tabs::{self, Said};
use crate::draft::{Draft, Event, Kept, Pen, Recovered, Summary};
use crate::model::{ContainerError, Fingerprint};

/// A draft in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// What it tells of itself, or why it cannot be read.
    pub summary: Result<Summary, ContainerError>,
}

/// The drafts of this browser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// Those that something is kept of: the newest first, and first of all those that cannot be read.
    pub entries: Vec<Entry>,
    /// Local storage is off.
    pub no_home: bool,
    /// The journal cannot be read.
    pub no_journal: Option<JournalError>,
}

/// Why a draft is not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unopened {
    /// Nothing is kept of it.
    NotFound,
    /// The page may keep nothing in this browser.
    Unavailable,
    /// What is kept of it cannot be read.
    Unreadable(ContainerError),
}

/// A draft that was found, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The draft.
    pub recovered: Recovered,
    /// The number of the newest event in the journal.
    pub head: u64,
    /// How many events the journal keeps beside its snapshot.
    pub unsettled: u64,
    /// Why there is no journal.
    pub no_journal: Option<JournalError>,
}

/// Lists every draft that something is kept of.
pub async fn list() -> Shelf {
    let (ids, no_home) = match home::ids() {
        Ok(ids) => (ids, false),
        Err(_) => (Vec::new(), true),
    };
    let (stored, deleted, no_journal) = match journal::read_all().await {
        Ok(all) => {
            let (deleted, stored): (Vec<_>, Vec<_>) =
                all.into_iter().partition(|(_, stored)| stored.deleted);
            (stored, deleted, None)
        }
        Err(error) => (Vec::new(), Vec::new(), Some(error)),
    };
    let at_home = ids
        .into_iter()
        .filter(|id| !deleted.iter().any(|(other, _)| other == id));
    let mut all: Vec<(String, Kept)> = at_home
        .map(|id| {
            let home = home::read(&id);
            (
                id,
                Kept {
                    home,
                    ..Kept::default()
                },
            )
        })
        .collect();
    for (id, stored) in stored {
        if let Some((_, kept)) = all.iter_mut().find(|(other, _)| *other == id) {
            put_in(kept, stored);
        } else {
            let mut kept = Kept::default();
            put_in(&mut kept, stored);
            all.push((id, kept));
        }
    }
    let mut entries: Vec<Entry> = all
        .into_iter()
        .map(|(id, kept)| Entry {
            id,
            summary: kept.summary(),
        })
        .collect();
    entries.sort_by_key(|entry| {
        let saved = entry.summary.as_ref().map(|summary| summary.saved_ms);
        std::cmp::Reverse(saved.unwrap_or(u64::MAX))
    });
    Shelf {
        entries,
        no_home,
        no_journal,
    }
}

/// What is kept of a draft, with why there is no journal; `None` where it has been deleted.
pub async fn kept(id: &str) -> (Option<Kept>, Option<JournalError>) {
    let mut kept = Kept {
        home: home::read(id),
        ..Kept::default()
    };
    match journal::read(id).await {
        Ok(stored) if stored.deleted => (None, None),
        Ok(stored) => {
            put_in(&mut kept, stored);
            (Some(kept), None)
        }
        Err(error) => (Some(kept), Some(error)),
    }
}

/// Opens a draft.
///
/// # Errors
/// When there is none, or it cannot be read.
pub async fn open(id: &str) -> Result<Found, Unopened> {
    let (kept, no_journal) = kept(id).await;
    let kept = kept.ok_or(Unopened::NotFound)?;
    if kept.is_empty() {
        let off = no_journal.is_some() && home::ids().is_err();
        return Err(if off {
            Unopened::Unavailable
        } else {
            Unopened::NotFound
        });
    }
    Ok(Found {
        recovered: kept.recover().map_err(Unopened::Unreadable)?,
        head: kept.head.unwrap_or_default(),
        unsettled: u64::try_from(kept.events.len()).unwrap_or_default(),
        no_journal,
    })
}

/// Puts a draft on the shelf, in the place of whatever is kept under its id.
///
/// # Errors
/// Why the journal did not take it, where local storage did not either.
pub async fn put(draft: &Draft, saved_ms: u64) -> Result<(), JournalError> {
    let at_home = home::write(&draft.id, &draft.write(saved_ms));
    let snapshot = draft.write_bytes(saved_ms);
    match journal::replace(&draft.id, draft.events, &snapshot).await {
        Err(error) if at_home.is_err() => Err(error),
        _ => Ok(()),
    }
}

/// Deletes a draft.
///
/// # Errors
/// When the journal does not let go of it.
pub async fn delete(id: &str) -> Result<(), JournalError> {
    match journal::delete(id).await {
        // What the journal does not have it need not let go of.
        Ok(()) | Err(JournalError::Unavailable(_)) => {
            home::delete(id);
            Ok(())
        }
        other => other,
    }
}

/// Everything that is kept of a draft, as it is, for a file: each part under a line that says what it is.
pub async fn raw(id: &str) -> Vec<u8> {
    let (kept, _) = kept(id).await;
    let kept = kept.unwrap_or_default();
    let mut bytes = Vec::new();
    let mut part = |name: String, content: &[u8]| {
        bytes.extend_from_slice(format!("{name} {}\n", content.len()).as_bytes());
        bytes.extend_from_slice(content);
        bytes.push(b'\n');
    };
    if let Some(home) = &kept.home {
        part("home".to_owned(), home.as_bytes());
    }
    if let Some(snapshot) = &kept.snapshot {
        part("snapshot".to_owned(), snapshot);
    }
    for (number, record) in &kept.events {
        part(format!("event-{number}"), record);
    }
    bytes
}

/// How often something is tried again where another tab has written in between.
const MOST_TRIES: u32 = 8;

/// Gives a draft that is not open here another name.
///
/// # Errors
/// Why it could not be written.
pub async fn rename(id: &str, name: String, now_ms: u64) -> Result<(), JournalError> {
    let named = vec![Event::Named(name)];
    let draft = add(id, named, &Pen::default(), now_ms).await?;
    // The journal has it, and a text that is older is found to be.
    let _ = home::write(id, &draft.write(now_ms));
    Ok(())
}

/// Does something to a draft that is not open here, or not any more, after whatever other tabs have written. The draft then.
///
/// # Errors
/// Why it could not be written.
pub async fn add(
    id: &str,
    events: Vec<Event>,
    pen: &Pen,
    now_ms: u64,
) -> Result<Draft, JournalError> {
    let failed = || JournalError::Failed(String::new());
    let mut tries = 0;
    loop {
        let found = open(id).await.map_err(|_| failed())?;
        let Recovered {
            mut draft,
            in_journal,
            missing: 0,
        } = found.recovered
        else {
            return Err(failed());
        };
        let mut records = Vec::new();
        for event in &events {
            let Some(event) = draft.again(event.clone(), pen) else {
                continue;
            };
            records.push(event.write());
            draft.take(event).map_err(|_| failed())?;
        }
        let written = if in_journal {
            journal::append(id, found.head, &records).await
        } else {
            put(&draft, now_ms).await
        };
        match written {
            Err(JournalError::Behind) if tries < MOST_TRIES => tries += 1,
            Ok(()) => {
                tabs::say_once(Said::Wrote, id);
                return Ok(draft);
            }
            Err(error) => return Err(error),
        }
    }
}

/// Every file that some draft names; `None` where a draft cannot be read, which may name any.
pub async fn files() -> Option<Vec<Fingerprint>> {
    let shelf = list().await;
    if shelf.no_journal.is_some() || shelf.no_home {
        return None;
    }
    let mut files = Vec::new();
    for entry in shelf.entries {
        let found = open(&entry.id).await.ok()?;
        if found.recovered.missing > 0 {
            return None;
        }
        files.extend(found.recovered.draft.summary(0).files);
    }
    Some(files)
}

fn put_in(kept: &mut Kept, stored: Stored) {
    kept.head = stored.head;
    kept.snapshot = stored.snapshot;
    kept.events = stored.events;
}
