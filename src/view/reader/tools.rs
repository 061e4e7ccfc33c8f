//! The toolbar of the open message.

use leptos::prelude::*;

use crate::app::{Session, wording};
use crate::command::{Command, FLAG, READ};
use crate::model::Message;
use crate::ui::{Button, ButtonKind, Icon, IconName, Toolbar};

/// Back for narrow windows, then what can be done with the message.
#[component]
pub(in crate::view) fn Tools(
    /// The session.
    session: Session,
    /// The open message, once known.
    message: Memo<Option<Message>>,
) -> impl IntoView {
    view! {
        <div class="reader_tools">
            <button
                type="button"
                class="button button_icon_only reader_back"
                data-kind="plain"
                title=wording::BACK
                aria-label=wording::BACK
                on:click=move |_| session.close_message()
            >
                <Icon name=IconName::Back />
            </button>
            <Toolbar label=wording::MESSAGE_ACTIONS>
                <Act session=session message=message command=Command::Archive icon=IconName::Archive />
                <Act session=session message=message command=Command::Delete icon=IconName::Trash />
                <Act session=session message=message command=Command::Move icon=IconName::Move />
                <span class="toolbar_line"></span>
                <Toggle session=session message=message pair=FLAG icons=[IconName::Flag, IconName::FlagFilled] />
                <Toggle session=session message=message pair=READ icons=[IconName::Mail, IconName::MailOpen] />
            </Toolbar>
        </div>
    }
}

/// A button for one command.
#[component]
fn Act(
    /// The session.
    session: Session,
    /// The open message, once known.
    message: Memo<Option<Message>>,
    /// What it does.
    command: Command,
    /// Its picture.
    icon: IconName,
) -> impl IntoView {
    let is_off = move || message.with(Option::is_none) || !command.applies_in(session.well_known());
    let run = move |()| {
        let id = message.with_untracked(|message| message.as_ref().map(|message| message.id.clone()));
        session.run(command, id.into_iter().collect());
    };
    view! {
        <Button
            label=wording::command(command)
            icon=icon
            icon_only=true
            kind=ButtonKind::Plain
            disabled=Signal::derive(is_off)
            on_click=run
        />
    }
}

/// A button for the one of two commands that applies.
#[component]
fn Toggle(
    /// The session.
    session: Session,
    /// The open message, once known.
    message: Memo<Option<Message>>,
    /// The commands, which exclude each other.
    pair: [Command; 2],
    /// Their pictures.
    icons: [IconName; 2],
) -> impl IntoView {
    let next = Memo::new(move |_| {
        message.with(|message| message.as_ref().map_or(pair[0], |message| Command::toggle(pair, message)))
    });
    let is_first = move || next.get() == pair[0];
    let run = move |()| {
        message.with_untracked(|message| {
            if let Some(message) = message {
                session.run(next.get_untracked(), vec![message.id.clone()]);
            }
        });
    };
    view! {
        <Button
            label=Signal::derive(move || wording::command(next.get()).to_owned())
            icon=Signal::derive(move || Some(if is_first() { icons[0] } else { icons[1] }))
            icon_only=true
            kind=ButtonKind::Plain
            disabled=Signal::derive(move || message.with(Option::is_none))
            on_click=run
        />
    }
}
