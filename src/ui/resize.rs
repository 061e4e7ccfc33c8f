//! Hearing of an element that changes its size.
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::ResizeObserver;

type Watch = (ResizeObserver, Closure<dyn FnMut()>);

/// Calls back when the element's size changes, until the calling component goes.
pub(super) fn on_resize(element: NodeRef<html::Div>, callback: impl Fn() + Clone + 'static) {
    let watch = StoredValue::new_local(None::<Watch>);
    let stop = move || {
        if let Some(Some((observer, _))) = watch.try_update_value(Option::take) {
            observer.disconnect();
        }
    };
    Effect::new(move |_| {
        stop();
        let Some(element) = element.get() else { return };
        let closure = Closure::new(callback.clone());
        if let Ok(observer) = ResizeObserver::new(closure.as_ref().unchecked_ref()) {
            observer.observe(&element);
            watch.set_value(Some((observer, closure)));
        }
    });
    on_cleanup(stop);
}
