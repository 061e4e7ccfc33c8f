//! Addresses in a mail's style sheets. The frame's policy refuses to fetch them whatever they look like; taking the
//! plain ones out beforehand keeps the browser from trying, and lets them be counted.

/// What a remote address is replaced with: an image of nothing.
const NOTHING: &str = "data:,";

/// The style sheet with its remote `url(...)`s and `@import`s made harmless, and how many `url`s there were.
pub fn park_remote_urls(css: &str) -> (String, usize) {
    let css = without_fonts(css);
    let mut parked = String::with_capacity(css.len());
    let mut count = 0;
    let mut rest = css.as_str();
    while let Some(at) = find_url(rest) {
        let (before, url) = rest.split_at(at);
        parked.push_str(before);
        let end = url.find(')').map_or(url.len(), |end| end + 1);
        let (url, behind) = url.split_at(end);
        let address =
            url.get(4..).unwrap_or_default().trim_start_matches(|c: char| c.is_whitespace() || is_quote(c));
        if starts_with(address, "data:") || address.starts_with('#') {
            parked.push_str(url);
        } else {
            parked.push_str("url(");
            parked.push_str(NOTHING);
            parked.push(')');
            count += 1;
        }
        rest = behind;
    }
    parked.push_str(rest);
    (parked.replace("@import", "@parked"), count)
}

/// The style sheet with the rules for dark screens switched off: the mail is shown on a light card, and such rules
/// count on a dark one.
pub fn without_dark_rules(css: &str) -> String {
    const QUERY: &str = "prefers-color-scheme";
    let mut light = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = find_ignoring_case(rest, QUERY) {
        let (before, query) = rest.split_at(at + QUERY.len());
        light.push_str(before);
        let value_at = query.find(|c: char| !c.is_whitespace() && c != ':').unwrap_or(query.len());
        let (colon, value) = query.split_at(value_at);
        light.push_str(colon);
        rest = if starts_with(value, "dark") {
            // No screen prefers this: the whole query does not hold.
            light.push_str("parked");
            value.get(4..).unwrap_or_default()
        } else {
            value
        };
    }
    light.push_str(rest);
    light
}

/// The style sheet without its `@font-face` rules: a font that is not fetched is not missed.
fn without_fonts(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = find_ignoring_case(rest, "@font-face") {
        let (before, rule) = rest.split_at(at);
        kept.push_str(before);
        rest = rule.find('}').and_then(|end| rule.get(end + 1..)).unwrap_or_default();
    }
    kept.push_str(rest);
    kept
}

fn find_ignoring_case(text: &str, needle: &str) -> Option<usize> {
    let (text, needle) = (text.as_bytes(), needle.as_bytes());
    text.windows(needle.len()).position(|window| window.eq_ignore_ascii_case(needle))
}

fn find_url(css: &str) -> Option<usize> {
    css.match_indices('(').find_map(|(at, _)| {
        let start = at.checked_sub(3)?;
        css.get(start..at)?.eq_ignore_ascii_case("url").then_some(start)
    })
}

fn starts_with(address: &str, scheme: &str) -> bool {
    address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
}

fn is_quote(character: char) -> bool {
    matches!(character, '"' | '\'')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn remote_addresses_are_parked_and_counted() {
        let (css, count) = park_remote_urls("a{background:URL( 'https://x.example/a.png') red;b:url(//y)}");
        assert_eq!((css.as_str(), count), ("a{background:url(data:,) red;b:url(data:,)}", 2));
    }

    #[test]
    fn what_comes_with_the_mail_stays() {
        let css = "a{background:url(data:image/png;base64,AA)}b{fill:url(#g)}";
        assert_eq!(park_remote_urls(css), (css.to_owned(), 0));
    }

    #[test]
    fn an_unclosed_address_is_parked_to_the_end() {
        assert_eq!(park_remote_urls("a:url(https://x.example/").0, "a:url(data:,)");
    }

    #[test]
    fn fonts_go_without_being_counted() {
        let css = "a{b:c} @Font-Face{font-family:x;src:url(https://x.example/f.woff)} d{e:f}";
        assert_eq!(park_remote_urls(css), ("a{b:c}  d{e:f}".to_owned(), 0));
    }

    #[test]
    fn rules_for_dark_screens_are_switched_off_and_others_stay() {
        let css = "@media (Prefers-Color-Scheme : dark){a{b:c}} @media (prefers-color-scheme:light){d{e:f}}";
        assert_eq!(
            without_dark_rules(css),
            "@media (Prefers-Color-Scheme : parked){a{b:c}} @media (prefers-color-scheme:light){d{e:f}}"
        );
    }

    #[test]
    fn imports_are_named_away() {
        assert_eq!(park_remote_urls("@import 'x.css';").0, "@parked 'x.css';");
    }

    proptest! {
        #[test]
        fn no_plain_remote_address_is_left(css in "[a-z:;(){}'\" /]{0,20}(url\\(|URL\\()[a-z:/\"']{0,20}\\)?[é()]{0,8}") {
            let (parked, _) = park_remote_urls(&css);
            for (at, _) in parked.to_lowercase().match_indices("url(") {
                let target = &parked.to_lowercase()[at + 4..];
                let target = target.trim_start_matches(|c: char| c.is_whitespace() || is_quote(c));
                prop_assert!(target.starts_with("data:") || target.starts_with('#'), "{}", parked);
            }
        }
    }
}
