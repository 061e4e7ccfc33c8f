//! Query options from Outlook REST's spelling into Graph's.

use super::names::{self, OutlookVersion};
use crate::error::{ApiError, ApiResult};

/// A piece of an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    /// A property path, a keyword, a function, a variable: `From/EmailAddress/Name`.
    Word(&'a str),
    /// A text in quotes, with them.
    Text(&'a str),
    /// Everything else, among it numbers and dates.
    Other(&'a str),
}

/// Takes an expression apart; put together again, the pieces are the expression.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '\'' => quoted_length(rest),
            _ if is_word(first) => rest.find(|symbol| !is_in_word(symbol)).unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let (piece, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        found.push(match first {
            '\'' => Token::Text(piece),
            _ if first.is_ascii_alphabetic() => Token::Word(piece),
            _ => Token::Other(piece),
        });
        rest = after;
    }
    found
}

/// Numbers, dates and options such as `$select` are words too, though none that is changed.
fn is_word(symbol: char) -> bool {
    symbol.is_ascii_alphanumeric() || symbol == '$'
}

fn is_in_word(symbol: char) -> bool {
    symbol.is_ascii_alphanumeric() || matches!(symbol, '_' | '.' | '/' | '$')
}

fn quoted_length(text: &str) -> usize {
    let mut closed = false;
    for (at, symbol) in text.char_indices().skip(1) {
        match symbol {
            '\'' => closed = !closed,
            _ if closed => return at,
            _ => {}
        }
    }
    text.len()
}

/// Translates the options of a request.
pub(crate) fn to_graph(
    query: &[(String, String)],
    version: OutlookVersion,
) -> ApiResult<Vec<(String, String)>> {
    query.iter().map(|(name, value)| Ok((name.clone(), option(name, value, version)?))).collect()
}

fn option(name: &str, value: &str, version: OutlookVersion) -> ApiResult<String> {
    match name.to_ascii_lowercase().as_str() {
        "$select" | "$expand" | "$filter" | "$orderby" => expression(value, version),
        _ => Ok(value.to_owned()),
    }
}

/// Extended properties.
const EXTENDED: [&str; 2] = ["SingleValueExtendedProperties", "MultiValueExtendedProperties"];

fn expression(text: &str, version: OutlookVersion) -> ApiResult<String> {
    let mut written = String::with_capacity(text.len());
    let mut compared = String::new();
    // Which of these were named: their keys are `PropertyId`, not `Id`.
    let is_extended = EXTENDED.iter().any(|name| text.contains(name));
    let mut rest = tokens(text).into_iter().peekable();
    while let Some(token) = rest.next() {
        match token {
            // `Microsoft.OutlookServices.Importance'High'`: the text says it all.
            Token::Word(word) if matches!(rest.peek(), Some(Token::Text(_))) => {
                word.rsplit('.').next().map(names::camel).unwrap_or_default().clone_into(&mut compared);
            }
            Token::Word(word) => {
                let path = path(word);
                let asks_by_key = rest.clone().nth(1) == Some(Token::Word("eq"));
                if is_extended && asks_by_key && word.rsplit('/').next() == Some("Id") {
                    return Err(unknown(word));
                }
                if path.split('/').any(|step| !version.has(step)) {
                    return Err(unknown(word));
                }
                let property = path.rsplit('/').next().unwrap_or_default();
                if !is_keyword(property) {
                    property.clone_into(&mut compared);
                }
                written.push_str(&path);
            }
            Token::Text(text) if names::is_enumeration(&compared) => {
                written.extend(["'", &names::graph_member(text.trim_matches('\'')), "'"]);
            }
            Token::Text(text) | Token::Other(text) => written.push_str(text),
        }
    }
    Ok(written)
}

/// A property path in Graph's spelling: `From/EmailAddress/Name` as `from/emailAddress/name`.
fn path(word: &str) -> String {
    let step = |step: &str| match step.strip_prefix(names::OUTLOOK_TYPES) {
        Some(kind) => format!("{}{}", names::GRAPH_TYPES, names::camel(kind)),
        None if step == "PropertyId" => "id".to_owned(),
        None => names::camel(step),
    };
    word.split('/').map(step).collect::<Vec<_>>().join("/")
}

/// Operators and literals, which both dialects write alike.
pub(crate) fn is_keyword(word: &str) -> bool {
    const KEYWORDS: [&str; 22] = [
        "and",
        "or",
        "not",
        "eq",
        "ne",
        "gt",
        "ge",
        "lt",
        "le",
        "in",
        "has",
        "asc",
        "desc",
        "true",
        "false",
        "null",
        "any",
        "all",
        "startswith",
        "endswith",
        "contains",
        "tolower",
    ];
    KEYWORDS.contains(&word)
}

fn unknown(word: &str) -> ApiError {
    ApiError::parse_uri(format!("Could not find a property named '{word}'."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(name: &str, value: &str) -> String {
        option(name, value, OutlookVersion::Beta).unwrap()
    }

    #[test]
    fn paths_change_and_texts_dates_and_keywords_do_not() {
        assert_eq!(
            graph(
                "$filter",
                "ReceivedDateTime ge 2016-01-01T00:00:00Z and From/EmailAddress/Name eq 'Ada O''Neil And Co'"
            ),
            "receivedDateTime ge 2016-01-01T00:00:00Z and from/emailAddress/name eq 'Ada O''Neil And Co'"
        );
        assert_eq!(graph("$orderby", "ReceivedDateTime desc,Subject"), "receivedDateTime desc,subject");
        assert_eq!(graph("$select", "Subject, Sender"), "subject, sender");
        assert_eq!(graph("$search", "\"Subject:Plan\""), "\"Subject:Plan\"");
        assert_eq!(graph("$top", "5"), "5");
    }

    #[test]
    fn options_inside_brackets_change_too() {
        assert_eq!(graph("$expand", "Attachments($select=Name;$top=2)"), "attachments($select=name;$top=2)");
        assert_eq!(
            graph("$expand", "SingleValueExtendedProperties($filter=PropertyId eq 'String 0x001A')"),
            "singleValueExtendedProperties($filter=id eq 'String 0x001A')"
        );
        assert_eq!(
            graph("$expand", "Microsoft.OutlookServices.ItemAttachment/Item"),
            "microsoft.graph.itemAttachment/item"
        );
        assert_eq!(
            graph(
                "$filter",
                "SingleValueExtendedProperties/Any(ep: ep/PropertyId eq 'X' and ep/Value eq 'Y')"
            ),
            "singleValueExtendedProperties/any(ep: ep/id eq 'X' and ep/value eq 'Y')"
        );
    }

    #[test]
    fn a_member_is_spelled_as_graph_does() {
        assert_eq!(
            graph("$filter", "Importance eq 'High' and Subject eq 'High'"),
            "importance eq 'high' and subject eq 'High'"
        );
        assert_eq!(graph("$filter", "Flag/FlagStatus eq 'NotFlagged'"), "flag/flagStatus eq 'notFlagged'");
    }

    #[test]
    fn the_key_of_an_extended_property_is_not_its_id() {
        for refused in [
            "SingleValueExtendedProperties($filter=Id eq 'String 0x001A')",
            "MultiValueExtendedProperties($filter=PropertyId eq 'a' or Id eq 'b')",
        ] {
            assert!(option("$expand", refused, OutlookVersion::Beta).is_err(), "{refused}");
        }
        assert!(
            option("$filter", "SingleValueExtendedProperties/any(ep: ep/Id eq 'X')", OutlookVersion::V2)
                .is_err()
        );
        assert_eq!(graph("$expand", "Attachments($select=Id)"), "attachments($select=id)");
    }

    #[test]
    fn what_a_version_does_not_have_is_refused() {
        assert!(option("$select", "Mentions", OutlookVersion::V2).is_err());
        assert!(option("$filter", "MentionsPreview/IsMentioned eq true", OutlookVersion::V2).is_err());
        assert!(option("$select", "IsHidden", OutlookVersion::Beta).is_err());
    }
}
