//! Charts as pictures (PNG), for documents that leave the page.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use js_sys::JSON;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url,
};

use super::chart_surface;
use crate::model::ChartPicture;

/// How many points of the picture stand for one on screen, so that it is sharp on paper.
const SHARPNESS: u32 = 2;

/// A chart's picture from an `ECharts` option object, given as JSON, on white. Width and height are in CSS pixels; the picture
/// has [`SHARPNESS`] times as many. The library must have been loaded.
///
/// # Errors
/// What the library or the browser says when it cannot draw.
pub async fn picture(
    id: &str,
    option: &str,
    width: u32,
    height: u32,
) -> Result<ChartPicture, JsValue> {
    let drawing = chart_surface::written_as_svg(&JSON::parse(option)?, width, height)?;
    let kind = BlobPropertyBag::new();
    kind.set_type("image/svg+xml");
    let parts = js_sys::Array::of1(&JsValue::from_str(&drawing));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let (width, height) = (width * SHARPNESS, height * SHARPNESS);
    let png = paint(&address, width, height).await;
    Url::revoke_object_url(&address)?;
    Ok(ChartPicture {
        id: id.to_owned(),
        png: png?,
        width,
        height,
    })
}

async fn paint(address: &str, width: u32, height: u32) -> Result<Vec<u8>, JsValue> {
    let image = HtmlImageElement::new()?;
    image.set_src(address);
    JsFuture::from(image.decode()).await?;
    let document = web_sys::window()
        .and_then(|window| window.document())
        .ok_or(JsValue::NULL)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.dyn_into()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.dyn_into()?;
    let (across, down) = (f64::from(width), f64::from(height));
    context.set_fill_style_str("#ffffff");
    context.fill_rect(0.0, 0.0, across, down);
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, across, down)?;
    let address = canvas.to_data_url()?;
    let (_, data) = address.split_once(',').ok_or(JsValue::NULL)?;
    STANDARD.decode(data).map_err(|_| JsValue::NULL)
}
