//! The two spellings of names: Outlook REST writes `IsRead` and `Focused` where Graph writes `isRead` and `focused`.

/// The namespace of Graph's types.
pub(crate) const GRAPH_TYPES: &str = "microsoft.graph.";
/// The namespace of Outlook REST's types.
pub(crate) const OUTLOOK_TYPES: &str = "Microsoft.OutlookServices.";

/// Properties whose values are members of an enumeration, by their Graph names.
const ENUMERATIONS: [&str; 24] = [
    "importance",
    "inferenceClassification",
    "classifyAs",
    "flagStatus",
    "markImportance",
    "sensitivity",
    "messageActionFlag",
    "status",
    "externalAudience",
    "providerType",
    "permission",
    "mailTipsOptions",
    "recipientScope",
    "meetingMessageType",
    "daysOfWeek",
    "response",
    "type",
    "firstDayOfWeek",
    "index",
    "locationType",
    "meetingRequestType",
    "responseType",
    "showAs",
    "uniqueIdType",
];
/// What Outlook REST never had although Graph has it, by the Graph names.
const GRAPH_ONLY: [&str; 8] = [
    "isHidden",
    "userPurpose",
    "userPurposeV2",
    "archiveFolder",
    "dateFormat",
    "timeFormat",
    "workingHours",
    "delegateMeetingMessageDeliveryOptions",
];
/// What both have in beta only, by the Graph names.
const BETA_ONLY: [&str; 5] =
    ["mentions", "mentionsPreview", "unsubscribeData", "unsubscribeEnabled", "wellKnownName"];
/// What Graph never had although Outlook REST has it, by the Outlook names.
pub(crate) const OUTLOOK_ONLY: [&str; 4] =
    ["MentionedMe", "AppliedHashtagsPreview", "LikesPreview", "IsContactPhoto"];
/// Flags the reference's own samples send as text.
const TEXT_FLAGS: [&str; 2] = ["saveToSentItems", "isFolder"];

/// The two versions of Outlook REST that still answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OutlookVersion {
    V2,
    Beta,
}

impl OutlookVersion {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            OutlookVersion::V2 => "v2.0",
            OutlookVersion::Beta => "beta",
        }
    }

    /// Whether a property, by its Graph name, is one this version has.
    pub(crate) fn has(self, name: &str) -> bool {
        let is_hidden = GRAPH_ONLY.contains(&name);
        let is_newer = self == OutlookVersion::V2 && BETA_ONLY.contains(&name);
        !is_hidden && !is_newer
    }
}

/// `isRead` as Outlook REST writes it: `IsRead`.
pub(crate) fn pascal(name: &str) -> String {
    with_first(name, char::to_ascii_uppercase)
}

/// `IsRead` as Graph writes it: `isRead`.
pub(crate) fn camel(name: &str) -> String {
    with_first(name, char::to_ascii_lowercase)
}

fn with_first(name: &str, change: impl Fn(&char) -> char) -> String {
    let mut symbols = name.chars();
    symbols.next().map(|first| change(&first)).into_iter().chain(symbols).collect()
}

/// Whether a name is one only Graph would write.
pub(crate) fn is_camel(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
}

/// Whether the values of a property, by its Graph name, are members of an enumeration.
pub(crate) fn is_enumeration(name: &str) -> bool {
    ENUMERATIONS.contains(&name)
}

/// Whether a property, by its Graph name, is a flag that may come as text.
pub(crate) fn is_text_flag(name: &str) -> bool {
    TEXT_FLAGS.contains(&name)
}

/// A member of an enumeration, or several with commas, as Outlook REST writes it: `HTML`, `Focused`.
pub(crate) fn outlook_member(text: &str) -> String {
    members(
        text,
        |member| if member.eq_ignore_ascii_case("html") { "HTML".to_owned() } else { pascal(member) },
    )
}

/// A member of an enumeration, or several with commas, as Graph writes it: `html`, `focused`.
pub(crate) fn graph_member(text: &str) -> String {
    members(
        text,
        |member| if member.eq_ignore_ascii_case("html") { "html".to_owned() } else { camel(member) },
    )
}

fn members(text: &str, change: impl Fn(&str) -> String) -> String {
    text.split(',').map(|member| change(member.trim())).collect::<Vec<_>>().join(", ")
}

/// `#microsoft.graph.fileAttachment` as `#Microsoft.OutlookServices.FileAttachment`; other names stay.
pub(crate) fn outlook_type(name: &str) -> String {
    renamed(name, GRAPH_TYPES, OUTLOOK_TYPES, pascal)
}

/// `#Microsoft.OutlookServices.FileAttachment` as `#microsoft.graph.fileAttachment`; other names stay.
pub(crate) fn graph_type(name: &str) -> String {
    renamed(name, OUTLOOK_TYPES, GRAPH_TYPES, camel)
}

fn renamed(text: &str, from: &str, to: &str, change: impl Fn(&str) -> String) -> String {
    let mut parts = text.split(from);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |done, part| done + to + &change(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_spelled_as_each_dialect_does() {
        for (graph, outlook) in [
            ("html", "HTML"),
            ("text", "Text"),
            ("notFlagged", "NotFlagged"),
            ("alwaysEnabled", "AlwaysEnabled"),
            ("automaticReplies, mailboxFullStatus", "AutomaticReplies, MailboxFullStatus"),
        ] {
            assert_eq!(outlook_member(graph), outlook);
            assert_eq!(graph_member(outlook), graph);
        }
        assert_eq!(graph_member("oneDriveBusiness"), "oneDriveBusiness");
    }

    #[cfg(feature = "contract")]
    #[test]
    fn the_enumerations_are_those_of_the_contract() {
        let Some(contract) = crate::contract::Contract::find() else {
            println!("SKIPPED: the contract of the API is not beside the repository");
            return;
        };
        let mut declared = contract.enumerations();
        // Of a body only.
        declared.remove("contentType");
        let held: std::collections::BTreeSet<String> = ENUMERATIONS.map(str::to_owned).into();
        assert_eq!(held, declared);
    }

    #[test]
    fn types_change_their_namespace_wherever_they_stand() {
        let (graph, outlook) =
            ("Collection(microsoft.graph.localeInfo)", "Collection(Microsoft.OutlookServices.LocaleInfo)");
        assert_eq!(outlook_type(graph), outlook);
        assert_eq!(graph_type(outlook), graph);
        assert_eq!(graph_type("#Some.Other.Type"), "#Some.Other.Type");
    }

    #[test]
    fn mentions_are_known_in_beta_only_and_hidden_folders_nowhere() {
        assert!(OutlookVersion::Beta.has("mentions") && !OutlookVersion::V2.has("mentions"));
        assert!(!OutlookVersion::Beta.has("isHidden"));
        assert!(OutlookVersion::V2.has("subject"));
    }
}
