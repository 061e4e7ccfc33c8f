//! Paths and query options in the spelling of Outlook REST.

use percent_encoding::{percent_decode_str, utf8_percent_encode};

use super::super::odata::OPTION;
use super::names;
use super::spelling::DELTA;

/// A path with its options below the API base.
pub(super) fn to_outlook(target: &str) -> String {
    let (path, options) = target.split_once('?').unwrap_or((target, ""));
    let options: Vec<String> = options.split('&').filter(|option| !option.is_empty()).map(option).collect();
    let path = self::path(path.strip_suffix(DELTA).unwrap_or(path));
    if options.is_empty() { path } else { format!("{path}?{}", options.join("&")) }
}

fn path(path: &str) -> String {
    let path = path.replacen("/me/outlook/", "/me/", 1);
    let mut segments: Vec<String> = Vec::new();
    let mut is_key = false;
    for part in path.split('/') {
        segments.push(if is_key { part.to_owned() } else { segment(part) });
        // What follows a collection is an id, whatever it looks like.
        is_key = !is_key && COLLECTIONS.contains(&part);
    }
    segments.join("/")
}

/// What is followed by an id.
const COLLECTIONS: &[&str] =
    &["attachments", "mailFolders", "mentions", "messageRules", "messages", "overrides"];

/// The segments that are names of the API.
const SEGMENTS: &[&str] = &[
    "attachments",
    "automaticRepliesSetting",
    "childFolders",
    "getMailTips",
    "inferenceClassification",
    "language",
    "mailFolders",
    "mailboxSettings",
    "mentions",
    "messageRules",
    "messages",
    "overrides",
    "supportedLanguages",
    "supportedTimeZones",
    "timeZone",
];

fn segment(segment: &str) -> String {
    // Written out, the type of the parameter is Graph's.
    if segment.starts_with("supportedTimeZones(") {
        return "SupportedTimeZones(TimeZoneStandard='Iana')".to_owned();
    }
    if SEGMENTS.contains(&segment) { names::to_outlook(segment) } else { segment.to_owned() }
}

fn option(option: &str) -> String {
    let Some((name, value)) = option.split_once('=') else { return option.to_owned() };
    if !matches!(name, "$select" | "$filter" | "$orderby" | "$expand") {
        return option.to_owned();
    }
    let value = expression(&percent_decode_str(value).decode_utf8_lossy());
    format!("{name}={}", utf8_percent_encode(&value, OPTION))
}

/// Words of the expression language, and the variable our filters use.
const WORDS: &[&str] = &[
    "all",
    "and",
    "any",
    "asc",
    "contains",
    "desc",
    "endswith",
    "entry",
    "eq",
    "false",
    "ge",
    "gt",
    "le",
    "lt",
    "ne",
    "not",
    "null",
    "or",
    "startswith",
    "true",
];

/// What stands in parentheses behind these is about extended properties, whose `id` has another name.
const EXTENDED: &[&str] = &["singleValueExtendedProperties", "multiValueExtendedProperties"];

/// Property names and enumeration values of an expression.
fn expression(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut property = String::new();
    // For each open parenthesis, whether it is about extended properties.
    let mut within = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if let Some(quoted) = rest.strip_prefix('\'') {
            let (literal, after) = quoted.split_once('\'').unwrap_or((quoted, ""));
            out.push('\'');
            if names::is_enumeration(&property) {
                out.push_str(&names::value_to_outlook(&property, literal));
            } else {
                out.push_str(literal);
            }
            out.push('\'');
            // A doubled quote goes on with the same literal.
            rest = after;
        } else if first.is_ascii_alphanumeric() || first == '$' {
            // Within a date stand colons and hyphens, which separate elsewhere.
            let is_number = first.is_ascii_digit();
            let goes_on = |c: char| {
                c.is_ascii_alphanumeric() || matches!(c, '.' | '$') || is_number && matches!(c, ':' | '-')
            };
            let end = rest.find(|c: char| !goes_on(c));
            let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
            rest = after;
            let is_property = first.is_ascii_alphabetic() && !WORDS.contains(&word);
            if is_property && word == "id" && within.last() == Some(&true) {
                word.clone_into(&mut property);
                out.push_str(names::PROPERTY_ID);
            } else if is_property {
                word.clone_into(&mut property);
                out.push_str(&names::type_to_outlook(word).unwrap_or_else(|| names::to_outlook(word)));
            } else {
                out.push_str(word);
            }
        } else {
            match first {
                '(' => {
                    within.push(within.last() == Some(&true) || EXTENDED.contains(&property.as_str()));
                }
                ')' => drop(within.pop()),
                _ => {}
            }
            out.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_become_pascal_case_and_values_stay() {
        for (graph, outlook) in [
            ("isRead eq false and subject eq 'isRead'", "IsRead eq false and Subject eq 'isRead'"),
            ("importance eq 'high'", "Importance eq 'High'"),
            ("flag/flagStatus eq 'notFlagged'", "Flag/FlagStatus eq 'NotFlagged'"),
            ("subject eq 'it''s high'", "Subject eq 'it''s high'"),
            ("receivedDateTime ge 2024-01-01T00:00:00Z", "ReceivedDateTime ge 2024-01-01T00:00:00Z"),
            ("categories/any(entry:entry eq 'a')", "Categories/any(entry:entry eq 'a')"),
            ("attachments($select=id,name)", "Attachments($select=Id,Name)"),
            ("microsoft.graph.itemAttachment/item", "Microsoft.OutlookServices.ItemAttachment/Item"),
            ("receivedDateTime desc", "ReceivedDateTime desc"),
            (
                "singleValueExtendedProperties($filter=id eq 'String 0x1A' or id eq 'id'),attachments($select=id)",
                "SingleValueExtendedProperties($filter=PropertyId eq 'String 0x1A' or PropertyId eq 'id'),Attachments($select=Id)",
            ),
        ] {
            assert_eq!(expression(graph), outlook);
        }
    }

    #[test]
    fn paths_are_spelled_as_in_the_reference_and_ids_stay() {
        for (graph, outlook) in [
            ("/me/mailFolders/inbox/messages?$top=5", "/me/MailFolders/inbox/Messages?$top=5"),
            ("/me/mailFolders/messages/childFolders", "/me/MailFolders/messages/ChildFolders"),
            ("/me/outlook/supportedLanguages", "/me/SupportedLanguages"),
            (
                "/me/outlook/supportedTimeZones(TimeZoneStandard=microsoft.graph.timeZoneStandard'Iana')",
                "/me/SupportedTimeZones(TimeZoneStandard='Iana')",
            ),
            ("/me/mailFolders/delta", "/me/MailFolders"),
            ("/me/messages/a%3D/createReply", "/me/Messages/a%3D/createReply"),
        ] {
            assert_eq!(to_outlook(graph), outlook);
        }
    }

    #[test]
    fn a_search_stays_as_it_is() {
        let target = "/me/messages?$search=%22subject%3Aplan%22";
        assert_eq!(to_outlook(target), "/me/Messages?$search=%22subject%3Aplan%22");
    }
}
