//! outlookUser: supportedTimeZones: `GET /me/outlook/supportedTimeZones`.
//!
//! Least scope: User.Read. Graph v1.0, Outlook REST beta; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/outlookuser-supportedtimezones>

use crate::model::TimeZoneInformation;
use crate::protocol::{ApiError, Operation, OperationId, Page, Request, Response, read_json};

/// Asks for the time zones a mailbox can have, by their Windows names or their IANA names.
#[derive(Debug, Clone, Copy)]
pub struct ListTimeZones {
    is_iana: bool,
}

impl ListTimeZones {
    /// By the names of Windows.
    pub fn windows() -> Self {
        Self { is_iana: false }
    }

    /// By the names of the IANA time zone database.
    pub fn iana() -> Self {
        Self { is_iana: true }
    }
}

impl Operation for ListTimeZones {
    type Answer = Page<TimeZoneInformation>;

    fn request(&self) -> Request {
        if self.is_iana {
            Request::get(
                OperationId::ListIanaTimeZones,
                "/me/outlook/supportedTimeZones(TimeZoneStandard=microsoft.graph.timeZoneStandard'Iana')",
            )
        } else {
            Request::get(OperationId::ListSupportedTimeZones, "/me/outlook/supportedTimeZones")
        }
    }

    fn read(&self, response: &Response) -> Result<Page<TimeZoneInformation>, ApiError> {
        read_json(response)
    }
}
