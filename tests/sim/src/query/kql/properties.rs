//! The properties of KQL and what their values mean.

use super::dates::{Comparison, Range};
use super::{Fact, Node, Phrase, Property, Time};

const PROPERTIES: [(&str, Property); 14] = [
    ("subject", Property::Subject),
    ("body", Property::Body),
    ("from", Property::From),
    ("sender", Property::From),
    ("to", Property::To),
    ("cc", Property::Cc),
    ("bcc", Property::Bcc),
    ("recipients", Property::Recipients),
    ("participants", Property::Participants),
    ("attachment", Property::Attachment),
    ("attachmentnames", Property::Attachment),
    ("category", Property::Category),
    ("categories", Property::Category),
    ("importance", Property::Importance),
];
const FACTS: [(&str, Fact); 4] = [
    ("hasattachment", Fact::HasAttachment),
    ("hasattachments", Fact::HasAttachment),
    ("isread", Fact::IsRead),
    ("isflagged", Fact::IsFlagged),
];

/// Whether a word names a property.
pub(super) fn is_property(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    PROPERTIES.iter().any(|(known, _)| *known == name)
        || FACTS.iter().any(|(known, _)| *known == name)
        || matches!(name.as_str(), "received" | "sent" | "size" | "kind")
}

/// What a property with a value means; `None` when the value is none.
pub(super) fn property(name: &str, comparison: Comparison, wanted: &str) -> Option<Node> {
    if let Some((_, property)) = PROPERTIES.iter().find(|(known, _)| *known == name) {
        return Some(Node::Property(*property, Phrase::of(wanted)?));
    }
    if let Some((_, fact)) = FACTS.iter().find(|(known, _)| *known == name) {
        return match wanted.to_ascii_lowercase().as_str() {
            "true" | "yes" | "1" => Some(Node::Fact(*fact, true)),
            "false" | "no" | "0" => Some(Node::Fact(*fact, false)),
            _ => None,
        };
    }
    match name {
        "received" => Some(Node::Time(Time::Received, Range::parse(comparison, wanted)?)),
        "sent" => Some(Node::Time(Time::Sent, Range::parse(comparison, wanted)?)),
        "size" => size(comparison, wanted),
        _ => Some(match wanted.to_ascii_lowercase().as_str() {
            "email" => Node::Not(Box::new(Node::Fact(Fact::IsMeeting, true))),
            "meetings" => Node::Fact(Fact::IsMeeting, true),
            _ => Node::Nothing,
        }),
    }
}

/// `size>=1000`, `size:1..5000`, with `KB` or `MB` behind a number.
fn size(comparison: Comparison, wanted: &str) -> Option<Node> {
    if let Some((least, most)) = wanted.split_once("..") {
        return Some(Node::Size(bytes(least)?, bytes(most)?));
    }
    let size = bytes(wanted)?;
    Some(match comparison {
        Comparison::Is => Node::Size(size, size),
        Comparison::Below => Node::Size(0, size.checked_sub(1)?),
        Comparison::UpTo => Node::Size(0, size),
        Comparison::Above => Node::Size(size.saturating_add(1), u64::MAX),
        Comparison::From => Node::Size(size, u64::MAX),
    })
}

fn bytes(text: &str) -> Option<u64> {
    let text = text.trim().to_ascii_lowercase();
    let units = [("kb", 1024), ("mb", 1024 * 1024), ("", 1)];
    let (number, unit) =
        units.iter().find_map(|(name, unit)| text.strip_suffix(name).map(|number| (number, unit)))?;
    number.trim().parse::<u64>().ok()?.checked_mul(*unit)
}

/// `subject:(north OR south)`: its plain words are looked for in the property.
pub(super) fn scoped(node: Node, name: &str) -> Node {
    let all = |parts: Vec<Node>| parts.into_iter().map(|part| scoped(part, name)).collect();
    let known = PROPERTIES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    match (node, known) {
        (Node::All(parts), _) => Node::All(all(parts)),
        (Node::Any(parts), _) => Node::Any(all(parts)),
        (Node::Not(inner), _) => Node::Not(Box::new(scoped(*inner, name))),
        (Node::Text(phrase), Some((_, property))) => Node::Property(*property, phrase),
        (node, _) => node,
    }
}
