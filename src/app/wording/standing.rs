//! Words about how things stand with the network and with this device.

use crate::browser::intl;
use crate::mailbox::StorageError;

fn changes(count: usize) -> String {
    match count {
        1 => "1 change".to_owned(),
        _ => format!("{} changes", intl::number(count)),
    }
}

/// There is no network.
pub fn offline(waiting: usize) -> String {
    match waiting {
        0 => "Offline".to_owned(),
        1 => "Offline: 1 change waits".to_owned(),
        _ => format!("Offline: {} wait", changes(waiting)),
    }
}

/// Changes are on their way.
pub fn saving(waiting: usize) -> String {
    format!("Saving {}", changes(waiting))
}

/// Nothing can be kept on this device.
pub fn not_kept(error: StorageError) -> &'static str {
    match error {
        StorageError::Full => "This device has no room left; changes wait only in this tab",
        StorageError::Newer => {
            "A newer Outpost runs in another tab: load this page again; changes wait only in this tab"
        }
        StorageError::Unavailable => {
            "This browser keeps nothing on this device; changes wait only in this tab"
        }
    }
}
