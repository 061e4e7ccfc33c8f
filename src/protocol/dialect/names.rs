//! The names that differ between the dialects by more than their first letter, and those whose values differ.

/// Where Graph's types live, and those of Outlook REST.
const GRAPH_TYPES: &str = "microsoft.graph.";
const OUTLOOK_TYPES: &str = "Microsoft.OutlookServices.";

/// Properties, in Graph's spelling, that have a member of an enumeration, or several between commas, as value.
const ENUMERATIONS: &[&str] = &[
    "classifyAs",
    "contentType",
    "daysOfWeek",
    "externalAudience",
    "firstDayOfWeek",
    "flagStatus",
    "importance",
    "index",
    "inferenceClassification",
    "locationType",
    "mailTipsOptions",
    "markImportance",
    "meetingMessageType",
    "meetingRequestType",
    "messageActionFlag",
    "permission",
    "providerType",
    "recipientScope",
    "response",
    "responseType",
    "sensitivity",
    "showAs",
    "status",
    "type",
    "uniqueIdType",
];

/// The key of an extended property in Outlook's spelling; in Graph's it is `id`.
pub(super) const PROPERTY_ID: &str = "PropertyId";

/// Whether the values of a property are spelled differently.
pub(super) fn is_enumeration(graph_name: &str) -> bool {
    ENUMERATIONS.binary_search(&graph_name).is_ok()
}

/// `isRead` as `IsRead`. Annotations stay as they are.
pub(super) fn to_outlook(name: &str) -> String {
    if name.starts_with('@') { name.to_owned() } else { with_first(name, char::to_ascii_uppercase) }
}

/// `IsRead` as `isRead`. Annotations stay as they are.
pub(super) fn to_graph(name: &str) -> String {
    match name {
        PROPERTY_ID => "id".to_owned(),
        _ => with_first(name, char::to_ascii_lowercase),
    }
}

/// A value of an enumeration in Outlook's spelling.
pub(super) fn value_to_outlook(name: &str, value: &str) -> String {
    match (name, value) {
        ("contentType", "html") => "HTML".to_owned(),
        // MIME types share the property's name.
        ("contentType", other) if other != "text" => other.to_owned(),
        _ => each_member(value, char::to_ascii_uppercase),
    }
}

/// A value of an enumeration in Graph's spelling.
pub(super) fn value_to_graph(name: &str, value: &str) -> String {
    match (name, value) {
        ("contentType", "HTML") => "html".to_owned(),
        ("contentType", other) if other != "Text" => other.to_owned(),
        _ => each_member(value, char::to_ascii_lowercase),
    }
}

/// `#microsoft.graph.fileAttachment` as `#Microsoft.OutlookServices.FileAttachment`, with the mark or without.
pub(super) fn type_to_outlook(name: &str) -> Option<String> {
    let (mark, name) = name.strip_prefix('#').map_or(("", name), |name| ("#", name));
    let name = name.strip_prefix(GRAPH_TYPES)?;
    Some(format!("{mark}{OUTLOOK_TYPES}{}", with_first(name, char::to_ascii_uppercase)))
}

/// `#Microsoft.OutlookServices.FileAttachment` as `#microsoft.graph.fileAttachment`.
pub(super) fn type_to_graph(name: &str) -> Option<String> {
    let (mark, name) = name.strip_prefix('#').map_or(("", name), |name| ("#", name));
    let name = name.strip_prefix(OUTLOOK_TYPES)?;
    Some(format!("{mark}{GRAPH_TYPES}{}", with_first(name, char::to_ascii_lowercase)))
}

/// Text that is no list of members stays: a property of another resource may have the same name.
fn each_member(value: &str, spell: fn(&char) -> char) -> String {
    if !value.split(", ").all(|member| member.chars().all(|letter| letter.is_ascii_alphanumeric())) {
        return value.to_owned();
    }
    value.split(", ").map(|member| with_first(member, spell)).collect::<Vec<_>>().join(", ")
}

fn with_first(name: &str, spell: fn(&char) -> char) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| std::iter::once(spell(&first)).chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_enumerations_are_in_order_to_be_found() {
        assert!(ENUMERATIONS.is_sorted());
    }

    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn the_enumerations_are_those_of_the_contract() {
        let Some(contract) = graph_sim::contract::Contract::find() else {
            println!("SKIPPED: the contract of the API is not beside the repository");
            return;
        };
        let declared = contract.enumerations();
        assert_eq!(ENUMERATIONS.to_vec(), declared.iter().collect::<Vec<_>>());
    }

    #[test]
    fn what_is_no_member_stays_as_it_is() {
        for (name, text) in [
            ("status", "Not started yet"),
            ("type", "image/PNG"),
            ("index", "1"),
            ("type", "Ünder"),
            ("type", ""),
        ] {
            assert_eq!(value_to_graph(name, text), text);
            assert_eq!(value_to_outlook(name, text), text);
        }
    }

    #[test]
    fn values_go_there_and_back() {
        for (name, graph, outlook) in [
            ("contentType", "html", "HTML"),
            ("contentType", "text", "Text"),
            ("contentType", "image/png", "image/png"),
            ("flagStatus", "notFlagged", "NotFlagged"),
            ("mailTipsOptions", "automaticReplies, mailboxFullStatus", "AutomaticReplies, MailboxFullStatus"),
        ] {
            assert_eq!(value_to_outlook(name, graph), outlook);
            assert_eq!(value_to_graph(name, outlook), graph);
        }
    }

    #[test]
    fn types_change_their_namespace() {
        let outlook = "#Microsoft.OutlookServices.FileAttachment";
        assert_eq!(type_to_outlook("#microsoft.graph.fileAttachment").as_deref(), Some(outlook));
        assert_eq!(type_to_graph(outlook).as_deref(), Some("#microsoft.graph.fileAttachment"));
        assert_eq!(type_to_graph("#Collection(String)"), None);
    }
}
