//! The worker's end of the line: takes requests one after another and lends the engine's session its files.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, DedicatedWorkerGlobalScope, File, MessageEvent};

use super::file_reading::{self, Stop};
use super::pieces::{Pieces, whole_bytes};
use super::{blob_store, timing};
use crate::engine::{self, Answer, Learnt, ROUNDS, Session};
use crate::import::{self, Contents, Hash};
use crate::model::{DraftState, Fingerprint, Problem, ProblemCode, Profile, Reading, SourceRef};
use crate::protocol::{self, BUILD, FileAnswer, Notice, Request, Response};

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
        cancelled: Cell::new(false),
        untold: Cell::new(None),
        practised: Cell::new(0),
        queue: RefCell::default(),
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
    /// The file that is being read is not wanted any more.
    cancelled: Cell<bool>,
    /// How far the learning is, where the page has not been told: a request may come in between, and the next time there
    /// is nothing left to learn.
    untold: Cell<Option<Learnt>>,
    /// How many rounds of practice are over: all of them, once there is a file to read.
    practised: Cell<u32>,
    /// Requests in order; the first is being answered.
    queue: RefCell<VecDeque<Asked>>,
    /// Files that are to be kept for next time when nobody waits for anything.
    unkept: RefCell<Vec<(SourceRef, Blob)>>,
}

/// A request as it came.
#[derive(Clone)]
struct Asked {
    id: JsValue,
    request: Request,
    file: JsValue,
    /// Where the file's pieces can be had.
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
        if request == Request::Cancel {
            self.cancelled.set(true);
            self.answered(&message.get(0), &Response::Done, None);
            return;
        }
        let mut queue = self.queue.borrow_mut();
        queue.push_back(Asked {
            id: message.get(0),
            request,
            file: message.get(2),
            port: message.get(3),
        });
        if queue.len() == 1 {
            let host = Rc::clone(self);
            spawn_local(async move { host.work().await });
        }
    }

    async fn work(self: &Rc<Self>) {
        loop {
            let Some(asked) = self.queue.borrow().front().cloned() else {
                self.keep().await;
                self.learn().await;
                return self.practise().await;
            };
            let id = asked.id.clone();
            let (response, bytes) = self.answer(asked).await;
            self.answered(&id, &response, bytes);
            self.queue.borrow_mut().pop_front();
        }
    }

    fn answered(&self, id: &JsValue, response: &Response, bytes: Option<Vec<u8>>) {
        let answer = Uint8Array::from(protocol::write(response).as_slice());
        let bytes = bytes.map_or(JsValue::NULL, |bytes| {
            Uint8Array::from(bytes.as_slice()).into()
        });
        self.post(&Array::of3(id, &answer, &bytes));
    }

    async fn answer(self: &Rc<Self>, asked: Asked) -> Answer {
        match asked.request {
            Request::Read { name, profiles } => match asked.file.dyn_into::<File>() {
                Ok(file) => {
                    let read = self.read(name, file.into(), asked.port, &profiles);
                    (read.await, None)
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
    async fn read(
        &self,
        name: String,
        file: Blob,
        port: JsValue,
        profiles: &[Profile],
    ) -> Response {
        self.cancelled.set(false);
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
        let read = file_reading::read(
            &pieces,
            reading,
            Some(&mut hash),
            &self.cancelled,
            &progress,
        )
        .await;
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
                vec![self.describe(source, file, profiles)]
            }
            Ok(Contents::Files(files)) => files
                .into_iter()
                .map(|(name, bytes)| self.unpacked(name, &bytes, profiles))
                .collect(),
        };
        let kib = u32::try_from(bytes / 1024).unwrap_or(u32::MAX);
        timing::measure("import", start, &[("kibibytes", kib)]);
        Response::Files(files)
    }

    /// A file of an archive.
    fn unpacked(&self, name: String, bytes: &[u8], profiles: &[Profile]) -> FileAnswer {
        let reading = Reading::default();
        let fingerprint = import::fingerprint(bytes);
        let part = Uint8Array::from(bytes);
        let blob = Blob::new_with_u8_array_sequence(&Array::of1(&part));
        let book = import::tables(bytes, reading);
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
            .take_in(&fingerprint, reading, Ok(book));
        let source = SourceRef {
            fingerprint,
            name,
            bytes: bytes.len() as u64,
        };
        self.describe(source, blob, profiles)
    }

    /// Says how a file that has been taken in would be read.
    fn describe(&self, source: SourceRef, file: Blob, profiles: &[Profile]) -> FileAnswer {
        let name = source.name.clone();
        let described =
            self.session
                .borrow()
                .describe(source.clone(), Reading::default(), &[], profiles);
        match described {
            Ok(described) => {
                self.files
                    .borrow_mut()
                    .insert(source.fingerprint.clone(), file.clone());
                self.unkept.borrow_mut().push((source, file));
                FileAnswer::Described(described)
            }
            Err(problem) => FileAnswer::Failed { name, problem },
        }
    }

    /// Keeps new files for next time, once nobody waits: the browser copies them, which takes its share of the disk
    /// and of the processor.
    async fn keep(&self) {
        timing::pause(SETTLED).await;
        while self.queue.borrow().is_empty() {
            let Some((source, file)) = self.unkept.borrow_mut().pop() else {
                return;
            };
            if blob_store::put(&source.fingerprint, &file).await.is_err() {
                self.notice(&Notice::NotKept { name: source.name });
            }
        }
    }

    /// Learns what cases are about for as long as nobody asks for anything, and says how far that is.
    async fn learn(&self) {
        let mut told = timing::now();
        while self.queue.borrow().is_empty() {
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
            if !self.queue.borrow().is_empty() {
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
        match file_reading::read(&pieces, reading, None, &never, &progress).await {
            Ok(Contents::Tables(book)) => Some(Ok(book)),
            Ok(Contents::Files(_)) | Err(Stop::Cancelled) => None,
            Err(Stop::Problem(problem)) if problem.code == ProblemCode::Unreadable => None,
            Err(Stop::Problem(problem)) => Some(Err(problem)),
        }
    }

    fn notice(&self, notice: &Notice) {
        let notice = Uint8Array::from(protocol::write(notice).as_slice());
        self.post(&Array::of2(&JsValue::NULL, &notice));
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
