//! The engine's worker as the page has it.

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, ErrorEvent, Event, MessageEvent, Url, Worker, WorkerOptions};

use crate::protocol::{self, BUILD, Request};

/// What `public/ahead.js` calls the worker that it has started.
const AHEAD: &str = "lardomEngine";

/// What the worker runs: the script whose address is its name. A worker that is made from a blob has the page's policy; one
/// that is fetched has what its file was sent with, which the page cannot know. `public/ahead.js` has the same.
const SCRIPT: &str = "importScripts(name)";

/// What is said of a worker whose error has no words: browsers keep to themselves what a policy forbids.
const FORBIDDEN: &str = "Content-Security-Policy: worker-src blob:";

/// A worker with the closures that it calls, which must live as long.
pub struct EngineWorker {
    worker: Worker,
    on_message: Closure<dyn FnMut(MessageEvent)>,
    on_error: Closure<dyn FnMut(Event)>,
}

impl EngineWorker {
    /// The worker that was started while the page's program was on its way, once, and then new ones; with what it has
    /// said before anybody heard it. `heard` gets each message, and what is wrong as a text.
    ///
    /// # Errors
    /// When the browser makes no worker.
    pub fn start(heard: impl Fn(&JsValue) + Clone + 'static) -> Result<(Self, Array), JsValue> {
        let (worker, said) = match ahead() {
            Some(ahead) => ahead,
            None => (fresh()?, Array::new()),
        };
        let on_heard = heard.clone();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            on_heard(&event.data());
        });
        let on_error = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            event.prevent_default();
            let words = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message);
            let words = words.filter(|words| !words.is_empty());
            heard(&words.as_deref().unwrap_or(FORBIDDEN).into());
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        let running = Self {
            worker,
            on_message,
            on_error,
        };
        Ok((running, said))
    }

    /// Tells the engine what has no number and no answer, with a file beside it or null.
    pub fn tell(&self, request: &Request, file: &JsValue) {
        let message = Array::of3(&JsValue::NULL, &written(request), file);
        self.post(&message, &Array::new());
    }

    /// Posts a message; `moved` is what goes over with it.
    pub fn post(&self, message: &Array, moved: &Array) {
        // A message of texts, numbers and files can always be cloned.
        let _ = self.worker.post_message_with_transfer(message, moved);
    }

    /// Stops it. What it has said and nobody has heard is not heard any more.
    pub fn stop(self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
        // This may be a call from one of its closures, which must not be freed while it runs.
        wasm_bindgen_futures::spawn_local(async move { drop((self.on_message, self.on_error)) });
    }
}

/// A request as it is sent.
#[must_use]
pub fn written(request: &Request) -> Uint8Array {
    Uint8Array::from(protocol::write(request).as_slice())
}

fn fresh() -> Result<Worker, JsValue> {
    let page = web_sys::window().ok_or(JsValue::NULL)?.location().href()?;
    let address = Url::new_with_base(&format!("engine_worker.js?{BUILD}"), &page)?;
    let kind = BlobPropertyBag::new();
    kind.set_type("text/javascript");
    let script = Blob::new_with_str_sequence_and_options(&Array::of1(&SCRIPT.into()), &kind)?;
    let options = WorkerOptions::new();
    options.set_name(&address.href());
    // Never revoked: browsers differ in when they look, and it is a line.
    let script = Url::create_object_url_with_blob(&script)?;
    Worker::new_with_options(&script, &options)
}

/// The worker that the page has started ahead, and what it has said since. It is taken once.
fn ahead() -> Option<(Worker, Array)> {
    let page = js_sys::global();
    let ahead = Reflect::get(&page, &AHEAD.into()).ok()?;
    // Also where there is none yet: it would come too late.
    let _ = Reflect::set(&page, &AHEAD.into(), &JsValue::NULL);
    let get = |key: &str| Reflect::get(&ahead, &key.into()).ok();
    let worker: Worker = get("worker")?.dyn_into().ok()?;
    if get("build")?.as_string().as_deref() != Some(BUILD) {
        worker.terminate();
        return None;
    }
    Some((worker, get("said")?.dyn_into().ok()?))
}
