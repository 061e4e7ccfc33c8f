//! The events of a mailbox: as much of a calendar as meeting requests need.

use super::mailbox::Mailbox;
use super::message::MessageKey;
use crate::error::{ApiError, ApiResult};
use crate::ids::{Id, IdKind};
use crate::model::{Address, Body, Timestamp};

/// What an attendee said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Answer {
    #[default]
    NotResponded,
    Organizer,
    Accepted,
    Tentative,
    Declined,
}

impl Answer {
    /// As `responseType` spells it.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Answer::NotResponded => "notResponded",
            Answer::Organizer => "organizer",
            Answer::Accepted => "accepted",
            Answer::Tentative => "tentativelyAccepted",
            Answer::Declined => "declined",
        }
    }
}

/// A meeting of the calendar.
#[derive(Debug, Clone)]
pub(crate) struct Meeting {
    pub(crate) number: u64,
    /// The same for organiser and attendees.
    pub(crate) uid: String,
    pub(crate) subject: String,
    pub(crate) body: Body,
    pub(crate) organizer: Address,
    pub(crate) attendees: Vec<(Address, Answer)>,
    pub(crate) start: Timestamp,
    pub(crate) end: Timestamp,
    pub(crate) location: String,
    /// What the owner of the mailbox said.
    pub(crate) answer: Answer,
    pub(crate) answered: Option<Timestamp>,
    pub(crate) allow_new_times: bool,
    pub(crate) response_requested: bool,
    pub(crate) modified: Timestamp,
    /// The request in the Inbox.
    pub(crate) request: Option<MessageKey>,
}

impl Mailbox {
    /// Puts an event into the calendar; its number.
    pub(crate) fn add_event(&mut self, event: Meeting) -> u64 {
        let number = self.next_number();
        self.events.insert(number, Meeting { number, ..event });
        number
    }

    pub(crate) fn event(&self, number: u64) -> Option<&Meeting> {
        self.events.get(&number)
    }

    pub(crate) fn event_mut(&mut self, number: u64) -> Option<&mut Meeting> {
        self.events.get_mut(&number)
    }

    pub(crate) fn events(&self) -> impl Iterator<Item = &Meeting> {
        self.events.values()
    }

    /// The event of that meeting.
    pub(crate) fn event_of(&mut self, uid: &str) -> Option<&mut Meeting> {
        self.events.values_mut().find(|event| event.uid == uid)
    }

    pub(crate) fn remove_event(&mut self, number: u64) -> Option<Meeting> {
        self.events.remove(&number)
    }

    /// The event an id in a path stands for.
    pub(crate) fn resolve_event(&self, text: &str) -> ApiResult<u64> {
        let id = Id::decode(text).ok_or_else(ApiError::malformed_id)?;
        let found =
            id.kind == IdKind::Event && id.mailbox == self.guid && self.events.contains_key(&id.number);
        found.then_some(id.number).ok_or_else(ApiError::item_not_found)
    }

    pub(crate) fn event_id(&self, number: u64) -> String {
        Id { kind: IdKind::Event, mailbox: self.guid, number, part: 0 }.encode()
    }
}
