//! The engine's end of a file that it reads: pieces of a file of its own, or of one that the page fetches from.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, ArrayBuffer, Function, Promise, Reflect, Uint8Array};
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
    /// The memory of pieces that have been used, for those that come.
    used: RefCell<Vec<ArrayBuffer>>,
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

    /// Begins to fetch a piece from anywhere; the bytes are waited for with [`arrived`], by somebody or by nobody.
    pub fn fetch(&self, start: f64, end: f64) -> Promise {
        match self {
            Self::Own(file) => {
                let piece = file.slice_with_f64_and_f64(start, end);
                let bytes = piece.map(|piece| JsFuture::from(piece.array_buffer()));
                // A piece that cannot be read is null. A promise that failed while nobody waits for it would be taken
                // for the engine's end.
                future_to_promise(async move {
                    let Ok(bytes) = bytes else {
                        return Ok(JsValue::NULL);
                    };
                    let bytes = bytes.await.map(|bytes| Uint8Array::new(&bytes).into());
                    Ok(bytes.unwrap_or(JsValue::NULL))
                })
            }
            Self::Page(page, _) => page.fetch(start, end, None),
        }
    }

    /// As [`fetch`](Self::fetch), for pieces in order; faster where they follow each other.
    pub fn follow(&self, start: f64, end: f64) -> Promise {
        match self {
            Self::Own(_) => self.fetch(start, end),
            Self::Page(page, _) => page.fetch(start, end, Some(page.memory(end - start))),
        }
    }

    /// Gives the memory of a piece back at once: else used pieces pile up until the browser collects them.
    pub fn give_back(&self, piece: &Uint8Array) {
        match self {
            Self::Own(_) => release(&piece.buffer()),
            Self::Page(page, _) => page.used.borrow_mut().push(piece.buffer()),
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
            used: RefCell::default(),
            _listener: listener,
        }
    }

    /// Memory for so many bytes: some that has been used, where there is any of that length.
    fn memory(&self, length: f64) -> ArrayBuffer {
        let length = u32::try_from(whole_bytes(length)).unwrap_or(u32::MAX);
        let used = self.used.borrow_mut().pop();
        used.filter(|used| used.byte_length() == length)
            .unwrap_or_else(|| ArrayBuffer::new(length))
    }

    fn fetch(&self, start: f64, end: f64, memory: Option<ArrayBuffer>) -> Promise {
        let moved: Array = memory.iter().collect();
        let memory = memory.map_or(JsValue::NULL, JsValue::from);
        let asked = Array::of3(&start.into(), &end.into(), &memory);
        Promise::new(&mut |resolve, _| {
            self.waiting.borrow_mut().push(Waiting {
                start,
                end,
                resolve,
            });
            // Numbers and memory can always be sent.
            let _ = self.port.post_message_with_transferable(&asked, &moved);
        })
    }
}

impl Drop for PagePieces {
    fn drop(&mut self) {
        self.port.set_onmessage(None);
        self.port.close();
    }
}

/// Gives memory back to the browser, where it can take it.
fn release(buffer: &ArrayBuffer) {
    let transfer = Reflect::get(buffer, &"transfer".into());
    if let Ok(transfer) = transfer.and_then(JsCast::dyn_into::<Function>) {
        // A buffer that cannot be moved stays until it is collected.
        let _ = transfer.call1(buffer, &0.into());
    }
}

/// The bytes of a piece that has been fetched.
pub async fn arrived(piece: Promise) -> Result<Uint8Array, Unreadable> {
    let bytes = JsFuture::from(piece).await;
    bytes
        .ok()
        .and_then(|bytes| bytes.dyn_into().ok())
        .ok_or(Unreadable)
}

/// A number of bytes that the browser gives.
#[must_use]
pub fn whole_bytes(count: f64) -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a size is a whole number of bytes"
    )]
    let count = count as u64;
    count
}
