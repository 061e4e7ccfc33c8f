//! How large a message is, in bytes: about what its MIME would be.

use crate::model::{AttachmentContent, Body, NewMessage};

/// The size of a message.
pub(crate) fn of(message: &NewMessage) -> u64 {
    if let Some(mime) = &message.mime {
        return length(mime.len());
    }
    let (Body::Text(text) | Body::Html(text)) = &message.body;
    let headers: usize = message.headers.iter().map(|(name, value)| name.len() + value.len() + 4).sum();
    let files: usize = message.attachments.iter().map(|file| content_size(&file.content)).sum();
    length(message.subject.len() + text.len() + headers + files)
}

fn content_size(content: &AttachmentContent) -> usize {
    match content {
        AttachmentContent::File(bytes) => bytes.len(),
        AttachmentContent::Item { mime, .. } | AttachmentContent::Outlook { source: mime, .. } => mime.len(),
        AttachmentContent::Reference(_) => 0,
    }
}

fn length(bytes: usize) -> u64 {
    u64::try_from(bytes).unwrap_or(u64::MAX)
}
