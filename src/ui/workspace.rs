//! An open draft: its operations, what the engine makes of them, and what the user does to it.
//!
//! Every change goes the same way: an operation is added, the draft is saved, the engine counts anew.

use std::cell::RefCell;

use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::File;

use super::app::{Engine, Handover};
use super::language::Language;
use super::texts::text;
use crate::browser::draft_store::{self, StoreError};
use crate::browser::{clock, keys, profile_store, timing};
use crate::model::{
    Account, Answer, CategorisedCount, CategoryId, Codebook, CodebookChange, Draft, DraftState,
    Fingerprint, MatchProposal, Operation, Place, Problem, ProblemCode, Profile, RuleId,
    SheetMapping, SheetView, SourceStatus, SourceView, UnitLink,
};
use crate::protocol::{Described, FileAnswer, Overview, Request, Response};

/// Whether what is on screen is in storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saving {
    /// Saved at this moment, in milliseconds since 1970.
    Saved(u64),
    /// The browser refused; there may be no room.
    Refused,
    /// The browser has no storage for the page.
    Unavailable,
    /// Another tab has saved the draft since.
    NewerElsewhere,
    /// What was written could not be read back.
    Damaged,
}

/// For each sheet the header's first row and its height.
pub type Headers = Vec<Option<(u32, u32)>>;

/// The files that are being read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The file's name.
    pub name: String,
    /// Its place among those given, from 1.
    pub number: usize,
    /// How many were given.
    pub total: usize,
}

/// Files that were given and are not in the draft yet.
#[derive(Default)]
struct Given {
    waiting: Vec<File>,
    /// The one that is being read, with the number of the request to read it; 0 while that is being made.
    at_work: Option<(File, u32)>,
    /// What takes in those that have been read.
    taken_in: Vec<Operation>,
    /// The draft has been closed.
    closed: bool,
}

impl Given {
    /// The next file to read.
    fn next(&mut self) -> Option<File> {
        let file = (!self.waiting.is_empty()).then(|| self.waiting.remove(0))?;
        self.at_work = Some((file.clone(), 0));
        Some(file)
    }
}

/// An open draft. Copies are the same draft.
///
/// It is a reference, since every part of a view holds one: what it refers to is a few hundred bytes of handles, which
/// stay for as long as the page lives; the draft itself goes when it is closed.
#[derive(Clone, Copy)]
pub struct Workspace(&'static Handles);

impl std::ops::Deref for Workspace {
    type Target = Handles;

    fn deref(&self) -> &Handles {
        self.0
    }
}

/// The signals of an open draft.
pub struct Handles {
    /// The draft.
    pub draft: RwSignal<Draft>,
    /// What its operations amount to.
    pub state: Memo<DraftState>,
    /// How many times the engine has counted it.
    pub counted: RwSignal<u32>,
    /// What the engine says of the files.
    pub sources: RwSignal<Vec<SourceView>>,
    /// The unit names of the files, each with the unit that it counts as.
    pub links: RwSignal<Vec<UnitLink>>,
    account: RwSignal<Option<Account>>,
    /// Whether the engine is counting.
    pub counting: RwSignal<bool>,
    /// The file being read, if any.
    pub reading: RwSignal<Option<Reading>>,
    /// Files that were given and not taken in.
    pub refused: RwSignal<Vec<(String, Problem)>>,
    /// Cases of different files that may be one.
    pub proposals: RwSignal<Vec<MatchProposal>>,
    /// Every unit's codebook, with the names in the files that the user has not taken up.
    pub codebooks: RwSignal<Vec<Codebook>>,
    /// For each unit, how its cases of the year got their categories.
    pub categorised: RwSignal<Vec<CategorisedCount>>,
    /// How many cases each rule decided that decided any.
    pub ruled: RwSignal<Vec<(RuleId, u32)>>,
    /// Spellings that the user says are different, as long as the draft is open.
    pub different: RwSignal<Vec<Vec<CategoryId>>>,
    /// Whether it is saved.
    pub saving: RwSignal<Saving>,
    revision: StoredValue<u64>,
    /// The number of the newest evaluation asked for; answers to older ones are dropped.
    newest: StoredValue<u32>,
    given: SendWrapper<RefCell<Given>>,
    /// The draft's id, and where its files wait when it is closed before they are read.
    unread: (String, Handover),
    engine: Engine,
    language: Language,
}

impl Workspace {
    /// Opens a stored draft and lets the engine count it.
    ///
    /// # Errors
    /// Those of the draft store.
    pub fn open(id: &str, engine: Engine, language: Language) -> Result<Self, StoreError> {
        let opened = draft_store::open(id)?;
        let draft = RwSignal::new(opened.draft);
        let workspace = Self(Box::leak(Box::new(Handles {
            draft,
            state: Memo::new(move |_| draft.with(Draft::state)),
            counted: RwSignal::new(0),
            sources: RwSignal::default(),
            links: RwSignal::default(),
            account: RwSignal::new(None),
            counting: RwSignal::new(false),
            reading: RwSignal::new(None),
            refused: RwSignal::default(),
            proposals: RwSignal::default(),
            codebooks: RwSignal::default(),
            categorised: RwSignal::default(),
            ruled: RwSignal::default(),
            different: RwSignal::default(),
            saving: RwSignal::new(Saving::Saved(opened.saved_ms)),
            revision: StoredValue::new(opened.revision),
            newest: StoredValue::new(0),
            given: SendWrapper::new(RefCell::default()),
            unread: (id.to_owned(), expect_context::<Handover>()),
            engine,
            language,
        })));
        workspace.evaluate();
        workspace.add_files(workspace.unread.1.take(id));
        on_cleanup(move || workspace.close());
        Ok(workspace)
    }

    /// Does something to the draft: saves it and counts anew. Says whether it was done: whoever would rather keep what
    /// was undone is asked first.
    pub fn apply(self, operation: Operation) -> bool {
        self.apply_all(vec![operation])
    }

    /// Does several things as one, as [`Workspace::apply`] does.
    pub fn apply_all(self, mut operations: Vec<Operation>) -> bool {
        let operation = match operations.len() {
            0 => return true,
            1 => operations.pop(),
            _ => Some(Operation::Together { operations }),
        };
        let undone = self.draft.with_untracked(|draft| !draft.undone.is_empty());
        let locale = self.language.get_untracked();
        if undone && !keys::is_confirmed(text!(locale, history.drops)) {
            return false;
        }
        self.draft
            .update(|draft| operation.into_iter().for_each(|each| draft.push(each)));
        self.save();
        self.evaluate();
        true
    }

    /// Does something that names categories of a unit: what its files call categories is taken up in its codebook
    /// first, so that the names keep their meaning when the files are gone.
    pub fn apply_coded(self, unit: Option<&str>, mut operations: Vec<Operation>) -> bool {
        let added: Vec<CodebookChange> = self.codebooks.with_untracked(|books| {
            self.state.with_untracked(|state| {
                let known = state.codebook(unit);
                let book = books.iter().find(|book| book.unit.as_deref() == unit);
                let categories = book.map_or(&[][..], |book| &book.categories);
                categories
                    .iter()
                    .filter(|each| known.is_none_or(|known| known.find(&each.id).is_none()))
                    .map(|category| CodebookChange::Add {
                        category: category.clone(),
                    })
                    .collect()
            })
        });
        if !added.is_empty() {
            operations.insert(
                0,
                Operation::ChangeCodebook {
                    unit: unit.map(str::to_owned),
                    changes: added,
                },
            );
        }
        self.apply_all(operations)
    }

    /// Goes back or forth in the history, to where so many things are done.
    pub fn go_to(self, done: usize) {
        self.draft.update(|draft| draft.go_to(done));
        self.save();
        self.evaluate();
    }

    /// Gives the draft another name.
    pub fn rename(self, name: String) {
        self.draft.update(|draft| draft.name = name);
        self.save();
    }

    /// Writes the draft to storage; the outcome is in [`saving`](Self::saving).
    pub fn save(self) {
        let start = timing::now();
        let now = clock::now_ms();
        let outcome = self
            .draft
            .with_untracked(|draft| draft_store::save(draft, self.revision.get_value(), now));
        let saving = match outcome {
            Ok(revision) => {
                self.revision.set_value(revision);
                Saving::Saved(now)
            }
            Err(StoreError::Unavailable) => Saving::Unavailable,
            Err(StoreError::NewerElsewhere) => Saving::NewerElsewhere,
            Err(StoreError::Envelope(_)) => Saving::Damaged,
            Err(StoreError::Refused(_) | StoreError::NotFound) => Saving::Refused,
        };
        self.saving.set(saving);
        let operations = self.draft.with_untracked(|draft| draft.operations.len());
        let operations = u32::try_from(operations).unwrap_or(u32::MAX);
        timing::measure("save", start, &[("operations", operations)]);
    }

    /// Lets the engine count the draft as it is now.
    pub fn evaluate(self) {
        let number = self.newest.get_value() + 1;
        self.newest.set_value(number);
        self.counting.set(true);
        let state = Box::new(self.state.get_untracked());
        self.engine
            .ask(&Request::Evaluate { state }, None, move |reply| {
                // The draft may have been closed, or changed again, before the answer came.
                if self.newest.try_get_value() != Some(number) {
                    return;
                }
                self.counting.set(false);
                if let Ok((Response::Overview(overview), _)) = reply {
                    self.name_by_year(&overview);
                    let Overview {
                        sources,
                        links,
                        proposals,
                        codebooks,
                        categorised,
                        ruled,
                        account,
                    } = *overview;
                    renew(self.sources, sources);
                    renew(self.links, links);
                    renew(self.proposals, proposals);
                    renew(self.codebooks, codebooks);
                    renew(self.categorised, categorised);
                    renew(self.ruled, ruled);
                    renew(self.account, account);
                    self.counted.update(|counted| *counted += 1);
                }
            });
    }

    /// A draft without a name gets one from its year.
    fn name_by_year(self, overview: &Overview) {
        let unnamed = self.draft.with_untracked(|draft| draft.name.is_empty());
        if let (true, Some(account)) = (unnamed, &overview.account) {
            let locale = self.language.get_untracked();
            let year = account.year;
            self.rename(super::language::draft_name(locale, year));
        }
    }

    /// Reads files, one after another, and takes them into the draft.
    pub fn add_files(self, files: Vec<File>) {
        if files.is_empty() {
            return;
        }
        // Files that were dropped are looked into first, and the draft may have been closed meanwhile.
        if self.given.borrow().closed {
            return self.put_off(files);
        }
        let idle = self.reading.with_untracked(Option::is_none);
        let waiting = self.given.borrow().waiting.len();
        self.reading.update(|reading| {
            let total = reading.as_ref().map_or(0, |reading| reading.total) + files.len();
            let number = total - files.len() - waiting;
            let name = reading
                .take()
                .map_or_else(String::new, |reading| reading.name);
            *reading = Some(Reading {
                name,
                number,
                total,
            });
        });
        self.given.borrow_mut().waiting.extend(files);
        if idle {
            self.read_next();
        }
    }

    fn read_next(self) {
        let Some(file) = self.given.borrow_mut().next() else {
            return self.end_reading();
        };
        let name = file.name();
        self.reading.update(|reading| {
            if let Some(reading) = reading {
                reading.name.clone_from(&name);
                reading.number += 1;
            }
        });
        let request = Request::Read {
            name: name.clone(),
            profiles: profile_store::read(),
        };
        let number = self.engine.ask(&request, Some(&file), move |reply| {
            // Nobody waits for it where reading was stopped or the draft has been closed.
            let at_work = self.given.borrow_mut().at_work.take();
            if at_work.is_none() {
                return;
            }
            match reply {
                Ok((Response::Files(files), _)) => {
                    for file in files {
                        self.take_in(file);
                    }
                }
                Ok((Response::Failed(problem), _)) => self.refuse(name, problem),
                Ok(_) => self.refuse(name, Problem::new(ProblemCode::Unreadable)),
                Err(_) => self.refuse(name, Problem::new(ProblemCode::EngineDied)),
            }
            self.read_next();
        });
        if let Some((_, at_work)) = &mut self.given.borrow_mut().at_work {
            *at_work = number;
        }
    }

    /// Takes the files that were read into the draft.
    fn end_reading(self) {
        self.reading.set(None);
        let taken_in = std::mem::take(&mut self.given.borrow_mut().taken_in);
        if taken_in.is_empty() {
            // A file that was asked for again changes nothing in the draft but is there now.
            self.evaluate();
        } else {
            self.apply_all(taken_in);
        }
    }

    /// Leaves off reading: the file that is being read and those that wait behind it are forgotten. What is given from
    /// now on is read.
    pub fn cancel(self) {
        self.leave_off();
        self.end_reading();
    }

    /// Closes the draft: what has been read is taken in, and what has not is read when it is opened again.
    fn close(self) {
        let unread = self.leave_off();
        let taken_in = std::mem::take(&mut self.given.borrow_mut().taken_in);
        self.apply_all(taken_in);
        self.put_off(unread);
        self.given.borrow_mut().closed = true;
    }

    fn put_off(self, files: Vec<File>) {
        let (draft, handover) = &self.unread;
        handover.give(draft.clone(), files);
    }

    /// Leaves off reading. The files that were given and not read.
    fn leave_off(self) -> Vec<File> {
        let mut given = self.given.borrow_mut();
        let mut unread = std::mem::take(&mut given.waiting);
        let at_work = given.at_work.take();
        drop(given);
        if let Some((file, number)) = at_work {
            self.engine.cancel(number);
            unread.insert(0, file);
        }
        unread
    }

    fn refuse(self, name: String, problem: Problem) {
        self.refused.update(|refused| refused.push((name, problem)));
    }

    fn take_in(self, file: FileAnswer) {
        let described = match file {
            FileAnswer::Described(described) => *described,
            FileAnswer::Failed { name, problem } => {
                self.refuse(name, problem);
                return;
            }
        };
        let Described {
            source,
            sheets,
            answers,
        } = described;
        let known = self
            .state
            .with_untracked(|state| state.source(&source.fingerprint).is_some());
        let mut given = self.given.borrow_mut();
        let waits = given.taken_in.iter().any(|operation| {
            matches!(operation, Operation::AddSource { source: other, .. }
                if other.fingerprint == source.fingerprint)
        });
        let absent = self.sources.with_untracked(|sources| {
            let view = find(sources, &source.fingerprint);
            view.is_some_and(|view| view.status == SourceStatus::Absent)
        });
        if waits || (known && !absent) {
            drop(given);
            self.refuse(source.name, Problem::new(ProblemCode::SameFile));
        } else if !known {
            let fingerprint = source.fingerprint.clone();
            let operations = &mut given.taken_in;
            operations.push(Operation::AddSource { source, sheets });
            let answered = answers.into_iter().enumerate();
            let each = answered.flat_map(|(sheet, answers)| {
                answers.into_iter().map(move |answer| (sheet, answer))
            });
            operations.extend(each.map(|(sheet, answer)| Operation::Answer {
                fingerprint: fingerprint.clone(),
                sheet,
                answer,
            }));
        }
    }

    /// How a file is read now: the user's choices, and each sheet's header with its first row and height.
    #[must_use]
    pub fn reading_of(self, fingerprint: &Fingerprint) -> (crate::model::Reading, Headers) {
        self.state.with_untracked(|state| {
            let source = state.source(fingerprint);
            let sheets = source.iter().flat_map(|source| &source.sheets);
            let rows = sheets.map(|sheet| Some((sheet.header_row?, sheet.header_height)));
            let rows = rows.collect();
            (
                source.map_or_else(Default::default, |source| source.reading),
                rows,
            )
        })
    }

    /// Asks how a file would be read otherwise and, when the answer comes, reads it so.
    pub fn describe_anew(
        self,
        fingerprint: &Fingerprint,
        reading: crate::model::Reading,
        headers: Headers,
    ) {
        let source = self
            .state
            .with_untracked(|state| state.source(fingerprint).map(|each| each.source.clone()));
        let Some(source) = source else { return };
        let fingerprint = fingerprint.clone();
        let request = Request::Describe {
            source,
            reading,
            headers,
            profiles: Vec::new(),
        };
        self.engine.ask(&request, None, move |reply| {
            if self.newest.try_get_value().is_none() {
                return;
            }
            if let Ok((Response::Described(described), _)) = reply {
                let before = self.state.with_untracked(|state| {
                    let source = state.source(&fingerprint);
                    source.map_or_else(Vec::new, |source| source.sheets.clone())
                });
                let mut sheets = described.sheets;
                for (guessed, answered) in sheets.iter_mut().zip(&before) {
                    guessed.keep_answers(answered);
                }
                self.apply(Operation::SetReading {
                    fingerprint,
                    reading,
                    sheets,
                });
            }
        });
    }

    /// Confirms every file that is not, and remembers how its sheets are read.
    pub fn confirm_all(self) {
        self.remember();
        let operations = self.state.with_untracked(|state| {
            state
                .sources
                .iter()
                .filter(|source| !source.confirmed)
                .map(|source| Operation::Confirm {
                    fingerprint: source.source.fingerprint.clone(),
                })
                .collect()
        });
        self.apply_all(operations);
    }

    /// Keeps a profile of each sheet that is about to be confirmed.
    fn remember(self) {
        let profiles: Vec<Profile> = self.state.with_untracked(|state| {
            self.sources.with_untracked(|sources| {
                let waiting = state.sources.iter().filter(|source| !source.confirmed);
                let sheets = waiting.flat_map(|source| {
                    let view = find(sources, &source.source.fingerprint);
                    let views = view.map_or(&[][..], |view| &view.sheets);
                    let sheets = source.sheets.iter().zip(views);
                    sheets.filter_map(|(mapping, view)| {
                        Profile::of(&source.source.name, view, mapping)
                    })
                });
                sheets.collect()
            })
        });
        profile_store::add(profiles);
    }

    /// Reads what the engine says of a file; followed when it changes.
    pub fn source<T>(
        self,
        fingerprint: &Fingerprint,
        read: impl FnOnce(&SourceView) -> T,
    ) -> Option<T> {
        let read = |sources: &Vec<SourceView>| find(sources, fingerprint).map(read);
        self.sources.with(read)
    }

    /// Reads the account, where there is one; followed when it changes.
    pub fn account<T>(self, read: impl FnOnce(&Account) -> T) -> Option<T> {
        self.account.with(|account| account.as_ref().map(read))
    }

    /// The name of a file of the draft.
    #[must_use]
    pub fn file_name(self, fingerprint: &Fingerprint) -> String {
        self.state.with(|state| {
            state
                .source(fingerprint)
                .map_or_else(String::new, |each| each.source.name.clone())
        })
    }

    /// The engine.
    #[must_use]
    pub fn engine(self) -> Engine {
        self.engine
    }
}

fn find<'a>(sources: &'a [SourceView], fingerprint: &Fingerprint) -> Option<&'a SourceView> {
    let mut sources = sources.iter();
    sources.find(|view| view.source.fingerprint == *fingerprint)
}

/// What has not changed is not told anew.
fn renew<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|before| *before != value) {
        signal.set(value);
    }
}

/// The beginning of a fingerprint, for ids in the document.
#[must_use]
pub fn short(fingerprint: &Fingerprint) -> String {
    fingerprint.0.chars().take(12).collect()
}

/// One sheet of a file of the open draft. Copies are the same sheet.
#[derive(Clone, Copy)]
pub struct Sheet {
    workspace: Workspace,
    fingerprint: StoredValue<Fingerprint>,
    index: usize,
}

impl Sheet {
    /// A sheet of a file, counted from 0.
    #[must_use]
    pub fn new(fingerprint: StoredValue<Fingerprint>, index: usize) -> Self {
        Self {
            workspace: use_workspace(),
            fingerprint,
            index,
        }
    }

    /// Reads what the engine says of it; followed when it changes.
    pub fn view<T>(self, read: impl FnOnce(&SheetView) -> T) -> Option<T> {
        self.fingerprint.with_value(|fingerprint| {
            let view = |source: &SourceView| source.sheets.get(self.index).map(read);
            self.workspace.source(fingerprint, view).flatten()
        })
    }

    /// Reads how the user wants it read; followed when it changes.
    pub fn mapping<T>(self, read: impl FnOnce(&SheetMapping) -> T) -> Option<T> {
        self.fingerprint.with_value(|fingerprint| {
            self.workspace.state.with(|state| {
                let sheets = &state.source(fingerprint)?.sheets;
                sheets.get(self.index).map(read)
            })
        })
    }

    /// Whether something is so of how the user wants it read.
    #[must_use]
    pub fn is(self, test: fn(&SheetMapping) -> bool) -> bool {
        self.mapping(test).unwrap_or_default()
    }

    /// Changes how it is read.
    pub fn change(self, change: impl FnOnce(&mut SheetMapping)) {
        if let Some(mut mapping) = untrack(|| self.mapping(SheetMapping::clone)) {
            change(&mut mapping);
            self.workspace.apply(Operation::SetMapping {
                fingerprint: self.fingerprint.get_value(),
                sheet: self.index,
                mapping,
            });
        }
    }

    /// Reads it with another header: its first row and its height.
    pub fn set_header(self, header: Option<(u32, u32)>) {
        let fingerprint = self.fingerprint.get_value();
        let (reading, mut headers) = self.workspace.reading_of(&fingerprint);
        if let Some(slot) = headers.get_mut(self.index) {
            *slot = header;
        }
        self.workspace.describe_anew(&fingerprint, reading, headers);
    }

    /// What was answered about it; followed when it changes.
    #[must_use]
    pub fn answers(self) -> Vec<Answer> {
        self.fingerprint.with_value(|fingerprint| {
            self.workspace.state.with(|state| {
                let source = state.source(fingerprint);
                source.map_or_else(Vec::new, |source| source.answers(self.index).as_list())
            })
        })
    }

    /// Answers a question about it.
    pub fn answer(self, answer: Answer) {
        self.workspace.apply(Operation::Answer {
            fingerprint: self.fingerprint.get_value(),
            sheet: self.index,
            answer,
        });
    }

    /// Does something to the draft about a row of it.
    pub fn decide(self, row: u32, operation: impl FnOnce(Place) -> Operation) {
        let place = Place {
            source: self.fingerprint.get_value(),
            sheet: self.index,
            row,
        };
        self.workspace.apply(operation(place));
    }

    /// The name of its file.
    #[must_use]
    pub fn file_name(self) -> String {
        self.fingerprint
            .with_value(|fingerprint| self.workspace.file_name(fingerprint))
    }

    /// An id in the document for something of this sheet.
    #[must_use]
    pub fn id(self, what: &str) -> String {
        let file = self.fingerprint.with_value(short);
        format!("{what}-{file}-{}", self.index)
    }
}

/// The open draft.
#[must_use]
pub fn use_workspace() -> Workspace {
    expect_context()
}
