//! Copies of drafts: saved as a file, opened from one, and brought into the draft that they are of.

use leptos::prelude::*;
use web_sys::File;

use super::going::{go_to_draft, go_to_start};
use super::route::DraftPage;
use super::workspace::Workspace;
use crate::browser::drafts::shelf::{self, Unopened};
use crate::browser::{blob_store, chance, clock, download, files, local};
use crate::draft::{Copied, CopiedFile, Copy as DraftCopy, Draft, read_copy, write_copy};
use crate::model::ContainerError;
use crate::share::{NONCE_BYTES, Passphrase, SALT_BYTES, SealCost, seal_bytes, unseal_bytes};

/// The most bytes of files that go along with a copy: it is put together in memory.
const MOST_BYTES: f64 = 200.0 * 1024.0 * 1024.0;

/// A copy that was opened, and what is asked of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenedCopy {
    /// It is sealed.
    Sealed(Vec<u8>),
    /// The passphrase was another.
    WrongPassphrase(Vec<u8>),
    /// It is of a draft that is here, too.
    Known(Box<DraftCopy>),
    /// It cannot be read.
    Unreadable(ContainerError),
    /// There was no room for it.
    NotKept,
}

/// The copy that was opened last, for whoever shows it. Copies of this are the same.
#[derive(Clone, Copy)]
pub struct Copies {
    /// What is asked of it; `None` where none is open.
    pub opened: RwSignal<Option<OpenedCopy>>,
    /// The copy that is about to be brought into the draft that it is of.
    pub coming: RwSignal<Option<Draft>>,
}

impl Copies {
    /// Makes it known to the components below.
    pub fn provide() -> Self {
        let copies = Self {
            opened: RwSignal::new(None),
            coming: RwSignal::new(None),
        };
        provide_context(copies);
        copies
    }

    async fn open(self, file: File) {
        let read = match files::bytes(&file).await {
            Some(bytes) => read_copy(&bytes),
            None => Err(ContainerError::Damaged),
        };
        match read {
            Ok(Copied::Plain(copy)) => self.take(copy).await,
            Ok(Copied::Sealed(sealed)) => self.ask(OpenedCopy::Sealed(sealed)),
            Err(error) => self.ask(OpenedCopy::Unreadable(error)),
        }
    }

    /// Opens the sealed copy.
    pub async fn unseal(self, sealed: Vec<u8>, passphrase: String) {
        let Ok(parts) = unseal_bytes(&sealed, &passphrase) else {
            self.opened.set(Some(OpenedCopy::WrongPassphrase(sealed)));
            return;
        };
        match DraftCopy::of_parts(&parts) {
            Ok(copy) => self.take(Box::new(copy)).await,
            Err(error) => self.ask(OpenedCopy::Unreadable(error)),
        }
    }

    /// Keeps the copy as a draft of its own.
    pub async fn keep(self, copy: DraftCopy) {
        let id = clock::new_id();
        let draft = copy.draft.under(id);
        self.restore(DraftCopy { draft, ..copy }).await;
    }

    /// Goes to the draft that the copy is of, where it is brought in.
    pub async fn bring_in(self, copy: DraftCopy) {
        keep_files(&copy.files).await;
        let id = copy.draft.id.clone();
        self.coming.set(Some(copy.draft));
        self.opened.set(None);
        go_to_draft(id, DraftPage::History);
    }

    async fn take(self, copy: Box<DraftCopy>) {
        match shelf::open(&copy.draft.id).await {
            Ok(found) if found.recovered.missing == 0 => self.ask(OpenedCopy::Known(copy)),
            Err(Unopened::NotFound | Unopened::Unavailable) => self.restore(*copy).await,
            // What cannot be read now may be rescued: the copy stands beside it.
            Ok(_) | Err(Unopened::Unreadable(_)) => self.keep(*copy).await,
        }
    }

    async fn restore(self, copy: DraftCopy) {
        let id = copy.draft.id.clone();
        if shelf::put(&copy.draft, clock::now_ms()).await.is_err() {
            self.ask(OpenedCopy::NotKept);
            return;
        }
        // Once a draft names them: files that none names are forgotten.
        keep_files(&copy.files).await;
        self.opened.set(None);
        go_to_draft(id, DraftPage::Files);
    }

    fn ask(self, opened: OpenedCopy) {
        self.opened.set(Some(opened));
        go_to_start();
    }
}

/// Copies.
#[must_use]
pub fn use_copies() -> Copies {
    expect_context()
}

/// What became of a copy that was to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CopySaved {
    /// It was handed to the browser's downloads, without these files, which the browser does not have.
    Saved(Vec<String>),
    /// The files are too large to go along.
    TooLarge,
    /// It could not be sealed.
    NotSealed,
    /// The browser did not take it.
    Refused,
}

/// Saves a copy of the open draft, with its files if wished and sealed where there is a passphrase.
pub async fn save_copy(
    workspace: Workspace,
    with_files: bool,
    passphrase: Option<&Passphrase>,
) -> CopySaved {
    let draft = workspace.draft.get_untracked();
    let now = clock::now_ms();
    let (mut copied, mut missing, mut size) = (Vec::new(), Vec::new(), 0.0);
    if with_files {
        for source in draft.named_files() {
            let blob = blob_store::get(&source.fingerprint).await.ok().flatten();
            let Some(blob) = blob else {
                missing.push(source.name.clone());
                continue;
            };
            size += blob.size();
            if size > MOST_BYTES {
                return CopySaved::TooLarge;
            }
            match files::bytes(&blob).await {
                Some(bytes) => copied.push(CopiedFile {
                    fingerprint: source.fingerprint.clone(),
                    name: source.name.clone(),
                    bytes,
                }),
                None => missing.push(source.name.clone()),
            }
        }
    }
    let (id, name) = (draft.id.clone(), draft.name.clone());
    let copy = DraftCopy {
        draft,
        files: copied,
    };
    let parts = copy.parts(now);
    let file = match passphrase {
        None => write_copy(&parts, false),
        Some(passphrase) => match sealed(&parts, passphrase) {
            Some(sealed) => write_copy(&sealed, true),
            None => return CopySaved::NotSealed,
        },
    };
    if download::save_bytes(&file_name(&name, now), &file).is_err() {
        return CopySaved::Refused;
    }
    // Where it is not remembered the page reminds of a copy too early.
    let _ = local::write(&local::copied_key(&id), &now.to_string());
    CopySaved::Saved(missing)
}

fn sealed(parts: &[u8], passphrase: &Passphrase) -> Option<Vec<u8>> {
    let salt = chance::bytes::<SALT_BYTES>()?;
    let nonce = chance::bytes::<NONCE_BYTES>()?;
    seal_bytes(parts, passphrase, &salt, &nonce, SealCost::USUAL).ok()
}

/// "Redovisning 2022 2023-03-15.lardom".
fn file_name(name: &str, now: u64) -> String {
    let plain: String = name
        .chars()
        .map(|letter| {
            if letter.is_alphanumeric() {
                letter
            } else {
                ' '
            }
        })
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let minute = clock::local_minute(now);
    let day = minute.split(' ').next().unwrap_or_default();
    let name = if words.is_empty() {
        "lardom".to_owned()
    } else {
        words.join("-")
    };
    format!("{name}-{day}.lardom")
}

/// When a copy of a draft was last saved, in milliseconds since 1970.
#[must_use]
pub fn copied_ms(draft: &str) -> Option<u64> {
    local::read(&local::copied_key(draft))?.parse().ok()
}

/// Opens a file that begins as a copy does. What is wrong with it is asked about.
pub async fn open_copy(copies: Copies, file: File) -> bool {
    copies.open(file).await;
    true
}

/// Keeps the files that came along. What finds no room is asked for by the draft, by name.
async fn keep_files(copied: &[CopiedFile]) {
    for file in copied {
        let _ = blob_store::put_bytes(&file.fingerprint, &file.bytes).await;
    }
}
