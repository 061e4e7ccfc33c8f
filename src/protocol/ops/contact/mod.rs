//! Operations on contacts.

mod create;
mod list;

pub use create::Create;
pub use list::List;
