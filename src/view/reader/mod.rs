//! The reading pane.

mod attachments;
mod body;
mod head;
mod tools;

use std::sync::Arc;

use leptos::prelude::*;

pub(super) use self::attachments::Attachments;
use self::body::Body;
use self::head::Head;
pub(super) use self::tools::Tools;
use crate::app::{BodyFrame, Session, Task, wording};
use crate::mailbox::ContentState;
use crate::model::Message;
use crate::ui::{EmptyState, IconName};
use crate::view::later;

/// The open message, or that there is none.
#[component]
pub fn Reader(
    /// The session.
    session: Session,
    /// Whether the folder drawer lies over it: then nothing in it can be reached.
    #[prop(into)]
    is_covered: Signal<bool>,
) -> impl IntoView {
    let is_open = Memo::new(move |_| session.open_message().is_some());
    let state = Memo::new(move |_| {
        let message = session.open_message()?;
        session.mailbox.with(|mailbox| mailbox.content(&message))
    });
    let failure = Memo::new(move |_| match state.get() {
        Some(ContentState::Failed(error)) => Some(error),
        _ => None,
    });
    let later = later::signal();
    let pane = move || match (is_open.get(), failure.get()) {
        (false, _) => view! {
            <EmptyState
                icon=IconName::MailOpen
                title=wording::NOTHING_OPEN
                text=wording::NOTHING_OPEN_TEXT
                is_main=true
            />
        }
        .into_any(),
        (true, Some(error)) => {
            later.get().map(|later| (later.failed)(session, Task::Message, &error)).into_any()
        }
        (true, None) => view! { <Open session=session state=state /> }.into_any(),
    };
    view! {
        <main class="shell_reader" aria-label=wording::MESSAGE inert=move || is_covered.get()>
            <div class="reader">{pane}</div>
        </main>
    }
}

/// A message on its way or here: what the list knows of it shows at once.
#[component]
fn Open(
    /// The session.
    session: Session,
    /// How far its content is.
    state: Memo<Option<ContentState>>,
) -> impl IntoView {
    let frame = BodyFrame::new(session);
    let content = Memo::new(move |_| match state.get() {
        Some(ContentState::Here(content)) => Some(content),
        _ => None,
    });
    // Flags and the like come from the row, which changes with every click; people and body from the content.
    let row = Memo::new(move |_| {
        let message = session.open_message()?;
        session.mailbox.with(|mailbox| mailbox.message(&message).cloned())
    });
    let known = Memo::new(move |_| best_known(content.get(), row.get()));
    let subject =
        move || known.with(|message| message.as_ref().map(|message| wording::subject(message).to_owned()));
    let later = later::signal();
    // Their place is kept, so that nothing moves when they come.
    let tools = move || match later.get() {
        Some(later) => (later.tools)(session, row),
        None => view! { <div class="reader_tools"></div> }.into_any(),
    };
    let attachments = move || later.get().map(|later| (later.attachments)(session, frame, content));
    view! {
        {tools}
        <div class="reader_scroll">
            <div class="reader_content">
                <h1 class="reader_subject" id="subject" tabindex="-1" dir="auto">
                    {subject}
                </h1>
                <article class="message" aria-labelledby="subject">
                    <Head message=known />
                    <Body session=session frame=frame content=content />
                    {attachments}
                </article>
            </div>
        </div>
    }
}

fn best_known(content: Option<Arc<Message>>, row: Option<Message>) -> Option<Message> {
    content.map(|content| Message { body: None, attachments: Vec::new(), ..(*content).clone() }).or(row)
}
