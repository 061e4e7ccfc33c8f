//! Saving attachments.

use leptos::prelude::*;

use super::Session;
use super::wording::{self, Task};
use crate::browser::cancel::Cancel;
use crate::browser::files;
use crate::model::{Attachment, AttachmentKind, MessageId};
use crate::protocol::ops::attachment::GetValue;
use crate::text::safe_file_name;

impl Session {
    /// Fetches an attachment and offers it for saving.
    pub fn download(self, message: MessageId, attachment: Attachment) {
        leptos::task::spawn_local(async move {
            let name = file_name(&attachment);
            self.said().try_set(wording::downloading(&name));
            let operation = GetValue::new(message, attachment.id.clone());
            match self.call(&operation, &Cancel::new()).await {
                Ok(bytes) => {
                    self.said().try_set(wording::downloaded(&name));
                    if files::save(&bytes, &name).await.is_err() {
                        self.fail(wording::not_saved(&name), None);
                    }
                }
                Err(error) => self.report(Task::Download, &error),
            }
        });
    }
}

fn file_name(attachment: &Attachment) -> String {
    let name = safe_file_name(&attachment.name, "attachment");
    let is_message = attachment.kind == AttachmentKind::Item;
    if is_message && !name.to_ascii_lowercase().ends_with(".eml") { format!("{name}.eml") } else { name }
}
