//! The address of the page: reading it, moving on, hearing of Back and Forward.

use wasm_bindgen::JsValue;
use web_sys::Window;

use super::events::on_window;

/// The fragment of the address, with its `#`; empty without one.
pub fn fragment() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Where the app lies on its host, as it stands in the address: `/`, `/mail/`.
pub fn folder() -> String {
    let path = window().and_then(|window| window.location().pathname().ok()).unwrap_or_default();
    // The page may be named or not.
    path.rfind('/').and_then(|end| path.get(..=end)).unwrap_or("/").to_owned()
}

/// Moves on to another address; Back returns here.
pub fn push(fragment: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(fragment));
    }
}

/// Gives this address another form; Back is not concerned.
pub fn replace(fragment: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(fragment));
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Calls back when the address changes by Back, Forward, a link or the person's own typing.
pub fn on_change(callback: impl Fn() + 'static) {
    on_window("popstate", callback);
}

fn window() -> Option<Window> {
    web_sys::window()
}
