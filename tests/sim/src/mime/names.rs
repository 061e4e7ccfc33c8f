//! What an attachment is called: stated names decoded, missing ones made up the way Exchange does.

use super::words;

/// A stated name as a person may see it: encoded words decoded, no line ends or control characters.
pub(super) fn clean(stated: &str) -> Option<String> {
    let name: String = words::decode(stated).chars().filter(|c| !c.is_control()).collect();
    let name = name.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// A name for the part at `position` (from 1) that states none: `ATT00001.png`.
pub(super) fn made_up(position: usize, content_type: &str) -> String {
    format!("ATT{position:05}.{}", extension(content_type))
}

fn extension(content_type: &str) -> &str {
    match content_type {
        "text/plain" | "message/delivery-status" => "txt",
        "text/html" => "htm",
        "text/calendar" => "ics",
        "image/jpeg" | "image/jpg" | "image/pjpeg" => "jpg",
        "image/png" => "png",
        "image/gif" => "gif",
        "image/svg+xml" => "svg",
        "application/pdf" => "pdf",
        "application/zip" => "zip",
        "application/pgp-signature" => "asc",
        "application/pkcs7-signature" | "application/x-pkcs7-signature" => "p7s",
        "application/pkcs7-mime" | "application/x-pkcs7-mime" => "p7m",
        "message/rfc822" | "message/global" => "eml",
        other if other.starts_with("text/") => "txt",
        _ => "dat",
    }
}
