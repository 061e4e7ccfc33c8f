//! Words about searching.

use crate::mailbox::Reach;

pub const SEARCH_MAIL: &str = "Search mail";
pub const CLEAR_SEARCH: &str = "Clear search";
pub const SEARCH_RESULTS: &str = "Search results";
pub const NOTHING_FOUND: &str = "No messages found";
pub const NOTHING_FOUND_TEXT: &str = "No message on this device has all of these words. Of messages that were not opened here yet, only sender, recipients, subject and first lines are looked through.";

/// Where was looked, and how far that is.
pub fn searched(reach: Option<Reach>) -> &'static str {
    match reach {
        None | Some(Reach::Looking) => "Searching mail on this device",
        Some(Reach::All) => "Mail on this device, without deleted and junk mail",
        Some(Reach::Enough) => "The newest on this device; more words find older ones",
        Some(Reach::Memory) => "Only mail shown in this tab: what this device keeps cannot be read",
    }
}
