//! A row of buttons that is one stop for the Tab key; the arrows walk inside it.
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Which of the buttons of a toolbar the Tab key reaches.
#[derive(Clone, Copy)]
pub(super) struct Roving {
    members: RwSignal<Vec<u32>>,
    last: RwSignal<Option<u32>>,
    next_id: StoredValue<u32>,
}

/// One button's place in it.
#[derive(Clone, Copy)]
pub(super) struct Stop {
    roving: Roving,
    id: u32,
}

impl Roving {
    fn new() -> Self {
        Self { members: RwSignal::new(Vec::new()), last: RwSignal::new(None), next_id: StoredValue::new(0) }
    }

    /// Takes part until the calling component goes.
    pub(super) fn join(self) -> Stop {
        let id = self.next_id.get_value();
        self.next_id.set_value(id + 1);
        self.members.update(|members| members.push(id));
        on_cleanup(move || {
            self.members.try_update(|members| members.retain(|member| *member != id));
        });
        Stop { roving: self, id }
    }

    /// The button focused last, or the first.
    fn current(self) -> Option<u32> {
        let last = self.last.get();
        self.members.with(|all| last.filter(|id| all.contains(id)).or_else(|| all.first().copied()))
    }
}

impl Stop {
    pub(super) fn tabindex(self) -> &'static str {
        if self.roving.current() == Some(self.id) { "0" } else { "-1" }
    }

    pub(super) fn focused(self) {
        self.roving.last.set(Some(self.id));
    }
}

/// The button the key leads to, if it is one of the keys that move.
fn target(bar: &web_sys::Element, key: &str) -> Option<web_sys::HtmlElement> {
    let list = bar.query_selector_all("button").ok()?;
    let shown: Vec<web_sys::HtmlElement> = (0..list.length())
        .filter_map(|at| list.item(at)?.dyn_into().ok())
        .filter(|button: &web_sys::HtmlElement| button.offset_width() > 0)
        .collect();
    let focused = bar.query_selector(":focus").ok().flatten();
    let here = shown.iter().position(|button| focused.as_ref() == Some(button.as_ref()))?;
    let count = shown.len();
    let there = match key {
        "ArrowRight" | "ArrowDown" => (here + 1) % count,
        "ArrowLeft" | "ArrowUp" => (here + count - 1) % count,
        "Home" => 0,
        "End" => count - 1,
        _ => return None,
    };
    shown.get(there).cloned()
}

/// Buttons in a row, with a name for the row.
#[component]
pub fn Toolbar(
    /// What these buttons are for.
    #[prop(into)]
    label: Signal<String>,
    /// The buttons.
    children: Children,
) -> impl IntoView {
    let bar = NodeRef::<html::Div>::new();
    let on_keydown = move |event: ev::KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        if let Some(button) = bar.get_untracked().and_then(|bar| target(&bar, &event.key())) {
            event.prevent_default();
            let _ = button.focus();
        }
    };
    view! {
        <div class="toolbar" role="toolbar" node_ref=bar aria-label=move || label.get() on:keydown=on_keydown>
            <leptos::context::Provider value=Roving::new()>{children()}</leptos::context::Provider>
        </div>
    }
}
