//! Operations on attachments.

mod get;
mod get_value;

pub use get::Get;
pub use get_value::GetValue;
