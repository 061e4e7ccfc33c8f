//! Events of the window that are heard as long as the page lives.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Calls back on each event of this name.
pub(super) fn on_window(event: &str, callback: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let closure = Closure::<dyn Fn()>::new(callback);
    if window.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref()).is_ok() {
        closure.forget();
    }
}
