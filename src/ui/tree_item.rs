//! One line of a tree.
use super::{Icon, IconName};
use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;

/// What one line shows. The list is flat, parents before their children; hidden children are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreeNode {
    /// Which one; unique in the tree.
    pub id: String,
    /// The accessible name.
    pub label: String,
    /// The text shown.
    pub text: String,
    /// How deep: 1 at the root.
    pub level: usize,
    /// Whether there is something below it.
    pub expandable: bool,
    /// Whether what is below it is shown.
    pub expanded: bool,
    /// Whether it is the chosen one.
    pub selected: bool,
    /// The count at the end of the line.
    pub badge: Option<String>,
    /// The picture.
    pub icon: IconName,
}

/// One `treeitem`.
#[component]
pub(super) fn TreeItem(
    /// What it shows; nothing while it goes.
    node: Memo<Option<TreeNode>>,
    /// Whether the Tab key stops here.
    is_stop: Memo<bool>,
    /// Chosen with the pointer.
    on_select: Callback<()>,
    /// Opened or closed with the pointer.
    on_toggle: Callback<()>,
    /// Took the focus.
    on_focus: Callback<()>,
) -> impl IntoView {
    let read = move |field: fn(&TreeNode) -> String| move || node.with(|node| node.as_ref().map(field));
    let level = read(|node| node.level.to_string());
    let expanded = move || {
        node.with(|node| node.as_ref().filter(|node| node.expandable).map(|node| node.expanded.to_string()))
    };
    let icon = Memo::new(move |_| node.with(|node| node.as_ref().map_or(IconName::Folder, |node| node.icon)));
    let badge = move || {
        node.with(|node| node.as_ref().and_then(|node| node.badge.clone()))
            .map(|count| view! { <span class="tree_badge">{count}</span> })
    };
    let toggle = move |event: leptos::ev::MouseEvent| {
        if expanded().is_some() {
            event.stop_propagation();
            on_toggle.run(());
        }
    };
    view! {
        <div
            class="tree_item"
            role="treeitem"
            aria-label=read(|node| node.label.clone())
            aria-expanded=expanded
            aria-selected=read(|node| node.selected.to_string())
            tabindex=move || if is_stop.get() { "0" } else { "-1" }
            style=("--tree-level", move || level().unwrap_or_default())
            on:click=move |_| on_select.run(())
            on:focus=move |_| on_focus.run(())
        >
            <span class="tree_toggle" on:click=toggle>
                {move || expanded().map(|_| view! { <Icon name=IconName::ChevronRight /> })}
            </span>
            <Icon name=icon />
            <span class="tree_text" dir="auto">
                {read(|node| node.text.clone())}
            </span>
            " "
            {badge}
        </div>
    }
    .add_any_attr(custom_attribute("aria-level", level)) // `view!` does not know this one
}
