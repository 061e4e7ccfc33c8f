//! The attachments under a message.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::{BodyFrame, Session, wording};
use crate::browser::intl;
use crate::model::{Attachment, AttachmentId, AttachmentKind, BodyType, Message, MessageId};
use crate::text::cid_references;
use crate::ui::{Button, ButtonKind, Icon, IconName};

/// The strip of attachments; nothing where there are none.
#[component]
pub(in crate::view) fn Attachments(
    /// The session.
    session: Session,
    /// The frame of the body, which some of them stand in.
    frame: BodyFrame,
    /// The message, once it is here.
    content: Memo<Option<Arc<Message>>>,
) -> impl IntoView {
    move || {
        let content = content.get()?;
        let placed =
            frame.placed.get().filter(|(message, _)| *message == content.id).map(|(_, placed)| placed);
        let listed = listed(&content, placed.as_deref());
        if listed.is_empty() {
            return None;
        }
        let size = listed.iter().map(|attachment| attachment.size).sum();
        let title = wording::attachments(listed.len(), &intl::file_size(size));
        let message = content.id.clone();
        let item = move |attachment| view! { <Item session=session message=message.clone() attachment=attachment /> };
        Some(view! {
                <section class="attachments" aria-label=wording::ATTACHMENTS>
                    <div class="attachments_head">
                        <h2 class="attachments_title">{title}</h2>
                    </div>
                    <ul class="attachments_list">{listed.into_iter().map(item).collect_view()}</ul>
                </section>
        })
    }
}

/// All but the pictures that stand in the body. Until it is known which do, all inline ones are taken to.
fn listed(content: &Message, placed: Option<&[AttachmentId]>) -> Vec<Attachment> {
    let body = content.body.as_ref().filter(|body| body.content_type == BodyType::Html);
    let shows_inline = body.is_some_and(|body| !cid_references(&body.content).is_empty());
    let stands_in_body = |attachment: &Attachment| match placed {
        Some(placed) => placed.contains(&attachment.id),
        None => shows_inline && attachment.is_inline && attachment.is_image(),
    };
    content.attachments.iter().filter(|attachment| !stands_in_body(attachment)).cloned().collect()
}

#[component]
fn Item(
    /// The session.
    session: Session,
    /// The message it hangs on.
    message: MessageId,
    /// The attachment.
    attachment: Attachment,
) -> impl IntoView {
    let name = if attachment.name.is_empty() { wording::UNNAMED.to_owned() } else { attachment.name.clone() };
    let (kind, icon) = kind(&attachment);
    let size = intl::file_size(attachment.size);
    // A link to the cloud has no bytes here; it opens where the message says so.
    let can_download = attachment.kind != AttachmentKind::Reference;
    let label = wording::download(&name);
    let download = move |()| session.download(message.clone(), attachment.clone());
    let button = can_download.then(|| {
        view! { <Button label=label icon=IconName::Download icon_only=true kind=ButtonKind::Plain on_click=download /> }
    });
    view! {
        <li class="attachments_item" data-kind=kind>
            <span class="attachments_open">
                <span class="attachments_kind">
                    <Icon name=icon />
                </span>
                <span class="attachments_name" dir="auto" title=name.clone()>
                    {name.clone()}
                </span>
                <span class="attachments_size">{size}</span>
            </span>
            {button}
        </li>
    }
}

fn kind(attachment: &Attachment) -> (&'static str, IconName) {
    let content_type = attachment.content_type.to_ascii_lowercase();
    match attachment.kind {
        AttachmentKind::Item => ("message", IconName::Mail),
        _ if attachment.is_image() => ("image", IconName::Image),
        _ if content_type == "application/pdf" => ("pdf", IconName::FileText),
        _ if content_type.starts_with("text/") => ("text", IconName::FileText),
        _ => ("file", IconName::File),
    }
}
