//! Keyed rows that are never taken out of the page while they stay.
//!
//! `For` moves rows in the page more often than it must, and a moved element loses the focus. Here a row that is kept
//! stays where it is: others are put in and taken out around it.
use leptos::html;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Render};
use rustc_hash::{FxHashMap, FxHashSet};
use std::hash::Hash;
use web_sys::{Element, Node};

/// One row in the page.
struct Row {
    owner: Owner,
    state: AnyViewState,
    element: Option<Element>,
}

impl Row {
    fn new(parent: &Owner, view: impl FnOnce() -> AnyView) -> Self {
        let owner = parent.child();
        let state = owner.with(|| untrack(|| view().build()));
        let element = state.elements().into_iter().next();
        Self { owner, state, element }
    }

    fn remove(&mut self) {
        self.state.unmount();
        self.owner.cleanup();
    }

    /// Whether it stands in the parent, right before that node.
    fn is_before(&self, parent: &Element, next: Option<&Node>) -> bool {
        self.element.as_ref().is_some_and(|element| {
            element.parent_element().as_ref() == Some(parent) && element.next_sibling().as_ref() == next
        })
    }
}

/// Fills an element with one row a key, in the order of the keys, and says so after each change. Each row must be one
/// element. Tells whether it is at it: a focus that goes then goes with its row.
pub(super) fn keep_rows<K: Clone + Eq + Hash + Send + Sync + 'static>(
    parent: NodeRef<html::Div>,
    keys: Memo<Vec<K>>,
    row: impl Fn(K) -> AnyView + 'static,
    after: impl Fn() + 'static,
) -> StoredValue<bool> {
    let owner = Owner::current().unwrap_or_default();
    let is_changing = StoredValue::new(false);
    Effect::new(move |kept: Option<FxHashMap<K, Row>>| {
        let is_first_run = kept.is_none();
        let mut kept = kept.unwrap_or_default();
        let Some(parent) = parent.get() else { return kept };
        let parent: &Element = &parent;
        if is_first_run {
            // Leptos reuses the element of a view it builds anew: the rows of the one before are nobody's any more.
            parent.set_text_content(None);
        }
        let keys = keys.get();
        is_changing.set_value(true);
        let wanted: FxHashSet<&K> = keys.iter().collect();
        kept.retain(|key, row| {
            let stays = wanted.contains(key);
            if !stays {
                row.remove();
            }
            stays
        });
        let mut next: Option<Node> = None;
        for key in keys.iter().rev() {
            let row = kept.entry(key.clone()).or_insert_with(|| Row::new(&owner, || row(key.clone())));
            if !row.is_before(parent, next.as_ref()) {
                row.state.mount(parent, next.as_ref());
            }
            next = row.element.clone().map(Node::from);
        }
        is_changing.set_value(false);
        untrack(&after);
        kept
    });
    is_changing
}
