//! A tree of named places, one stop for the Tab key. Arrows walk, Right opens, Left closes, letters seek.
use super::steady_rows::keep_rows;
use super::tree_input::TreeInput;
use super::tree_item::{TreeItem, TreeNode};
use leptos::prelude::*;

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
    let input = TreeInput::new(nodes, on_select, on_toggle);
    let ids = Memo::new(move |_| nodes.with(|all| all.iter().map(|node| node.id.clone()).collect()));
    let line = move |id: String| {
        let (of, for_stop, select, toggle, focus) = (id.clone(), id.clone(), id.clone(), id.clone(), id);
        view! {
            <TreeItem
                node=Memo::new(move |_| input.by_id.with(|all| all.get(&of).cloned()))
                is_stop=Memo::new(move |_| input.stop.with(|stop| stop.as_ref() == Some(&for_stop)))
                on_select=Callback::new(move |()| on_select.run(select.clone()))
                on_toggle=Callback::new(move |()| on_toggle.run(toggle.clone()))
                on_focus=Callback::new(move |()| input.focus(focus.clone()))
            />
        }
        .into_any()
    };
    keep_rows(input.root, ids, line, move || input.hold_focus());
    view! {
        <div
            class="tree"
            role="tree"
            node_ref=input.root
            aria-label=move || label.get()
            on:keydown=move |event| input.keydown(&event)
            on:focusout=move |_| input.focusout()
        ></div>
    }
}
