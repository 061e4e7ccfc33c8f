//! One message in the list.

use leptos::prelude::*;

use super::slot::Slot;
use crate::app::{Session, wording};
use crate::browser::{clock, intl};
use crate::mailbox::Row;
use crate::model::{Message, WellKnownFolder};
use crate::ui::{Avatar, Icon, IconName, ListRow, passing};
use crate::view::correspondents;

/// What a row shows, derived once per change of the message.
#[derive(Clone, PartialEq)]
struct RowText {
    name: String,
    correspondent: String,
    address: String,
    subject: String,
    preview: String,
    date: String,
    moment: String,
    is_unread: bool,
    is_flagged: bool,
    has_attachments: bool,
}

impl RowText {
    fn of(message: &Message, folder: Option<WellKnownFolder>) -> Self {
        let moment = message.moment();
        let person = correspondents::person_of_row(message, folder);
        let address = person.map(|person| person.email_address.address.clone());
        let correspondent = correspondents::of_row(message, folder);
        let date = moment.map(|moment| intl::list_date(moment, clock::now())).unwrap_or_default();
        Self {
            name: wording::row(message, &correspondent, &date),
            correspondent,
            address: address.unwrap_or_default(),
            subject: wording::subject(message).to_owned(),
            preview: message.body_preview.split_whitespace().collect::<Vec<_>>().join(" "),
            date,
            moment: moment.map(|moment| moment.to_string()).unwrap_or_default(),
            is_unread: !message.is_read,
            is_flagged: message.is_flagged(),
            has_attachments: message.has_attachments,
        }
    }
}

/// How far a row is.
#[derive(Clone, PartialEq)]
enum State {
    Here(RowText),
    Loading,
    Failed,
}

impl State {
    fn of(session: Session, slot: &Slot) -> Self {
        session.mailbox.with(|mailbox| match slot {
            Slot::Message(id) => mailbox.message(id).map_or(Self::Loading, |message| {
                let folder = message.parent_folder_id.as_ref();
                Self::Here(RowText::of(
                    message,
                    folder.and_then(|folder| mailbox.folders().well_known(folder)),
                ))
            }),
            Slot::Place(folder, index) => match mailbox.list(folder).map(|list| list.row(*index)) {
                Some(Row::Failed(_)) => Self::Failed,
                _ => Self::Loading,
            },
        })
    }

    fn name(&self) -> &str {
        match self {
            Self::Here(text) => &text.name,
            Self::Loading => wording::LOADING,
            Self::Failed => wording::ROW_FAILED,
        }
    }
}

/// A row; grey shapes until its message is here.
pub(super) fn message_row(session: Session, slot: Slot) -> ListRow {
    let of = slot.clone();
    let is_chosen = passing(move |_| of.is_chosen(session)).into();
    let state = passing(move |_| State::of(session, &slot));
    let view = move || match state.get() {
        State::Here(text) => view! { <Here text=text /> }.into_any(),
        State::Loading => view! { <Loading /> }.into_any(),
        State::Failed => view! { <Failed /> }.into_any(),
    };
    let name = Signal::derive(move || state.with(|state| state.name().to_owned()));
    ListRow { name, is_chosen, view: view.into_any() }
}

#[component]
fn Here(
    /// What it shows.
    text: RowText,
) -> impl IntoView {
    let attachment = text.has_attachments.then(|| view! { <Icon name=IconName::Attachment /> });
    let flag = text.is_flagged.then(|| {
        view! {
            <span class="message_row_flag">
                <Icon name=IconName::FlagFilled />
            </span>
        }
    });
    view! {
        <div
            class="message_row"
            data-unread=text.is_unread.then_some("")
            data-flagged=text.is_flagged.then_some("")
        >
            <span class="message_row_dot"></span>
            <Avatar name=text.correspondent.clone() seed=Some(text.address) />
            <span class="message_row_mark" data-mark=""></span>
            <span class="message_row_sender" dir="auto">
                {text.correspondent}
            </span>
            " "
            <span class="message_row_text">
                <span class="message_row_subject" dir="auto">
                    {text.subject}
                </span>
                " "
                <span class="message_row_preview" data-text=text.preview></span>
            </span>
            " "
            <span class="message_row_icons">{attachment} {flag}</span>
            <time class="message_row_date" datetime=text.moment data-text=text.date></time>
        </div>
    }
}

#[component]
fn Failed() -> impl IntoView {
    view! {
        <div class="message_row">
            <span class="message_row_dot"></span>
            <Avatar name="" />
            <span class="message_row_sender">{wording::ROW_FAILED}</span>
        </div>
    }
}

#[component]
fn Loading() -> impl IntoView {
    view! {
        <div class="message_row message_row_loading">
            <span class="message_row_dot"></span>
            <span class="skeleton_disc"></span>
            <span class="message_row_sender skeleton_line"></span>
            <span class="message_row_text skeleton_line"></span>
        </div>
    }
}
