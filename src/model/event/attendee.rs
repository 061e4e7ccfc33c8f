//! Who is invited to an event, and what they answered.

use crate::model::{DateTimeTimeZone, EmailAddress};

open_enum! {
    /// How much somebody is needed.
    AttendeeType {
        /// Needed.
        Required = "required",
        /// Welcome.
        Optional = "optional",
        /// A room or a thing.
        Resource = "resource",
    }
}

open_enum! {
    /// What was answered.
    ResponseType {
        /// Nothing to answer.
        None = "none",
        /// Invites.
        Organizer = "organizer",
        /// Perhaps.
        TentativelyAccepted = "tentativelyAccepted",
        /// Yes.
        Accepted = "accepted",
        /// No.
        Declined = "declined",
        /// Nothing yet.
        NotResponded = "notResponded",
    }
}

resource! {
    /// An answer with its moment.
    ResponseStatus {
        /// The answer.
        response: Option<ResponseType>,
    }
    dates {
        /// When; the year 1 where there is none.
        time,
    }
}

resource! {
    /// From when to when.
    TimeSlot {
        /// From.
        start: DateTimeTimeZone,
        /// Until.
        end: DateTimeTimeZone,
    }
}

resource! {
    /// Somebody who is invited.
    Attendee {
        /// Who.
        email_address: EmailAddress,
        /// How much needed.
        #[serde(rename = "type")]
        attendee_type: Option<AttendeeType>,
        /// What they answered.
        status: Option<ResponseStatus>,
        /// The time they propose.
        proposed_new_time: Option<TimeSlot>,
    }
}
