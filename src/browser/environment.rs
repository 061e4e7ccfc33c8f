//! The page itself: its title and the attributes that style goes by.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, HtmlElement};

const DARK: &str = "(prefers-color-scheme: dark)";

/// Names the tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets an attribute of the root element.
pub fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // Only a malformed name is refused, and the names are ours.
        let _ = root.set_attribute(name, value);
    }
}

/// Whether the system prefers dark colours.
pub fn prefers_dark() -> bool {
    matches(DARK)
}

/// Calls back when the system goes over to other colours.
pub fn on_colour_change(callback: impl Fn() + 'static) {
    let list = web_sys::window().and_then(|window| window.match_media(DARK).ok().flatten());
    let closure = Closure::<dyn Fn()>::new(callback);
    if let Some(list) = list
        && list.add_event_listener_with_callback("change", closure.as_ref().unchecked_ref()).is_ok()
    {
        // The list must live for its events to come.
        std::mem::forget(list);
        closure.forget();
    }
}

fn matches(query: &str) -> bool {
    let list = web_sys::window().and_then(|window| window.match_media(query).ok().flatten());
    list.is_some_and(|list| list.matches())
}

/// Moves the focus to the first element that matches a selector.
pub fn focus(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Whether the window is so narrow that one pane shows at a time (UX.md, section 2; style/shell.css).
pub fn shows_one_pane() -> bool {
    matches("(width < 720px)")
}

/// Moves the focus once the page shows what has just changed.
pub fn focus_after_paint(selector: &'static str) {
    let callback = Closure::once_into_js(move || focus(selector));
    if let Some(window) = web_sys::window() {
        let _ = window.request_animation_frame(callback.unchecked_ref());
    }
}

pub(super) fn document() -> Option<Document> {
    web_sys::window()?.document()
}
