//! The folders every mailbox has, by the names that stay the same in every language.

/// A folder every mailbox has.
pub(crate) struct WellKnown {
    pub(crate) name: &'static str,
    pub(crate) display_name: &'static str,
    pub(crate) hidden: bool,
    /// The well-known name of the folder it is in; the root of the mailbox when absent.
    pub(crate) parent: Option<&'static str>,
}

/// The name of the folder all others are in.
pub(crate) const ROOT: &str = "msgfolderroot";

const fn shown(name: &'static str, display_name: &'static str) -> WellKnown {
    WellKnown { name, display_name, hidden: false, parent: None }
}

const fn hidden(name: &'static str, display_name: &'static str, parent: Option<&'static str>) -> WellKnown {
    WellKnown { name, display_name, hidden: true, parent }
}

/// All of them, parents before children.
pub(crate) const FOLDERS: [WellKnown; 15] = [
    shown("archive", "Archive"),
    shown("conversationhistory", "Conversation History"),
    shown("deleteditems", "Deleted Items"),
    shown("drafts", "Drafts"),
    shown("inbox", "Inbox"),
    shown("junkemail", "Junk Email"),
    shown("outbox", "Outbox"),
    shown("sentitems", "Sent Items"),
    hidden("clutter", "Clutter", None),
    hidden("scheduled", "Scheduled", None),
    hidden("syncissues", "Sync Issues", None),
    hidden("conflicts", "Conflicts", Some("syncissues")),
    hidden("localfailures", "Local Failures", Some("syncissues")),
    hidden("serverfailures", "Server Failures", Some("syncissues")),
    hidden("searchfolders", "Search Folders", None),
];
