//! The address's fragment, the part after `#` that no server sees.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

/// The fragment without its `#`.
#[must_use]
pub fn read() -> String {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .map(|hash| hash.trim_start_matches('#').to_owned())
        .unwrap_or_default()
}

/// The page's own address, without any fragment.
#[must_use]
pub fn page_address() -> String {
    let address = web_sys::window().and_then(|window| window.location().href().ok());
    let address = address.unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}

/// Goes to another fragment; the browser's back button comes back here.
pub fn go(fragment: &str) {
    if let Some(window) = web_sys::window() {
        // Setting the fragment cannot fail: it is no navigation.
        let _ = window.location().set_hash(fragment);
    }
}

/// Puts another fragment in the place of this one; the browser's back button does not come back here.
pub fn replace(fragment: &str) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let history = window.history();
    let replaced = history
        .and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(fragment)));
    if replaced.is_err() {
        // Browsers refuse who asks too often.
        go(fragment);
    } else if let Ok(event) = Event::new("hashchange") {
        // Replacing tells nobody.
        let _ = window.dispatch_event(&event);
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
