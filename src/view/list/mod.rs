//! The list pane.

mod row;

use leptos::prelude::*;

use self::row::MessageRow;
use crate::app::{Session, Task, wording};
use crate::browser::{environment, intl};
use crate::model::{Message, WellKnownFolder};
use crate::protocol::ApiError;
use crate::ui::{Button, ButtonKind, EmptyState, IconName, Skeleton, SplitPane, Toolbar, VirtualList};
use crate::view::correspondents;

/// The height of a row at the middle density, in pixels (`--row-height` in tokens.css).
const ROW_HEIGHT: f64 = 60.0;
/// The narrowest and widest the list gets, in pixels.
const WIDTHS: (i32, i32) = (280, 640);

/// How far the list is.
#[derive(Clone, PartialEq)]
enum State {
    Loading,
    Empty,
    Rows,
    Failed(ApiError),
}

/// The messages of the folder.
#[component]
pub fn ListPane(
    /// The session.
    session: Session,
) -> impl IntoView {
    let folder = Memo::new(move |_| session.folder());
    let total = Memo::new(move |_| session.mailbox.with(|mailbox| mailbox.list(&folder.get())?.total()));
    let failure =
        Memo::new(move |_| session.mailbox.with(|mailbox| mailbox.list(&folder.get())?.failure().cloned()));
    let name = Memo::new(move |_| folder_name(session));
    Effect::new(move |_| environment::set_title(&wording::title(&name.get())));
    let state = Memo::new(move |_| match (total.get(), failure.get()) {
        (Some(0), _) => State::Empty,
        (Some(_), _) => State::Rows,
        (None, None) => State::Loading,
        (None, Some(error)) => State::Failed(error),
    });
    let content = move || {
        match state.get() {
        State::Empty => {
            view! { <EmptyState icon=IconName::Mail title=wording::EMPTY_FOLDER text=wording::EMPTY_FOLDER_TEXT /> }
                .into_any()
        }
        State::Rows => view! { <Rows session=session total=total /> }.into_any(),
        State::Loading => view! { <Skeleton count=12 /> }.into_any(),
        State::Failed(error) => view! { <Failed session=session error=error /> }.into_any(),
    }
    };
    view! {
        <section class="shell_list" id="list" aria-label=move || name.get()>
            <div class="list">
                <header class="list_head">
                    <div class="list_title">
                        <h2 class="list_name" dir="auto">
                            {move || name.get()}
                        </h2>
                        <span class="list_count">{move || total.get().map(wording::count)}</span>
                    </div>
                    <Toolbar label=wording::LIST_TOOLS>
                        <Button
                            label=wording::REFRESH
                            icon=IconName::Refresh
                            icon_only=true
                            kind=ButtonKind::Plain
                            on_click=move |()| session.refresh()
                        />
                    </Toolbar>
                </header>
                <div class="list_body">{content}</div>
            </div>
            <SplitPane
                label=wording::RESIZE_LIST
                size=session.preferences.list_width
                min=WIDTHS.0
                max=WIDTHS.1
                on_resize=move |width| session.preferences.resize_list(width)
                controls="list"
            />
        </section>
    }
}

#[component]
fn Failed(
    /// The session.
    session: Session,
    /// Why the list could not be had.
    error: ApiError,
) -> impl IntoView {
    view! {
        <div role="alert">
            <EmptyState
                icon=IconName::Warning
                title=wording::failed(Task::List)
                text=wording::reason(Task::List, &error)
            >
                <Button label=wording::RETRY on_click=move |()| session.refresh() />
            </EmptyState>
        </div>
    }
}

#[component]
fn Rows(
    /// The session.
    session: Session,
    /// How many messages there are.
    total: Memo<Option<usize>>,
) -> impl IntoView {
    let selected = Memo::new(move |_| {
        let message = session.open_message()?;
        session.mailbox.with(|mailbox| mailbox.list(&session.folder())?.position(&message))
    });
    // Memos, not derived signals: the list acts on a change of these, and its looking changes the mailbox.
    let count = Memo::new(move |_| total.get().unwrap_or_default());
    let scroll_key = Memo::new(move |_| session.folder().as_str().to_owned());
    let name = move |index: usize| {
        let now = crate::browser::clock::now();
        with_row(session, index, |message, folder| {
            let received = message.moment().map(|moment| intl::list_date(moment, now)).unwrap_or_default();
            wording::row(message, &correspondents::of_row(message, folder), &received)
        })
        .unwrap_or_else(|| wording::LOADING.to_owned())
    };
    view! {
        <VirtualList
            label=wording::MESSAGES
            id="message"
            total=count
            row_height=ROW_HEIGHT
            selected=selected
            on_select=move |index| session.open_row(index)
            on_open=move |index| session.open_row(index)
            on_range=move |range| session.look(range)
            scroll_key=scroll_key
            row=move |index| view! { <MessageRow session=session index=index /> }.into_any()
            name=name
        />
    }
}

/// Reads the message at a row of the folder on screen, and which folder that is.
fn with_row<T>(
    session: Session,
    index: usize,
    read: impl FnOnce(&Message, Option<WellKnownFolder>) -> T,
) -> Option<T> {
    let folder = session.folder();
    session.mailbox.with(|mailbox| {
        let well_known = mailbox.folders().well_known(&folder);
        mailbox.message_at(&folder, index).map(|message| read(message, well_known))
    })
}

fn folder_name(session: Session) -> String {
    let folder = session.folder();
    session.mailbox.with(|mailbox| {
        let known = mailbox.folders().get(&folder).map(|folder| folder.display_name.clone());
        let usual = || mailbox.folders().well_known(&folder).map(|name| wording::well_known(name).to_owned());
        known.or_else(usual).unwrap_or_else(|| wording::MESSAGES.to_owned())
    })
}
