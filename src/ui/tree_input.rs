//! What keys and focus do to a tree.
use super::letters::lower;
use super::tree_item::TreeNode;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use rustc_hash::FxHashMap;
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
        .find(|at| nodes.get(*at).is_some_and(|node| lower(&node.text).starts_with(word)))
}

/// The hands on one tree.
#[derive(Clone, Copy)]
pub(super) struct TreeInput {
    pub(super) root: NodeRef<html::Div>,
    pub(super) by_id: Memo<FxHashMap<String, TreeNode>>,
    /// The line the Tab key reaches: the one focused last, else the selected one, else the first.
    pub(super) stop: Memo<Option<String>>,
    nodes: Signal<Vec<TreeNode>>,
    focused: RwSignal<Option<String>>,
    has_focus: StoredValue<bool>,
    typed: StoredValue<(String, f64)>,
    on_select: Callback<String>,
    on_toggle: Callback<String>,
}

impl TreeInput {
    pub(super) fn new(
        nodes: Signal<Vec<TreeNode>>,
        on_select: Callback<String>,
        on_toggle: Callback<String>,
    ) -> Self {
        let focused = RwSignal::new(None::<String>);
        let by_id = Memo::new(move |_| {
            nodes.with(|all| {
                all.iter().map(|node| (node.id.clone(), node.clone())).collect::<FxHashMap<_, _>>()
            })
        });
        let stop = Memo::new(move |_| {
            let last = focused.get().filter(|id| by_id.with(|all| all.contains_key(id)));
            let home = |all: &Vec<TreeNode>| {
                all.iter().find(|node| node.selected).or(all.first()).map(|node| node.id.clone())
            };
            last.or_else(|| nodes.with(home))
        });
        Self {
            root: NodeRef::new(),
            by_id,
            stop,
            nodes,
            focused,
            has_focus: StoredValue::new(false),
            typed: StoredValue::new((String::new(), 0.0)),
            on_select,
            on_toggle,
        }
    }

    /// Puts the focus on another line when the one that had it went.
    pub(super) fn hold_focus(self) {
        if self.has_focus.get_value() && self.is_gone() {
            self.here().into_iter().for_each(|at| self.go(at));
        }
    }

    /// Whether the line focused last is no more.
    fn is_gone(self) -> bool {
        let last = self.focused.get_untracked();
        last.is_some_and(|id| !self.by_id.with_untracked(|all| all.contains_key(&id)))
    }

    /// Where the line stands that the Tab key reaches.
    fn here(self) -> Option<usize> {
        let stop = self.stop.try_get_untracked()??;
        self.nodes.with_untracked(|all| all.iter().position(|node| node.id == stop))
    }

    fn go(self, to: usize) {
        let at = u32::try_from(to).unwrap_or_default();
        let root = self.root.try_get_untracked().flatten();
        let list = root.and_then(|root| root.query_selector_all("[role=treeitem]").ok());
        if let Some(item) = list.and_then(|list| list.item(at)?.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = item.focus();
        }
    }

    /// The letters typed so far, with this one.
    fn word(self, event: &ev::KeyboardEvent, key: &str) -> String {
        let (before, at) = self.typed.get_value();
        let is_fresh = event.time_stamp() - at > WORD_MILLIS;
        let word = if is_fresh { lower(key) } else { before + &lower(key) };
        self.typed.set_value((word.clone(), event.time_stamp()));
        word
    }

    pub(super) fn keydown(self, event: &ev::KeyboardEvent) {
        let is_command = event.ctrl_key() || event.alt_key() || event.meta_key();
        let (Some(here), false) = (self.here(), is_command) else { return };
        let all = self.nodes.get_untracked();
        let Some(id) = all.get(here).map(|node| node.id.clone()) else { return };
        let key = event.key();
        match step(&all, here, &key) {
            Some(Step::Go(to)) => self.go(to),
            Some(Step::Toggle) => self.on_toggle.run(id),
            Some(Step::Choose) => self.on_select.run(id),
            None if key.starts_with("Arrow") => {}
            None if key.chars().count() == 1 => match seek(&all, here, &self.word(event, &key)) {
                Some(to) => self.go(to),
                None => return,
            },
            None => return,
        }
        event.prevent_default();
    }

    pub(super) fn focus(self, id: String) {
        self.has_focus.set_value(true);
        self.focused.set(Some(id));
    }

    pub(super) fn focusout(self) {
        self.has_focus.set_value(self.is_gone());
    }
}
