//! The list pane.

mod row;
mod rows;
mod tools;

pub(super) use self::tools::Selected;

use leptos::prelude::*;

use self::rows::Rows;
use self::tools::Head;
use crate::app::{Session, Task, wording};
use crate::browser::environment;
use crate::protocol::{ApiError, Remedy};
use crate::route::Place;
use crate::ui::{Button, EmptyState, IconName, Skeleton, SplitPane};

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
pub(super) fn ListPane(
    /// The session.
    session: Session,
    /// Whether the folder drawer lies over it: then nothing in it can be reached.
    #[prop(into)]
    is_covered: Signal<bool>,
) -> impl IntoView {
    let folder = Memo::new(move |_| session.folder());
    let total = Memo::new(move |_| session.mailbox.with(|mailbox| mailbox.list(&folder.get())?.total()));
    let failure =
        Memo::new(move |_| session.mailbox.with(|mailbox| mailbox.list(&folder.get())?.failure().cloned()));
    let name = Memo::new(move |_| folder_name(session));
    let subject = Memo::new(move |_| {
        let message = session.open_message()?;
        session
            .mailbox
            .with(|mailbox| mailbox.message(&message).map(|message| wording::subject(message).to_owned()))
    });
    Effect::new(move |_| environment::set_title(&wording::title(subject.get().as_deref(), &name.get())));
    let state = Memo::new(move |_| match (total.get(), failure.get()) {
        (_, Some(error)) => State::Failed(error),
        (Some(0), None) => State::Empty,
        (Some(_), None) => State::Rows,
        (None, None) => State::Loading,
    });
    let is_selecting = Memo::new(move |_| session.selection().with(|selection| !selection.is_empty()));
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
        <section class="shell_list" id="list" aria-label=move || name.get() inert=move || is_covered.get()>
            <div class="list">
                <Head session=session name=name total=total />
                <div class="list_body" data-selecting=move || is_selecting.get().then_some("")>
                    {content}
                </div>
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
                {if error.remedy() == Remedy::Gone {
                    let home = move |()| session.go(&Place::default());
                    view! { <Button label=wording::GO_TO_INBOX on_click=home /> }.into_any()
                } else {
                    view! { <Button label=wording::RETRY on_click=move |()| session.refresh() /> }.into_any()
                }}
            </EmptyState>
        </div>
    }
}

fn folder_name(session: Session) -> String {
    let folder = session.folder();
    session.mailbox.with(|mailbox| {
        let known = mailbox.folders().get(&folder).map(|folder| folder.display_name.clone());
        let usual = || mailbox.folders().well_known(&folder).map(|name| wording::well_known(name).to_owned());
        known.or_else(usual).unwrap_or_else(|| wording::MESSAGES.to_owned())
    })
}
