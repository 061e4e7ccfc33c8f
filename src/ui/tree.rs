//! A tree of named places, one stop for the Tab key. Arrows walk, Right opens, Left closes, letters seek.
use super::steady_rows::keep_rows;
use super::tree_item::{TreeItem, TreeNode};
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use std::collections::HashMap;
use wasm_bindgen::JsCast;

/// Letters typed within this time belong to one word.
const WORD_MILLIS: f64 = 600.0;

/// What a key does on a line.
enum Step {
    Go(usize),
    Toggle,
    Choose,
}

/// The line a key leads to, or what it does to this one.
fn step(nodes: &[TreeNode], here: usize, key: &str) -> Option<Step> {
    let node = nodes.get(here)?;
    match key {
        "ArrowDown" => Some(Step::Go((here + 1).min(nodes.len() - 1))),
        "ArrowUp" => Some(Step::Go(here.saturating_sub(1))),
        "Home" => Some(Step::Go(0)),
        "End" => Some(Step::Go(nodes.len() - 1)),
        "ArrowRight" if node.expandable && !node.expanded => Some(Step::Toggle),
        "ArrowRight" => {
            nodes.get(here + 1).filter(|next| next.level > node.level).map(|_| Step::Go(here + 1))
        }
        "ArrowLeft" if node.expandable && node.expanded => Some(Step::Toggle),
        "ArrowLeft" => nodes.get(..here)?.iter().rposition(|above| above.level < node.level).map(Step::Go),
        "Enter" | " " => Some(Step::Choose),
        _ => None,
    }
}

/// The next line whose text starts with the word, from this one on (from the one below for a single letter).
fn seek(nodes: &[TreeNode], here: usize, word: &str) -> Option<usize> {
    let from = here + usize::from(word.chars().count() == 1);
    (0..nodes.len())
        .map(|ahead| (from + ahead) % nodes.len())
        .find(|at| nodes.get(*at).is_some_and(|node| node.text.to_lowercase().starts_with(word)))
}

/// A tree. Its owner holds the nodes; selection and opening are asked for by callbacks.
#[component]
pub fn Tree(
    /// What the tree holds.
    #[prop(into)]
    label: Signal<String>,
    /// The visible lines, flat, in order.
    #[prop(into)]
    nodes: Signal<Vec<TreeNode>>,
    /// A line was chosen.
    #[prop(into)]
    on_select: Callback<String>,
    /// A line is to be opened or closed.
    #[prop(into)]
    on_toggle: Callback<String>,
) -> impl IntoView {
    let root = NodeRef::<html::Div>::new();
    let focused = RwSignal::new(None::<String>);
    let has_focus = StoredValue::new(false);
    let typed = StoredValue::new((String::new(), 0.0));
    let by_id = Memo::new(move |_| {
        nodes
            .with(|nodes| nodes.iter().map(|node| (node.id.clone(), node.clone())).collect::<HashMap<_, _>>())
    });
    let stop = Memo::new(move |_| {
        let last = focused.get().filter(|id| by_id.with(|all| all.contains_key(id)));
        last.or_else(|| {
            nodes
                .with(|all| all.iter().find(|node| node.selected).or(all.first()).map(|node| node.id.clone()))
        })
    });
    let go = move |to: usize| {
        let at = u32::try_from(to).unwrap_or_default();
        let list = root.get_untracked().and_then(|root| root.query_selector_all("[role=treeitem]").ok());
        if let Some(item) = list.and_then(|list| list.item(at)?.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = item.focus();
        }
    };
    let word = move |event: &ev::KeyboardEvent, key: &str| {
        let (before, at) = typed.get_value();
        let fresh = event.time_stamp() - at > WORD_MILLIS;
        let word = if fresh { key.to_lowercase() } else { before + &key.to_lowercase() };
        typed.set_value((word.clone(), event.time_stamp()));
        word
    };
    let on_keydown = move |event: ev::KeyboardEvent| {
        let (Some(id), false) =
            (stop.get_untracked(), event.ctrl_key() || event.alt_key() || event.meta_key())
        else {
            return;
        };
        let all = nodes.get_untracked();
        let Some(here) = all.iter().position(|node| node.id == id) else { return };
        let key = event.key();
        match step(&all, here, &key) {
            Some(Step::Go(to)) => go(to),
            Some(Step::Toggle) => on_toggle.run(id),
            Some(Step::Choose) => on_select.run(id),
            None if key.starts_with("Arrow") => {}
            None if key.chars().count() == 1 => match seek(&all, here, &word(&event, &key)) {
                Some(to) => go(to),
                None => return,
            },
            None => return,
        }
        event.prevent_default();
    };
    let line = move |id: String| {
        let (of, for_stop, select, toggle, focus) = (id.clone(), id.clone(), id.clone(), id.clone(), id);
        view! {
            <TreeItem
                node=Memo::new(move |_| by_id.with(|all| all.get(&of).cloned()))
                is_stop=Memo::new(move |_| stop.with(|stop| stop.as_ref() == Some(&for_stop)))
                on_select=Callback::new(move |()| on_select.run(select.clone()))
                on_toggle=Callback::new(move |()| on_toggle.run(toggle.clone()))
                on_focus=Callback::new(move |()| focused.set(Some(focus.clone())))
            />
        }
        .into_any()
    };
    let ids =
        Memo::new(move |_| nodes.with(|nodes| nodes.iter().map(|node| node.id.clone()).collect::<Vec<_>>()));
    keep_rows(root, ids, line);
    let is_gone = move || {
        focused.with_untracked(|id| {
            id.as_ref().is_some_and(|id| !by_id.with_untracked(|all| all.contains_key(id)))
        })
    };
    Effect::new(move |_| {
        let now = stop.get();
        if has_focus.get_value() && is_gone() {
            let to = ids.with_untracked(|ids| ids.iter().position(|id| now.as_ref() == Some(id)));
            request_animation_frame(move || to.into_iter().for_each(go)); // by then the item is in the page
        }
    });
    view! {
        <div
            class="tree"
            role="tree"
            node_ref=root
            aria-label=move || label.get()
            on:keydown=on_keydown
            on:focusin=move |_| has_focus.set_value(true)
            on:focusout=move |_| has_focus.set_value(is_gone())
        ></div>
    }
}
