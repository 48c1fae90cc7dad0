//! Keys that are pressed anywhere on the page.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, KeyboardEvent};

/// A key that was pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pressed {
    /// The key as the browser names it: `j`, `Enter`, ` `.
    pub key: String,
    /// With Ctrl or, on a Mac, Command.
    pub commanded: bool,
    /// In a field that takes text, whose keys are its own.
    pub in_field: bool,
    /// On a button, a link, a box or a list, which space and enter are for.
    pub on_control: bool,
}

/// Hands over every key for as long as the listener is kept. A key that is taken, as `true` says, does nothing else.
/// Keys pressed together with Alt are left to the browser.
#[must_use = "keys are heard for as long as this is kept"]
pub fn on_key(pressed: impl Fn(&Pressed) -> bool + 'static) -> Keys {
    let listener = Closure::<dyn FnMut(KeyboardEvent)>::new(move |event: KeyboardEvent| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let is = |selector: &str| {
            let matches = target.as_ref().map(|target| target.matches(selector));
            matches.and_then(Result::ok).unwrap_or_default()
        };
        let key = Pressed {
            key: event.key(),
            commanded: event.ctrl_key() || event.meta_key(),
            in_field: is("input:not([type=checkbox]):not([type=radio]), textarea, select"),
            on_control: is("button, a, summary, input, textarea, select"),
        };
        if !event.alt_key() && !event.default_prevented() && pressed(&key) {
            event.prevent_default();
        }
    });
    if let Some(window) = web_sys::window() {
        // Only a listener that is no function is refused.
        let _ =
            window.add_event_listener_with_callback("keydown", listener.as_ref().unchecked_ref());
    }
    Keys(listener)
}

/// The key of a keyboard event.
#[must_use]
pub fn key_of(event: &Event) -> Option<String> {
    event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key)
}

/// Asks a question that is answered with yes or no, before anything else happens.
#[must_use]
pub fn is_confirmed(question: &str) -> bool {
    let answer = web_sys::window().map(|window| window.confirm_with_message(question));
    // A browser that cannot ask does not do what should be asked about.
    answer.and_then(Result::ok).unwrap_or_default()
}

/// The listener of [`on_key`].
pub struct Keys(Closure<dyn FnMut(KeyboardEvent)>);

impl Drop for Keys {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            let listener = self.0.as_ref().unchecked_ref();
            let _ = window.remove_event_listener_with_callback("keydown", listener);
        }
    }
}
