//! Messages about meetings (Graph `eventMessage`, `eventMessageRequest`, `eventMessageResponse`).

use crate::model::DateTimeTimeZone;
use crate::model::event::{Event, EventType, Location, PatternedRecurrence, ResponseType, TimeSlot};

open_enum! {
    /// What a meeting message says.
    MeetingMessageType {
        /// Nothing about a meeting.
        None = "none",
        /// It invites.
        Request = "meetingRequest",
        /// It calls the meeting off.
        Cancelled = "meetingCancelled",
        /// An answer: accepted.
        Accepted = "meetingAccepted",
        /// An answer: tentatively accepted. Version 1.0 spells it without the second `t`, beta with.
        TentativelyAccepted = "meetingTenativelyAccepted" | "meetingTentativelyAccepted",
        /// An answer: declined.
        Declined = "meetingDeclined",
    }
}

open_enum! {
    /// Which kind of invitation.
    MeetingRequestType {
        /// None.
        None = "none",
        /// The first.
        New = "newMeetingRequest",
        /// The time or place changed.
        FullUpdate = "fullUpdate",
        /// Something lesser changed.
        InformationalUpdate = "informationalUpdate",
        /// A change that asks for no answer.
        SilentUpdate = "silentUpdate",
        /// A later one has overtaken it.
        Outdated = "outdated",
        /// A copy for somebody who has a delegate.
        PrincipalWantsCopy = "principalWantsCopy",
    }
}

resource! {
    /// What a message about a meeting has beside other messages.
    EventMessage {
        /// What it says.
        meeting_message_type: Option<MeetingMessageType>,
        /// The meeting; only with `$expand=microsoft.graph.eventMessage/event`.
        event: Option<Box<Event>>,
        /// When the meeting begins.
        start_date_time: Option<DateTimeTimeZone>,
        /// When it ends.
        end_date_time: Option<DateTimeTimeZone>,
        /// Where it is.
        location: Option<Location>,
        /// One of a series, or alone.
        #[serde(rename = "type")]
        event_type: Option<EventType>,
        /// How it repeats.
        recurrence: Option<PatternedRecurrence>,
        /// Lasts whole days.
        is_all_day: Option<bool>,
        /// Came to a delegate.
        is_delegated: Option<bool>,
        /// A later message has overtaken it.
        is_out_of_date: Option<bool>,
        /// On a request: which kind.
        meeting_request_type: Option<MeetingRequestType>,
        /// On a request: whether the organiser wants an answer.
        response_requested: Option<bool>,
        /// On a request: whether an answer may propose another time.
        allow_new_time_proposals: Option<bool>,
        /// On a request: where it was before.
        previous_location: Option<Location>,
        /// On a request: when it began before.
        previous_start_date_time: Option<DateTimeTimeZone>,
        /// On a request: when it ended before.
        previous_end_date_time: Option<DateTimeTimeZone>,
        /// On a response: the answer.
        response_type: Option<ResponseType>,
        /// On a response: the time it proposes.
        proposed_new_time: Option<TimeSlot>,
    }
}

impl EventMessage {
    /// The part, if the message is one about a meeting.
    pub fn if_any(&self) -> Option<&Self> {
        (*self != Self::default()).then_some(self)
    }
}
