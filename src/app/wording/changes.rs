//! Words about what is done to messages: under way, done, failed, taken back.

use super::{Task, reason};
use crate::browser::intl;
use crate::mailbox::{Action, Change};
use crate::model::{FlagStatus, FolderId, WellKnownFolder};
use crate::protocol::ApiError;

pub const UNDO: &str = "Undo";
pub const SELECTION_CLEARED: &str = "Nothing selected";
pub const CLEAR_SELECTION: &str = "Clear selection";
pub const MOVE_TO: &str = "Move to";
pub const FIND_FOLDER: &str = "Find a folder";
pub const NO_FOLDER: &str = "No folder has this name";
pub const DELETE_FOR_GOOD: &str = "Delete for good";
pub const CANCEL: &str = "Cancel";
pub const PAUSE: &str = "Pause";
pub const RESUME: &str = "Go on";
pub const LONG_WORK: &str = "Long work";
pub const RETRY_FAILED: &str = "Try these again";

/// Names folders: their ids are all a change knows.
pub type NameFolder<'a> = &'a dyn Fn(&FolderId) -> (Option<WellKnownFolder>, String);

/// "1 message", "3,000 messages".
pub fn messages(count: usize) -> String {
    super::count(count, &intl::number(count))
}

/// How many are selected.
pub fn selected(count: usize) -> String {
    format!("{} selected", intl::number(count))
}

/// What is done, as it goes on ("Archiving") and when it is over ("archived").
fn words(action: &Action, folder: NameFolder<'_>) -> (&'static str, String) {
    let (going, over) = match action {
        Action::Read(true) => ("Marking as read", "marked as read"),
        Action::Read(false) => ("Marking as unread", "marked as unread"),
        Action::Flag(FlagStatus::Flagged) => ("Flagging", "flagged"),
        Action::Flag(_) => ("Unflagging", "unflagged"),
        Action::Categories(_) => ("Categorising", "categorised"),
        Action::Focus(_) => ("Sorting", "sorted"),
        Action::Destroy => ("Deleting for good", "deleted for good"),
        Action::Send => ("Sending", "sent"),
        Action::Copy(to) => return ("Copying", format!("copied to {}", folder(to).1)),
        Action::Move(to) => match folder(to) {
            (Some(WellKnownFolder::Archive), _) => ("Archiving", "archived"),
            (Some(WellKnownFolder::DeletedItems), _) => ("Deleting", "deleted"),
            (_, name) => return ("Moving", format!("moved to {name}")),
        },
    };
    (going, over.to_owned())
}

/// What was done: "3 messages archived".
pub fn done(change: &Change, folder: NameFolder<'_>) -> String {
    match change {
        Change::Messages { action, messages: all } => {
            format!("{} {}", messages(all.len()), words(action, folder).1)
        }
        Change::Folder { .. } => "Folder changed".to_owned(),
    }
}

/// What was taken back.
pub fn undone(change: &Change, folder: NameFolder<'_>) -> String {
    format!("Undone: {}", done(change, folder))
}

/// What did not work, for which message, and why. `subject` is that of the first.
pub fn not_done(change: &Change, subject: Option<&str>, error: &ApiError, folder: NameFolder<'_>) -> String {
    let what = match change {
        Change::Messages { action, messages: all } => {
            let about = match (subject, all.len()) {
                (Some(subject), 0 | 1) => format!("“{subject}”"),
                (Some(subject), more) => format!("“{subject}” and {} more", intl::number(more - 1)),
                (None, count) => messages(count.max(1)),
            };
            format!("{about} could not be {}.", words(action, folder).1)
        }
        Change::Folder { .. } => "The folder could not be changed.".to_owned(),
    };
    format!("{what} {}", reason(Task::Change, error))
}

/// How far long work is: "Moving 1,240 of 3,000 messages".
pub fn going_on(change: &Change, done: usize, total: usize, folder: NameFolder<'_>) -> String {
    let going = match change {
        Change::Messages { action, .. } => words(action, folder).0,
        Change::Folder { .. } => "Changing",
    };
    format!("{going} {} of {}", intl::number(done), messages(total))
}

/// How far long work is that waits to go on.
pub fn paused(going_on: &str) -> String {
    format!("Paused: {going_on}")
}

/// How much of long work failed: "2 of 3,000 messages could not be archived".
pub fn failed_part(change: &Change, failed: usize, total: usize, folder: NameFolder<'_>) -> String {
    let over = match change {
        Change::Messages { action, .. } => words(action, folder).1,
        Change::Folder { .. } => "changed".to_owned(),
    };
    format!("{} of {} could not be {over}", intl::number(failed), messages(total))
}

/// Asks before something that cannot be undone.
pub fn really_destroy(count: usize) -> String {
    match count {
        1 => "This message will be deleted for good. This cannot be undone.".to_owned(),
        _ => format!("{} will be deleted for good. This cannot be undone.", messages(count)),
    }
}

/// The heading over what failed.
pub fn not_done_count(failed: usize) -> String {
    match failed {
        1 => "1 message failed".to_owned(),
        _ => format!("{} failed", messages(failed)),
    }
}
