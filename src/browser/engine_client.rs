//! The page's end of the line to the engine's worker.
//!
//! Requests are numbered and wait until the engine has said that it has started. When the engine dies, whoever
//! waits is told, and the next request starts a fresh one.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, File, MessageEvent, Worker};

use super::clock;
use super::piece_server::PieceServer;
use crate::protocol::{self, BUILD, Notice, Request, Response};

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
}

/// An answer as it was received. Only who has asked reads it, so that a page that asks little need not know them all.
enum Answer {
    /// A response and the bytes beside it.
    Sent(Vec<u8>, Option<Uint8Array>),
    /// The engine was stopped before it came, because it was no longer wanted.
    Cancelled,
    /// The engine died before it came.
    Died(EngineDied),
}

type Waiting = Box<dyn FnOnce(Answer)>;
type Listener = Rc<dyn Fn(Event)>;

/// How many milliseconds an engine has to heed a wish to cancel.
const PATIENCE: i32 = 60;

/// A handle to the engine. Clones share it.
#[derive(Clone)]
pub struct EngineClient(Rc<RefCell<Line>>);

struct Line {
    worker: Option<Running>,
    /// The newest request to read a file.
    reading: u32,
    next: u32,
    waiting: HashMap<u32, Waiting>,
    listener: Listener,
}

/// A worker with the closures that it calls, which must live as long.
struct Running {
    worker: Worker,
    started: bool,
    /// Messages, and what is to be moved with each.
    unsent: Vec<(Array, Array)>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

impl EngineClient {
    /// A client whose engine starts with the first request.
    #[must_use]
    pub fn new(listener: impl Fn(Event) + 'static) -> Self {
        Self(Rc::new(RefCell::new(Line {
            worker: None,
            reading: 0,
            next: 0,
            waiting: HashMap::new(),
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

    /// Sends a request, with a file beside it or not, and calls back once with the answer.
    pub fn ask(
        &self,
        request: &Request,
        file: Option<&File>,
        answered: impl FnOnce(Reply) + 'static,
    ) {
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
        self.send(request, file, Box::new(answered));
    }

    fn send(&self, request: &Request, file: Option<&File>, answered: Waiting) {
        let bytes = Uint8Array::from(protocol::write(request).as_slice());
        // Without a port the engine fetches by itself, only slower.
        let (server, port) = file.and_then(|file| PieceServer::new(file).ok()).unzip();
        let answered = move |answer| {
            drop(server);
            answered(answer);
        };
        let message = {
            let mut line = self.0.borrow_mut();
            line.next += 1;
            let id = line.next;
            line.waiting.insert(id, Box::new(answered));
            if matches!(request, Request::Read { .. }) {
                line.reading = id;
            }
            let file = file.map_or(JsValue::NULL, JsValue::from);
            let moved = port.iter().map(JsValue::from).collect::<Array>();
            let port = port.map_or(JsValue::NULL, JsValue::from);
            let message = Array::of4(&JsValue::from(id), &bytes, &file, &port);
            (message, moved)
        };
        self.start();
        let mut line = self.0.borrow_mut();
        if let Some(running) = &mut line.worker {
            if running.started {
                post(&running.worker, &message);
            } else {
                running.unsent.push(message);
            }
        }
    }

    /// Leaves off reading the file that is being read; its request is answered as cancelled. An engine that does not
    /// hear it at once, because a workbook keeps it busy, is stopped and a fresh one started.
    pub fn cancel(&self) {
        self.inform(&Request::Cancel);
        let client = self.clone();
        clock::after(PATIENCE, move || client.cancel_by_force());
    }

    fn cancel_by_force(&self) {
        let (running, mut waiting, reading) = {
            let mut line = self.0.borrow_mut();
            let reading = line.reading;
            if !line.waiting.contains_key(&reading) {
                return;
            }
            (
                line.worker.take(),
                std::mem::take(&mut line.waiting),
                reading,
            )
        };
        if let Some(running) = running {
            running.worker.terminate();
        }
        let read = waiting.remove(&reading);
        for answered in waiting.into_values() {
            answered(Answer::Died(EngineDied(String::new())));
        }
        if let Some(answered) = read {
            answered(Answer::Cancelled);
        }
    }

    fn spawn(&self) -> Result<(), JsValue> {
        let worker = Worker::new(&format!("engine_worker.js?{BUILD}"))?;
        let client = self.clone();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            client.received(&event.data());
        });
        let client = self.clone();
        let on_error = Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
            event.prevent_default();
            client.died(&event.message());
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        self.0.borrow_mut().worker = Some(Running {
            worker,
            started: false,
            unsent: Vec::new(),
            _on_message: on_message,
            _on_error: on_error,
        });
        Ok(())
    }

    /// A message is `[number, response, bytes]` for an answer, `[null, notice]` for a notice, a text for the last
    /// words.
    fn received(&self, data: &JsValue) {
        if let Some(last_words) = data.as_string() {
            self.died(&last_words);
            return;
        }
        let message: &Array = data.unchecked_ref();
        let bytes = message.get(1).unchecked_into::<Uint8Array>().to_vec();
        let Some(id) = message.get(0).as_f64() else {
            match protocol::read(&bytes) {
                Some(notice) => self.noticed(notice),
                None => self.tell(Event::Stale),
            }
            return;
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the engine sends back the number it was given"
        )]
        let waiting = self.0.borrow_mut().waiting.remove(&(id as u32));
        if let Some(answered) = waiting {
            answered(Answer::Sent(bytes, message.get(2).dyn_into().ok()));
        }
    }

    fn noticed(&self, notice: Notice) {
        let event = match notice {
            Notice::Started { build } if build != BUILD => Event::Stale,
            Notice::Started { .. } => {
                if let Some(running) = &mut self.0.borrow_mut().worker {
                    running.started = true;
                    for message in running.unsent.drain(..) {
                        post(&running.worker, &message);
                    }
                }
                Event::Started
            }
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
            Notice::Learning { done, total } => Event::Learning { done, total },
            Notice::NotKept { name } => Event::NotKept { name },
        };
        self.tell(event);
    }

    fn died(&self, last_words: &str) {
        let (running, waiting) = {
            let mut line = self.0.borrow_mut();
            (line.worker.take(), std::mem::take(&mut line.waiting))
        };
        if let Some(running) = running {
            running.worker.terminate();
            // This may be a call from one of its closures, which must not be freed while it runs.
            wasm_bindgen_futures::spawn_local(async move { drop(running) });
        }
        let died = EngineDied(last_words.to_owned());
        for answered in waiting.into_values() {
            answered(Answer::Died(died.clone()));
        }
        self.tell(Event::Died(died));
    }

    fn tell(&self, event: Event) {
        let listener = Rc::clone(&self.0.borrow().listener);
        listener(event);
    }
}

fn post(worker: &Worker, (message, moved): &(Array, Array)) {
    // A message of texts, numbers and files can always be cloned.
    let _ = worker.post_message_with_transfer(message, moved);
}

fn describe(error: &JsValue) -> String {
    let message = js_sys::Error::from(error.clone()).message();
    error.as_string().unwrap_or_else(|| message.into())
}
