//! The list pane.

mod row;
mod rows;
mod slot;
mod tools;

pub(super) use self::tools::Selected;

use leptos::prelude::*;
use rustc_hash::FxHashMap;

use self::rows::Rows;
use self::tools::Head;
use crate::app::{Session, Task, wording};
use crate::browser::environment;
use crate::protocol::ApiError;
use crate::ui::{Skeleton, SplitPane};
use crate::view::later;

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

/// The messages of the folder, or the hits of the search.
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
    let later = later::signal();
    let note = move || later.get().map(|later| (later.note)(session));
    let scrolls = StoredValue::new(FxHashMap::default());
    let content = move || match state.get() {
        State::Empty => later.get().map(|later| (later.nothing)(session)).into_any(),
        State::Rows => view! { <Rows session=session total=total scrolls=scrolls /> }.into_any(),
        State::Loading => view! { <Skeleton count=12 /> }.into_any(),
        State::Failed(error) => {
            later.get().map(|later| (later.failed)(session, Task::List, &error)).into_any()
        }
    };
    view! {
        <section class="shell_list" id="list" aria-label=move || name.get() inert=move || is_covered.get()>
            <div class="list">
                <Head session=session name=name total=total />
                {note}
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

fn folder_name(session: Session) -> String {
    let folder = session.folder();
    if folder.query().is_some() {
        return wording::SEARCH_RESULTS.to_owned();
    }
    session.mailbox.with(|mailbox| {
        let known = mailbox.folders().get(&folder).map(|folder| folder.display_name.clone());
        let usual = || mailbox.folders().well_known(&folder).map(|name| wording::well_known(name).to_owned());
        known.or_else(usual).unwrap_or_else(|| wording::MESSAGES.to_owned())
    })
}
