//! One person at one mailbox: the state everything on screen is derived from, and the two doors to the server.

use std::ops::Range;

use leptos::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::desk::Desk;
use super::send::Sender;
use super::sign_in::SignIn;
use super::store::Store;
use super::{Preferences, wording};
use crate::browser::cancel::Cancel;
use crate::browser::{clock, location};
use crate::config::Config;
use crate::mailbox::{ContentState, Effect, Mailbox, Ticket};
use crate::model::{FolderId, MessageId, User};
use crate::protocol::Capabilities;
use crate::route::Place;

/// How many messages to either side of the open one are fetched ahead.
const NEIGHBOURS: usize = 2;

/// The session. It is the same one wherever it is copied, and lives as long as the page.
#[derive(Clone, Copy)]
pub struct Session {
    /// What is known of the mailbox.
    pub mailbox: RwSignal<Mailbox>,
    /// Where the person is.
    pub place: RwSignal<Place>,
    /// Which folders show the folders in them.
    pub expanded: RwSignal<FxHashSet<FolderId>>,
    /// Whose mailbox it is, once known.
    pub user: RwSignal<Option<User>>,
    /// How the person likes it.
    pub preferences: Preferences,
    /// Whether requests can go out.
    pub sign_in: ReadSignal<SignIn>,
    /// What the service can do.
    pub(super) capabilities: ReadSignal<Capabilities>,
    /// What the person has at hand.
    pub(super) desk: StoredValue<Desk>,
    rows_in_view: StoredValue<Range<usize>>,
    /// The folder whose parents were opened last.
    revealed: StoredValue<Option<FolderId>>,
    /// A row that is to be opened and was not here yet.
    awaited_row: StoredValue<Option<(FolderId, usize)>>,
    pub(super) sender: StoredValue<Sender, LocalStorage>,
    pub(super) running: StoredValue<FxHashMap<Ticket, Cancel>, LocalStorage>,
    pub(super) store: StoredValue<Store, LocalStorage>,
}

impl Session {
    /// A session on the configured mailbox, kept in `store`. Nothing is asked yet.
    pub(super) fn new(config: Config, preferences: Preferences, store: Store) -> (Self, Vec<Effect>) {
        let place = Place::parse(&location::fragment());
        let (mailbox, effects) = Mailbox::start(clock::draw(), &place.folder);
        let sender = Sender::new(config);
        let session = Self {
            mailbox: RwSignal::new(mailbox),
            place: RwSignal::new(place),
            expanded: RwSignal::new(FxHashSet::from_iter([Place::default().folder])),
            user: RwSignal::new(None),
            preferences,
            sign_in: sender.tokens().state(),
            capabilities: sender.capabilities(),
            desk: StoredValue::new(Desk::default()),
            rows_in_view: StoredValue::new(0..1),
            revealed: StoredValue::new(None),
            awaited_row: StoredValue::new(None),
            sender: StoredValue::new_local(sender),
            running: StoredValue::new_local(FxHashMap::default()),
            store: StoredValue::new_local(store),
        };
        (session, effects)
    }

    /// Waits until the rows that are kept on this device show, or it is known that there are none.
    pub async fn wait_for_rows(self) {
        if let Some(store) = self.store.try_with_value(Clone::clone) {
            store.wait_for_rows().await;
        }
    }

    /// The folder the person is in, under the name the mailbox keeps it by.
    pub fn folder(&self) -> FolderId {
        let folder = self.place.with(|place| place.folder.clone());
        self.mailbox.with(|mailbox| mailbox.folders().canonical(&folder))
    }

    /// The message that is open.
    pub fn open_message(&self) -> Option<MessageId> {
        self.place.with(|place| place.message.clone())
    }

    /// Goes to another place; Back returns.
    pub fn go(&self, place: &Place) {
        if self.place.with_untracked(|here| here == place) {
            return;
        }
        location::push(&place.fragment());
        self.arrive(place);
    }

    /// Goes to another place in the place of this one: Back does not return here.
    pub(super) fn replace(&self, place: &Place) {
        location::replace(&place.fragment());
        self.arrive(place);
    }

    /// The address changed by itself.
    pub(super) fn follow_address(&self) {
        self.arrive(&Place::parse(&location::fragment()));
    }

    /// Opens the message at a row of the folder on screen, alone, as soon as it is here.
    pub fn open_row(&self, index: usize) {
        self.select_nothing();
        self.show_row(index);
    }

    /// Opens the message at a row; what is selected stays so.
    pub(super) fn show_row(&self, index: usize) {
        let folder = untrack(|| self.folder());
        self.awaited_row.set_value(Some((folder.clone(), index)));
        let message =
            self.mailbox.with_untracked(|mailbox| Some(mailbox.message_at(&folder, index)?.id.clone()));
        if let Some(message) = message {
            self.go(&Place::message(folder, message));
        }
    }

    /// Back from a message to its list.
    pub fn close_message(&self) {
        let folder = untrack(|| self.folder());
        self.go(&Place::folder(folder));
    }

    /// Shows or hides the folders in a folder.
    pub fn toggle_folder(&self, folder: FolderId) {
        self.expanded.update(|expanded| {
            if !expanded.remove(&folder) {
                expanded.insert(folder);
            }
        });
    }

    /// The eye rests on these rows of the folder on screen.
    pub fn look(&self, rows: Range<usize>) {
        self.rows_in_view.set_value(rows.clone());
        let folder = untrack(|| self.folder());
        let effects = self.mailbox.try_maybe_update(|mailbox| {
            let effects = mailbox.look(&folder, rows);
            // Without a question nothing that shows has changed, and nobody needs to look again.
            (!effects.is_empty(), effects)
        });
        self.perform(effects.unwrap_or_default());
    }

    /// Asks anew for what is on screen.
    pub fn refresh(&self) {
        let folder = untrack(|| self.folder());
        let rows = self.rows_in_view.get_value();
        self.update(|mailbox| mailbox.refresh(&folder, rows));
        self.reopen();
    }

    /// Asks again for the open message, where it could not be had.
    pub fn reopen(&self) {
        let Some(message) = untrack(|| self.open_message()) else { return };
        let is_here = self
            .mailbox
            .with_untracked(|mailbox| matches!(mailbox.content(&message), Some(ContentState::Here(_))));
        // Opening reads a message; one that is open already may have been marked as unread since.
        if !is_here {
            self.open(&message);
        }
    }

    /// Lets the person sign in, within their click.
    pub fn sign_in_again(&self) {
        let tokens = self.sender.with_value(|sender| sender.tokens().clone());
        let session = *self;
        leptos::task::spawn_local(async move {
            if let Err(error) = tokens.sign_in().await {
                session.fail(wording::sign_in_failed(error).to_owned(), None);
            }
        });
    }

    /// Lets the page be asked for a token again, which it did not give in time.
    pub fn try_again(&self) {
        self.sender.with_value(|sender| sender.tokens().try_again());
    }

    /// An answer came: it may have brought the row that is to be opened, or told under which name this folder is kept.
    pub(super) fn follow_answer(&self) {
        let here = untrack(|| self.folder());
        self.reveal(&here);
        self.tidy_selection();
        if self.mailbox.with_untracked(|mailbox| mailbox.list(&here).is_none()) {
            self.look(0..1);
        }
        let awaited = self.awaited_row.try_get_value().flatten();
        if let Some((_, index)) = awaited.filter(|(folder, _)| *folder == here) {
            self.show_row(index);
        }
    }

    /// Opens the folders that this one lies in, once they are known.
    fn reveal(&self, folder: &FolderId) {
        if self.revealed.with_value(|revealed| revealed.as_ref() == Some(folder)) {
            return;
        }
        let (is_known, ancestors) = self.mailbox.with_untracked(|mailbox| {
            let folders = mailbox.folders();
            (folders.get(folder).is_some(), folders.ancestors(folder))
        });
        if is_known {
            self.revealed.set_value(Some(folder.clone()));
            self.expanded.update(|expanded| expanded.extend(ancestors));
        }
    }

    /// The open message got another id: the address names it by that.
    pub(super) fn follow_renamed(&self, from: &MessageId, to: &MessageId) {
        if untrack(|| self.open_message()).as_ref() == Some(from) {
            self.place.update(|place| place.message = Some(to.clone()));
            location::replace(&self.place.with_untracked(Place::fragment));
        }
    }

    fn arrive(&self, place: &Place) {
        self.awaited_row.set_value(None);
        let left = untrack(|| self.folder());
        self.place.set(place.clone());
        let folder = untrack(|| self.folder());
        if left != folder {
            self.rows_in_view.set_value(0..1);
            self.select_nothing();
            self.update(|mailbox| mailbox.leave(&left));
        }
        self.begin_here();
    }

    /// Asks for what this place shows first.
    pub(super) fn begin_here(&self) {
        let folder = untrack(|| self.folder());
        let is_known = self
            .mailbox
            .with_untracked(|mailbox| mailbox.list(&folder).is_some_and(|list| list.total().is_some()));
        if !is_known {
            self.look(0..1);
        }
        match untrack(|| self.open_message()) {
            Some(message) => self.open(&message),
            None => self.update(Mailbox::close),
        }
    }

    fn open(&self, message: &MessageId) {
        let folder = untrack(|| self.folder());
        let neighbours = self.mailbox.with_untracked(|mailbox| neighbours(mailbox, &folder, message));
        self.update(|mailbox| mailbox.open(message, &neighbours));
    }

    /// Changes the core and does what it then asks for.
    pub(super) fn update(&self, change: impl FnOnce(&mut Mailbox) -> Vec<Effect>) {
        let effects = self.mailbox.try_update(change).unwrap_or_default();
        self.perform(effects);
    }
}

/// The messages around one, nearest first.
fn neighbours(mailbox: &Mailbox, folder: &FolderId, message: &MessageId) -> Vec<MessageId> {
    let Some(here) = mailbox.position(folder, message) else { return Vec::new() };
    let around = (1..=NEIGHBOURS).flat_map(|step| [Some(here + step), here.checked_sub(step)]);
    around.flatten().filter_map(|index| Some(mailbox.message_at(folder, index)?.id.clone())).collect()
}
