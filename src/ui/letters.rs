//! Upper and lower case by the browser: Rust's own tables would weigh in the bundle, and the browser has them.
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["String", "prototype", "toLowerCase"], js_name = call)]
    pub(super) fn lower(text: &str) -> String;
    #[wasm_bindgen(js_namespace = ["String", "prototype", "toUpperCase"], js_name = call)]
    pub(super) fn upper(text: &str) -> String;
}
