//! What stands in the place of what could not be had: why, and what one can do about it.

use leptos::prelude::*;

use crate::app::{Session, Task, wording};
use crate::route::Place;
use crate::ui::{Button, EmptyState, IconName};

/// The reason, and the way to try again.
#[component]
pub(super) fn Failed(
    /// The session.
    session: Session,
    /// What was to be shown.
    task: Task,
    /// Why it could not be had, in words.
    reason: String,
    /// It is not there any more.
    is_gone: bool,
) -> impl IntoView {
    let home = move |()| session.go(&Place::default());
    let actions = match task {
        Task::Message => view! {
            <Button label=wording::RETRY on_click=move |()| session.reopen() />
            <Button label=wording::BACK on_click=move |()| session.close_message() />
        }
        .into_any(),
        Task::List if is_gone => view! { <Button label=wording::GO_TO_INBOX on_click=home /> }.into_any(),
        _ => view! { <Button label=wording::RETRY on_click=move |()| session.refresh() /> }.into_any(),
    };
    view! {
        <div role="alert">
            <EmptyState
                icon=IconName::Warning
                title=wording::failed(task)
                text=reason
                is_main=task == Task::Message
            >
                {actions}
            </EmptyState>
        </div>
    }
}
