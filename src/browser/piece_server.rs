//! The page's end of a file that the engine reads: fetches the pieces that the engine asks for.
//!
//! A thread gets a file's bytes only while it waits for them. The engine is at work, the page waits: pieces that the
//! page fetches come in while the engine understands the one before.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, ArrayBuffer, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::{File, MessageChannel, MessageEvent, MessagePort};

/// Fetches pieces of one file for as long as it is kept.
pub struct PieceServer {
    port: MessagePort,
    _listener: Closure<dyn FnMut(MessageEvent)>,
}

impl PieceServer {
    /// A server of a file's pieces, and the port for the engine to ask at. `[start, end]` is answered with
    /// `[start, end, bytes]`, and with null for the bytes where the file cannot be read. So is `[start, end, memory]`,
    /// in the order in which it is asked; the bytes are then in that memory, which they fill, where the browser can
    /// put them there.
    ///
    /// # Errors
    /// When the browser makes no channel.
    pub fn new(file: &File) -> Result<(Self, MessagePort), JsValue> {
        let channel = MessageChannel::new()?;
        let port = channel.port1();
        let (answers, file) = (port.clone(), file.clone());
        let stream: Rc<RefCell<Option<Stream>>> = Rc::default();
        let last = RefCell::new(Promise::resolve(&JsValue::NULL));
        let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let asked: Array = event.data().unchecked_into();
            let (answers, file, stream) = (answers.clone(), file.clone(), Rc::clone(&stream));
            let Ok(memory) = asked.get(2).dyn_into::<ArrayBuffer>() else {
                spawn_local(async move { answer(&answers, &asked, piece(&file, &asked).await) });
                return;
            };
            let before = last.borrow().clone();
            *last.borrow_mut() = future_to_promise(async move {
                JsFuture::from(before).await?;
                answer(
                    &answers,
                    &asked,
                    following(&file, &stream, &asked, memory).await,
                );
                Ok(JsValue::NULL)
            });
        });
        port.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        let server = Self {
            port,
            _listener: listener,
        };
        Ok((server, channel.port2()))
    }
}

impl Drop for PieceServer {
    fn drop(&mut self) {
        self.port.set_onmessage(None);
        self.port.close();
    }
}

fn answer(answers: &MessagePort, asked: &Array, bytes: Result<Uint8Array, JsValue>) {
    let moved: Array = bytes.iter().map(Uint8Array::buffer).collect();
    let bytes = bytes.map_or(JsValue::NULL, JsValue::from);
    let answer = Array::of3(&asked.get(0), &asked.get(1), &bytes);
    // Numbers and bytes can always be sent.
    let _ = answers.post_message_with_transferable(&answer, &moved);
}

/// A piece from anywhere, in memory of its own.
async fn piece(file: &File, asked: &Array) -> Result<Uint8Array, JsValue> {
    let (start, end) = ends(asked);
    let piece = file.slice_with_f64_and_f64(start, end)?;
    let bytes = JsFuture::from(piece.array_buffer()).await?;
    Ok(Uint8Array::new(&bytes))
}

/// A piece that as a rule begins where the last one ended: memory that is used again and again takes the browser less
/// time than new memory for each.
async fn following(
    file: &File,
    stream: &RefCell<Option<Stream>>,
    asked: &Array,
    memory: ArrayBuffer,
) -> Result<Uint8Array, JsValue> {
    let (start, _) = ends(asked);
    let going_on = stream.take().filter(|stream| same(stream.at.get(), start));
    let opened = going_on.map_or_else(|| Stream::open(file, start), Ok);
    if let Ok(opened) = opened
        && let Ok(bytes) = opened.fill(memory).await
    {
        *stream.borrow_mut() = Some(opened);
        return Ok(bytes);
    }
    // Browsers differ in whether a file is a stream that fills given memory.
    piece(file, asked).await
}

/// Places are whole numbers of bytes.
fn same(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.5
}

fn ends(asked: &Array) -> (f64, f64) {
    let at = |place| asked.get(place).as_f64().unwrap_or_default();
    (at(0), at(1))
}

/// A file's bytes in order, from some place on.
struct Stream {
    reader: JsValue,
    at: Cell<f64>,
}

impl Stream {
    fn open(file: &File, start: f64) -> Result<Self, JsValue> {
        let rest = file.slice_with_f64(start)?;
        let stream = call(&rest, "stream", &Array::new())?;
        let byob = option("mode", &"byob".into())?;
        Ok(Self {
            reader: call(&stream, "getReader", &Array::of1(&byob))?,
            at: Cell::new(start),
        })
    }

    /// Reads as many bytes as the memory holds.
    async fn fill(&self, mut memory: ArrayBuffer) -> Result<Uint8Array, JsValue> {
        let (length, mut got) = (memory.byte_length(), 0);
        while got < length {
            let rest = length - got;
            let view = Uint8Array::new_with_byte_offset_and_length(&memory, got, rest);
            // Browsers that do not know how much is wanted at least come sooner with less.
            let least = option("min", &rest.into())?;
            let read = call(&self.reader, "read", &Array::of2(&view, &least))?;
            let read = JsFuture::from(Promise::from(read)).await?;
            let bytes: Uint8Array = Reflect::get(&read, &"value".into())?.dyn_into()?;
            if bytes.length() == 0 {
                // The file has become shorter than it said.
                return Err(JsValue::NULL);
            }
            got += bytes.length();
            memory = bytes.buffer();
        }
        self.at.set(self.at.get() + f64::from(length));
        Ok(Uint8Array::new(&memory))
    }
}

/// Calls a function of an object, which may not be there.
fn call(object: &JsValue, name: &str, arguments: &Array) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(object, &name.into())?.dyn_into()?;
    function.apply(object, arguments)
}

fn option(name: &str, value: &JsValue) -> Result<JsValue, JsValue> {
    let options = Object::new();
    Reflect::set(&options, &name.into(), value)?;
    Ok(options.into())
}
