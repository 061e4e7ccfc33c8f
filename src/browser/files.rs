//! Saving bytes as a file.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::clock;
use super::environment::document;

/// How long the browser may take to start reading what it saves.
const SAVE_MS: u32 = 60_000;

/// Offers bytes for saving under a name.
///
/// Always as `application/octet-stream`: whatever the sender says it is, it must not open as a page of this origin.
pub async fn save(bytes: &[u8], name: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type("application/octet-stream");
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let anchor = document().ok_or(JsValue::NULL)?.create_element("a")?.dyn_into::<HtmlAnchorElement>()?;
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    clock::sleep(SAVE_MS).await;
    Url::revoke_object_url(&url)
}
