//! Operations on the overrides of the Focused Inbox.

mod create;
mod delete;
mod list;
mod update;

pub use create::Create;
pub use delete::Delete;
pub use list::List;
pub use update::Update;

use crate::model::OverrideId;
use crate::protocol::path_segment;

/// The path of an override.
fn override_path(id: &OverrideId) -> String {
    format!("/me/inferenceClassification/overrides/{}", path_segment(id.as_str()))
}
