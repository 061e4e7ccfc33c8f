//! Maildir: one file per message in `cur` and `new`, flags in the file names, folders as `.Name.Sub`.

use std::path::Path;

use crate::model::{Flag, NewMessage};

/// Whether a folder is a Maildir: it has `cur` and `new`.
pub(super) fn is_maildir(path: &Path) -> bool {
    path.join("cur").is_dir() && path.join("new").is_dir()
}

/// `.Projects.Harbour` as a path of folders; `None` for names that are no Maildir++ folder.
pub(super) fn folder(name: &str) -> Option<String> {
    let parts: Vec<&str> = name.strip_prefix('.')?.split('.').filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// Sets what the flags after `:2,` in a file name say: seen, flagged, draft.
pub(super) fn set_flags(message: &mut NewMessage, file_name: &str) {
    let Some((_, flags)) = file_name.rsplit_once(":2,").or_else(|| file_name.rsplit_once("!2,")) else {
        return;
    };
    message.is_read = flags.contains('S');
    message.is_draft |= flags.contains('D');
    if flags.contains('F') {
        message.flag = Flag::Flagged;
    }
}
