//! What went wrong lately and the person should know.

use leptos::prelude::*;

use super::{Session, wording};
use crate::mailbox::Change;
use crate::protocol::ApiError;

/// Something that went wrong and that the person should know, until dismissed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Names it among the others.
    pub id: u64,
    /// What happened, in words.
    pub text: String,
    /// What to try again, where that makes sense.
    pub retry: Option<Change>,
}

impl Session {
    /// Something went wrong that the person should know.
    pub(super) fn fail(&self, text: String, retry: Option<Change>) {
        self.failures().update(|failures| {
            let id = failures.last().map_or(0, |last| last.id + 1);
            failures.retain(|failure| failure.text != text || failure.retry != retry);
            failures.push(Failure { id, text, retry });
        });
    }

    /// The person has read it.
    pub fn dismiss(&self, id: u64) {
        self.failures().update(|failures| failures.retain(|failure| failure.id != id));
    }

    /// Reports that something the person asked for could not be had.
    pub(super) fn report(&self, what: wording::Task, error: &ApiError) {
        if *error != ApiError::Cancelled {
            self.fail(format!("{}. {}", wording::failed(what), wording::reason(what, error)), None);
        }
    }
}
