//! Meetings: invitations that arrive, and what their answers bring about.

use crate::arrival::Posted;
use crate::error::{ApiError, ApiResult};
use crate::model::{Address, Body, NewMessage, Timestamp};
use crate::simulator::{Simulator, UserId};
use crate::store::{Answer, Details, Meeting, MeetingMessage};

/// A meeting somebody is invited to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The subject of request and event.
    pub subject: String,
    /// The text of request and event.
    pub body: Body,
    /// Who invites: a user of the tenant, or anybody else.
    pub organizer: Address,
    /// When it begins.
    pub start: Timestamp,
    /// When it ends.
    pub end: Timestamp,
    /// Where it is.
    pub location: String,
    /// Whether those invited may propose another time.
    pub allow_new_times: bool,
}

/// What a test finds of an invitation in the mailbox of who is invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    /// The immutable id of the request in the Inbox.
    pub message_id: String,
    /// The id of the event in the calendar.
    pub event_id: String,
}

/// An answer to an invitation.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    pub(crate) answer: Answer,
    pub(crate) comment: String,
    pub(crate) send: bool,
    pub(crate) proposed: Option<(Timestamp, Timestamp)>,
}

impl Simulator {
    /// Invites a user: a request in the Inbox, an event in the calendar, and one in the organiser's, too.
    pub fn invite(&mut self, user: UserId, invitation: &Invitation) -> Option<Invited> {
        let attendee = self.address_of(user)?;
        let uid = self.random.guid();
        let organizer = self.user(&invitation.organizer.address).filter(|organizer| *organizer != user);
        if let Some(organizer) = organizer {
            let event = event(invitation, &uid, &attendee, Answer::Organizer, self.now);
            self.mailbox_mut(organizer)?.add_event(event);
        }
        let received = event(invitation, &uid, &attendee, Answer::NotResponded, self.now);
        let number = self.mailbox_mut(user)?.add_event(received);
        let message = NewMessage {
            subject: invitation.subject.clone(),
            from: Some(invitation.organizer.clone()),
            to: vec![attendee],
            body: invitation.body.clone(),
            is_read: false,
            is_draft: false,
            ..crate::json::changes::blank(format!("<{uid}@meetings>"), self.now)
        };
        let details = Details {
            class: Some("IPM.Schedule.Meeting.Request".to_owned()),
            meeting: Some(meeting(invitation, "meetingRequest", number)),
            ..Details::default()
        };
        let id = message.internet_message_id.clone();
        self.deliver_posted(Posted::new(message, details));
        let mailbox = self.mailbox_mut(user)?;
        // The rules of the mailbox decided where it went.
        let key = mailbox.messages().find(|message| message.content.internet_message_id == id)?.key;
        mailbox.event_mut(number)?.request = Some(key);
        let mailbox = self.mailbox(user)?;
        Some(Invited {
            message_id: mailbox.message_id(mailbox.message(key).ok()?, true),
            event_id: mailbox.event_id(number),
        })
    }

    /// The id of the event a user organises under that subject.
    pub fn organized_event(&self, user: UserId, subject: &str) -> Option<String> {
        let mailbox = self.mailbox(user)?;
        let is_wanted = |event: &&Meeting| event.answer == Answer::Organizer && event.subject == subject;
        mailbox.events().find(is_wanted).map(|event| mailbox.event_id(event.number))
    }

    /// Notes an answer, tells the organiser, and takes the request out of the Inbox as Exchange does.
    pub(crate) fn answer_invitation(&mut self, user: UserId, number: u64, reply: &Reply) -> ApiResult<()> {
        let now = self.now;
        let mailbox = self.mailbox_mut(user).ok_or_else(ApiError::item_not_found)?;
        let event = mailbox.event_mut(number).ok_or_else(ApiError::item_not_found)?;
        if event.answer == Answer::Organizer {
            let message = "Your request can't be completed. You can't respond to this meeting because you're the \
                           meeting organizer.";
            return Err(ApiError::invalid_request(message));
        }
        if reply.proposed.is_some() && !event.allow_new_times {
            return Err(ApiError::invalid_request("The organizer does not allow new times to be proposed."));
        }
        (event.answer, event.answered, event.modified) = (reply.answer, Some(now), now);
        let (event, request) = (event.clone(), event.request.take());
        if let Some(key) = request {
            // The request may be gone already.
            let _ = mailbox.delete_message(key, now);
        }
        if reply.answer == Answer::Declined {
            mailbox.remove_event(number);
        }
        if reply.send && event.response_requested {
            self.send_answer(user, &event, reply);
        }
        Ok(())
    }

    fn send_answer(&mut self, user: UserId, event: &Meeting, reply: &Reply) {
        let (kind, class, prefix) = match reply.answer {
            Answer::Accepted => ("meetingAccepted", "IPM.Schedule.Meeting.Resp.Pos", "Accepted"),
            Answer::Declined => ("meetingDeclined", "IPM.Schedule.Meeting.Resp.Neg", "Declined"),
            _ => ("meetingTentativelyAccepted", "IPM.Schedule.Meeting.Resp.Tent", "Tentative"),
        };
        let (Some(own), id, now) = (self.address_of(user), self.random.guid(), self.now) else {
            return;
        };
        let organizer = self.user(&event.organizer.address);
        let theirs = organizer.and_then(|organizer| self.mailbox_mut(organizer)?.event_of(&event.uid));
        let mut number = 0;
        if let Some(theirs) = theirs {
            number = theirs.number;
            for (address, answer) in &mut theirs.attendees {
                if address.address.eq_ignore_ascii_case(&own.address) {
                    *answer = reply.answer;
                }
            }
        }
        let prefix = if reply.proposed.is_some() { "New Time Proposed" } else { prefix };
        let sent = NewMessage {
            subject: format!("{prefix}: {}", event.subject),
            from: Some(own.clone()),
            sender: Some(own),
            to: vec![event.organizer.clone()],
            body: Body::Text(reply.comment.clone()),
            conversation_key: format!("<{}@meetings>", event.uid),
            ..crate::json::changes::blank(format!("<{id}@meetings>"), now)
        };
        let meeting = MeetingMessage {
            kind,
            event: number,
            start: event.start,
            end: event.end,
            location: event.location.clone(),
            proposed: reply.proposed,
        };
        let details = Details { class: Some(class.to_owned()), meeting: Some(meeting), ..Details::default() };
        let sent = super::submitted(sent, now);
        if let Some(mailbox) = self.mailbox_mut(user)
            && let Some(folder) = mailbox.well_known("sentitems")
        {
            let own = Details { meeting: None, ..details.clone() };
            let _ = mailbox.store_message(folder, sent.clone(), own, now);
        }
        self.post(&sent, &details);
    }
}

fn meeting(invitation: &Invitation, kind: &'static str, event: u64) -> MeetingMessage {
    MeetingMessage {
        kind,
        event,
        start: invitation.start,
        end: invitation.end,
        location: invitation.location.clone(),
        proposed: None,
    }
}

fn event(invitation: &Invitation, uid: &str, attendee: &Address, answer: Answer, now: Timestamp) -> Meeting {
    Meeting {
        number: 0,
        uid: uid.to_owned(),
        subject: invitation.subject.clone(),
        body: invitation.body.clone(),
        organizer: invitation.organizer.clone(),
        attendees: vec![(attendee.clone(), Answer::NotResponded)],
        start: invitation.start,
        end: invitation.end,
        location: invitation.location.clone(),
        answer,
        answered: None,
        allow_new_times: invitation.allow_new_times,
        response_requested: true,
        modified: now,
        request: None,
    }
}
