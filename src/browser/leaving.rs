//! When the user leaves the page, or may be about to: it is hidden, closed, or another is gone to.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// Calls back for as long as it is kept.
#[must_use = "leaving is heard of for as long as this is kept"]
pub struct Leaving {
    left: Closure<dyn FnMut(Event)>,
}

/// Calls back whenever the page is hidden or left, with whether it is left. A browser may end it without another word.
pub fn on_leaving(left: impl Fn(bool) + 'static) -> Leaving {
    let left = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        left(event.type_() == "pagehide");
    });
    for (target, event) in targets() {
        // A target that takes no listeners has no events.
        let _ = target.add_event_listener_with_callback(event, left.as_ref().unchecked_ref());
    }
    Leaving { left }
}

impl Drop for Leaving {
    fn drop(&mut self) {
        for (target, event) in targets() {
            let listener = self.left.as_ref().unchecked_ref();
            let _ = target.remove_event_listener_with_callback(event, listener);
        }
    }
}

fn targets() -> impl Iterator<Item = (EventTarget, &'static str)> {
    let window = web_sys::window();
    let document = window.as_ref().and_then(web_sys::Window::document);
    let window = window.map(|window| (window.into(), "pagehide"));
    let document = document.map(|document| (document.into(), "visibilitychange"));
    window.into_iter().chain(document)
}
