//! Plain-text bodies as HTML: every character shown as itself, addresses as links.

use linkify::{LinkFinder, LinkKind};

/// Escaped HTML of a plain text, with its web and mail addresses as links.
pub fn text_to_html(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + text.len() / 8);
    for span in finder().spans(text) {
        match span.kind() {
            Some(LinkKind::Email) => link(&mut html, "mailto:", span.as_str()),
            Some(_) => link(&mut html, "", span.as_str()),
            None => escape(&mut html, span.as_str()),
        }
    }
    html
}

fn finder() -> LinkFinder {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url, LinkKind::Email]);
    finder
}

fn link(html: &mut String, prefix: &str, target: &str) {
    let is_web = target.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("http"));
    if prefix.is_empty() && !is_web {
        return escape(html, target);
    }
    html.push_str("<a href=\"");
    html.push_str(prefix);
    escape(html, target);
    html.push_str("\">");
    escape(html, target);
    html.push_str("</a>");
}

fn escape(html: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            _ => html.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn markup_in_plain_text_is_shown_not_obeyed() {
        assert_eq!(text_to_html("<b>5 > 3 & 'x'</b>"), "&lt;b&gt;5 &gt; 3 &amp; &#39;x&#39;&lt;/b&gt;");
    }

    #[test]
    fn addresses_become_links() {
        assert_eq!(
            text_to_html("see https://example.org/a?b=1&c=2."),
            r#"see <a href="https://example.org/a?b=1&amp;c=2">https://example.org/a?b=1&amp;c=2</a>."#
        );
        assert_eq!(
            text_to_html("ada@example.org"),
            r#"<a href="mailto:ada@example.org">ada@example.org</a>"#
        );
    }

    #[test]
    fn other_schemes_stay_text() {
        assert_eq!(text_to_html("javascript://x ftp://y.example"), "javascript://x ftp://y.example");
    }

    proptest! {
        #[test]
        fn no_text_opens_a_tag_of_its_own(text in "[<>\"'&a-z:/.@ \\n]{0,60}") {
            let html = text_to_html(&text);
            let without_links = html.replace("</a>", "").replace("<a href=\"", "").replace("\">", "");
            prop_assert!(!without_links.contains(['<', '>', '"']), "{}", html);
        }
    }
}
