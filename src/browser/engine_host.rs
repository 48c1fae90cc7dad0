//! The worker's end of the line: takes requests one after another and lends the engine's session its files.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, DedicatedWorkerGlobalScope, File, MessageEvent};

use super::{blob_store, timing};
use crate::engine::{Answer, Session};
use crate::model::{DraftState, Fingerprint, Problem, ProblemCode, Reading, SourceRef};
use crate::protocol::{self, BUILD, Notice, Request, Response};

/// Serves the page for as long as the worker lives.
pub fn serve() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return;
    };
    let host = Rc::new(Host {
        scope: scope.clone(),
        session: RefCell::default(),
        queue: RefCell::default(),
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
}

struct Host {
    scope: DedicatedWorkerGlobalScope,
    session: RefCell<Session>,
    /// Requests in order; the first is being answered.
    queue: RefCell<VecDeque<(JsValue, Request, JsValue)>>,
}

impl Host {
    /// Requests are answered in the order in which they came, since later ones build on earlier ones.
    fn enqueue(self: &Rc<Self>, data: &JsValue) {
        let message: &Array = data.unchecked_ref();
        let bytes = message.get(1).unchecked_into::<Uint8Array>().to_vec();
        let Some(request) = protocol::read(&bytes) else {
            return;
        };
        let mut queue = self.queue.borrow_mut();
        queue.push_back((message.get(0), request, message.get(2)));
        if queue.len() == 1 {
            let host = Rc::clone(self);
            spawn_local(async move { host.work().await });
        }
    }

    async fn work(&self) {
        loop {
            let Some((id, request, file)) = self.queue.borrow().front().cloned() else {
                return;
            };
            let (response, bytes) = self.answer(request, file).await;
            let answer = Uint8Array::from(protocol::write(&response).as_slice());
            let bytes = bytes.map_or(JsValue::NULL, |bytes| {
                Uint8Array::from(bytes.as_slice()).into()
            });
            self.post(&Array::of3(&id, &answer, &bytes));
            self.queue.borrow_mut().pop_front();
        }
    }

    async fn answer(&self, request: Request, file: JsValue) -> Answer {
        match request {
            Request::Read { name } => match file.dyn_into::<File>() {
                Ok(file) => (self.read(name, &file).await, None),
                Err(_) => (failed(ProblemCode::Unreadable), None),
            },
            Request::Keep { fingerprints } => {
                // What cannot be removed now is removed with the next draft that is deleted.
                let _ = blob_store::keep_only(&fingerprints).await;
                (Response::Done, None)
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

    async fn read(&self, name: String, file: &File) -> Response {
        let start = timing::now();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a file's size is a whole number of bytes"
        )]
        let bytes = file.size() as u64;
        let progress = |done| {
            self.notice(&Notice::Progress {
                name: name.clone(),
                done,
                total: bytes,
            });
        };
        progress(0);
        let Some(fingerprint) = self.take_in(file).await else {
            return failed(ProblemCode::Unreadable);
        };
        let kept = blob_store::put(&fingerprint, file).await.is_ok();
        let source = SourceRef {
            fingerprint,
            name: name.clone(),
            bytes,
        };
        let response = self
            .session
            .borrow_mut()
            .describe(source, Reading::default(), &[], kept);
        progress(bytes);
        let kib = u32::try_from(bytes / 1024).unwrap_or(u32::MAX);
        timing::measure("import", start, &[("kibibytes", kib)]);
        response
    }

    /// Takes in the kept files of a draft that the session does not have yet.
    async fn fetch_absent(&self, state: &DraftState) {
        let absent: Vec<Fingerprint> = {
            let session = self.session.borrow();
            let absent = session.absent(state).into_iter();
            absent.map(|source| source.fingerprint.clone()).collect()
        };
        for fingerprint in absent {
            if let Ok(Some(blob)) = blob_store::get(&fingerprint).await {
                self.take_in(&blob).await;
            }
        }
    }

    async fn take_in(&self, blob: &Blob) -> Option<Fingerprint> {
        let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
        let bytes = Uint8Array::new(&buffer).to_vec();
        Some(self.session.borrow_mut().take_in(bytes.into()))
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

fn failed(code: ProblemCode) -> Response {
    Response::Failed(Problem::new(code))
}
