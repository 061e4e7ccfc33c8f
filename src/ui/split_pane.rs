//! The divider between two panes: dragged with the pointer or moved with the arrow keys.
use leptos::ev;
use leptos::html;
use leptos::prelude::*;

/// How far one press of an arrow key moves it, in pixels.
const STEP: i32 = 16;

/// A focusable separator that changes the size of the pane before it. The owner keeps the size.
#[component]
pub fn SplitPane(
    /// What it divides.
    #[prop(into)]
    label: Signal<String>,
    /// The size of the pane before it now, in pixels.
    #[prop(into)]
    size: Signal<i32>,
    /// The smallest size.
    min: i32,
    /// The largest size.
    max: i32,
    /// Asks for another size; called on every move, so that it can be shown and remembered.
    #[prop(into)]
    on_resize: Callback<i32>,
    /// The panes lie above each other, so it moves up and down.
    #[prop(optional, into)]
    stacked: Signal<bool>,
    /// The `id` of the pane whose size it changes.
    #[prop(optional, into)]
    controls: Option<String>,
) -> impl IntoView {
    let handle = NodeRef::<html::Div>::new();
    let drag = StoredValue::new(None::<(i32, i32)>);
    let place = move |event: &ev::PointerEvent| {
        if stacked.get_untracked() { event.client_y() } else { event.client_x() }
    };
    let resize = move |to: i32| on_resize.run(to.clamp(min, max));
    let on_down = move |event: ev::PointerEvent| {
        if event.button() != 0 {
            return;
        }
        event.prevent_default();
        if let Some(handle) = handle.get_untracked() {
            let _ = handle.set_pointer_capture(event.pointer_id());
            let _ = handle.focus();
        }
        drag.set_value(Some((place(&event), size.get_untracked())));
    };
    let on_move = move |event: ev::PointerEvent| {
        if let Some((from, size)) = drag.get_value() {
            resize(size + place(&event) - from);
        }
    };
    let on_up = move |_: ev::PointerEvent| drag.set_value(None);
    let on_keydown = move |event: ev::KeyboardEvent| {
        let now = size.get_untracked();
        let to = match (event.key().as_str(), stacked.get_untracked()) {
            ("ArrowLeft", false) | ("ArrowUp", true) => now - STEP,
            ("ArrowRight", false) | ("ArrowDown", true) => now + STEP,
            ("Home", _) => min,
            ("End", _) => max,
            _ => return,
        };
        event.prevent_default();
        resize(to);
    };
    view! {
        <div
            class="split_pane"
            role="separator"
            tabindex="0"
            node_ref=handle
            aria-label=move || label.get()
            aria-orientation=move || if stacked.get() { "horizontal" } else { "vertical" }
            aria-valuenow=move || size.get().to_string()
            aria-valuemin=min.to_string()
            aria-valuemax=max.to_string()
            aria-controls=controls
            on:pointerdown=on_down
            on:pointermove=on_move
            on:pointerup=on_up
            on:lostpointercapture=on_up
            on:keydown=on_keydown
        ></div>
    }
}
