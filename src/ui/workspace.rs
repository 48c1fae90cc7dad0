//! An open draft: its operations, what the engine makes of them, and what the user does to it.
//!
//! Every change goes the same way: an operation is added, the draft is saved, the engine counts anew.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::File;

use super::engine::Engine;
use super::handover::Handover;
use super::i18n::I18n;
use super::initials::initials;
use super::route::{DraftPage, Route};
use super::saving::Saving;
use crate::browser::drafts::keeper::Keeper;
use crate::browser::drafts::shelf::Found;
use crate::browser::drafts::tabs::Tabs;
use crate::browser::{chance, clock, profile_store};
use crate::draft::{self, Draft, Event, Pen, StepId, TakenIn};
use crate::model::{
    Account, Answer, CategorisedCount, CategoryId, Codebook, DraftState, Fingerprint,
    MatchProposal, Operation, Place, Problem, ProblemCode, RuleId, SheetMapping, SheetView,
    SourceStatus, SourceView, UnitLink,
};
use crate::protocol::{Described, FileAnswer, Overview, Request, Response};

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

/// Keeps what is being typed in a place.
pub(super) type KeepTyping = Rc<dyn Fn()>;

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
    /// Whether another tab wrote last, and this one follows it.
    pub following: RwSignal<bool>,
    /// Whether something could not be done once more after another tab had written.
    pub not_again: RwSignal<bool>,
    /// What is being typed and not kept yet, by place: what keeps it.
    pub(super) pending: StoredValue<BTreeMap<String, KeepTyping>, LocalStorage>,
    /// The number that this tab signs its steps with.
    writer: u32,
    /// What keeps the draft.
    pub(super) keeper: StoredValue<Option<Keeper>, LocalStorage>,
    /// The line to other tabs that have the draft open.
    pub(super) tabs: StoredValue<Option<Tabs>, LocalStorage>,
    /// The number of the newest evaluation asked for; answers to older ones are dropped.
    newest: StoredValue<u32>,
    given: SendWrapper<RefCell<Given>>,
    /// The draft's id, and where its files wait when it is closed before they are read.
    unread: (String, Handover),
    engine: Engine,
    i18n: I18n,
}

impl Workspace {
    /// Works on a draft that was found, and lets the engine count it.
    pub fn open(found: Found, engine: Engine, i18n: I18n) -> Self {
        let Found {
            recovered,
            head,
            unsettled,
            no_journal,
        } = found;
        let id = recovered.draft.id.clone();
        let times = recovered.draft.steps().iter().filter_map(|step| step.at_ms);
        let saved_ms = times.max().unwrap_or(recovered.draft.created_ms);
        let draft = RwSignal::new(recovered.draft);
        let workspace = Self(Box::leak(Box::new(Handles {
            draft,
            state: Memo::new(move |_| draft.with(|draft| draft.state().clone())),
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
            saving: RwSignal::new(Saving::Saved(saved_ms)),
            following: RwSignal::new(false),
            not_again: RwSignal::new(false),
            pending: StoredValue::new_local(BTreeMap::new()),
            writer: chance::number(),
            keeper: StoredValue::new_local(None),
            tabs: StoredValue::new_local(None),
            newest: StoredValue::new(0),
            given: SendWrapper::new(RefCell::default()),
            unread: (id.clone(), expect_context::<Handover>()),
            engine,
            i18n,
        })));
        workspace.keep(
            &id,
            head,
            (recovered.in_journal, no_journal.is_none()),
            unsettled,
        );
        workspace.evaluate();
        workspace.add_files(workspace.unread.1.take(&id));
        on_cleanup(move || workspace.close());
        workspace
    }

    /// Does something to the draft: it is kept and counted anew.
    pub fn apply(self, operation: Operation) {
        let event = self
            .draft
            .with_untracked(|draft| draft.doing(operation, &self.pen()));
        self.record(event);
        self.evaluate();
    }

    /// Does several things as one, as [`Workspace::apply`] does.
    pub fn apply_all(self, operations: Vec<Operation>) {
        if let Some(operation) = draft::together(operations) {
            self.apply(operation);
        }
    }

    /// Does something that names categories of a unit: what its files call categories is taken up in its codebook
    /// first, so that the names keep their meaning when the files are gone.
    pub fn apply_coded(self, unit: Option<&str>, operations: Vec<Operation>) {
        let operations = self.codebooks.with_untracked(|books| {
            let state = |state: &DraftState| draft::with_categories(state, books, unit, operations);
            self.state.with_untracked(state)
        });
        self.apply_all(operations);
    }

    /// Undoes the last step.
    pub fn undo(self) {
        self.go(self.draft.with_untracked(Draft::undoing));
    }

    /// Does the next step again that was undone.
    pub fn redo(self) {
        self.go(self.draft.with_untracked(Draft::redoing));
    }

    /// Goes to a step of the history.
    pub fn go_to(self, step: Option<StepId>) {
        self.go(Some(
            self.draft.with_untracked(|draft| draft.going_to(step)),
        ));
    }

    /// Makes the draft what it was at a step, as a step of its own.
    pub fn return_to(self, step: Option<StepId>) {
        let pen = self.pen();
        self.go(Some(
            self.draft
                .with_untracked(|draft| draft.returning(step, &pen)),
        ));
    }

    fn go(self, event: Option<Event>) {
        if let Some(event) = event {
            self.record(event);
            self.evaluate();
        }
    }

    /// The address of a page of the draft.
    #[must_use]
    pub fn href(self, page: DraftPage) -> String {
        let id = self.id().to_owned();
        Route::Draft { id, page }.href()
    }

    /// The draft's id, also when it has been closed.
    pub(super) fn id(self) -> &'static str {
        &self.0.unread.0
    }

    /// What is signed now.
    pub(super) fn pen(self) -> Pen {
        Pen {
            writer: self.writer,
            by: initials(),
            now_ms: clock::now_ms(),
        }
    }

    /// Gives the draft another name.
    pub fn rename(self, name: String) {
        self.record(Event::Named(name));
    }

    /// Lets the engine count the draft as it is now.
    pub fn evaluate(self) {
        let Some(number) = self.newest.try_get_value().map(|newest| newest + 1) else {
            // The draft has been closed.
            return;
        };
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
            let locale = self.i18n.get_locale_untracked();
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
        self.flush_typing("");
        let unread = self.leave_off();
        let taken_in = std::mem::take(&mut self.given.borrow_mut().taken_in);
        self.apply_all(taken_in);
        self.put_off(unread);
        self.stop_keeping();
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
        let absent = self.sources.with_untracked(|sources| {
            let view = find(sources, &source.fingerprint);
            view.is_some_and(|view| view.status == SourceStatus::Absent)
        });
        let name = source.name.clone();
        let taken_in = self.state.with_untracked(|state| {
            let waiting = &self.given.borrow().taken_in;
            draft::take_in(state, waiting, absent, source, sheets, answers)
        });
        match taken_in {
            TakenIn::New(operations) => self.given.borrow_mut().taken_in.extend(operations),
            TakenIn::Back => {}
            TakenIn::Same => self.refuse(name, Problem::new(ProblemCode::SameFile)),
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
                let sheets = described.sheets;
                let operation = self
                    .state
                    .with_untracked(|state| draft::read_anew(state, fingerprint, reading, sheets));
                self.apply(operation);
            }
        });
    }

    /// Confirms every file that is not, and remembers how its sheets are read.
    pub fn confirm_all(self) {
        let (profiles, operations) = self.state.with_untracked(|state| {
            let profiles = |views: &Vec<SourceView>| draft::profiles(state, views);
            let profiles = self.sources.with_untracked(profiles);
            (profiles, draft::confirm_all(state))
        });
        profile_store::add(profiles);
        self.apply_all(operations);
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
