//! Operations on the signed-in person, and on people of the organisation.

mod get;
mod get_mail_tips;
mod get_photo;
mod list_people;
mod list_users;
mod send_mail;
mod send_mime;
mod translate_ids;

pub use get::Get;
pub use get_mail_tips::GetMailTips;
pub use get_photo::GetPhoto;
pub use list_people::ListPeople;
pub use list_users::ListUsers;
pub use send_mail::SendMail;
pub use send_mime::SendMime;
pub use translate_ids::TranslateIds;

/// What is shown of a person.
const FIELDS: &[&str] = &["displayName", "mail", "userPrincipalName"];
