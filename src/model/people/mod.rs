//! People: whose mailbox it is, whom to suggest, and what to know before writing to them.

mod contact;
mod mail_tips;
mod person;
mod place;
mod user;

pub use contact::{Contact, NewContact};
pub use mail_tips::{AutomaticRepliesMailTips, MailTips, MailTipsError, MailTipsOption, RecipientScope};
pub use person::{Person, PersonType, ScoredEmailAddress};
pub use place::{Coordinates, Phone, PhoneType, PhysicalAddress, PhysicalAddressType, Website, WebsiteType};
pub use user::{DirectoryUser, ProfilePhoto, User};
