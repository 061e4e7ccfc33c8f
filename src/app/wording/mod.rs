//! Every word a person reads. One place, so that it can be put into other languages.
#![allow(missing_docs, reason = "a constant here says what it is by what it says")]

mod changes;
mod searching;
mod standing;

pub use changes::*;
pub use searching::*;
pub use standing::*;

use crate::browser::token::TokenError;
use crate::command::Command;
use crate::model::{Importance, Message, WellKnownFolder};
use crate::protocol::{ApiError, Remedy, ServiceError};

/// What was being done when something failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Loading the folder tree.
    Folders,
    /// Loading a list.
    List,
    /// Loading a message.
    Message,
    /// Saving an attachment.
    Download,
    /// Bringing what is on screen up to date.
    Refresh,
    /// Carrying a change to the server.
    Change,
}

/// The name of the app.
pub const APP: &str = "Outpost";
/// Landmarks and lists.
pub const FOLDERS: &str = "Folders";
pub const MESSAGES: &str = "Messages";
pub const MESSAGE: &str = "Message";
pub const LIST_TOOLS: &str = "List";
pub const MESSAGE_ACTIONS: &str = "Message actions";
pub const MESSAGE_BODY: &str = "Message body";
pub const NOTICES: &str = "Notices";
pub const ATTACHMENTS: &str = "Attachments";
/// Buttons.
pub const REFRESH: &str = "Refresh";
pub const BACK: &str = "Back to list";
pub const SHOW_FOLDERS: &str = "Show folders";
pub const HIDE_FOLDERS: &str = "Hide folders";
pub const RETRY: &str = "Try again";
pub const GO_TO_INBOX: &str = "Go to Inbox";
pub const SIGN_IN: &str = "Sign in";
pub const SIGN_IN_AGAIN: &str = "Sign in again";
pub const DISMISS: &str = "Dismiss";
pub const LIGHT: &str = "Use light colours";
pub const DARK: &str = "Use dark colours";
pub const RESIZE_FOLDERS: &str = "Width of the folder pane";
pub const RESIZE_LIST: &str = "Width of the message list";
/// States.
pub const LOADING: &str = "Loading";
pub const BODY_WITHHELD: &str = "This message could not be made safe to show. Load the page again; if that does not help, use another browser.";
pub const ROW_FAILED: &str = "Not loaded: refresh to try again";
pub const NO_SUBJECT: &str = "(no subject)";
pub const NO_SENDER: &str = "(no sender)";
pub const NO_RECIPIENTS: &str = "(no recipients)";
pub const EMPTY_FOLDER: &str = "Nothing here";
pub const EMPTY_FOLDER_TEXT: &str = "This folder holds no messages.";
pub const NOTHING_OPEN: &str = "No message open";
pub const NOTHING_OPEN_TEXT: &str = "Choose one from the list to read it here.";
pub const SIGN_IN_NEEDED: &str =
    "Your sign-in has expired. What is on screen stays; what was under way goes on afterwards.";
pub const SIGN_IN_SILENT: &str =
    "The sign-in of this page does not answer. What is on screen stays; what was under way waits.";
pub const SIGN_IN_FIRST: &str = "Sign in to read your mail.";
pub const UNNAMED: &str = "(no name)";
pub const SIGN_IN_MISSING: &str =
    "This page provides no sign-in. The administrator has to set up mail-auth.js beside index.html.";
pub const CONFIG_TITLE: &str = "Outpost is not set up correctly";
pub const CONFIG_HELP: &str = "The administrator of this site can mend it. Then load the page again.";
pub const RELOAD: &str = "Load again";
pub const DRAFT: &str = "Draft";
/// Labels of address lines.
pub const TO: &str = "To";
pub const CC: &str = "Cc";
pub const BCC: &str = "Bcc";
pub const REPLY_TO: &str = "Reply to";

/// The label of a command.
pub fn command(command: Command) -> &'static str {
    match command {
        Command::MarkAsRead => "Mark as read",
        Command::MarkAsUnread => "Mark as unread",
        Command::Flag => "Flag",
        Command::ClearFlag => "Clear flag",
        Command::Archive => "Archive",
        Command::Delete => "Delete",
        Command::Junk => "Junk",
        Command::NotJunk => "Not junk",
        Command::Move => "Move",
        Command::Undo => UNDO,
        Command::Next => "Next message",
        Command::Previous => "Previous message",
        Command::Back => BACK,
        Command::Leave => CLEAR_SELECTION,
        Command::Select => "Select",
        Command::SelectAll => "Select all",
        Command::Search => SEARCH_MAIL,
    }
}

/// The accessible name of a folder: its name, then what is unread.
pub fn folder(name: &str, unread: usize) -> String {
    if unread == 0 { name.to_owned() } else { format!("{name}, {unread} unread") }
}

/// Whose mailbox it is.
pub fn account(name: &str, address: &str) -> String {
    format!("{name} ({address})")
}

/// The heading of a list: how many messages there are.
pub fn count(total: usize, spelled: &str) -> String {
    match total {
        1 => format!("{spelled} message"),
        _ => format!("{spelled} messages"),
    }
}

/// The name a folder goes by until the server has told its own.
pub fn well_known(folder: WellKnownFolder) -> &'static str {
    match folder {
        WellKnownFolder::Inbox => "Inbox",
        WellKnownFolder::Drafts => "Drafts",
        WellKnownFolder::SentItems => "Sent Items",
        WellKnownFolder::Archive => "Archive",
        WellKnownFolder::JunkEmail => "Junk Email",
        WellKnownFolder::DeletedItems => "Deleted Items",
        WellKnownFolder::Outbox => "Outbox",
    }
}

/// The subject to show.
pub fn subject(message: &Message) -> &str {
    let subject = message.subject.trim();
    if subject.is_empty() { NO_SUBJECT } else { subject }
}

/// The accessible name of a row: "Unread, Flagged, From, Subject, received, Has attachment", what applies.
pub fn row(message: &Message, correspondent: &str, received: &str) -> String {
    let mut parts = Vec::with_capacity(8);
    parts.extend((!message.is_read).then_some("Unread"));
    parts.extend(message.is_flagged().then_some("Flagged"));
    parts.extend((message.importance == Importance::High).then_some("High importance"));
    parts.extend(message.is_draft.then_some(DRAFT));
    parts.push(correspondent);
    parts.push(subject(message));
    parts.push(received);
    parts.extend(message.has_attachments.then_some("Has attachment"));
    parts.join(", ")
}

/// The heading of the attachments.
pub fn attachments(count: usize, size: &str) -> String {
    match count {
        1 => format!("1 attachment, {size}"),
        _ => format!("{count} attachments, {size}"),
    }
}

/// The name of a download button.
pub fn download(name: &str) -> String {
    format!("Download {name}")
}

/// An attachment is on its way.
pub fn downloading(name: &str) -> String {
    format!("Downloading {name}")
}

/// An attachment has come.
pub fn downloaded(name: &str) -> String {
    format!("Downloaded {name}")
}

/// An attachment has come, but the browser would not take it.
pub fn not_saved(name: &str) -> String {
    format!("{name} could not be saved: the browser refused the file.")
}

/// The name of the tab.
pub fn title(subject: Option<&str>, folder: &str) -> String {
    match subject {
        Some(subject) => format!("{subject} - {folder} - {APP}"),
        None => format!("{folder} - {APP}"),
    }
}

/// Images were not fetched.
pub fn blocked_images(count: usize) -> String {
    match count {
        1 => "1 image from the internet was not loaded, so the sender cannot see that you read this."
            .to_owned(),
        _ => format!(
            "{count} images from the internet were not loaded, so the sender cannot see that you read this."
        ),
    }
}

/// That something could not be had.
pub fn failed(task: Task) -> &'static str {
    match task {
        Task::Folders => "The folders could not be loaded",
        Task::List => "The messages could not be loaded",
        Task::Message => "This message could not be loaded",
        Task::Download => "The attachment could not be downloaded",
        Task::Refresh => "What you see could not be brought up to date",
        Task::Change => "The change could not be made",
    }
}

/// Signing in did not work.
pub fn sign_in_failed(error: TokenError) -> &'static str {
    match error {
        TokenError::Network | TokenError::Silent => {
            "Signing in failed: the sign-in service cannot be reached. Check your connection."
        }
        TokenError::InteractionRequired => "Signing in was not completed. Try again.",
        TokenError::Failed => {
            "Signing in failed: the window was closed or blocked. Allow pop-ups for this page and try again."
        }
    }
}

/// Why, and what to do; for support what to look for, where it takes support.
pub fn reason(task: Task, error: &ApiError) -> String {
    let sentence = match error.remedy() {
        Remedy::Ignore => return String::new(),
        Remedy::Retry => match error {
            ApiError::Unreachable => "The mail service cannot be reached. Check your connection.",
            ApiError::Unreadable(_) => "The mail service sent something that is not an answer. Try again.",
            _ => "The mail service has a problem. Try again.",
        },
        Remedy::Wait => "The mail service is busy and asked for a pause. Wait a little.",
        Remedy::SignIn => "The mail service does not accept your sign-in. Sign in again.",
        Remedy::Gone if task == Task::List => "The folder is not there any more.",
        Remedy::Gone => "It is not there any more: it may have been moved or deleted.",
        Remedy::Denied => "You are not allowed to do this. Ask your administrator.",
        Remedy::Reload => "It has changed in the meantime. Refresh and try again.",
        Remedy::Correct if *error == ApiError::Unavailable => "This mail service cannot do that.",
        Remedy::Correct => "The mail service does not take this as it is. Change it and try again.",
        Remedy::Shrink => "It is too large. Make it smaller, or send it in parts.",
        Remedy::MakeRoom => "The mailbox is full. Delete something and empty Deleted Items.",
        Remedy::NoMailbox => "This account has no mailbox in the cloud. Ask your administrator.",
    };
    match (error, error.remedy()) {
        (ApiError::Refused(error), Remedy::Retry | Remedy::Denied | Remedy::Correct | Remedy::NoMailbox) => {
            format!("{sentence} {}", reference(error))
        }
        _ => sentence.to_owned(),
    }
}

/// What a person can copy for support: `(ErrorAccessDenied, 403, request 7c5f…)`.
fn reference(error: &ServiceError) -> String {
    let code = Some(error.code.as_str()).filter(|code| !code.is_empty());
    let id = error.request_id.as_deref().map(|id| format!("request {id}"));
    let parts = [code.map(str::to_owned), Some(error.status.to_string()), id];
    format!("({})", parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}
