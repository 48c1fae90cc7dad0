//! The engine's end of a file that it reads: pieces of a file of its own, or of one that the page fetches from.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Blob, MessageEvent, MessagePort};

/// Where a file's bytes are fetched from.
pub enum Pieces {
    /// The file itself.
    Own(Blob),
    /// The page, which fetches while the engine works.
    Page(Rc<PagePieces>, Blob),
}

/// The line to the page, and who waits for which piece.
pub struct PagePieces {
    port: MessagePort,
    waiting: Rc<RefCell<Vec<Waiting>>>,
    _listener: Closure<dyn FnMut(MessageEvent)>,
}

struct Waiting {
    start: f64,
    end: f64,
    resolve: Function,
}

/// A piece that cannot be read.
pub struct Unreadable;

impl Pieces {
    /// A file whose pieces the page fetches, where it has given a port for that.
    #[must_use]
    pub fn of(file: Blob, port: JsValue) -> Self {
        match port.dyn_into::<MessagePort>() {
            Ok(port) => Self::Page(Rc::new(PagePieces::new(port)), file),
            Err(_) => Self::Own(file),
        }
    }

    /// The size of the file in bytes.
    #[must_use]
    pub fn size(&self) -> f64 {
        match self {
            Self::Own(file) | Self::Page(_, file) => file.size(),
        }
    }

    /// Begins to fetch a piece; the bytes are waited for with [`arrived`], by somebody or by nobody.
    pub fn fetch(&self, start: f64, length: f64) -> Promise {
        match self {
            Self::Own(file) => {
                let piece = file.slice_with_f64_and_f64(start, start + length);
                let bytes = piece.map(|piece| JsFuture::from(piece.array_buffer()));
                // A piece that cannot be read is null. A promise that failed while nobody waits for it would be taken
                // for the engine's end.
                future_to_promise(async move {
                    let Ok(bytes) = bytes else {
                        return Ok(JsValue::NULL);
                    };
                    Ok(bytes.await.unwrap_or(JsValue::NULL))
                })
            }
            Self::Page(page, _) => page.fetch(start, start + length),
        }
    }
}

impl PagePieces {
    fn new(port: MessagePort) -> Self {
        let waiting: Rc<RefCell<Vec<Waiting>>> = Rc::default();
        let answered = Rc::clone(&waiting);
        let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let answer: Array = event.data().unchecked_into();
            let mut waiting = answered.borrow_mut();
            let (start, end) = (answer.get(0).as_f64(), answer.get(1).as_f64());
            let place = waiting
                .iter()
                .position(|each| Some(each.start) == start && Some(each.end) == end);
            if let Some(place) = place {
                // Settling a promise cannot fail.
                let _ = waiting
                    .remove(place)
                    .resolve
                    .call1(&JsValue::NULL, &answer.get(2));
            }
        });
        port.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        Self {
            port,
            waiting,
            _listener: listener,
        }
    }

    fn fetch(&self, start: f64, end: f64) -> Promise {
        Promise::new(&mut |resolve, _| {
            self.waiting.borrow_mut().push(Waiting {
                start,
                end,
                resolve,
            });
            // Numbers can always be sent.
            let _ = self
                .port
                .post_message(&Array::of2(&start.into(), &end.into()));
        })
    }
}

impl Drop for PagePieces {
    fn drop(&mut self) {
        self.port.set_onmessage(None);
        self.port.close();
    }
}

/// Gives the memory of a piece back at once, where the browser can: else used pieces pile up until it collects them.
pub fn release(piece: &Uint8Array) {
    let buffer = piece.buffer();
    let transfer = Reflect::get(&buffer, &"transfer".into());
    if let Ok(transfer) = transfer.and_then(JsCast::dyn_into::<Function>) {
        // A buffer that cannot be moved stays until it is collected.
        let _ = transfer.call1(&buffer, &0.into());
    }
}

/// The bytes of a piece that has been fetched.
pub async fn arrived(piece: Promise) -> Result<Uint8Array, Unreadable> {
    match JsFuture::from(piece).await {
        Ok(buffer) if buffer.is_object() => Ok(Uint8Array::new(&buffer)),
        _ => Err(Unreadable),
    }
}
