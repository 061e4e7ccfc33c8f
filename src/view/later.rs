//! What the first screen does not show: toasts, long work, questions, what can be done with messages, signing in.

use std::sync::Arc;

use leptos::prelude::*;

use super::list::Selected;
use super::reader::{Attachments, Tools};
use super::shell::{Asked, Jobs, Notices, SignInScreen, Standing, Toasts};
use crate::app::chunks::chunks;
use crate::app::{BodyFrame, Session, part};
use crate::model::Message;

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
    /// What can be done with the selected messages.
    pub(super) selected: fn(Session) -> AnyView,
    /// What can be done with the open message.
    pub(super) tools: fn(Session, Memo<Option<Message>>) -> AnyView,
    /// Its attachments.
    pub(super) attachments: fn(Session, BodyFrame, Memo<Option<Arc<Message>>>) -> AnyView,
}

chunks! {
    /// They come with the engine, without which there is little to do.
    fn later() -> Later = Later { over, notices, sign_in, standing, selected, tools, attachments };
}

#[derive(Clone, Copy)]
struct Loading(ReadSignal<Option<Later>>);

/// Loads them, for everything below.
pub(super) fn provide() -> ReadSignal<Option<Later>> {
    let loading = part(later);
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

fn selected(session: Session) -> AnyView {
    view! { <Selected session=session /> }.into_any()
}

fn tools(session: Session, message: Memo<Option<Message>>) -> AnyView {
    view! { <Tools session=session message=message /> }.into_any()
}

fn attachments(session: Session, frame: BodyFrame, content: Memo<Option<Arc<Message>>>) -> AnyView {
    view! { <Attachments session=session frame=frame content=content /> }.into_any()
}
