//! The divider: keys and pointer.
use crate::stage::{attribute, press, stage, until};
use leptos::prelude::*;
use outpost::ui::SplitPane;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, PointerEvent, PointerEventInit};

fn pointer(on: &HtmlElement, kind: &str, x: i32) {
    let init = PointerEventInit::new();
    init.set_client_x(x);
    init.set_bubbles(true);
    init.set_cancelable(true);
    on.dispatch_event(&PointerEvent::new_with_event_init_dict(kind, &init).unwrap()).unwrap();
}

#[wasm_bindgen_test]
async fn arrows_and_dragging_change_the_size_between_its_limits() {
    let size = RwSignal::new(240);
    let pane = stage(move || {
        view! {
            <SplitPane label="Folder pane width".to_owned() size=size min=180 max=400 on_resize=move |to| size.set(to) />
        }
    });
    let handle = pane.get("separator", "Folder pane width");
    handle.focus().unwrap();
    for (key, there) in
        [("ArrowRight", 256), ("ArrowLeft", 240), ("End", 400), ("ArrowRight", 400), ("Home", 180)]
    {
        press(key);
        assert_eq!(size.get_untracked(), there, "after {key}");
    }
    until("the value is told", || attribute(&handle, "aria-valuenow") == "180").await;
    pointer(&handle, "pointermove", 300);
    assert_eq!(size.get_untracked(), 180, "moving without pressing does nothing");
    pointer(&handle, "pointerdown", 180);
    pointer(&handle, "pointermove", 230);
    pointer(&handle, "pointerup", 230);
    pointer(&handle, "pointermove", 300);
    until("the value followed", || attribute(&handle, "aria-valuenow") == "230").await;
}
