//! The address's fragment, the part after `#` that no server sees.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The fragment without its `#`.
#[must_use]
pub fn read() -> String {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .map(|hash| hash.trim_start_matches('#').to_owned())
        .unwrap_or_default()
}

/// Goes to another fragment; the browser's back button comes back here.
pub fn go(fragment: &str) {
    if let Some(window) = web_sys::window() {
        // Setting the fragment cannot fail: it is no navigation.
        let _ = window.location().set_hash(fragment);
    }
}

/// Calls the function after every change of the fragment, for as long as the page lives.
pub fn on_change(changed: impl FnMut() + 'static) {
    let listener = Closure::<dyn FnMut()>::new(changed);
    if let Some(window) = web_sys::window() {
        let target = listener.as_ref().unchecked_ref();
        let _ = window.add_event_listener_with_callback("hashchange", target);
    }
    listener.forget();
}
