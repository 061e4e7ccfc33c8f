//! Files and folders of mail: what is read, where it goes, what is skipped.

use std::fs;
use std::path::{Path, PathBuf};

use crate::mime::{Loaded, load_paths};
use crate::model::Flag;

/// A folder of its own for one test, gone with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Folder {
        let folder = std::env::temp_dir().join(format!("graph-sim-{name}-{}", std::process::id()));
        for (path, content) in files {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        Folder(folder)
    }

    /// Folder and subject of each message, and the names of what was skipped.
    fn load(&self, path: &str) -> (Vec<String>, Vec<String>) {
        let mut skipped = Vec::new();
        let mut on_skip = |path: &Path, reason: &str| {
            skipped.push(format!("{}: {reason}", path.file_name().unwrap().display()));
        };
        let loaded = load_paths(&[self.0.join(path)], &mut on_skip);
        let named = |found: Loaded| format!("{}: {}", found.folder, found.message.subject);
        (loaded.into_iter().map(named).collect(), skipped)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const BOX: &str = "From a@x Thu Jan  1 00:00:00 1998\nSubject: one\nStatus: RO\n\nhi\n\n\
                   From a@x Thu Jan  1 00:00:00 1998\nSubject: two\nX-Status: F\n\nhi\n";

#[test]
fn a_tree_of_mail_shows_as_the_same_tree_under_the_inbox() {
    let folder = Folder::new(
        "tree",
        &[
            ("b.eml", "Subject: b\n\n"),
            ("a.eml", "Subject: a\n\n"),
            ("README.md", "# no mail"),
            ("empty.eml", ""),
            ("work/archive/c.eml", "Subject: c\n\n"),
            ("Sent.mbox", BOX),
            ("spool", BOX),
            (".git/d.eml", "Subject: d\n\n"),
        ],
    );
    let (loaded, skipped) = folder.load("");
    assert_eq!(
        loaded,
        [
            "Sent Items: one",
            "Sent Items: two",
            "Inbox: a",
            "Inbox: b",
            "Inbox/spool: one",
            "Inbox/spool: two",
            "Inbox/work/archive: c"
        ]
    );
    assert_eq!(skipped, ["empty.eml: it is empty"]);
}

#[test]
fn what_is_named_directly_goes_to_the_inbox_whatever_its_name() {
    let folder =
        Folder::new("named", &[("mail.txt", "Subject: t\n\n"), ("old.mbox", BOX), ("x.md", "no mail")]);
    assert_eq!(folder.load("mail.txt").0, ["Inbox: t"]);
    assert_eq!(folder.load("old.mbox").0, ["Inbox: one", "Inbox: two"]);
    assert_eq!(folder.load("x.md").1, ["x.md: it has no header field"]);
    assert_eq!(folder.load("missing.eml").1.len(), 1);
}

#[test]
fn the_notes_of_a_spool_become_read_and_flagged() {
    let folder = Folder::new("spool", &[("old.mbox", BOX)]);
    let loaded = load_paths(std::slice::from_ref(&folder.0), &mut |_, _| {});
    assert!(loaded[0].message.is_read && !loaded[1].message.is_read);
    assert_eq!(loaded[1].message.flag, Flag::Flagged);
}

#[test]
fn a_maildir_gives_its_folders_and_flags() {
    let folder = Folder::new(
        "maildir",
        &[
            ("cur/1.host:2,FS", "Subject: seen\n\n"),
            ("new/2.host", "Subject: fresh\n\n"),
            ("tmp/3.host", "Subject: half\n\n"),
            (".Projects.Harbour/cur/4.host:2,S", "Subject: filed\n\n"),
            (".Projects.Harbour/new/.keep", ""),
            (".Sent.2020/cur/5.host:2,S", "Subject: sent\n\n"),
            (".Sent.2020/new/.keep", ""),
            ("dovecot.index", "no mail"),
        ],
    );
    let (loaded, skipped) = folder.load("");
    assert_eq!(
        loaded,
        ["Inbox/Projects/Harbour: filed", "Sent Items/2020: sent", "Inbox: seen", "Inbox: fresh"]
    );
    assert!(skipped.is_empty(), "{skipped:?}");
    let loaded = load_paths(std::slice::from_ref(&folder.0), &mut |_, _| {});
    assert!(loaded[2].message.is_read && loaded[2].message.flag == Flag::Flagged);
    assert!(!loaded[3].message.is_read);
}
