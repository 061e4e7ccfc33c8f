//! What the folder tree shows, given what is known.

use std::cmp::Ordering;

use rustc_hash::FxHashSet;

use super::Folders;
use super::folder_layers::Shift;
use crate::model::{MailFolder, WellKnownFolder};

fn folder(id: &str, name: &str, parent: &str, children: usize) -> MailFolder {
    MailFolder {
        id: id.into(),
        display_name: name.into(),
        parent_folder_id: Some(parent.into()),
        child_folder_count: children,
        total_item_count: 3,
        unread_item_count: 1,
    }
}

fn by_letter(a: &str, b: &str) -> Ordering {
    a.to_lowercase().cmp(&b.to_lowercase())
}

fn tree() -> Folders {
    let mut folders = Folders::default();
    folders.learn(folder("z", "Zebra", "root", 0));
    folders.learn(folder("a", "apple", "root", 0));
    folders.named(Ok(vec![
        (WellKnownFolder::SentItems, folder("s", "Gesendet", "root", 0)),
        (WellKnownFolder::Inbox, folder("i", "Posteingang", "root", 1)),
    ]));
    folders.learn(folder("p", "Projects", "i", 1));
    folders.learn(folder("h", "Harbour", "p", 0));
    folders
}

#[test]
fn well_known_folders_lead_and_the_rest_follows_by_name() {
    let names: Vec<_> =
        tree().rows(&FxHashSet::default(), &by_letter).into_iter().map(|row| row.name).collect();
    assert_eq!(names, ["Posteingang", "Gesendet", "apple", "Zebra"]);
}

#[test]
fn expanded_folders_show_what_is_in_them() {
    let expanded = FxHashSet::from_iter(["inbox".into(), "p".into()]);
    let rows = tree().rows(&expanded, &by_letter);
    let levels: Vec<_> = rows.iter().take(3).map(|row| (row.name.as_str(), row.level)).collect();
    assert_eq!(levels, [("Posteingang", 1), ("Projects", 2), ("Harbour", 3)]);
}

#[test]
fn a_folder_is_found_by_id_and_by_well_known_name() {
    let tree = tree();
    assert_eq!(tree.get(&"inbox".into()), tree.get(&"i".into()));
    assert_eq!(tree.canonical(&"i".into()), "inbox".into());
    assert_eq!(tree.ancestors(&"h".into()), ["p".into(), "inbox".into()]);
}

#[test]
fn counts_never_go_below_nothing() {
    let mut tree = tree();
    tree.shift(&"inbox".into(), Shift { total: 0, unread: -1 });
    tree.shift(&"i".into(), Shift { total: 0, unread: -1 });
    assert_eq!(tree.get(&"inbox".into()).unwrap().unread_item_count, 0);
    tree.shift(&"i".into(), Shift { total: 0, unread: 2 });
    assert_eq!(tree.get(&"inbox".into()).unwrap().unread_item_count, 1);
}

#[test]
fn folders_that_lie_in_each_other_end() {
    let mut folders = Folders::default();
    folders.learn(folder("a", "A", "b", 1));
    folders.learn(folder("b", "B", "a", 1));
    assert!(folders.ancestors(&"a".into()).len() <= 2);
    assert!(folders.rows(&FxHashSet::from_iter(["a".into(), "b".into()]), &by_letter).is_empty());
}
