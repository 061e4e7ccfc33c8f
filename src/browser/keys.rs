//! Keys pressed anywhere on the page that nobody else took.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, KeyboardEvent};

use crate::command::Stroke;

/// Where a key belongs to what has the focus: writing, and dialogs.
const WRITING: &str = "input, textarea, select, dialog, [contenteditable]";
/// Where the keys that delete would mean something else than the message.
const FOLDERS: &str = "[role=tree]";

/// What has the focus while a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// The row of a list with this index.
    Row(usize),
    /// Text that can be selected.
    Reading,
    /// Anything else.
    Elsewhere,
}

/// Calls back on each key that is not for writing and that nobody took; the callback tells whether it takes it.
pub fn on_key(callback: impl Fn(Stroke<'_>, Focus) -> bool + 'static) {
    let Some(window) = web_sys::window() else { return };
    let closure = Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
        let place: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
        let key = event.key();
        if is_taken(&event, place.as_ref(), &key) {
            return;
        }
        let stroke =
            Stroke { key: &key, ctrl: event.ctrl_key() || event.meta_key(), shift: event.shift_key() };
        if callback(stroke, focus(place.as_ref())) {
            event.prevent_default();
        }
    });
    if window.add_event_listener_with_callback("keydown", closure.as_ref().unchecked_ref()).is_ok() {
        closure.forget();
    }
}

fn is_taken(event: &KeyboardEvent, place: Option<&Element>, key: &str) -> bool {
    event.default_prevented()
        || event.alt_key()
        || event.is_composing()
        // A key held down must not archive one message after the other.
        || (event.repeat() && !matches!(key, "j" | "k" | "." | ","))
        || is_in(place, WRITING)
        || (matches!(key, "Delete" | "Backspace") && is_in(place, FOLDERS))
}

fn focus(place: Option<&Element>) -> Focus {
    let row = place.and_then(|place| place.closest("[role=option]").ok().flatten());
    let number = row.and_then(|row| row.get_attribute("aria-posinset")?.parse::<usize>().ok());
    let index = number.and_then(|number| number.checked_sub(1));
    match index {
        Some(index) => Focus::Row(index),
        None if is_in(place, "main") => Focus::Reading,
        None => Focus::Elsewhere,
    }
}

fn is_in(place: Option<&Element>, selector: &str) -> bool {
    place.is_some_and(|place| matches!(place.closest(selector), Ok(Some(_))))
}
