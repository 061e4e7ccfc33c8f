//! Mail as it stands in files, read into the messages a mailbox holds.
//!
//! The structure of the parts comes from `mail-parser`; what a person reads (charsets, encoded words, names,
//! dates) is decided here, because old and broken mail needs a second guess more often than an error.

mod address;
mod body;
mod charset;
mod date;
mod encoding;
mod fields;
mod files;
mod importance;
mod maildir;
mod mbox;
mod names;
mod parse;
mod part;
mod threads;
mod words;

pub use files::{Loaded, load_paths};
pub use parse::{MimeError, parse};

#[cfg(test)]
mod tests;
