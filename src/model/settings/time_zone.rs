//! Time zones, working hours, and moments with a zone.

use serde::{Deserialize, Serialize};

use crate::model::lenient::null_as_default;

/// A date and time of the clock in a zone; there is no offset in it (Graph `dateTimeTimeZone`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct DateTimeTimeZone {
    /// `2016-03-20T18:00:00.0000000`
    #[serde(deserialize_with = "null_as_default")]
    pub date_time: String,
    /// Windows or IANA name, `UTC` unless another was asked for.
    #[serde(deserialize_with = "null_as_default")]
    pub time_zone: String,
}

open_enum! {
    /// Which names of time zones.
    TimeZoneStandard {
        /// Windows: `Pacific Standard Time`.
        Windows = "windows",
        /// IANA: `America/Los_Angeles`.
        Iana = "iana",
    }
}

resource! {
    /// A time zone to choose.
    TimeZoneInformation {
        /// The name to send.
        alias: String,
        /// The name to show.
        display_name: String,
    }
}

open_enum! {
    /// A day of the week.
    DayOfWeek {
        /// Sunday.
        Sunday = "sunday",
        /// Monday.
        Monday = "monday",
        /// Tuesday.
        Tuesday = "tuesday",
        /// Wednesday.
        Wednesday = "wednesday",
        /// Thursday.
        Thursday = "thursday",
        /// Friday.
        Friday = "friday",
        /// Saturday.
        Saturday = "saturday",
    }
}

resource! {
    /// When a zone of one's own changes between standard and daylight time.
    TimeZoneOffset {
        /// The time of the day.
        time: Option<String>,
        /// Which of the month's such days, 5 for the last.
        day_occurrence: Option<i32>,
        /// The day.
        day_of_week: Option<DayOfWeek>,
        /// The month.
        month: Option<i32>,
        /// The year; 0 for every year.
        year: Option<i32>,
        /// Daylight time: minutes to add to the zone's bias.
        daylight_bias: Option<i32>,
    }
}

resource! {
    /// A time zone by name, or one of one's own (Graph `timeZoneBase`, `customTimeZone`).
    TimeZoneBase {
        /// `#microsoft.graph.customTimeZone` for one of one's own.
        #[serde(rename = "@odata.type")]
        odata_type: Option<String>,
        /// Its name.
        name: String,
        /// Own zone: minutes to add to get UTC.
        bias: Option<i32>,
        /// Own zone: when standard time begins.
        standard_offset: Option<TimeZoneOffset>,
        /// Own zone: when daylight time begins.
        daylight_offset: Option<TimeZoneOffset>,
    }
}

resource! {
    /// When somebody works.
    WorkingHours {
        /// On these days.
        days_of_week: Vec<DayOfWeek>,
        /// From: `08:00:00.0000000`.
        start_time: Option<String>,
        /// Until.
        end_time: Option<String>,
        /// In this zone.
        time_zone: Option<TimeZoneBase>,
    }
}
