//! The few calls of `ECharts` that the page makes, and the loading of its bundle with the first chart.

use js_sys::{JSON, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

use super::vendor_script::VendorScript;

const SCRIPT: VendorScript = VendorScript {
    address: "vendor/echarts.js",
    global: "echarts",
};

#[wasm_bindgen]
extern "C" {
    type Library;

    #[wasm_bindgen(method, catch)]
    fn init(
        this: &Library,
        element: &HtmlElement,
        theme: &JsValue,
        options: &JsValue,
    ) -> Result<Instance, JsValue>;

    type Instance;

    #[wasm_bindgen(method, catch, js_name = setOption)]
    fn set_option(this: &Instance, option: &JsValue, not_merge: bool) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = init)]
    fn init_unseen(
        this: &Library,
        element: &JsValue,
        theme: &JsValue,
        options: &JsValue,
    ) -> Result<Instance, JsValue>;

    #[wasm_bindgen(method, catch, js_name = renderToSVGString)]
    fn render_to_svg_string(this: &Instance) -> Result<String, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn resize(this: &Instance) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    fn dispose(this: &Instance) -> Result<(), JsValue>;
}

/// A drawn chart; it is disposed of when dropped.
pub struct Drawing {
    instance: Instance,
    on_resize: Closure<dyn FnMut()>,
}

impl Drawing {
    /// Draws a chart into an element and keeps it as wide as the window allows.
    ///
    /// # Errors
    /// What `ECharts` says when it cannot draw.
    pub fn new(element: &HtmlElement, option: &str) -> Result<Self, JsValue> {
        let library: Library = SCRIPT.library().ok_or(JsValue::NULL)?.unchecked_into();
        let theme = theme(element)?;
        let renderer = JSON::parse(r#"{"renderer":"svg"}"#)?;
        let instance = library.init(element, &theme, &renderer)?;
        instance.set_option(&JSON::parse(option)?, true)?;
        let resized: Instance = JsValue::from(&instance).unchecked_into();
        let on_resize = Closure::<dyn FnMut()>::new(move || {
            let _ = resized.resize();
        });
        if let Some(window) = web_sys::window() {
            let target = on_resize.as_ref().unchecked_ref();
            window.add_event_listener_with_callback("resize", target)?;
        }
        Ok(Self {
            instance,
            on_resize,
        })
    }
}

/// A chart as the text of an SVG picture, drawn nowhere on the page. Width and height are in CSS pixels.
///
/// # Errors
/// What `ECharts` says when it cannot draw, or that it is not loaded.
pub fn written_as_svg(option: &JsValue, width: u32, height: u32) -> Result<String, JsValue> {
    let library: Library = SCRIPT.library().ok_or(JsValue::NULL)?.unchecked_into();
    let body = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.body())
        .ok_or(JsValue::NULL)?;
    let theme = theme(&body)?;
    let options = format!(r#"{{"renderer":"svg","ssr":true,"width":{width},"height":{height}}}"#);
    let instance = library.init_unseen(&JsValue::NULL, &theme, &JSON::parse(&options)?)?;
    let drawn = instance
        .set_option(option, true)
        .and_then(|()| instance.render_to_svg_string());
    instance.dispose()?;
    drawn
}

/// Texts in the page's own typeface. It has to be named: the library measures its texts to make room for them,
/// and "inherit" has no width.
fn theme(element: &HtmlElement) -> Result<JsValue, JsValue> {
    let family = web_sys::window()
        .and_then(|window| window.get_computed_style(element).ok().flatten())
        .and_then(|style| style.get_property_value("font-family").ok())
        .unwrap_or_else(|| "sans-serif".to_owned())
        // The library writes it into an attribute as it is.
        .replace('"', "'");
    let text = Object::new();
    Reflect::set(&text, &"fontFamily".into(), &family.into())?;
    // Names of two lines: the library would take the height of a line from a Chinese letter, which a Swedish
    // computer may not have.
    let theme = JSON::parse(r#"{"categoryAxis":{"axisLabel":{"lineHeight":14}}}"#)?;
    Reflect::set(&theme, &"textStyle".into(), &text)?;
    Ok(theme)
}

impl Drop for Drawing {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            let target = self.on_resize.as_ref().unchecked_ref();
            let _ = window.remove_event_listener_with_callback("resize", target);
        }
        let _ = self.instance.dispose();
    }
}

/// Waits until charts can be drawn; `false` where the bundle cannot be fetched.
pub async fn is_loaded() -> bool {
    let loaded = Promise::new(&mut |resolve, _| {
        load(move |loaded| {
            // A function that settles a promise does not fail.
            let _ = resolve.call1(&JsValue::NULL, &JsValue::from_bool(loaded));
        });
    });
    JsFuture::from(loaded)
        .await
        .is_ok_and(|loaded| loaded.is_truthy())
}

/// Calls back once charts can be drawn; with `false` where the bundle cannot be fetched.
pub fn load(ready: impl FnOnce(bool) + 'static) {
    SCRIPT.load(ready);
}
