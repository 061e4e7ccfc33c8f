//! What a reader sees of an HTML body, as far as a search needs it: without markup, in one line after the other.

/// The letters from 160 on that HTML has names for (HTML Living Standard, "Named character references"), in order.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 \
    sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring \
    AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times \
    Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute \
    ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc \
    uuml yacute thorn yuml";
/// Other names that mail uses.
const NAMED: [(&str, char); 13] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("euro", '€'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("hellip", '…'),
];
/// Elements whose text nobody sees.
const UNSEEN: [&str; 3] = ["style", "script", "title"];
/// Elements that begin and end on lines of their own, or stand apart from the words around them (HTML Living Standard,
/// "Rendering"). All others lie within a line, and words go on through their tags.
const BLOCKS: &str = "address article aside blockquote body br button caption center dd details dialog dir div dl dt \
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html iframe img input legend li main menu \
    nav object ol optgroup option p pre search section select summary table tbody td textarea tfoot th thead tr ul";
/// The longest name of a letter, with what stands around it.
const LONGEST_NAME: usize = 12;

/// The text of an HTML body. The tag of a block ends a word; of names of letters the usual ones are known.
pub fn visible_text(html: &str) -> String {
    let mut text = String::with_capacity(html.len() / 2);
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, from) = rest.split_at(at);
        text.push_str(before);
        rest = if from.starts_with('&') { letter(from, &mut text) } else { markup(from, &mut text) };
    }
    text.push_str(rest);
    text
}

/// Reads a letter that stands there by its name or number; what is behind it.
fn letter<'a>(from: &'a str, text: &mut String) -> &'a str {
    let name = from.get(1..).unwrap_or_default();
    let named = near(name).iter().position(|byte| *byte == b';').and_then(|end| name.split_at_checked(end));
    if let Some((letter, rest)) = named.and_then(|(name, rest)| Some((letter_named(name)?, rest.get(1..)?))) {
        text.push(letter);
        rest
    } else {
        text.push('&');
        name
    }
}

/// Where the end of a name is looked for. No further, for a body of a million `&` must not be read a million times.
fn near(name: &str) -> &[u8] {
    name.as_bytes().get(..LONGEST_NAME).unwrap_or(name.as_bytes())
}

fn letter_named(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let number = match number.strip_prefix(['x', 'X']) {
            Some(number) => u32::from_str_radix(number, 16),
            None => number.parse(),
        };
        return char::from_u32(number.ok()?);
    }
    if let Some((_, letter)) = NAMED.iter().find(|(known, _)| *known == name) {
        return Some(*letter);
    }
    let at = LATIN.split_whitespace().position(|known| known == name)?;
    char::from_u32(160 + u32::try_from(at).ok()?)
}

/// Passes over a tag or a comment, and with it what nobody sees of its element; what is behind it.
fn markup<'a>(from: &'a str, text: &mut String) -> &'a str {
    if let Some(comment) = from.strip_prefix("<!--") {
        return comment.split_once("-->").map_or("", |(_, rest)| rest);
    }
    let inner = from.get(1..).unwrap_or_default();
    if !inner.starts_with(|first: char| first.is_ascii_alphabetic() || "/!?".contains(first)) {
        text.push('<');
        return inner;
    }
    let rest = behind_tag(inner);
    let opened = inner.strip_prefix('/').unwrap_or(inner);
    if BLOCKS.split_whitespace().any(|block| block.eq_ignore_ascii_case(name_of(opened))) {
        text.push(' ');
    }
    let name = name_of(inner);
    let is_unseen = UNSEEN.iter().any(|unseen| unseen.eq_ignore_ascii_case(name));
    if is_unseen { behind_element(rest, name) } else { rest }
}

/// The name of a tag's element; a closing tag has none unless it is read behind its stroke.
fn name_of(tag: &str) -> &str {
    let end = tag.find(|other: char| !other.is_ascii_alphanumeric() && other != '-' && other != ':');
    tag.get(..end.unwrap_or(tag.len())).unwrap_or_default()
}

fn behind_tag(tag: &str) -> &str {
    let (mut quote, mut last) = (None, b' ');
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return tag.get(at + 1..).unwrap_or_default(),
            (None, b'"' | b'\'') if last == b'=' => quote = Some(byte),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            last = byte;
        }
    }
    ""
}

fn behind_element<'a>(mut rest: &'a str, name: &str) -> &'a str {
    while let Some((_, tag)) = rest.split_once("</") {
        if tag.get(..name.len()).is_some_and(|other| other.eq_ignore_ascii_case(name)) {
            return behind_tag(tag);
        }
        rest = tag;
    }
    ""
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(html: &str) -> String {
        visible_text(html).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn blocks_end_words_and_what_nobody_sees_is_left_out() {
        assert_eq!(
            words("<p>Dear&nbsp;Ada,</p><P CLASS='a>b' title=\"c>d\">see<br>you</p>"),
            "Dear Ada, see you"
        );
        assert_eq!(
            words("<STYLE>.a > b { c: 'd' }</Style >x<script>if (a</b) </script>y<title>z</title>"),
            "xy"
        );
        assert_eq!(words("a<!-- <p>b</p> --><!--[if mso]>c<![endif]-->d"), "ad");
        assert_eq!(words("<p class=don't>seen</p>"), "seen", "an apostrophe is no quote");
    }

    #[test]
    fn letters_come_by_their_names_and_numbers() {
        assert_eq!(
            words("AT&amp;T caf&eacute; &Eacute;t&#233; &#xE9;&#XE9; 5&euro; &yuml;&rsquo;"),
            "AT&T café Été éé 5€ ÿ’"
        );
        assert_eq!(
            words("&unknown; &; a&b &#0x; &#1114112; Q&A; &"),
            "&unknown; &; a&b &#0x; &#1114112; Q&A; &"
        );
        assert_eq!(words("a < b <3 c"), "a < b <3 c");
        assert_eq!(LATIN.split_whitespace().count(), 96);
    }

    #[test]
    fn words_go_on_through_tags_within_a_line() {
        let html = "Quin<b>ce</b> <SPAN class=x>ja</SPAN>m <i>f</i><o:p></o:p><b-r></b-r>ig<wbr>s";
        assert_eq!(words(html), "Quince jam figs");
        let html = "a<br/>b<BR>c<div>d</div>e<td>f</TD>g<h1>h</h1>i<img src=x>j";
        assert_eq!(words(html), "a b c d e f g h i j");
    }

    #[test]
    fn the_end_of_a_name_is_looked_for_nearby() {
        let many = "&".repeat(1_000_000);
        assert_eq!(near(&many).len(), LONGEST_NAME);
        assert_eq!(visible_text(&many), many);
        assert_eq!(
            visible_text("&\u{e9}\u{e9}\u{e9}\u{e9}\u{e9}\u{e9};&lt"),
            "&\u{e9}\u{e9}\u{e9}\u{e9}\u{e9}\u{e9};&lt"
        );
    }

    #[test]
    fn what_has_no_end_ends_with_the_text() {
        for html in ["x<p", "x<!-- y", "x<style>y", "x<style>y</styl", "x<a href=\"y>z"] {
            assert_eq!(words(html), "x", "{html}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(html in "[a<>&;=\"'/!é-]{0,60}", plain in "[a-zé ]{0,40}") {
            visible_text(&html);
            prop_assert_eq!(visible_text(&plain), plain);
        }
    }
}
