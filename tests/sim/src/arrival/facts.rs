//! What kind of message it is, read off its header and its parts.

use crate::model::{AttachmentContent, NewMessage};

/// The values of a header field, in the order they stand.
pub(super) fn fields<'a>(message: &'a NewMessage, name: &'a str) -> impl Iterator<Item = &'a str> {
    let named = message.headers.iter().filter(move |(held, _)| held.eq_ignore_ascii_case(name));
    named.map(|(_, value)| value.as_str())
}

/// Whether a header field has one of these texts, in any letter case.
fn field_has(message: &NewMessage, name: &str, texts: &[&str]) -> bool {
    fields(message, name).any(|value| {
        let value = value.to_lowercase();
        texts.iter().any(|text| value.contains(text))
    })
}

/// Whether a machine wrote it: a reply to it would go to nobody, or round in circles.
pub(super) fn is_automatic(message: &NewMessage) -> bool {
    let by_header = fields(message, "Auto-Submitted").any(|value| !value.trim().eq_ignore_ascii_case("no"))
        || field_has(message, "X-Auto-Response-Suppress", &["all", "oof", "autoreply"])
        || is_bulk(message);
    let sender = message.from.as_ref().map(|from| from.address.to_lowercase()).unwrap_or_default();
    let name = sender.split('@').next().unwrap_or_default();
    by_header || sender.is_empty() || is_robot(name)
}

/// Whether it went to many: a list, a newsletter.
pub(super) fn is_bulk(message: &NewMessage) -> bool {
    field_has(message, "Precedence", &["bulk", "list", "junk"])
        || ["List-Id", "List-Unsubscribe", "List-Post"]
            .iter()
            .any(|name| fields(message, name).next().is_some())
}

/// Whether the part of an address before the `@` is that of a machine.
pub(super) fn is_robot(name: &str) -> bool {
    const ROBOTS: [&str; 7] =
        ["noreply", "no-reply", "donotreply", "do-not-reply", "mailer-daemon", "postmaster", "bounce"];
    ROBOTS.iter().any(|robot| name.starts_with(robot))
}

/// Whether a property of `messageRulePredicates` that is true or false is true.
pub(super) fn holds(name: &str, message: &NewMessage) -> bool {
    let content_type = |texts: &[&str]| field_has(message, "Content-Type", texts);
    match name {
        "hasAttachments" => crate::store::has_attachments(message),
        "isApprovalRequest" => field_has(message, "Content-Class", &["approvalrequest"]),
        "isAutomaticForward" => {
            field_has(message, "Auto-Submitted", &["auto-forwarded"])
                || fields(message, super::forward::LOOP).next().is_some()
        }
        "isAutomaticReply" => {
            field_has(message, "Auto-Submitted", &["auto-replied"]) && !holds("isNonDeliveryReport", message)
        }
        "isEncrypted" => {
            content_type(&["enveloped-data"])
                || has_part(message, &["application/pkcs7-mime"], &["smime.p7m"])
        }
        "isMeetingRequest" => content_type(&["method=request"]) || has_calendar(message, b"METHOD:REQUEST"),
        "isMeetingResponse" => content_type(&["method=reply"]) || has_calendar(message, b"METHOD:REPLY"),
        "isNonDeliveryReport" => content_type(&["report-type=delivery-status"]),
        "isPermissionControlled" => {
            has_part(message, &["application/x-microsoft-rpmsg-message"], &["message.rpmsg"])
        }
        "isReadReceipt" => content_type(&["report-type=disposition-notification"]),
        "isSigned" => {
            content_type(&["multipart/signed", "signed-data"])
                || has_part(message, &["application/pkcs7-signature"], &["smime.p7s"])
        }
        "isVoicemail" => {
            field_has(message, "Content-Class", &["voice"])
                || fields(message, "X-VoiceMessageDuration").next().is_some()
        }
        _ => false,
    }
}

/// `normal`, `personal`, `private` or `confidential`, by the header field of that name.
pub(super) fn sensitivity(message: &NewMessage) -> &'static str {
    let value = fields(message, "Sensitivity").next().unwrap_or_default().to_lowercase();
    match value.trim() {
        "personal" => "personal",
        "private" => "private",
        "company-confidential" | "confidential" => "confidential",
        _ => "normal",
    }
}

/// Whether the sender asked for an action: a member of `messageActionFlag`, or `any`.
pub(super) fn asks_for(message: &NewMessage, action: &str) -> bool {
    let squeeze =
        |text: &str| -> String { text.to_lowercase().chars().filter(char::is_ascii_alphabetic).collect() };
    let asked: Vec<String> = fields(message, "X-Message-Flag").map(squeeze).collect();
    let wanted = match action {
        "fyi" => "foryourinformation".to_owned(),
        "any" => return !asked.is_empty(),
        other => squeeze(other),
    };
    asked.contains(&wanted)
}

fn has_part(message: &NewMessage, types: &[&str], names: &[&str]) -> bool {
    message.attachments.iter().any(|part| {
        let content_type = part.content_type.to_lowercase();
        types.iter().any(|known| content_type.starts_with(known))
            || names.iter().any(|known| part.name.eq_ignore_ascii_case(known))
    })
}

fn has_calendar(message: &NewMessage, method: &[u8]) -> bool {
    message.attachments.iter().any(|part| match &part.content {
        AttachmentContent::File(bytes) if part.content_type.to_lowercase().starts_with("text/calendar") => {
            bytes.windows(method.len()).any(|window| window == method)
        }
        _ => false,
    })
}
