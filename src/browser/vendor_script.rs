//! The scripts in `vendor/`, each fetched when the first that needs it asks.

use js_sys::{Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlScriptElement;

/// A script of `vendor/`, and what it leaves behind.
#[derive(Clone, Copy, Debug)]
pub struct VendorScript {
    /// Its address beside the page.
    pub address: &'static str,
    /// The name of its library among the globals.
    pub global: &'static str,
}

impl VendorScript {
    /// The library, once it is loaded.
    #[must_use]
    pub fn library(self) -> Option<Object> {
        Reflect::get(&js_sys::global(), &JsValue::from_str(self.global))
            .ok()?
            .dyn_into()
            .ok()
    }

    /// Calls back once the script is loaded, at once if it already is; with `false` where it cannot be.
    pub fn load(self, ready: impl FnOnce(bool) + 'static) {
        if self.library().is_some() {
            ready(true);
            return;
        }
        let Ok(script) = self.element() else {
            ready(false);
            return;
        };
        // A script that could not be fetched is taken away, so that whoever needs it next tries again.
        let failed = script.clone();
        let listener = Closure::once_into_js(move || {
            let loaded = self.library().is_some();
            if !loaded {
                failed.remove();
            }
            ready(loaded);
        });
        for event in ["load", "error"] {
            let _ = script.add_event_listener_with_callback(event, listener.unchecked_ref());
        }
    }

    /// The script's element; all who wait for it wait for the same one.
    fn element(self) -> Result<HtmlScriptElement, JsValue> {
        let document = web_sys::window()
            .and_then(|window| window.document())
            .ok_or(JsValue::NULL)?;
        let selector = format!("script[src='{}']", self.address);
        if let Some(waiting) = document.query_selector(&selector)? {
            return waiting.dyn_into().map_err(JsValue::from);
        }
        let script: HtmlScriptElement = document.create_element("script")?.dyn_into()?;
        script.set_src(self.address);
        document
            .head()
            .ok_or(JsValue::NULL)?
            .append_child(&script)?;
        Ok(script)
    }
}
