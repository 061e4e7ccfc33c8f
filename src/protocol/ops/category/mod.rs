//! Operations on categories.

mod create;
mod delete;
mod list;
mod update;

pub use create::Create;
pub use delete::Delete;
pub use list::List;
pub use update::Update;

use crate::model::CategoryId;
use crate::protocol::path_segment;

/// The path of a category.
fn category_path(category: &CategoryId) -> String {
    format!("/me/outlook/masterCategories/{}", path_segment(category.as_str()))
}
