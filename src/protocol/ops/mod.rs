//! The operations, grouped by resource; each file is named as its page in Microsoft's reference.

pub mod attachment;
pub mod mail_folder;
pub mod message;
pub mod user;
