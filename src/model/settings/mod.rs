//! Settings of a mailbox (Graph `mailboxSettings`), with the lists one chooses them from.

mod automatic_replies;
mod category;
mod inference;
mod levels;
mod time_zone;

pub use automatic_replies::{AutomaticRepliesSetting, AutomaticRepliesStatus, ExternalAudience};
pub use category::{CategoryColor, CategoryPatch, NewCategory, OutlookCategory};
pub use inference::{InferenceOverride, NewOverride, OverridePatch};
pub use levels::{ImportanceLevel, Sensitivity};
pub use time_zone::{
    DateTimeTimeZone, DayOfWeek, TimeZoneBase, TimeZoneInformation, TimeZoneOffset, TimeZoneStandard,
    WorkingHours,
};

use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::FolderId;

resource! {
    /// A language (Graph `localeInfo`).
    LocaleInfo {
        /// Language with country: `en-US`.
        locale: String,
        /// Its name.
        display_name: String,
    }
}

open_enum! {
    /// Who gets the messages about meetings of somebody who has a delegate.
    DelegateDelivery {
        /// The delegate; the owner is informed.
        DelegateAndInformation = "sendToDelegateAndInformationToPrincipal",
        /// Both.
        DelegateAndPrincipal = "sendToDelegateAndPrincipal",
        /// The delegate alone.
        DelegateOnly = "sendToDelegateOnly",
    }
}

open_enum! {
    /// What a mailbox is for.
    UserPurpose {
        /// Not known.
        Unknown = "unknown",
        /// A person.
        User = "user",
        /// A person of another forest.
        Linked = "linked",
        /// Several persons.
        Shared = "shared",
        /// A room.
        Room = "room",
        /// A thing.
        Equipment = "equipment",
        /// Something else.
        Others = "others",
    }
}

resource! {
    /// The settings of a mailbox.
    MailboxSettings {
        /// The folder to archive into.
        archive_folder: Option<FolderId>,
        /// Automatic replies.
        automatic_replies_setting: Option<AutomaticRepliesSetting>,
        /// How dates are written.
        date_format: Option<String>,
        /// How times are written.
        time_format: Option<String>,
        /// Time zone, with the name that was last set: Windows or IANA.
        time_zone: Option<String>,
        /// Language.
        language: Option<LocaleInfo>,
        /// When its owner works.
        working_hours: Option<WorkingHours>,
        /// Who gets the messages about meetings.
        delegate_meeting_message_delivery_options: Option<DelegateDelivery>,
        /// What it is for.
        user_purpose: Option<Purpose>,
        /// The same, as beta is going to say it.
        user_purpose_v2: Option<UserPurpose>,
    }
}

/// What a mailbox is for, also where the answer wraps it in an object, as the samples of beta do.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct Purpose(pub UserPurpose);

impl<'de> Deserialize<'de> for Purpose {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let text = value.as_str().or_else(|| value.get("value")?.as_str()).unwrap_or("unknown");
        Ok(Self(UserPurpose::from(text)))
    }
}

patch! {
    /// A change to the settings of a mailbox.
    MailboxSettingsPatch {
        /// Automatic replies; scheduled ones need both dates.
        automatic_replies_setting: AutomaticRepliesSetting,
        /// How dates are written.
        date_format: String,
        /// How times are written.
        time_format: String,
        /// Time zone, Windows or IANA.
        time_zone: String,
        /// Language.
        language: LocaleInfo,
        /// When its owner works.
        working_hours: WorkingHours,
        /// Who gets the messages about meetings.
        delegate_meeting_message_delivery_options: DelegateDelivery,
    }
}
