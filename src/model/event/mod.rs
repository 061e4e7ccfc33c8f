//! Events, as far as meeting messages lead to them (Graph `event`).

mod attendee;
mod place;
mod recurrence;

pub use attendee::{Attendee, AttendeeType, ResponseStatus, ResponseType, TimeSlot};
pub use place::{Location, LocationType, LocationUniqueIdType};
pub use recurrence::{
    PatternedRecurrence, RecurrencePattern, RecurrencePatternType, RecurrenceRange, RecurrenceRangeType,
    WeekIndex,
};

use super::{
    Attachment, DateTimeTimeZone, EventId, ExtendedProperty, ImportanceLevel, ItemBody,
    MultiValueExtendedProperty, OpenExtension, Recipient, Sensitivity,
};

open_enum! {
    /// One of a series, or alone.
    EventType {
        /// Alone.
        SingleInstance = "singleInstance",
        /// One of a series.
        Occurrence = "occurrence",
        /// One of a series that differs.
        Exception = "exception",
        /// The series.
        SeriesMaster = "seriesMaster",
    }
}

open_enum! {
    /// How it shows to others.
    FreeBusyStatus {
        /// Not known.
        Unknown = "unknown",
        /// Free.
        Free = "free",
        /// Perhaps busy.
        Tentative = "tentative",
        /// Busy.
        Busy = "busy",
        /// Away.
        OutOfOffice = "oof",
        /// At work elsewhere.
        WorkingElsewhere = "workingElsewhere",
    }
}

resource! {
    /// An event of the calendar.
    Event (EventId) {
        /// Subject.
        subject: String,
        /// The first 255 characters of the body as text.
        body_preview: String,
        /// The body.
        body: Option<ItemBody>,
        /// When it begins.
        start: Option<DateTimeTimeZone>,
        /// When it ends.
        end: Option<DateTimeTimeZone>,
        /// Where it is.
        location: Option<Location>,
        /// All places where it is.
        locations: Vec<Location>,
        /// Who invites.
        organizer: Option<Recipient>,
        /// Who is invited.
        attendees: Vec<Attendee>,
        /// How it repeats.
        recurrence: Option<PatternedRecurrence>,
        /// One of a series, or alone.
        #[serde(rename = "type")]
        event_type: Option<EventType>,
        /// The series it is of.
        series_master_id: Option<EventId>,
        /// Lasts whole days.
        is_all_day: Option<bool>,
        /// Was called off.
        is_cancelled: Option<bool>,
        /// Not sent yet.
        is_draft: Option<bool>,
        /// The mailbox's owner invites.
        is_organizer: Option<bool>,
        /// Takes place online.
        is_online_meeting: Option<bool>,
        /// Where it takes place online.
        online_meeting_url: Option<String>,
        /// With what it takes place online.
        online_meeting_provider: Option<String>,
        /// Whether the organiser wants an answer.
        response_requested: Option<bool>,
        /// What the mailbox's owner answered.
        response_status: Option<ResponseStatus>,
        /// Whether an answer may propose another time.
        allow_new_time_proposals: Option<bool>,
        /// Whether attendees see each other.
        hide_attendees: Option<bool>,
        /// How it shows to others.
        show_as: Option<FreeBusyStatus>,
        /// How urgent.
        importance: Option<ImportanceLevel>,
        /// How private.
        sensitivity: Option<Sensitivity>,
        /// Minutes before the start at which to remind.
        reminder_minutes_before_start: Option<i32>,
        /// Whether to remind.
        is_reminder_on: Option<bool>,
        /// Has attachments.
        has_attachments: Option<bool>,
        /// Names of its categories.
        categories: Vec<String>,
        /// What all calendars call it.
        i_cal_u_id: Option<String>,
        /// What all calendars call it; differs for each occurrence; beta only.
        uid: Option<String>,
        /// The zone in which it was made.
        original_start_time_zone: Option<String>,
        /// The zone in which it was made.
        original_end_time_zone: Option<String>,
        /// Where Outlook on the web shows it.
        web_link: Option<String>,
        /// The version.
        change_key: Option<String>,
        /// What its maker calls it, so that it is not made twice.
        transaction_id: Option<String>,
        /// Series: its occurrences that were called off.
        cancelled_occurrences: Vec<String>,
        /// What calendars call the occurrence; beta only.
        occurrence_id: Option<String>,
        /// Its attachments; only when expanded.
        attachments: Vec<Attachment>,
        /// Extended properties of one value that were asked for.
        single_value_extended_properties: Vec<ExtendedProperty>,
        /// Extended properties of several values that were asked for.
        multi_value_extended_properties: Vec<MultiValueExtendedProperty>,
        /// Open extensions; only when expanded.
        extensions: Vec<OpenExtension>,
    }
    dates {
        /// When it began before it was moved.
        original_start,
        /// When it was made.
        created_date_time,
        /// When it was last changed.
        last_modified_date_time,
    }
}

resource! {
    /// An event to attach to a message.
    NewEvent {
        /// Subject.
        subject: String,
        /// The body.
        body: Option<ItemBody>,
        /// When it begins.
        start: Option<DateTimeTimeZone>,
        /// When it ends.
        end: Option<DateTimeTimeZone>,
        /// Where it is.
        location: Option<Location>,
        /// Who is invited.
        attendees: Vec<Attendee>,
        /// How it repeats.
        recurrence: Option<PatternedRecurrence>,
        /// Lasts whole days.
        is_all_day: Option<bool>,
        /// How urgent.
        importance: Option<ImportanceLevel>,
        /// How private.
        sensitivity: Option<Sensitivity>,
        /// Names of its categories.
        categories: Vec<String>,
    }
}
