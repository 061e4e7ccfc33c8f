//! Screens, by place. They show what the session holds and call it; they keep nothing themselves.
#![allow(
    unreachable_pub,
    reason = "the component macro writes an inner function that `pub use` does not reach"
)]

mod correspondents;
mod failed;
mod folders;
mod later;
mod list;
mod reader;
mod root;
mod search;
mod shell;

use leptos::prelude::*;

use crate::app::Start;

/// What the page shows.
pub fn root(state: ReadSignal<Start, LocalStorage>) -> impl IntoView {
    view! { <root::Root state=state /> }
}
