//! Shows the body of the open message in its frame, and its pictures as they come.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::HtmlIFrameElement;

use super::Session;
use crate::browser::cancel::Cancel;
use crate::browser::frame_height::FrameHeight;
use crate::browser::message_frame::{self, Shown};
use crate::model::{AttachmentId, BodyType, ItemBody, Message, MessageId};
use crate::text::text_to_html;

/// The frame's state. Copies are the same one.
#[derive(Clone, Copy)]
pub struct BodyFrame {
    /// What stands in the frame: whose body, and what was found in it.
    pub shown: RwSignal<Option<(MessageId, Shown)>>,
    /// Which attachments stand in the body as pictures, once all that can be had are there.
    pub placed: RwSignal<Option<(MessageId, Vec<AttachmentId>)>>,
    session: Session,
    height: StoredValue<Option<FrameHeight>, LocalStorage>,
    running: StoredValue<Cancel, LocalStorage>,
}

impl BodyFrame {
    /// A frame with nothing in it. Stops what it has under way when the component that calls this goes.
    pub fn new(session: Session) -> Self {
        let frame = Self {
            shown: RwSignal::new(None),
            placed: RwSignal::new(None),
            session,
            height: StoredValue::new_local(None),
            running: StoredValue::new_local(Cancel::new()),
        };
        on_cleanup(move || {
            frame.running.try_with_value(Cancel::cancel);
        });
        frame
    }

    /// Shows a body; one still under way is given up.
    pub fn show(self, element: HtmlIFrameElement, content: Arc<Message>) {
        let cancel = Cancel::new();
        self.running.with_value(Cancel::cancel);
        self.running.set_value(cancel.clone());
        leptos::task::spawn_local(async move { self.render(&element, &content, &cancel).await });
    }

    /// The frame's page did not come: it is taken out of the browser's cache.
    pub(crate) fn mend(element: HtmlIFrameElement) {
        leptos::task::spawn_local(async move { message_frame::mend(&element).await });
    }

    async fn render(self, element: &HtmlIFrameElement, content: &Message, cancel: &Cancel) {
        let (html, kind) = markup(content.body.as_ref());
        let shown = message_frame::show(element, &html, kind, cancel).await.unwrap_or_else(|_| {
            message_frame::clear(element);
            Shown { is_withheld: true, ..Shown::default() }
        });
        if cancel.is_cancelled() {
            return;
        }
        self.height.try_set_value(FrameHeight::follow(element));
        self.shown.try_set(Some((content.id.clone(), shown)));
        let mut placed = Vec::new();
        let fill = |attachment: &AttachmentId, content_id: &str, url: &str| {
            // The frame may have gone on to another message: then no place waits for this picture.
            if message_frame::fill_image(element, content_id, url).is_ok() {
                placed.push(attachment.clone());
            }
        };
        self.session.inline_images(content, cancel, fill).await;
        if !cancel.is_cancelled() {
            self.placed.try_set(Some((content.id.clone(), placed)));
        }
    }
}

fn markup(body: Option<&ItemBody>) -> (String, &'static str) {
    match body {
        Some(ItemBody { content_type: BodyType::Html, content }) => (content.clone(), "html"),
        Some(ItemBody { content_type: BodyType::Text, content }) => {
            (text_to_html(content.trim_end()), "text")
        }
        None => (String::new(), "text"),
    }
}
