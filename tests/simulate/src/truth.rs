//! What the service has in the end, asked past all weather.

use std::collections::BTreeMap;

use outpost::mailbox::Key;
use outpost::model::{FolderId, MailFolder, Message, MessageId, WellKnownFolder};
use outpost::protocol::ApiError;
use outpost::protocol::ops::mail_folder;

use crate::agenda::Moment;
use crate::service::Service;

/// How many messages are asked for at once: more than a folder has here.
const MOST: usize = 1_000;

/// The mailbox as the service has it.
#[derive(Debug, Default)]
pub(crate) struct Truth {
    /// All folders.
    pub(crate) folders: BTreeMap<FolderId, MailFolder>,
    /// All messages.
    pub(crate) messages: BTreeMap<MessageId, Message>,
    /// Which messages are in a folder, newest first.
    pub(crate) lists: BTreeMap<FolderId, Vec<MessageId>>,
}

impl Truth {
    /// Asks the service for everything.
    pub(crate) fn of(service: &mut Service, now: Moment) -> Result<Self, ApiError> {
        let mut truth = Self::default();
        let round = service.ask(&mail_folder::Delta::new(MOST), now)?;
        for item in round.value {
            if let outpost::model::DeltaItem::Present(partial) = item {
                let folder = partial.into_folder();
                truth.folders.insert(folder.id.clone(), folder);
            }
        }
        for folder in truth.folders.keys().cloned().collect::<Vec<_>>() {
            truth.read(service, now, folder)?;
        }
        Ok(truth)
    }

    fn read(&mut self, service: &mut Service, now: Moment, folder: FolderId) -> Result<(), ApiError> {
        let page = service.ask(&mail_folder::ListMessages::new(folder.clone(), 0, MOST), now)?;
        let mut keys: Vec<Key> = page.value.iter().map(Key::of).collect();
        keys.sort_by(Key::order);
        self.lists.insert(folder, keys.into_iter().map(|key| key.id).collect());
        self.messages.extend(page.value.into_iter().map(|message| (message.id.clone(), message)));
        Ok(())
    }

    /// The id of a folder every mailbox has.
    pub(crate) fn well_known(service: &mut Service, now: Moment, name: WellKnownFolder) -> Option<FolderId> {
        service.ask(&mail_folder::Get::new(name.id()), now).ok().map(|folder| folder.id)
    }
}
