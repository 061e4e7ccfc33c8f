//! Operations on the settings of the mailbox.

mod get;
mod get_automatic_replies;
mod get_language;
mod get_time_zone;
mod list_languages;
mod list_time_zones;
mod update;

pub use get::Get;
pub use get_automatic_replies::GetAutomaticReplies;
pub use get_language::GetLanguage;
pub use get_time_zone::GetTimeZone;
pub use list_languages::ListLanguages;
pub use list_time_zones::ListTimeZones;
pub use update::Update;
