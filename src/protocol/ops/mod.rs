//! The operations, grouped by resource; each file is named as its page in Microsoft's reference.

pub mod attachment;
pub mod category;
pub mod contact;
pub mod event;
pub mod focus_override;
pub mod mail_folder;
pub mod mailbox_settings;
pub mod message;
pub mod message_rule;
pub mod search;
pub mod user;
