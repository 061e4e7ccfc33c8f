//! One message in the list.

use leptos::prelude::*;

use super::rows::{is_failed, with_row};
use crate::app::{Session, wording};
use crate::browser::{clock, intl};
use crate::model::{Message, WellKnownFolder};
use crate::ui::{Avatar, Icon, IconName, passing};
use crate::view::correspondents;

/// What a row shows, derived once per change of the message.
#[derive(Clone, PartialEq)]
struct RowText {
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
        Self {
            correspondent: correspondents::of_row(message, folder),
            address: address.unwrap_or_default(),
            subject: wording::subject(message).to_owned(),
            preview: message.body_preview.split_whitespace().collect::<Vec<_>>().join(" "),
            date: moment.map(|moment| intl::list_date(moment, clock::now())).unwrap_or_default(),
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

/// A row; grey shapes until its message is here.
#[component]
pub fn MessageRow(
    /// The session.
    session: Session,
    /// Which row of the folder on screen.
    index: usize,
) -> impl IntoView {
    let state = passing(move || match with_row(session, index, RowText::of) {
        Some(text) => State::Here(text),
        None if is_failed(session, index) => State::Failed,
        None => State::Loading,
    });
    move || match state.get() {
        State::Here(text) => view! { <Here text=text /> }.into_any(),
        State::Loading => view! { <Loading /> }.into_any(),
        State::Failed => view! { <Failed /> }.into_any(),
    }
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
