//! Widgets that know nothing about mail, one component a file. No text of their own: every label is a prop.
#![allow(
    unreachable_pub,
    reason = "the component macro writes an inner function that `pub use` does not reach"
)]

mod avatar;
mod banner;
mod button;
mod dialog;
mod empty_state;
mod icon;
mod letters;
mod list_input;
mod live_region;
mod passing;
mod picker;
mod pixels;
mod progress;
mod resize;
mod scroll_space;
mod scroller;
mod search_field;
mod skeleton;
mod split_pane;
mod steady_rows;
mod toast;
mod toolbar;
mod tree;
mod tree_input;
mod tree_item;
mod virtual_list;
mod virtual_row;

pub use avatar::{Avatar, hue, initials};
pub use banner::{Banner, BannerKind};
pub use button::{Button, ButtonKind};
pub use dialog::Dialog;
pub use empty_state::EmptyState;
pub use icon::{Icon, IconName};
pub use live_region::LiveRegion;
pub use passing::passing;
pub use picker::{Choice, Picker};
pub use progress::Progress;
pub use search_field::SearchField;
pub use skeleton::{Skeleton, SkeletonKind};
pub use split_pane::SplitPane;
pub use toast::Toast;
pub use toolbar::Toolbar;
pub use tree::Tree;
pub use tree_item::TreeNode;
pub use virtual_list::VirtualList;
pub use virtual_row::ListRow;
