//! The page's end of the line to the engine's worker.
//!
//! Requests are numbered and wait until the engine has said that it has started. When the engine dies, whoever
//! waits is told, and the next request starts a fresh one. One that cannot start has been asked nothing: what there is to
//! ask waits for the next.
//!
//! An engine that is at work is silent, and so is one that is gone, and no browser says which: when something has been
//! waited for long, that is told, and whoever is told may begin anew.
//!
//! A reading can be stopped by its number. Whoever has stopped it has the answer at once; an engine that does not heed it
//! soon, because a workbook keeps it busy, gives way to a fresh one, which answers the others. The page holds on to files
//! that an engine has taken in until they are kept for next time, so that none goes with the engine.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

use super::clock;
use super::engine_worker::{EngineWorker, written};
use super::outstanding::{Basis, Leaving, Outstanding, Standing};
use super::piece_server::PieceServer;
use super::watch::{BEAT, Beat, Watch};
use crate::protocol::{self, BUILD, Notice, Request, Response, UnkeptFile};

/// An answer, or that the engine died before it came.
pub type Reply = Result<(Response, Option<Uint8Array>), EngineDied>;

/// The engine stopped; what it said last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EngineDied(pub String);

/// What the page is told without having asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The engine has started.
    Started,
    /// The engine is of another build than the page: the page must be loaded again.
    Stale,
    /// The engine is at work on a file.
    Progress {
        /// The file's name.
        name: String,
        /// Bytes done.
        done: u64,
        /// Bytes in all.
        total: u64,
        /// Rows read.
        rows: u32,
    },
    /// The engine learns what cases are about: so many read, of so many. When all are read there are new suggestions.
    Learning {
        /// Cases read.
        done: u32,
        /// All cases.
        total: u32,
    },
    /// A file is not kept for next time: it must be given again.
    NotKept {
        /// Its name.
        name: String,
    },
    /// The engine stopped.
    Died(EngineDied),
    /// The engine could not start. What is asked waits until another has.
    NotStarted(EngineDied),
    /// The engine has said nothing for long, and something is waited for.
    Silent {
        /// Whether it has started.
        started: bool,
    },
    /// The engine was silent, and is not any more.
    Heard,
}

/// An answer as it was received. Only who has asked reads it, so that a page that asks little need not know them all.
enum Answer {
    /// A response and the bytes beside it.
    Sent(Vec<u8>, Option<Uint8Array>),
    /// It is no longer wanted.
    Cancelled,
    /// The engine died before it came.
    Died(EngineDied),
}

type Waiting = Box<dyn FnOnce(Answer)>;
type Listener = Rc<dyn Fn(Event)>;

/// How many milliseconds an engine has to heed a wish to cancel. Nobody waits for it; a fresh engine has to read the
/// draft's files again, which as a rule takes longer.
const PATIENCE: i32 = 200;

/// A handle to the engine. Clones share it.
#[derive(Clone)]
pub struct EngineClient(Rc<RefCell<Line>>);

struct Line {
    worker: Option<Running>,
    asked: Outstanding<Asked>,
    /// Files that go with the engine unless another is given them.
    unkept: Vec<(UnkeptFile, JsValue)>,
    watch: Watch,
    listener: Listener,
}

/// A request, for as long as it is not answered.
struct Asked {
    bytes: Uint8Array,
    file: Option<File>,
    /// What the engine gets the file's pieces from, also while it goes on with a reading that nobody waits for.
    server: Option<PieceServer>,
    /// Who waits, unless nobody does any more.
    answered: Option<Waiting>,
}

/// An engine.
struct Running {
    worker: EngineWorker,
    started: bool,
}

impl EngineClient {
    /// A client whose engine starts with the first request.
    #[must_use]
    pub fn new(listener: impl Fn(Event) + 'static) -> Self {
        Self(Rc::new(RefCell::new(Line {
            worker: None,
            asked: Outstanding::default(),
            unkept: Vec::new(),
            watch: Watch::default(),
            listener: Rc::new(listener),
        })))
    }

    /// Sends a request whose answer nobody waits for.
    pub fn inform(&self, request: &Request) {
        self.send(request, None, Box::new(|_| {}));
    }

    /// Starts the engine ahead of the first request.
    pub fn start(&self) {
        let absent = self.0.borrow().worker.is_none();
        if absent && let Err(error) = self.spawn() {
            self.died(&describe(&error));
        }
    }

    /// Sends a request, with a file beside it or not, and calls back once with the answer. The request's number.
    pub fn ask(
        &self,
        request: &Request,
        file: Option<&File>,
        answered: impl FnOnce(Reply) + 'static,
    ) -> u32 {
        let client = self.clone();
        let answered = move |answer| {
            let reply = match answer {
                Answer::Sent(bytes, beside) => match protocol::read(&bytes) {
                    Some(response) => Ok((response, beside)),
                    // Only an engine of another build writes what the page cannot read.
                    None => return client.tell(Event::Stale),
                },
                Answer::Cancelled => Ok((Response::Cancelled, None)),
                Answer::Died(died) => Err(died),
            };
            answered(reply);
        };
        self.send(request, file, Box::new(answered))
    }

    fn send(&self, request: &Request, file: Option<&File>, answered: Waiting) -> u32 {
        let asked = Asked {
            bytes: written(request),
            file: file.cloned(),
            server: None,
            answered: Some(answered),
        };
        let number = self.0.borrow_mut().asked.push(basis(request), asked);
        self.start();
        self.send_unsent();
        self.watch();
        number
    }

    /// Sends what has not been sent, once the engine has started.
    fn send_unsent(&self) {
        let mut line = self.0.borrow_mut();
        let Line { worker, asked, .. } = &mut *line;
        if let Some(running) = worker.as_ref().filter(|running| running.started) {
            asked.send(|number, asked| asked.post(number, &running.worker));
        }
    }

    /// Leaves off reading the file of the request with this number, which is answered as cancelled at once. Nothing
    /// happens where it has been answered.
    pub fn cancel(&self, reading: u32) {
        let (answered, standing) = {
            let mut line = self.0.borrow_mut();
            let Line {
                worker,
                asked,
                unkept,
                ..
            } = &mut *line;
            let answered = match asked.leave(reading) {
                None => return,
                Some(Leaving::Withdrawn(asked)) => asked.answered,
                Some(Leaving::Left(asked)) => {
                    if let Some(running) = worker {
                        running
                            .worker
                            .tell(&Request::Cancel { reading }, &JsValue::NULL);
                    }
                    asked.answered.take()
                }
            };
            unkept.retain(|(file, _)| file.reading != reading);
            (answered, asked.standing(reading))
        };
        self.see_to_end(reading, standing);
        if let Some(answered) = answered {
            answered(Answer::Cancelled);
        }
    }

    /// Sees to it that the engine leaves a reading for which nobody waits: one that has been at nothing else for as long
    /// as it may gives way to a fresh one.
    fn see_to_end(&self, reading: u32, before: Standing) {
        if before == Standing::Gone {
            return;
        }
        let client = self.clone();
        clock::after(PATIENCE, move || {
            let now = client.0.borrow().asked.standing(reading);
            if (before, now) == (Standing::First, Standing::First) {
                client.begin_anew();
            } else {
                client.see_to_end(reading, now);
            }
        });
    }

    /// Starts another engine in place of the one that there is, if any. It is asked again what any engine can answer;
    /// whoever has asked of what the one before had counted is told that it died.
    pub fn begin_anew(&self) {
        let (running, lost) = {
            let mut line = self.0.borrow_mut();
            line.watch.heard();
            (line.worker.take(), line.asked.begin_anew())
        };
        if let Some(running) = running {
            running.worker.stop();
        }
        self.start();
        for asked in lost {
            asked.answer(Answer::Died(EngineDied(String::new())));
        }
    }

    fn spawn(&self) -> Result<(), JsValue> {
        let client = self.clone();
        let (worker, said) = EngineWorker::start(move |message| client.received(message))?;
        self.0.borrow_mut().worker = Some(Running {
            worker,
            started: false,
        });
        self.watch();
        for message in said.iter() {
            self.received(&message);
        }
        Ok(())
    }

    /// Sees to it that it is told when the engine is silent for long.
    fn watch(&self) {
        if self.0.borrow_mut().watch.begin() {
            self.after_a_beat();
        }
    }

    fn after_a_beat(&self) {
        let client = self.clone();
        clock::after(BEAT, move || client.beat());
    }

    fn beat(&self) {
        let (beat, started) = {
            let mut line = self.0.borrow_mut();
            let started = line.worker.as_ref().map(|running| running.started);
            let waited_for = started.is_some_and(|started| !started || !line.asked.is_empty());
            (line.watch.beat(waited_for), started == Some(true))
        };
        if beat == Beat::Tell {
            self.tell(Event::Silent { started });
        }
        if beat != Beat::Rest {
            self.after_a_beat();
        }
    }

    /// A message is `[number, response, bytes]` for an answer, `[null, notice]` for a notice, a text for the last
    /// words.
    fn received(&self, data: &JsValue) {
        if self.0.borrow_mut().watch.heard() {
            self.tell(Event::Heard);
        }
        if let Some(last_words) = data.as_string() {
            self.died(&last_words);
            return;
        }
        let message: &Array = data.unchecked_ref();
        let bytes = message.get(1).unchecked_into::<Uint8Array>().to_vec();
        let Some(id) = message.get(0).as_f64() else {
            match protocol::read(&bytes) {
                Some(notice) => self.noticed(notice, message.get(2)),
                None => self.tell(Event::Stale),
            }
            return;
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the engine sends back the number it was given"
        )]
        let asked = self.0.borrow_mut().asked.answered(id as u32);
        if let Some(asked) = asked {
            asked.answer(Answer::Sent(bytes, message.get(2).dyn_into().ok()));
        }
    }

    fn noticed(&self, notice: Notice, beside: JsValue) {
        let event = match notice {
            Notice::Started { build } if build != BUILD => Event::Stale,
            Notice::Started { .. } => {
                self.started();
                Event::Started
            }
            // Of a reading that nobody waits for.
            Notice::Progress { .. } if self.0.borrow().asked.has_left() => return,
            Notice::Progress {
                name,
                done,
                total,
                rows,
            } => Event::Progress {
                name,
                done,
                total,
                rows,
            },
            Notice::Unkept { file } => {
                let mut line = self.0.borrow_mut();
                if line.asked.is_awaited(file.reading) {
                    line.unkept.push((file, beside));
                }
                return;
            }
            Notice::Kept { fingerprint } => {
                let mut line = self.0.borrow_mut();
                line.unkept
                    .retain(|(file, _)| file.fingerprint != fingerprint);
                return;
            }
            Notice::Learning { done, total } => Event::Learning { done, total },
            Notice::NotKept { name } => Event::NotKept { name },
        };
        self.tell(event);
    }

    /// An engine has started: it gets what the one before has left, and what is asked.
    fn started(&self) {
        {
            let mut line = self.0.borrow_mut();
            let Line { worker, unkept, .. } = &mut *line;
            if let Some(running) = worker {
                running.started = true;
                for (file, blob) in unkept {
                    let file = file.clone();
                    running.worker.tell(&Request::TakeBack { file }, blob);
                }
            }
        }
        self.send_unsent();
    }

    fn died(&self, last_words: &str) {
        let running = self.0.borrow_mut().worker.take();
        let started = running.as_ref().is_some_and(|running| running.started);
        if let Some(running) = running {
            running.worker.stop();
        }
        let died = EngineDied(last_words.to_owned());
        if !started {
            return self.tell(Event::NotStarted(died));
        }
        let given_up = self.0.borrow_mut().asked.give_up();
        for asked in given_up {
            asked.answer(Answer::Died(died.clone()));
        }
        self.tell(Event::Died(died));
    }

    fn tell(&self, event: Event) {
        let listener = Rc::clone(&self.0.borrow().listener);
        listener(event);
    }
}

impl Asked {
    fn post(&mut self, number: u32, worker: &EngineWorker) {
        // Without a port the engine fetches by itself, only slower.
        let (server, port) = self
            .file
            .as_ref()
            .and_then(|file| PieceServer::new(file).ok())
            .unzip();
        self.server = server;
        let file = self.file.as_ref().map_or(JsValue::NULL, JsValue::from);
        let moved = port.iter().map(JsValue::from).collect::<Array>();
        let port = port.map_or(JsValue::NULL, JsValue::from);
        let message = Array::of4(&JsValue::from(number), &self.bytes, &file, &port);
        worker.post(&message, &moved);
    }

    fn answer(self, answer: Answer) {
        drop(self.server);
        if let Some(answered) = self.answered {
            answered(answer);
        }
    }
}

fn basis(request: &Request) -> Basis {
    match request {
        Request::Read { .. }
        | Request::Describe { .. }
        | Request::CodeLists
        | Request::Keep { .. }
        | Request::Cancel { .. }
        | Request::TakeBack { .. } => Basis::Itself,
        Request::Evaluate { .. } => Basis::Founding,
        _ => Basis::Counted,
    }
}

fn describe(error: &JsValue) -> String {
    let message = js_sys::Error::from(error.clone()).message();
    error.as_string().unwrap_or_else(|| message.into())
}
