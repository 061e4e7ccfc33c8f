//! Mail from files and folders: single messages, mbox, Maildir, and any tree that mixes them.

use std::{
    fs::{self, File},
    io::Read,
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

use super::{maildir, mbox, parse};
use crate::model::{NewMessage, Timestamp};

const INBOX: &str = "Inbox";

/// A message with the folder it belongs in.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// Folder names from the top, joined by `/`: `Inbox/nodemailer`.
    pub folder: String,
    /// The message.
    pub message: NewMessage,
}

/// Reads all mail under `paths`, in sorted order; `on_skip` hears of each mail file that could not be read.
///
/// - A message file or an mbox named directly goes to the Inbox: that is where one looks for it.
/// - A folder is seen as the user's Inbox: messages directly in it go to the Inbox, those of its subfolders to
///   `Inbox/<subfolder>` and those of an mbox in it to `Inbox/<name of the box>`, so that a tree of mail shows
///   as the same tree. A name every mailbox has (`Sent`, `Drafts`, `Trash`, `Junk` and their kin) means that
///   folder instead.
/// - A Maildir is the Inbox (or the subfolder it stands in); its `.Name.Sub` is `Name/Sub` below that.
/// - Files that are not mail are passed by silently, unless they are named directly.
pub fn load_paths(paths: &[PathBuf], on_skip: &mut dyn FnMut(&Path, &str)) -> Vec<Loaded> {
    let mut loader = Loader { on_skip, loaded: Vec::new() };
    for path in paths {
        if path.is_dir() {
            loader.folder(path, INBOX);
        } else {
            loader.file(path, INBOX, true);
        }
    }
    loader.loaded
}

struct Loader<'a> {
    on_skip: &'a mut dyn FnMut(&Path, &str),
    loaded: Vec<Loaded>,
}

impl Loader<'_> {
    fn folder(&mut self, path: &Path, folder: &str) {
        let is_maildir = maildir::is_maildir(path);
        for entry in self.entries(path) {
            let name = file_name(&entry);
            if !entry.is_dir() {
                if !is_maildir {
                    self.file(&entry, folder, false);
                }
            } else if is_maildir && matches!(name.as_str(), "cur" | "new" | "tmp") {
                // What stands in `tmp` is not delivered yet.
                if name != "tmp" {
                    self.maildir_messages(&entry, folder);
                }
            } else if let Some(nested) = maildir::folder(&name) {
                // Other hidden folders (`.git`) hold no mail of the user.
                if maildir::is_maildir(&entry) {
                    let nested =
                        nested.split('/').fold(folder.to_owned(), |at, name| nested_folder(&at, name));
                    self.folder(&entry, &nested);
                }
            } else {
                self.folder(&entry, &nested_folder(folder, &name));
            }
        }
    }

    fn maildir_messages(&mut self, path: &Path, folder: &str) {
        for entry in self.entries(path) {
            let name = file_name(&entry);
            if name.starts_with('.') || entry.is_dir() {
                continue;
            }
            if let Some(bytes) = self.read(&entry)
                && let Some(mut message) = self.parse(&entry, &bytes)
            {
                maildir::set_flags(&mut message, &name);
                self.push(folder, message);
            }
        }
    }

    fn file(&mut self, path: &Path, folder: &str, is_named: bool) {
        match kind(path) {
            Ok(Kind::Box) if is_named => self.mbox(path, folder),
            Ok(Kind::Box) => {
                let stem = path.file_stem().unwrap_or_default().to_string_lossy();
                self.mbox(path, &nested_folder(folder, &stem));
            }
            Ok(Kind::Message) => self.message(path, folder),
            Ok(Kind::Other) if is_named => self.message(path, folder),
            Ok(Kind::Other) => {}
            Err(error) => (self.on_skip)(path, &error.to_string()),
        }
    }

    fn message(&mut self, path: &Path, folder: &str) {
        if let Some(bytes) = self.read(path)
            && let Some(message) = self.parse(path, &bytes)
        {
            self.push(folder, message);
        }
    }

    fn mbox(&mut self, path: &Path, folder: &str) {
        let Some(bytes) = self.read(path) else { return };
        let messages = mbox::split(&bytes);
        if messages.is_empty() && !bytes.trim_ascii().is_empty() {
            (self.on_skip)(path, "it has no line that begins a message");
        }
        for source in messages {
            if let Some(mut message) = self.parse(path, &source) {
                mbox::set_status(&mut message);
                self.push(folder, message);
            }
        }
    }

    fn parse(&mut self, path: &Path, bytes: &[u8]) -> Option<NewMessage> {
        match parse(bytes, modified(path)) {
            Ok(message) => Some(message),
            Err(reason) => {
                (self.on_skip)(path, &reason.to_string());
                None
            }
        }
    }

    fn read(&mut self, path: &Path) -> Option<Vec<u8>> {
        fs::read(path).map_err(|error| (self.on_skip)(path, &error.to_string())).ok()
    }

    fn entries(&mut self, path: &Path) -> Vec<PathBuf> {
        match fs::read_dir(path) {
            Ok(entries) => {
                let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
                paths.sort();
                paths
            }
            Err(error) => {
                (self.on_skip)(path, &error.to_string());
                Vec::new()
            }
        }
    }

    fn push(&mut self, folder: &str, message: NewMessage) {
        self.loaded.push(Loaded { folder: folder.to_owned(), message });
    }
}

/// What a file is taken for.
enum Kind {
    Message,
    Box,
    Other,
}

/// By its name, and by its first bytes: spools have no extension, and saved messages may begin like one.
fn kind(path: &Path) -> std::io::Result<Kind> {
    let extension = path.extension().unwrap_or_default().to_ascii_lowercase();
    if extension == "mbox" || extension == "mbx" {
        return Ok(Kind::Box);
    }
    if extension == "eml" {
        return Ok(Kind::Message);
    }
    let mut start = Vec::new();
    File::open(path)?.take(5).read_to_end(&mut start)?;
    Ok(if start == b"From " { Kind::Box } else { Kind::Other })
}

/// `folder/name`, or at the top the folder every mailbox has under that name.
fn nested_folder(folder: &str, name: &str) -> String {
    let known = match name.to_ascii_lowercase().as_str() {
        _ if folder != INBOX => return format!("{folder}/{name}"),
        "inbox" => "Inbox",
        "sent" | "sent items" | "sent mail" | "sent messages" | "sentitems" => "Sent Items",
        "drafts" => "Drafts",
        "trash" | "deleted" | "deleted items" | "deleted messages" | "deleteditems" => "Deleted Items",
        "junk" | "spam" | "junk email" | "junk e-mail" | "junkemail" => "Junk Email",
        "archive" => "Archive",
        _ => return format!("{folder}/{name}"),
    };
    known.to_owned()
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The arrival time of mail that states none: when its file was last written.
fn modified(path: &Path) -> Timestamp {
    let time = fs::metadata(path).and_then(|data| data.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp(i64::try_from(since.as_millis()).unwrap_or_default())
}
