//! The pictures a body names by `cid:`.

use super::Session;
use crate::browser::cancel::Cancel;
use crate::model::{Attachment, AttachmentId, AttachmentKind, Message};
use crate::protocol::ops::attachment::Get;
use crate::text::cid_references;

/// Pictures larger than this are left to the attachment list: they come as base64 within JSON.
const LARGEST_BYTES: u64 = 12_000_000;

impl Session {
    /// Fetches the pictures that a body names, and hands each on as it comes: the attachment, its
    /// content id and a `data:` address.
    ///
    /// The list of attachments does not tell content ids, so candidates are asked for one by one, those marked inline
    /// first, until every name is found.
    pub async fn inline_images(
        self,
        content: &Message,
        cancel: &Cancel,
        mut found: impl FnMut(&AttachmentId, &str, &str),
    ) {
        let Some(body) = &content.body else { return };
        let mut missing = cid_references(&body.content);
        for candidate in candidates(content) {
            if missing.is_empty() || cancel.is_cancelled() {
                return;
            }
            let operation = Get::new(content.id.clone(), candidate.id.clone());
            // A picture that cannot be had leaves its place empty; the rest of the message is no worse for it.
            let Ok(attachment) = self.call(&operation, cancel).await else { continue };
            let Some((id, bytes)) = attachment.content_id.as_deref().zip(attachment.content_bytes.as_deref())
            else {
                continue;
            };
            let id = id.trim_matches(['<', '>']);
            if let Some(at) = missing.iter().position(|name| name == id) {
                missing.swap_remove(at);
                found(&candidate.id, id, &format!("data:{};base64,{bytes}", image_type(&attachment)));
            }
        }
    }
}

/// Those marked inline first.
fn candidates(content: &Message) -> impl Iterator<Item = &Attachment> {
    let of = |is_inline| {
        let fits =
            move |attachment: &&Attachment| attachment.is_inline == is_inline && could_be_shown(attachment);
        content.attachments.iter().filter(fits)
    };
    of(true).chain(of(false))
}

fn could_be_shown(attachment: &Attachment) -> bool {
    attachment.kind == AttachmentKind::File
        && attachment.size <= LARGEST_BYTES
        && (attachment.is_inline || attachment.is_image())
}

/// The type for the address: what the sender wrote must not break out of it. Browsers look at the bytes anyway.
fn image_type(attachment: &Attachment) -> &str {
    let is_plain = |kind: &&str| {
        kind.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'+' | b'.'))
    };
    Some(attachment.content_type.as_str())
        .filter(|_| attachment.is_image())
        .filter(is_plain)
        .unwrap_or("image/png")
}
