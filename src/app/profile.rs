//! Whose mailbox it is.

use leptos::prelude::*;

use super::Session;
use crate::browser::cancel::Cancel;
use crate::protocol::ops::user;

impl Session {
    /// Asks who is signed in, unless it is known. It decorates the screen; without the answer nothing is missing.
    pub(super) fn learn_user(self) {
        if untrack(|| self.user.with(Option::is_some)) {
            return;
        }
        leptos::task::spawn_local(async move {
            if let Ok(user) = self.call(&user::Get, &Cancel::new()).await {
                self.user.try_set(Some(user));
            }
        });
    }
}
