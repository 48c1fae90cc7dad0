//! The page's end of a file that the engine reads: fetches the pieces that the engine asks for.
//!
//! A thread gets a file's bytes only while it waits for them. The engine is at work, the page waits: pieces that the
//! page fetches come in while the engine understands the one before.

use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, MessageChannel, MessageEvent, MessagePort};

/// Fetches pieces of one file for as long as it is kept.
pub struct PieceServer {
    port: MessagePort,
    _listener: Closure<dyn FnMut(MessageEvent)>,
}

impl PieceServer {
    /// A server of a file's pieces, and the port for the engine to ask at: `[start, end]` is answered with
    /// `[start, end, bytes]`, and with null for the bytes where the file cannot be read.
    ///
    /// # Errors
    /// When the browser makes no channel.
    pub fn new(file: &File) -> Result<(Self, MessagePort), JsValue> {
        let channel = MessageChannel::new()?;
        let port = channel.port1();
        let (answers, file) = (port.clone(), file.clone());
        let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let asked: Array = event.data().unchecked_into();
            let (answers, file) = (answers.clone(), file.clone());
            spawn_local(async move {
                let bytes = piece(&file, &asked).await.unwrap_or(JsValue::NULL);
                let answer = Array::of3(&asked.get(0), &asked.get(1), &bytes);
                let moved: Array = [bytes].into_iter().filter(JsValue::is_object).collect();
                // Numbers and bytes can always be sent.
                let _ = answers.post_message_with_transferable(&answer, &moved);
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

async fn piece(file: &File, asked: &Array) -> Result<JsValue, JsValue> {
    let end = |at| asked.get(at).as_f64().unwrap_or_default();
    let piece = file.slice_with_f64_and_f64(end(0), end(1))?;
    JsFuture::from(piece.array_buffer()).await
}
