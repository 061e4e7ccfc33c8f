//! Work on text: labels for dates and sizes, plain-text bodies, what mail markup may hold, file names.

mod cid;
mod css;
mod date_label;
mod file_name;
pub mod html_policy;
mod plain;
mod visible;

pub use cid::cid_references;
pub use css::{park_remote_urls, without_dark_rules};
pub use date_label::DateLabel;
pub use file_name::safe_file_name;
pub use plain::text_to_html;
pub use visible::visible_text;
