//! The worker's end of the line: takes requests one after another and lends the engine's session its files.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, DedicatedWorkerGlobalScope, File, MessageEvent};

use super::file_reading::{self, Stop};
use super::pieces::{Pieces, whole_bytes};
use super::turns::{Turn, Turns};
use super::{blob_store, timing};
use crate::engine::{self, Answer, Learnt, ROUNDS, Session};
use crate::import::{self, Contents, Hash};
use crate::model::{DraftState, Fingerprint, Problem, ProblemCode, Profile, Reading, SourceRef};
use crate::protocol::{self, BUILD, FileAnswer, Notice, Request, Response, UnkeptFile};

/// How many milliseconds nobody asks for anything before files are kept for next time.
const SETTLED: i32 = 50;

/// How many milliseconds apart it is told how far the learning is.
const TELLING: f64 = 200.0;

/// Serves the page for as long as the worker lives.
pub fn serve() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return;
    };
    let host = Rc::new(Host {
        scope: scope.clone(),
        session: RefCell::default(),
        files: RefCell::default(),
        untold: Cell::new(None),
        practised: Cell::new(0),
        turns: Turns::default(),
        unkept: RefCell::default(),
    });
    let listener = Rc::clone(&host);
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        listener.enqueue(&event.data());
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    host.notice(&Notice::Started {
        build: BUILD.to_owned(),
    });
    spawn_local(async move { host.practise().await });
}

struct Host {
    scope: DedicatedWorkerGlobalScope,
    session: RefCell<Session>,
    /// The files given since the engine started; the browser holds their bytes, not the engine.
    files: RefCell<HashMap<Fingerprint, Blob>>,
    /// How far the learning is, where the page has not been told: a request may come in between, and the next time there
    /// is nothing left to learn.
    untold: Cell<Option<Learnt>>,
    /// How many rounds of practice are over: all of them, once there is a file to read.
    practised: Cell<u32>,
    turns: Turns<Asked>,
    /// Files that are to be kept for next time when nobody waits for anything.
    unkept: RefCell<Vec<(UnkeptFile, Blob)>>,
}

/// A request as it came.
#[derive(Clone)]
struct Asked {
    request: Request,
    file: JsValue,
    /// Where the file's pieces can be had.
    port: JsValue,
}

/// A file that is to be read.
struct Given {
    /// The request's number.
    number: u32,
    name: String,
    file: Blob,
    port: JsValue,
}

impl Host {
    /// Requests are answered in the order in which they came, since later ones build on earlier ones; only the wish
    /// to cancel overtakes.
    fn enqueue(self: &Rc<Self>, data: &JsValue) {
        let message: &Array = data.unchecked_ref();
        let bytes = message.get(1).unchecked_into::<Uint8Array>().to_vec();
        let Some(request) = protocol::read(&bytes) else {
            return;
        };
        match request {
            Request::Cancel { reading } => {
                self.turns.leave(reading);
                // It may have been read just now.
                let mut unkept = self.unkept.borrow_mut();
                return unkept.retain(|(file, _)| file.reading != reading);
            }
            Request::TakeBack { file } => {
                if let Ok(blob) = message.get(2).dyn_into() {
                    self.hold(file, blob);
                }
                return;
            }
            _ => {}
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the page counts its requests"
        )]
        let number = message.get(0).as_f64().unwrap_or_default() as u32;
        let asked = Asked {
            request,
            file: message.get(2),
            port: message.get(3),
        };
        if self.turns.push(number, asked) {
            let host = Rc::clone(self);
            spawn_local(async move { host.work().await });
        }
    }

    async fn work(self: &Rc<Self>) {
        loop {
            let Some(turn) = self.turns.first() else {
                self.keep().await;
                self.learn().await;
                return self.practise().await;
            };
            let number = turn.number;
            let (response, bytes) = self.answer(turn).await;
            self.answered(number, &response, bytes);
            self.turns.done();
        }
    }

    fn answered(&self, number: u32, response: &Response, bytes: Option<Vec<u8>>) {
        let answer = Uint8Array::from(protocol::write(response).as_slice());
        let bytes = bytes.map_or(JsValue::NULL, |bytes| {
            Uint8Array::from(bytes.as_slice()).into()
        });
        self.post(&Array::of3(&number.into(), &answer, &bytes));
    }

    async fn answer(self: &Rc<Self>, turn: Turn<Asked>) -> Answer {
        let Turn {
            number,
            asked,
            left,
        } = turn;
        match asked.request {
            Request::Read { .. } if left.get() => (Response::Cancelled, None),
            Request::Read { name, profiles } => match asked.file.dyn_into::<File>() {
                Ok(file) => {
                    let given = Given {
                        number,
                        name,
                        file: file.into(),
                        port: asked.port,
                    };
                    (self.read(given, &left, &profiles).await, None)
                }
                Err(_) => (failed(ProblemCode::Unreadable), None),
            },
            Request::Keep { fingerprints } => {
                // What cannot be removed now is removed with the next draft that is deleted.
                let _ = blob_store::keep_only(&fingerprints).await;
                (Response::Done, None)
            }
            Request::Describe {
                ref source,
                reading,
                ..
            } => {
                self.fetch(source, reading).await;
                self.session.borrow_mut().answer(asked.request)
            }
            Request::Evaluate { state } => {
                self.fetch_absent(&state).await;
                let start = timing::now();
                let answer = self
                    .session
                    .borrow_mut()
                    .answer(Request::Evaluate { state });
                if let (Response::Overview(overview), _) = &answer {
                    let rows = overview.sources.iter().flat_map(|file| &file.sheets);
                    let rows = rows.map(|sheet| sheet.ledger.rows_read).sum();
                    timing::measure("account", start, &[("rows", rows)]);
                }
                answer
            }
            other => {
                let start = timing::now();
                let answer = self.session.borrow_mut().answer(other);
                if let (Response::Charts(charts), _) = &answer {
                    let charts = u32::try_from(charts.len()).unwrap_or(u32::MAX);
                    timing::measure("chart", start, &[("charts", charts)]);
                }
                answer
            }
        }
    }

    /// Reads a file that was given. The files of an archive are files of their own.
    async fn read(&self, given: Given, left: &Cell<bool>, profiles: &[Profile]) -> Response {
        let Given {
            number,
            name,
            file,
            port,
        } = given;
        self.practised.set(ROUNDS);
        let start = timing::now();
        let bytes = whole_bytes(file.size());
        let mut hash = Hash::default();
        let pieces = Pieces::of(file.clone(), port);
        let progress = |done, rows| {
            self.notice(&Notice::Progress {
                name: name.clone(),
                done,
                total: bytes,
                rows,
            });
        };
        progress(0, 0);
        let reading = Reading::default();
        let read = file_reading::read(&pieces, reading, Some(&mut hash), left, &progress).await;
        let files = match read {
            Err(Stop::Cancelled) => return Response::Cancelled,
            Err(Stop::Problem(problem)) => vec![FileAnswer::Failed { name, problem }],
            Ok(Contents::Tables(book)) => {
                let fingerprint = hash.fingerprint();
                let source = SourceRef {
                    fingerprint: fingerprint.clone(),
                    name,
                    bytes,
                };
                self.session
                    .borrow_mut()
                    .take_in(&fingerprint, reading, Ok(book));
                vec![self.describe(number, source, file, profiles)]
            }
            Ok(Contents::Files(files)) => files
                .into_iter()
                .map(|(name, bytes)| self.unpacked(number, name, &bytes, profiles))
                .collect(),
        };
        let kib = u32::try_from(bytes / 1024).unwrap_or(u32::MAX);
        timing::measure("import", start, &[("kibibytes", kib)]);
        Response::Files(files)
    }

    /// A file of an archive.
    fn unpacked(
        &self,
        reading: u32,
        name: String,
        bytes: &[u8],
        profiles: &[Profile],
    ) -> FileAnswer {
        let how = Reading::default();
        let fingerprint = import::fingerprint(bytes);
        let part = Uint8Array::from(bytes);
        let blob = Blob::new_with_u8_array_sequence(&Array::of1(&part));
        let book = import::tables(bytes, how);
        let (blob, book) = match (blob, book) {
            (Ok(blob), Ok(book)) => (blob, book),
            (_, Err(problem)) => return FileAnswer::Failed { name, problem },
            (Err(_), _) => {
                let problem = Problem::new(ProblemCode::Unreadable);
                return FileAnswer::Failed { name, problem };
            }
        };
        self.session
            .borrow_mut()
            .take_in(&fingerprint, how, Ok(book));
        let source = SourceRef {
            fingerprint,
            name,
            bytes: bytes.len() as u64,
        };
        self.describe(reading, source, blob, profiles)
    }

    /// Says how a file that has been taken in would be read.
    fn describe(
        &self,
        reading: u32,
        source: SourceRef,
        file: Blob,
        profiles: &[Profile],
    ) -> FileAnswer {
        let name = source.name.clone();
        let described =
            self.session
                .borrow()
                .describe(source.clone(), Reading::default(), &[], profiles);
        match described {
            Ok(described) => {
                let unkept = UnkeptFile {
                    fingerprint: source.fingerprint,
                    name,
                    reading,
                };
                self.notice_beside(
                    &Notice::Unkept {
                        file: unkept.clone(),
                    },
                    &file,
                );
                self.hold(unkept, file);
                FileAnswer::Described(described)
            }
            Err(problem) => FileAnswer::Failed { name, problem },
        }
    }

    fn hold(&self, unkept: UnkeptFile, file: Blob) {
        let fingerprint = unkept.fingerprint.clone();
        self.files.borrow_mut().insert(fingerprint, file.clone());
        self.unkept.borrow_mut().push((unkept, file));
    }

    /// Keeps new files for next time, once nobody waits: the browser copies them, which takes its share of the disk
    /// and of the processor.
    async fn keep(&self) {
        timing::pause(SETTLED).await;
        while self.turns.is_empty() {
            let Some((unkept, file)) = self.unkept.borrow_mut().pop() else {
                return;
            };
            let UnkeptFile {
                fingerprint, name, ..
            } = unkept;
            self.notice(&match blob_store::put(&fingerprint, &file).await {
                Ok(()) => Notice::Kept { fingerprint },
                Err(_) => Notice::NotKept { name },
            });
        }
    }

    /// Learns what cases are about for as long as nobody asks for anything, and says how far that is.
    async fn learn(&self) {
        let mut told = timing::now();
        while self.turns.is_empty() {
            let learnt = self.session.borrow_mut().go_on();
            self.untold.set(learnt.or(self.untold.get()));
            let now = timing::now();
            if learnt.is_none() || now - told > TELLING {
                if let Some(learnt) = self.untold.take() {
                    self.notice(&learning(learnt));
                }
                told = now;
            }
            if learnt.is_none() {
                return;
            }
            timing::pause(0).await;
        }
    }

    /// Practises for as long as nobody asks for anything, in rounds short enough to be noticed by nobody. With the first
    /// file it has served its purpose, and would only keep answers waiting.
    async fn practise(&self) {
        let mut room = Vec::new();
        while self.practised.get() < ROUNDS {
            timing::pause(0).await;
            if !self.turns.is_empty() {
                return;
            }
            let round = self.practised.get();
            self.practised.set(round + 1);
            let _ = engine::practise(round);
            room.push(engine::room());
        }
    }

    /// Reads the files of a draft that the session does not have yet.
    async fn fetch_absent(&self, state: &DraftState) {
        let absent: Vec<(SourceRef, Reading)> = {
            let session = self.session.borrow();
            let absent = session.absent(state).into_iter();
            absent
                .map(|(source, reading)| (source.clone(), reading))
                .collect()
        };
        for (source, reading) in absent {
            self.fetch(&source, reading).await;
        }
    }

    /// Reads a file that was given before or is kept, unless the session has it in this reading. One that is nowhere
    /// stays absent.
    async fn fetch(&self, source: &SourceRef, reading: Reading) {
        let fingerprint = &source.fingerprint;
        if self.session.borrow().has(fingerprint, reading) {
            return;
        }
        let given = self.files.borrow().get(fingerprint).cloned();
        let kept = async || blob_store::get(fingerprint).await.ok().flatten();
        let mut read = None;
        if let Some(file) = given {
            read = self.read_again(source, &file, reading).await;
        }
        // A file that has been changed or moved since it was given can still be kept as it was.
        if read.is_none()
            && let Some(file) = kept().await
        {
            read = self.read_again(source, &file, reading).await;
        }
        if let Some(book) = read {
            self.session
                .borrow_mut()
                .take_in(fingerprint, reading, book);
        }
    }

    async fn read_again(
        &self,
        source: &SourceRef,
        file: &Blob,
        reading: Reading,
    ) -> Option<Result<import::Workbook, Problem>> {
        let progress = |done, rows| {
            self.notice(&Notice::Progress {
                name: source.name.clone(),
                done,
                total: source.bytes,
                rows,
            });
        };
        self.practised.set(ROUNDS);
        let never = Cell::new(false);
        let pieces = Pieces::of(file.clone(), JsValue::NULL);
        let mut hash = Hash::default();
        match file_reading::read(&pieces, reading, Some(&mut hash), &never, &progress).await {
            // What was kept may have been damaged, and what was given changed: then it is another file.
            Ok(Contents::Tables(_)) if hash.fingerprint() != source.fingerprint => None,
            Ok(Contents::Tables(book)) => Some(Ok(book)),
            Ok(Contents::Files(_)) | Err(Stop::Cancelled) => None,
            Err(Stop::Problem(problem)) if problem.code == ProblemCode::Unreadable => None,
            Err(Stop::Problem(problem)) => Some(Err(problem)),
        }
    }

    fn notice(&self, notice: &Notice) {
        self.notice_beside(notice, &JsValue::NULL);
    }

    fn notice_beside(&self, notice: &Notice, beside: &JsValue) {
        let notice = Uint8Array::from(protocol::write(notice).as_slice());
        self.post(&Array::of3(&JsValue::NULL, &notice, beside));
    }

    fn post(&self, message: &Array) {
        // A message of texts, numbers and bytes can always be cloned.
        let _ = self.scope.post_message(message);
    }
}

fn learning(learnt: Learnt) -> Notice {
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Notice::Learning {
        done: count(learnt.done),
        total: count(learnt.total),
    }
}

fn failed(code: ProblemCode) -> Response {
    Response::Failed(Problem::new(code))
}
