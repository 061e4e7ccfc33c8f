//! The tree: arrows walk, Right opens, letters seek, Enter chooses.
use crate::stage::{Stage, accessible_name, attribute, focused, press, stage, until};
use leptos::prelude::*;
use outpost::ui::{IconName, Tree, TreeNode};
use wasm_bindgen_test::wasm_bindgen_test;

/// Inbox (closed, with Projects and Reports below it), Drafts, Deleted.
fn folders(is_open: bool) -> Vec<TreeNode> {
    let node = |id: &str, level, expandable| TreeNode {
        id: id.to_lowercase(),
        label: if id == "Inbox" { "Inbox, 12 unread".to_owned() } else { id.to_owned() },
        text: id.to_owned(),
        level,
        expandable,
        expanded: expandable && is_open,
        selected: id == "Inbox",
        badge: (id == "Inbox").then(|| "12".to_owned()),
        icon: IconName::Folder,
    };
    let below =
        if is_open { vec![node("Projects", 2, false), node("Reports", 2, false)] } else { Vec::new() };
    [vec![node("Inbox", 1, true)], below, vec![node("Drafts", 1, false), node("Deleted", 1, false)]].concat()
}

async fn show() -> (Stage, RwSignal<Option<String>>) {
    let is_open = RwSignal::new(false);
    let chosen = RwSignal::new(None);
    let tree = stage(move || {
        view! {
            <Tree
                label="Folders".to_owned()
                nodes=Signal::derive(move || folders(is_open.get()))
                on_select=move |id: String| chosen.set(Some(id))
                on_toggle=move |_: String| is_open.update(|open| *open = !*open)
            />
        }
    });
    until("the items show", || tree.find("treeitem", "Inbox, 12 unread").is_some()).await;
    tree.get("treeitem", "Inbox, 12 unread").focus().unwrap();
    (tree, chosen)
}

#[wasm_bindgen_test]
async fn arrow_keys_move_the_focus_and_right_expands() {
    let (tree, _) = show().await;
    let inbox = tree.get("treeitem", "Inbox, 12 unread");
    assert_eq!(attribute(&inbox, "aria-expanded"), "false");
    press("ArrowRight");
    until("it is open", || attribute(&inbox, "aria-expanded") == "true").await;
    until("its children show", || tree.find("treeitem", "Projects").is_some()).await;
    assert_eq!(attribute(&tree.get("treeitem", "Projects"), "aria-level"), "2");
    for (key, there) in [
        ("ArrowRight", "Projects"),
        ("ArrowDown", "Reports"),
        ("ArrowDown", "Drafts"),
        ("ArrowUp", "Reports"),
        ("ArrowLeft", "Inbox, 12 unread"),
        ("End", "Deleted"),
        ("ArrowDown", "Deleted"),
        ("Home", "Inbox, 12 unread"),
    ] {
        assert!(press(key));
        assert_eq!(accessible_name(&focused()), there, "after {key}");
    }
    press("ArrowLeft");
    until("it is closed", || tree.find("treeitem", "Projects").is_none()).await;
}

#[wasm_bindgen_test]
async fn letters_seek_and_the_same_letter_goes_on() {
    let (_tree, _) = show().await;
    press("d");
    assert_eq!(accessible_name(&focused()), "Drafts");
    press("e");
    assert_eq!(accessible_name(&focused()), "Deleted", "\"de\" is one word");
    assert!(!press("x"), "a letter that leads nowhere is left to others");
}

#[wasm_bindgen_test]
async fn enter_chooses_and_a_click_on_the_arrow_only_opens() {
    let (tree, chosen) = show().await;
    press("ArrowDown");
    press("Enter");
    assert_eq!(chosen.get_untracked().as_deref(), Some("drafts"));
    let toggle = tree.get("treeitem", "Inbox, 12 unread").query_selector(".tree_toggle").unwrap().unwrap();
    wasm_bindgen::JsCast::unchecked_ref::<web_sys::HtmlElement>(&toggle).click();
    until("it is open", || tree.find("treeitem", "Reports").is_some()).await;
    assert_eq!(chosen.get_untracked().as_deref(), Some("drafts"));
    tree.get("treeitem", "Reports").click();
    assert_eq!(chosen.get_untracked().as_deref(), Some("reports"));
}

#[wasm_bindgen_test]
async fn one_item_is_the_tab_stop_and_it_is_the_selected_one_at_first() {
    let (tree, _) = show().await;
    let stops = || -> Vec<String> {
        tree.all("treeitem")
            .iter()
            .filter(|item| item.tab_index() == 0)
            .map(|item| accessible_name(item))
            .collect()
    };
    assert_eq!(stops(), ["Inbox, 12 unread"]);
    press("End");
    until("the stop moved", || stops() == ["Deleted"]).await;
    assert_eq!(attribute(&tree.get("treeitem", "Deleted"), "aria-selected"), "false");
}

#[wasm_bindgen_test]
async fn the_focus_stays_when_items_come_and_go_around_it() {
    let nodes = RwSignal::new(folders(true));
    let tree = stage(move || {
        view! { <Tree label="Folders".to_owned() nodes=nodes on_select=|_: String| () on_toggle=|_: String| () /> }
    });
    until("the items show", || tree.find("treeitem", "Drafts").is_some()).await;
    let drafts = tree.get("treeitem", "Drafts");
    drafts.focus().unwrap();
    nodes.set(folders(false));
    until("items went", || tree.find("treeitem", "Projects").is_none()).await;
    assert!(focused() == *drafts);
    nodes.set(folders(true));
    until("items came", || tree.find("treeitem", "Projects").is_some()).await;
    assert!(focused() == *drafts);
    let order: Vec<_> = tree.all("treeitem").iter().map(|item| accessible_name(item)).collect();
    assert_eq!(order, ["Inbox, 12 unread", "Projects", "Reports", "Drafts", "Deleted"]);
}

#[wasm_bindgen_test]
async fn when_the_focused_item_goes_the_selected_one_takes_the_focus() {
    let nodes = RwSignal::new(folders(true));
    let tree = stage(move || {
        view! { <Tree label="Folders".to_owned() nodes=nodes on_select=|_: String| () on_toggle=|_: String| () /> }
    });
    until("the items show", || tree.find("treeitem", "Reports").is_some()).await;
    tree.get("treeitem", "Reports").focus().unwrap();
    nodes.set(folders(false));
    until("the focus moved", || accessible_name(&focused()) == "Inbox, 12 unread").await;
}
