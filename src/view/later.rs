//! What the first screen does not show: toasts, long work, questions, what can be done with messages, signing in.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::HtmlIFrameElement;

use super::failed::Failed;
use super::list::Selected;
use super::reader::{Attachments, Tools};
use super::search::{Note, Nothing, SearchBox};
use super::shell::{Asked, Jobs, Notices, SignInScreen, Standing, Toasts};
use crate::app::chunks::chunks;
use crate::app::{BodyFrame, Session, Task, part, wording};
use crate::model::Message;
use crate::protocol::{ApiError, Remedy};

/// Parts of the screen that come after the first one.
#[derive(Clone, Copy)]
pub(super) struct Later {
    /// What lies over the panes.
    pub(super) over: fn(Session) -> AnyView,
    /// Lasting news above them.
    pub(super) notices: fn(Session) -> AnyView,
    /// The page before there is a mailbox.
    pub(super) sign_in: fn(Session) -> AnyView,
    /// How things stand, in the top bar.
    pub(super) standing: fn(Session) -> AnyView,
    /// The search field, in the top bar.
    pub(super) search: fn(Session) -> AnyView,
    /// What is said over the hits of a search.
    pub(super) note: fn(Session) -> AnyView,
    /// What stands in the place of an empty list.
    pub(super) nothing: fn(Session) -> AnyView,
    /// What stands in the place of what could not be had.
    pub(super) failed: fn(Session, Task, &ApiError) -> AnyView,
    /// What the frame of a message does when its page did not come.
    pub(super) mend_frame: fn(HtmlIFrameElement),
    /// What can be done with the selected messages.
    pub(super) selected: fn(Session) -> AnyView,
    /// What can be done with the open message.
    pub(super) tools: fn(Session, Memo<Option<Message>>) -> AnyView,
    /// Its attachments.
    pub(super) attachments: fn(Session, BodyFrame, Memo<Option<Arc<Message>>>) -> AnyView,
}

chunks! {
    /// They come with the engine, without which there is little to do.
    fn later() -> Later = Later {
        over,
        notices,
        sign_in,
        standing,
        search,
        note,
        nothing,
        failed,
        mend_frame: BodyFrame::mend,
        selected,
        tools,
        attachments,
    };
}

#[derive(Clone, Copy)]
struct Loading(ReadSignal<Option<Later>>);

/// Loads them behind the first rows, for everything below.
pub(super) fn provide(session: Session) -> ReadSignal<Option<Later>> {
    let loading = part(move || async move {
        session.wait_for_rows().await;
        later().await
    });
    provide_context(Loading(loading));
    loading
}

/// They, once they are there.
pub(super) fn signal() -> ReadSignal<Option<Later>> {
    use_context::<Loading>().map_or_else(|| RwSignal::new(None).read_only(), |loading| loading.0)
}

fn over(session: Session) -> AnyView {
    view! {
        <div class="shell_foot">
            <Toasts session=session />
            <Jobs session=session />
        </div>
        <Asked session=session />
    }
    .into_any()
}

fn notices(session: Session) -> AnyView {
    view! { <Notices session=session /> }.into_any()
}

fn sign_in(session: Session) -> AnyView {
    view! { <SignInScreen session=session /> }.into_any()
}

fn standing(session: Session) -> AnyView {
    view! { <Standing session=session /> }.into_any()
}

fn search(session: Session) -> AnyView {
    view! { <SearchBox session=session /> }.into_any()
}

fn note(session: Session) -> AnyView {
    view! { <Note session=session /> }.into_any()
}

fn nothing(session: Session) -> AnyView {
    view! { <Nothing session=session /> }.into_any()
}

fn failed(session: Session, task: Task, error: &ApiError) -> AnyView {
    let (reason, is_gone) = (wording::reason(task, error), error.remedy() == Remedy::Gone);
    view! { <Failed session=session task=task reason=reason is_gone=is_gone /> }.into_any()
}

fn selected(session: Session) -> AnyView {
    view! { <Selected session=session /> }.into_any()
}

fn tools(session: Session, message: Memo<Option<Message>>) -> AnyView {
    view! { <Tools session=session message=message /> }.into_any()
}

fn attachments(session: Session, frame: BodyFrame, content: Memo<Option<Arc<Message>>>) -> AnyView {
    view! { <Attachments session=session frame=frame content=content /> }.into_any()
}
