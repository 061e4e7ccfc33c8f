//! Plain text out of HTML: for previews, for `outlook.body-content-type="text"`, for search.

use crate::model::Body;

/// Elements whose content is no text.
const SILENT: [&str; 5] = ["head", "style", "script", "title", "template"];
/// Elements that start a new line.
const BLOCKS: [&str; 18] = [
    "address",
    "article",
    "blockquote",
    "br",
    "dd",
    "div",
    "dl",
    "dt",
    "h1",
    "h2",
    "h3",
    "h4",
    "hr",
    "li",
    "p",
    "table",
    "tr",
    "ul",
];
const ENTITIES: [(&str, char); 12] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("copy", '©'),
    ("reg", '®'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("euro", '€'),
];

/// How many characters a preview has.
const PREVIEW: usize = 255;

/// The first characters of the body as text.
pub(crate) fn preview(body: &Body) -> String {
    match body {
        Body::Text(text) => text.trim_start().chars().take(PREVIEW).collect(),
        Body::Html(html) => Reader::read(html, PREVIEW).chars().take(PREVIEW).collect(),
    }
}

/// The whole body as text.
pub(crate) fn plain(body: &Body) -> String {
    match body {
        Body::Text(text) => text.clone(),
        Body::Html(html) => Reader::read(html, usize::MAX),
    }
}

/// The whole body as HTML.
pub(crate) fn html(body: &Body) -> String {
    match body {
        Body::Html(html) => html.clone(),
        Body::Text(text) => {
            let text = escape(text).replace('\n', "<br>\n");
            format!("<html><head></head><body><div class=\"PlainText\">{text}</div></body></html>")
        }
    }
}

/// A text as it must stand in HTML.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Text collected so far, with its length kept.
#[derive(Default)]
struct Reader {
    text: String,
    length: usize,
    space: bool,
    lines: usize,
}

impl Reader {
    fn read(html: &str, limit: usize) -> String {
        let mut reader = Reader::default();
        let mut rest = html;
        while !rest.is_empty() && reader.length < limit {
            let (text, tag) = rest.split_once('<').map_or((rest, None), |(text, tag)| (text, Some(tag)));
            reader.words(text, limit);
            rest = tag.map_or("", |tag| reader.tag(tag));
        }
        reader.text
    }

    /// Reads a tag whose `<` is gone; gives what follows it.
    fn tag<'a>(&mut self, tag: &'a str) -> &'a str {
        if let Some(comment) = tag.strip_prefix("!--") {
            return comment.split_once("-->").map_or("", |(_, rest)| rest);
        }
        if !tag.starts_with(|first: char| first.is_ascii_alphabetic() || matches!(first, '/' | '!' | '?')) {
            self.put('<');
            return tag;
        }
        let Some((inside, rest)) = tag.split_once('>') else {
            return "";
        };
        let opening = !inside.starts_with('/');
        let name: String = inside
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect::<String>();
        let name = name.to_ascii_lowercase();
        if opening && SILENT.contains(&name.as_str()) {
            return after_end_tag(rest, &name);
        }
        if BLOCKS.contains(&name.as_str()) {
            let wanted = if name == "p" { 2 } else { 1 };
            self.lines = if name == "br" { self.lines + 1 } else { self.lines.max(wanted) };
        } else if name == "td" {
            self.space = true;
        }
        rest
    }

    fn words(&mut self, text: &str, limit: usize) {
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            if self.length >= limit {
                return;
            }
            let entity = rest.strip_prefix('&').and_then(entity);
            let (shown, after) = entity.unwrap_or((first, rest.get(first.len_utf8()..).unwrap_or_default()));
            if shown.is_whitespace() || shown == '\u{a0}' {
                self.space = true;
            } else {
                self.put(shown);
            }
            rest = after;
        }
    }

    /// Adds a character, and before it the line ends or the space that are due.
    fn put(&mut self, shown: char) {
        if !self.text.is_empty() {
            if self.lines > 0 {
                let ends = "\r\n".repeat(self.lines.min(2));
                self.length += ends.len();
                self.text.push_str(&ends);
            } else if self.space {
                self.text.push(' ');
                self.length += 1;
            }
        }
        (self.lines, self.space) = (0, false);
        self.text.push(shown);
        self.length += 1;
    }
}

/// Reads an entity whose `&` is gone.
fn entity(rest: &str) -> Option<(char, &str)> {
    let (name, after) = rest.split_at_checked(rest.bytes().take(10).position(|byte| byte == b';')?)?;
    let shown = match name.strip_prefix('#') {
        Some(number) => {
            let hexadecimal = number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16));
            char::from_u32(hexadecimal.unwrap_or_else(|| number.parse()).ok()?)?
        }
        None => ENTITIES.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((shown, after.get(1..)?))
}

fn after_end_tag<'a>(rest: &'a str, name: &str) -> &'a str {
    let mut at = rest;
    while let Some((_, tag)) = at.split_once("</") {
        if tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)) {
            return tag.split_once('>').map_or("", |(_, after)| after);
        }
        at = tag;
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain_of(html: &str) -> String {
        plain(&Body::Html(html.to_owned()))
    }

    #[test]
    fn tags_styles_and_comments_are_no_text() {
        let html = "<html><head><title>T</title><style>p{}</style></head><body><!-- x --><p>One <b>two</b></p></body>";
        assert_eq!(plain_of(html), "One two");
    }

    #[test]
    fn blocks_part_lines_and_entities_become_characters() {
        assert_eq!(plain_of("a<br>b<div>c &lt;d&gt; &#x20AC;&amp;amp;</div>"), "a\r\nb\r\nc <d> €&amp;");
        assert_eq!(plain_of("1 < 2 & 3"), "1 < 2 & 3");
    }

    #[test]
    fn a_preview_has_at_most_255_characters() {
        let body = Body::Html(format!("<p>{}</p>", "ä".repeat(400)));
        assert_eq!(preview(&body).chars().count(), 255);
        assert_eq!(preview(&Body::Text("x".repeat(400))).chars().count(), 255);
    }

    #[test]
    fn an_unfinished_tag_ends_the_text() {
        assert_eq!(plain_of("before <a href='"), "before");
        assert_eq!(plain_of("<style>never closed"), "");
    }
}
