//! Which inline parts a body names (`cid:` addresses, RFC 2392).

use percent_encoding::percent_decode_str;

/// The content ids an HTML body refers to, decoded, in order, each once.
///
/// A scan for the scheme, not a parse: a false find costs one look-up that finds nothing.
pub fn cid_references(html: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (at, _) in html.match_indices(':') {
        let scheme = at.checked_sub(3).and_then(|start| html.get(start..at));
        if !scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("cid")) {
            continue;
        }
        let rest = html.get(at + 1..).unwrap_or_default();
        let end = rest.find(['"', '\'', ')', '>', '<', ' ', '\n', '\r', '\t', ';']).unwrap_or(rest.len());
        let id = percent_decode_str(rest.get(..end).unwrap_or_default()).decode_utf8_lossy().into_owned();
        if !id.is_empty() && !found.contains(&id) {
            found.push(id);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn images_and_backgrounds_are_found_once_each() {
        let html = r#"<img src="cid:logo@x"><td background='CID:back%40x'></td><img src=cid:logo@x>"#;
        assert_eq!(cid_references(html), ["logo@x", "back@x"]);
    }

    #[test]
    fn other_schemes_are_not_found() {
        assert!(cid_references(r#"<a href="https://example.org/acid:1">"#).len() <= 1);
        assert!(cid_references("a: b: c").is_empty());
    }

    proptest! {
        #[test]
        fn any_text_is_scanned_without_a_panic(text in "\\PC*") {
            let _ = cid_references(&text);
        }
    }
}
