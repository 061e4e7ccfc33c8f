//! Mbox: many messages in one file, each after a `From ` line.

use crate::model::{Flag, NewMessage};

/// Sets what the spool noted in `Status` and `X-Status`: read, flagged, draft.
pub(super) fn set_status(message: &mut NewMessage) {
    let noted = |name: &str, letter: char| {
        let is_noted = |field: &&(String, String)| field.0.eq_ignore_ascii_case(name);
        message.headers.iter().find(is_noted).is_some_and(|field| field.1.contains(letter))
    };
    let (is_read, is_flagged, is_draft) =
        (noted("Status", 'R'), noted("X-Status", 'F'), noted("X-Status", 'T'));
    message.is_read = is_read;
    message.is_draft |= is_draft;
    if is_flagged {
        message.flag = Flag::Flagged;
    }
}

/// The messages of an mbox in order, with `>From ` un-quoted as mboxrd has it.
///
/// A line counts as a separator when it ends in a year the way spools write it, or stands after an empty line
/// and before a header field: bodies of carelessly written boxes hold lines such as "From here on it rains".
pub(super) fn split(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut messages: Vec<Vec<u8>> = Vec::new();
    let mut after_blank = true;
    let mut lines = bytes.split_inclusive(|&byte| byte == b'\n').peekable();
    while let Some(line) = lines.next() {
        let next = lines.peek().copied().unwrap_or_default();
        if after_blank && line.starts_with(b"From ") && is_separator(line, next) {
            messages.push(Vec::new());
        } else if let Some(message) = messages.last_mut() {
            message.extend_from_slice(unquoted(line));
        }
        after_blank = line.trim_ascii_end().is_empty();
    }
    messages
}

fn is_separator(line: &[u8], next: &[u8]) -> bool {
    dated(line) || header_field(next)
}

/// Ends like `Thu Jan  1 00:00:00 1998`, perhaps with a zone.
fn dated(line: &[u8]) -> bool {
    let text = String::from_utf8_lossy(line);
    let has_time = text.split_whitespace().any(|word| word.matches(':').count() == 2);
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    has_time && text.split_whitespace().rev().take(3).any(is_year)
}

/// Begins like `Subject: ` or `>From `, which some spools leave above the fields.
fn header_field(line: &[u8]) -> bool {
    let name_end = line.iter().position(|byte| !(byte.is_ascii_alphanumeric() || *byte == b'-'));
    matches!(name_end, Some(end) if end > 0 && line.get(end) == Some(&b':'))
}

fn unquoted(line: &[u8]) -> &[u8] {
    let quotes = line.iter().take_while(|&&byte| byte == b'>').count();
    let is_quoted = quotes > 0 && line.get(quotes..).is_some_and(|rest| rest.starts_with(b"From "));
    if is_quoted { line.get(1..).unwrap_or_default() } else { line }
}

#[cfg(test)]
mod tests {
    use super::split;

    fn texts(mbox: &str) -> Vec<String> {
        let text = |message: Vec<u8>| String::from_utf8(message).unwrap();
        split(mbox.as_bytes()).into_iter().map(text).collect()
    }

    #[test]
    fn each_from_line_begins_a_message() {
        let mbox = "From a@x Thu Jan  1 00:00:00 1998\nSubject: 1\n\none\n\n\
                    From b@x Thu Jan  1 00:00:01 1998 +0100\nSubject: 2\n\ntwo\n";
        assert_eq!(texts(mbox), ["Subject: 1\n\none\n\n", "Subject: 2\n\ntwo\n"]);
    }

    #[test]
    fn quoted_from_lines_lose_one_quote() {
        let mbox = "From a@x Thu Jan  1 00:00:00 1998\nSubject: 1\n\n>From me\n>>From you\n> From\n";
        assert_eq!(texts(mbox), ["Subject: 1\n\nFrom me\n>From you\n> From\n"]);
    }

    #[test]
    fn prose_that_begins_with_from_is_no_separator() {
        let mbox = "From a@x Thu Jan  1 00:00:00 1998\nSubject: 1\n\nHi\n\nFrom here on it rains\nall day\n";
        assert_eq!(texts(mbox).len(), 1);
        assert!(texts(mbox)[0].contains("From here on"));
    }
}
