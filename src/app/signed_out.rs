//! Who signs out leaves nothing on this device: the databases of accounts that the page does not know any more are
//! deleted. Who is not named at the start may only be signed in elsewhere: what may be needed then stays.

use std::cell::{Cell, RefCell};
use std::pin::pin;
use std::rc::Rc;

use futures_util::future::select;
use leptos::task::spawn_local;

use super::account::Kept;
use crate::browser::database::Database;
use crate::browser::token::MailAuth;
use crate::browser::{clock, location, locks, visibility};
use crate::mailbox::StorageError;

/// How long to wait for other tabs to let go of a database, in milliseconds. Those of this version do at once.
const PATIENCE: u32 = 5_000;

/// What is known of the page's accounts.
struct Watch {
    /// The database of this page, and what of.
    name: String,
    kept: Kept,
    /// The page told of the account that is shown. Until then it may be that of the last time, and no more than a guess.
    was_listed: Cell<bool>,
    /// All whom the page named since it was loaded: one of them whom it names no more has signed out.
    named: RefCell<Vec<String>>,
    /// The page tells when accounts come and go.
    is_heard: Cell<bool>,
    is_leaving: Cell<bool>,
}

/// Looks at the page's accounts now, and whenever they may have changed. `name` is that of the database of this page.
pub(super) fn watch(name: String) {
    let Some(kept) = Kept::read(&name) else { return };
    let watch = Rc::new(Watch {
        name,
        kept,
        was_listed: Cell::default(),
        named: RefCell::default(),
        is_heard: Cell::default(),
        is_leaving: Cell::default(),
    });
    watch.look();
    let (ready, back) = (Rc::clone(&watch), watch);
    MailAuth::on_ready(move || ready.look());
    // Somebody may have signed out in another tab.
    visibility::on_return(move || back.look());
}

impl Watch {
    /// A page that does not know yet who is signed in says nothing by that; one that says "nobody" does.
    fn look(self: &Rc<Self>) {
        let Some(auth) = MailAuth::provided() else { return };
        if !self.is_heard.replace(true) {
            let watch = Rc::clone(self);
            auth.on_account_change(move || watch.look());
        }
        let Some(mut accounts) = auth.accounts() else { return };
        if accounts.is_empty() {
            // What is read without anybody's name.
            accounts.push(String::new());
        }
        self.note(&accounts);
        if accounts.contains(&self.kept.account) && (self.was_listed.get() || self.is_first(&accounts)) {
            self.was_listed.set(true);
            spawn_local(Rc::clone(self).clear(accounts));
        } else if !self.is_leaving.replace(true) {
            spawn_local(Rc::clone(self).leave(accounts));
        }
    }

    fn is_first(&self, accounts: &[String]) -> bool {
        accounts.first() == Some(&self.kept.account)
    }

    fn note(&self, accounts: &[String]) {
        let mut named = self.named.borrow_mut();
        for account in accounts {
            if !named.contains(account) {
                named.push(account.clone());
            }
        }
    }

    fn has_signed_out(&self, account: &String, accounts: &[String]) -> bool {
        !accounts.contains(account) && self.named.borrow().contains(account)
    }

    /// Another account's mailbox is to be shown. Where the one that is shown signed out, its mailbox is deleted.
    async fn leave(self: Rc<Self>, accounts: Vec<String>) {
        self.kept.give_way_to(accounts.first().map_or("", String::as_str));
        if self.has_signed_out(&self.kept.account, &accounts) {
            // Where it takes longer, the next start that knows who is signed in deletes it.
            let _ = select(pin!(Database::delete(&self.name)), pin!(clock::sleep(PATIENCE))).await;
        }
        location::reload();
    }

    /// Deletes what is kept of other accounts at this service.
    async fn clear(self: Rc<Self>, accounts: Vec<String>) {
        for name in Database::names().await {
            let Some(kept) = Kept::read(&name).filter(|kept| kept.is_beside(&self.kept)) else { continue };
            // Where it fails it is tried again with the next look.
            if self.has_signed_out(&kept.account, &accounts) {
                let _ = Database::delete(&name).await;
            } else if !accounts.contains(&kept.account) {
                let _ = delete_unless_needed(name).await;
            }
        }
    }
}

/// A page may hold its accounts for one tab alone, or until the browser is closed. So what another tab has open stays,
/// and what holds changes that were not sent yet, until its account is back.
async fn delete_unless_needed(name: String) -> Result<(), StorageError> {
    let held = locks::if_free(name.clone()).await.ok_or(StorageError::Unavailable)?;
    if !Database::open(&name).await?.has_journal().await? {
        Database::delete(&name).await?;
    }
    drop(held);
    Ok(())
}
