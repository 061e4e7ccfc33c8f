//! `List-Unsubscribe`: where a mailing list says how to leave it.

use percent_encoding::percent_decode_str;

use crate::model::NewMessage;

/// The addresses in the header, as they stand between angle brackets.
pub(crate) fn targets(content: &NewMessage) -> Vec<&str> {
    let fields = content.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("List-Unsubscribe"));
    let parts = fields.flat_map(|(_, value)| value.split('<').skip(1));
    parts.filter_map(|part| part.split_once('>').map(|(target, _)| target.trim())).collect()
}

/// Whom a mail to unsubscribe goes to, and its subject; web pages do not count.
pub(crate) fn address(content: &NewMessage) -> Option<(String, String)> {
    let is_mail = |target: &&str| target.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("mailto:"));
    let target = targets(content).into_iter().find(is_mail)?.get(7..)?;
    let (address, query) = target.split_once('?').unwrap_or((target, ""));
    let subject = query.split('&').find_map(|pair| pair.strip_prefix("subject="));
    let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let address = decoded(address);
    address.contains('@').then(|| (address, subject.map_or_else(|| "Unsubscribe".to_owned(), decoded)))
}
