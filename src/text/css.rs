//! Addresses in a mail's style sheets. The frame's policy refuses to fetch them whatever they look like; taking the
//! plain ones out beforehand keeps the browser from trying, and lets them be counted.

/// What a remote address is replaced with: an image of nothing.
const NOTHING: &str = "data:,";

/// The style sheet with its remote `url(...)`s and `@import`s made harmless, and how many `url`s there were.
pub fn park_remote_urls(css: &str) -> (String, usize) {
    let mut parked = String::with_capacity(css.len());
    let mut count = 0;
    let mut rest = css;
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
