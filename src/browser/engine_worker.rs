//! The engine's worker as the page has it.

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, MessageEvent, Worker};

use crate::protocol::{self, BUILD, Request};

/// What `public/ahead.js` calls the worker that it has started.
const AHEAD: &str = "lardomEngine";

/// A worker with the closures that it calls, which must live as long.
pub struct EngineWorker {
    worker: Worker,
    on_message: Closure<dyn FnMut(MessageEvent)>,
    on_error: Closure<dyn FnMut(ErrorEvent)>,
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
            None => (
                Worker::new(&format!("engine_worker.js?{BUILD}"))?,
                Array::new(),
            ),
        };
        let on_heard = heard.clone();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            on_heard(&event.data());
        });
        let on_error = Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
            event.prevent_default();
            heard(&event.message().into());
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
