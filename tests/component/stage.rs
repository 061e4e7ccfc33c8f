//! Where a widget stands while it is tested: found by role and name, driven by real events, waited for by state.
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

/// Frames to wait for a state before giving up: two seconds at 60 a second.
const PATIENCE: usize = 120;

/// A mounted widget; gone when dropped.
pub(crate) struct Stage {
    root: HtmlElement,
    _handle: Box<dyn std::any::Any>,
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// Mounts a widget in a box of 400 by 600 pixels.
pub(crate) fn stage<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Stage {
    let document = web_sys::window().unwrap().document().unwrap();
    let root: HtmlElement = document.create_element("div").unwrap().unchecked_into();
    root.style().set_css_text("position: absolute; inset: 0 auto auto 0; width: 400px; height: 600px");
    document.body().unwrap().append_child(&root).unwrap();
    let style = document.create_element("style").unwrap();
    style.set_text_content(Some(include_str!("../../style/virtual_list.css")));
    root.append_child(&style).unwrap();
    let handle = leptos::mount::mount_to(root.clone(), view);
    Stage { root, _handle: Box::new(handle) }
}

impl Stage {
    /// Everything with a role, in document order.
    pub(crate) fn all(&self, role: &str) -> Vec<HtmlElement> {
        let selector = match role {
            "button" => "button".to_owned(),
            "searchbox" => "input[type=search]".to_owned(),
            _ => format!("[role={role}]"),
        };
        let found = self.root.query_selector_all(&selector).unwrap();
        (0..found.length()).map(|at| found.item(at).unwrap().unchecked_into()).collect()
    }

    /// The element with a role and an accessible name, if it is there.
    pub(crate) fn find(&self, role: &str, name: &str) -> Option<HtmlElement> {
        self.all(role).into_iter().find(|element| accessible_name(element) == name)
    }

    /// The element with a role and an accessible name.
    pub(crate) fn get(&self, role: &str, name: &str) -> HtmlElement {
        let names = || self.all(role).iter().map(|element| accessible_name(element)).collect::<Vec<_>>();
        self.find(role, name).unwrap_or_else(|| panic!("no {role} named {name:?}, but {:?}", names()))
    }
}

/// The name of an element: its label, or its text.
pub(crate) fn accessible_name(element: &Element) -> String {
    if element.tag_name() == "BODY" {
        return "nothing".to_owned();
    }
    let label = element.get_attribute("aria-label");
    label.or_else(|| element.text_content()).unwrap_or_default().trim().to_owned()
}

/// The element that has the focus.
pub(crate) fn focused() -> Element {
    web_sys::window().unwrap().document().unwrap().active_element().unwrap()
}

/// An attribute, or the empty text.
pub(crate) fn attribute(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

/// Presses a key where the focus is. Returns whether somebody took it.
pub(crate) fn press(key: &str) -> bool {
    press_with(key, false)
}

/// Presses a key, with Shift or without.
pub(crate) fn press_with(key: &str, shift: bool) -> bool {
    press_chord(key, shift, false)
}

/// Presses a key with Ctrl.
pub(crate) fn press_ctrl(key: &str) -> bool {
    press_chord(key, false, true)
}

fn press_chord(key: &str, shift: bool, ctrl: bool) -> bool {
    let init = web_sys::KeyboardEventInit::new();
    init.set_key(key);
    init.set_shift_key(shift);
    init.set_ctrl_key(ctrl);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = web_sys::KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    !focused().dispatch_event(&event).unwrap()
}

/// One frame of the browser.
pub(crate) async fn frame() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let next = Closure::once_into_js(move || resolve.call0(&JsValue::NULL).map(|_| ()).unwrap());
        web_sys::window().unwrap().request_animation_frame(next.unchecked_ref()).unwrap();
    });
    wasm_bindgen_futures::JsFuture::from(promise).await.unwrap();
}

/// Waits, frame by frame, until something holds.
pub(crate) async fn until(what: &str, mut holds: impl FnMut() -> bool) {
    for _ in 0..PATIENCE {
        if holds() {
            return;
        }
        frame().await;
    }
    panic!("waited in vain until {what}; the focus is on {:?}", accessible_name(&focused()));
}
