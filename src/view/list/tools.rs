//! The head of the list: what it is, or how much of it is selected, and what can be done with that.

use leptos::prelude::*;

use crate::app::{Session, wording};
use crate::browser::intl;
use crate::command::{Command, FLAG, READ_ALL};
use crate::ui::{Button, ButtonKind, IconName, Toolbar};
use crate::view::later;

/// Of how many selected messages a toggle looks at the state: it must stay quick for thousands.
const MOST_LOOKED_AT: usize = 200;

/// Name and count of the folder, or of what is selected; beside it the list's tools.
#[component]
pub(super) fn Head(
    /// The session.
    session: Session,
    /// The folder's name.
    name: Memo<String>,
    /// How many messages it holds.
    total: Memo<Option<usize>>,
) -> impl IntoView {
    let selected = Memo::new(move |_| session.selection().with(crate::command::Selection::len));
    let is_selecting = Memo::new(move |_| selected.get() > 0);
    let count = move || match selected.get() {
        0 => total.get().map(|total| wording::count(total, &intl::number(total))),
        some => Some(wording::selected(some)),
    };
    let later = later::signal();
    let tools = move || {
        if is_selecting.get() {
            later.get().map(|later| (later.selected)(session)).into_any()
        } else {
            view! {
                <Button
                    label=wording::REFRESH
                    icon=IconName::Refresh
                    icon_only=true
                    kind=ButtonKind::Plain
                    on_click=move |()| session.refresh()
                />
            }
            .into_any()
        }
    };
    view! {
        <header class="list_head" data-selecting=move || is_selecting.get().then_some("")>
            <div class="list_title">
                <h2 class="list_name" dir="auto">
                    {move || name.get()}
                </h2>
                <span class="list_count">{count}</span>
            </div>
            <Toolbar label=wording::LIST_TOOLS>{tools}</Toolbar>
        </header>
    }
}

/// What can be done with the selected messages.
#[component]
pub(in crate::view) fn Selected(
    /// The session.
    session: Session,
) -> impl IntoView {
    let place = Memo::new(move |_| session.well_known());
    let toggle = move |pair| {
        Signal::derive(move || {
            session.selection().with(|selection| {
                session.mailbox.with(|mailbox| {
                    let looked_at = selection.iter().take(MOST_LOOKED_AT);
                    Command::toggle_all(pair, looked_at.filter_map(|id| mailbox.message(id)))
                })
            })
        })
    };
    let fixed = |command: Command| Signal::derive(move || command);
    let junk = Signal::derive(move || Command::Junk.in_folder(place.get()));
    let button = move |command: Signal<Command>, icon: IconName| {
        view! {
            <Button
                label=Signal::derive(move || wording::command(command.get()).to_owned())
                icon=icon
                icon_only=true
                kind=ButtonKind::Plain
                disabled=Signal::derive(move || !command.get().applies_in(place.get()))
                on_click=move |()| session.run(command.get_untracked(), session.targets())
            />
        }
    };
    view! {
        <Button
            label=wording::CLEAR_SELECTION
            icon=IconName::Close
            icon_only=true
            kind=ButtonKind::Plain
            on_click=move |()| {
                session.leave();
            }
        />
        {button(fixed(Command::Archive), IconName::Archive)}
        {button(fixed(Command::Delete), IconName::Trash)}
        {button(fixed(Command::Move), IconName::Move)}
        {button(toggle(READ_ALL), IconName::MailOpen)}
        {button(toggle(FLAG), IconName::Flag)}
        {button(junk, IconName::Junk)}
    }
}
