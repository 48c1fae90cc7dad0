//! User Timing marks, the same in the page and in the engine: benchmarks and developer tools read them.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// The clock of the page or worker, in milliseconds.
    #[wasm_bindgen(js_namespace = performance)]
    #[must_use]
    pub fn now() -> f64;

    #[wasm_bindgen(js_name = setTimeout, catch)]
    fn set_timeout(then: &Function, milliseconds: i32) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = performance, js_name = measure, catch)]
    fn performance_measure(name: &str, options: &Object) -> Result<JsValue, JsValue>;
}

/// Lets everything else that waits go first, for at least so many milliseconds. In a worker or a page alike.
pub async fn pause(milliseconds: i32) {
    let waited = Promise::new(&mut |resolve, _| {
        // A function to call and a time are always taken.
        let _ = set_timeout(&resolve, milliseconds);
    });
    let _ = JsFuture::from(waited).await;
}

/// Notes that some work began at `start` and ends now, with counts: `performance.measure(name, …)`.
pub fn measure(name: &str, start: f64, counts: &[(&str, u32)]) {
    let detail = Object::new();
    for (key, count) in counts {
        // Setting a key of a new object cannot fail.
        let _ = Reflect::set(&detail, &JsValue::from_str(key), &JsValue::from(*count));
    }
    let options = Object::new();
    let _ = Reflect::set(&options, &JsValue::from_str("start"), &JsValue::from(start));
    let _ = Reflect::set(&options, &JsValue::from_str("detail"), &detail);
    // An old browser has no measures with details; the work is done all the same.
    let _ = performance_measure(name, &options);
}
