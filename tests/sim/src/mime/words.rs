//! Encoded words (RFC 2047): `=?utf-8?Q?Gr=C3=BC=C3=9Fe?=` in a header value.

use super::{charset, encoding};

/// One encoded word, its charset and its decoded bytes.
struct Word<'a> {
    charset: &'a str,
    bytes: Vec<u8>,
}

/// Decodes every encoded word of `value`.
///
/// Neighbours of one charset are joined before decoding, because senders cut characters in two.
pub(super) fn decode(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut open: Option<(String, Vec<u8>)> = None;
    let mut rest = value;
    while let Some(at) = rest.find("=?") {
        let (before, from_word) = rest.split_at(at);
        let Some((word, after)) = next_word(from_word) else {
            // Not a word after all: two characters of plain text.
            let (text, tail) = rest.split_at(at + 2);
            push_plain(&mut out, &mut open, text);
            rest = tail;
            continue;
        };
        if open.is_none() || !before.trim().is_empty() {
            push_plain(&mut out, &mut open, before);
        }
        rest = after;
        match &mut open {
            Some((charset, bytes)) if charset.eq_ignore_ascii_case(word.charset) => {
                bytes.extend(word.bytes);
            }
            _ => {
                flush(&mut out, &mut open);
                open = Some((word.charset.to_owned(), word.bytes));
            }
        }
    }
    push_plain(&mut out, &mut open, rest);
    out
}

fn push_plain(out: &mut String, open: &mut Option<(String, Vec<u8>)>, text: &str) {
    flush(out, open);
    out.push_str(text);
}

fn flush(out: &mut String, open: &mut Option<(String, Vec<u8>)>) {
    if let Some((charset, bytes)) = open.take() {
        out.push_str(&charset::decode(&bytes, Some(&charset)));
    }
}

/// How long the encoded word is that `text` begins with.
pub(super) fn length(text: &str) -> Option<usize> {
    next_word(text).map(|(_, after)| text.len() - after.len())
}

/// The word `text` begins with, and what follows it.
fn next_word(text: &str) -> Option<(Word<'_>, &str)> {
    let (charset, rest) = text.strip_prefix("=?")?.split_once('?')?;
    let (kind, rest) = rest.split_once('?')?;
    let (data, after) = rest.split_once("?=")?;
    let is_token = !charset.is_empty() && charset.bytes().all(|byte| byte.is_ascii_graphic());
    if !is_token {
        return None;
    }
    let bytes = match kind {
        "B" | "b" => encoding::base64(data.as_bytes()),
        "Q" | "q" => encoding::quoted_printable(data.replace('_', " ").as_bytes()),
        _ => return None,
    };
    // A language may follow the charset: `us-ascii*en` (RFC 2231).
    let charset = charset.split('*').next().unwrap_or(charset);
    // Characters that need no decoding were read already; the charset no longer speaks of them.
    let charset = if data.is_ascii() { charset } else { "utf-8" };
    Some((Word { charset, bytes }, after))
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn space_between_words_is_dropped_and_kept_beside_text() {
        assert_eq!(decode("=?utf-8?Q?a_?= =?utf-8?B?Yg==?= c =?utf-8?q?d=5F_e?="), "a b c d_ e");
    }

    #[test]
    fn a_character_cut_in_two_by_neighbouring_words_is_whole() {
        assert_eq!(decode("=?utf-8?B?w7zD?= =?UTF-8?B?vA==?="), "üü");
    }

    #[test]
    fn a_language_tag_and_old_charsets_are_understood() {
        assert_eq!(decode("=?iso-8859-1*de?Q?Gr=FC=DFe?="), "Grüße");
        assert_eq!(decode("=?iso-2022-jp?B?GyRCJU8lbSE8GyhC?="), "ハロー");
    }

    #[test]
    fn raw_characters_in_a_word_are_not_decoded_twice() {
        assert_eq!(decode("=?iso-8859-1?Q?Fr_ö?="), "Fr ö");
    }

    #[test]
    fn what_only_looks_like_a_word_stays() {
        assert_eq!(decode("1 =? 2 =?x?y?z?= ok"), "1 =? 2 =?x?y?z?= ok");
    }
}
