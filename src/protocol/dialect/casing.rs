//! JSON from one spelling into the other, in one pass over the text: no tree is built for what is read once anyway.
//!
//! Text that is not JSON comes out as some text that is not JSON either; reading it tells.

use super::names;

/// A body for Outlook REST: `{"isRead":true}` as `{"IsRead":true}`.
pub(super) fn to_outlook(text: &str) -> String {
    Translation::of(text, Direction::ToOutlook)
}

/// An answer of Outlook REST as Graph's: `{"IsRead":true}` as `{"isRead":true}`.
pub(super) fn to_graph(body: &[u8]) -> String {
    // Bytes that are not UTF-8 become replacement characters: JSON is UTF-8 (RFC 8259, section 8.1).
    Translation::of(&String::from_utf8_lossy(body), Direction::ToGraph)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    ToOutlook,
    ToGraph,
}

/// What is open around the place of reading.
struct Level {
    is_object: bool,
    /// In an object, whether the next string is a key.
    expects_key: bool,
    /// The latest key in Graph's spelling; in an array that of the array.
    key: String,
    /// The key of what holds the object.
    holder: String,
}

struct Translation {
    direction: Direction,
    out: String,
    levels: Vec<Level>,
}

impl Translation {
    fn of(text: &str, direction: Direction) -> String {
        let mut translation =
            Self { direction, out: String::with_capacity(text.len() + 64), levels: Vec::new() };
        let mut rest = text;
        // Up to the next character that means something, then that character.
        while let Some(at) = rest.find(['"', '{', '}', '[', ']', ',', ':']) {
            let (plain, from) = rest.split_at(at);
            translation.out.push_str(plain);
            rest = if let Some(string) = from.strip_prefix('"') {
                let (inner, after) = split_string(string);
                translation.string(inner);
                after
            } else {
                let mut after = from.chars();
                translation.mark(after.next().unwrap_or(' '));
                after.as_str()
            };
        }
        translation.out.push_str(rest);
        translation.out
    }

    fn mark(&mut self, mark: char) {
        self.out.push(mark);
        match mark {
            '{' | '[' => self.enter(mark == '{'),
            '}' | ']' => {
                self.levels.pop();
            }
            ',' | ':' => {
                if let Some(level) = self.levels.last_mut() {
                    level.expects_key = level.is_object && mark == ',';
                }
            }
            _ => {}
        }
    }

    fn enter(&mut self, is_object: bool) {
        let holder = self.levels.last().map(|level| level.key.clone()).unwrap_or_default();
        // What stands in an array stands there under the array's key.
        let key = if is_object { String::new() } else { holder.clone() };
        self.levels.push(Level { is_object, expects_key: is_object, key, holder });
    }

    fn string(&mut self, inner: &str) {
        match self.levels.last_mut() {
            Some(level) if level.expects_key => {
                level.expects_key = false;
                let (key, written) = match self.direction {
                    // Parameters of actions are in Pascal case in Graph too.
                    Direction::ToOutlook => (names::to_graph(inner), outlook_key(inner, &level.holder)),
                    Direction::ToGraph => graph_key(inner),
                };
                level.key = key;
                self.quoted(&written);
            }
            Some(level) => {
                let key = std::mem::take(&mut level.key);
                self.value(&key, inner);
                if let Some(level) = self.levels.last_mut() {
                    level.key = key;
                }
            }
            None => self.quoted(inner),
        }
    }

    fn value(&mut self, key: &str, inner: &str) {
        let is_type = key.ends_with("@odata.type");
        let translated = match self.direction {
            Direction::ToOutlook if is_type => names::type_to_outlook(inner),
            Direction::ToGraph if is_type => names::type_to_graph(inner),
            Direction::ToOutlook if names::is_enumeration(key) => Some(names::value_to_outlook(key, inner)),
            Direction::ToGraph if names::is_enumeration(key) => Some(names::value_to_graph(key, inner)),
            Direction::ToGraph if key == REMOVED => {
                self.out.push_str(r#"{"reason":"#);
                self.quoted(inner);
                self.out.push('}');
                return;
            }
            // A removed item is named `Messages('id')`.
            Direction::ToGraph if key == REMOVED_ID => Some(bare_id(inner).to_owned()),
            _ => None,
        };
        match translated {
            Some(translated) => self.quoted(&translated),
            None => self.quoted(inner),
        }
    }

    fn quoted(&mut self, inner: &str) {
        self.out.push('"');
        self.out.push_str(inner);
        self.out.push('"');
    }
}

/// How Graph says that an item is gone, and why.
const REMOVED: &str = "@removed";
/// The id of such an item. No property of Outlook REST begins with a small letter otherwise.
const REMOVED_ID: &str = "removed id";

fn outlook_key(key: &str, holder: &str) -> String {
    let is_extended = matches!(holder, "singleValueExtendedProperties" | "multiValueExtendedProperties");
    if is_extended && key == "id" { names::PROPERTY_ID.to_owned() } else { names::to_outlook(key) }
}

/// The key to remember, and the key to write.
fn graph_key(key: &str) -> (String, String) {
    match key {
        "reason" => (REMOVED.to_owned(), REMOVED.to_owned()),
        "id" => (REMOVED_ID.to_owned(), "id".to_owned()),
        _ => {
            let name = names::to_graph(key);
            (name.clone(), name)
        }
    }
}

fn bare_id(id: &str) -> &str {
    id.split_once("('").and_then(|(_, id)| id.strip_suffix("')")).unwrap_or(id)
}

/// The inside of a string as it stands, escapes and all, and what follows its closing quote.
pub(in crate::protocol) fn split_string(text: &str) -> (&str, &str) {
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return (text.get(..at).unwrap_or(text), text.get(at + 1..).unwrap_or_default()),
            _ => {}
        }
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_values_and_types_are_spelled_anew() {
        let graph = r##"{"subject":"a, \"b\": {","body":{"contentType":"html","content":"x"},"isRead":true,
            "flag":{"flagStatus":"notFlagged"},"attachments":[{"@odata.type":"#microsoft.graph.fileAttachment",
            "contentType":"text/plain"}],"categories":["high","low"]}"##;
        let outlook = r##"{"Subject":"a, \"b\": {","Body":{"ContentType":"HTML","Content":"x"},"IsRead":true,
            "Flag":{"FlagStatus":"NotFlagged"},"Attachments":[{"@odata.type":"#Microsoft.OutlookServices.FileAttachment",
            "ContentType":"text/plain"}],"Categories":["high","low"]}"##;
        assert_eq!(to_outlook(graph), outlook);
        assert_eq!(to_graph(outlook.as_bytes()), graph);
    }

    #[test]
    fn values_of_parameters_are_spelled_anew_as_well() {
        let graph = r#"{"MailTipsOptions":"automaticReplies, mailboxFullStatus"}"#;
        assert_eq!(to_outlook(graph), r#"{"MailTipsOptions":"AutomaticReplies, MailboxFullStatus"}"#);
    }

    #[test]
    fn the_key_of_an_extended_property_has_another_name() {
        let graph = r#"{"id":"1","singleValueExtendedProperties":[{"id":"Integer 0x36","value":"2"}]}"#;
        let outlook =
            r#"{"Id":"1","SingleValueExtendedProperties":[{"PropertyId":"Integer 0x36","Value":"2"}]}"#;
        assert_eq!(to_outlook(graph), outlook);
        assert_eq!(to_graph(outlook.as_bytes()), graph);
    }

    #[test]
    fn a_removed_item_is_told_as_graph_tells_it() {
        let outlook = r#"{"@odata.context":"x/$deletedEntity","id":"Messages('AAMk=')","reason":"deleted"}"#;
        assert_eq!(
            to_graph(outlook.as_bytes()),
            r#"{"@odata.context":"x/$deletedEntity","id":"AAMk=","@removed":{"reason":"deleted"}}"#
        );
    }

    #[test]
    fn enumerations_in_arrays_are_spelled_anew_too() {
        assert_eq!(
            to_outlook(r#"{"daysOfWeek":["monday","friday"]}"#),
            r#"{"DaysOfWeek":["Monday","Friday"]}"#
        );
    }

    #[test]
    fn what_is_no_json_goes_through_without_harm() {
        for text in ["", "{", "}", "]]", "\"", "{\"a", "{\"a\\", "[{\"Id\":", "nothing", "{,:}", "\u{feff}{}"]
        {
            to_outlook(text);
            to_graph(text.as_bytes());
        }
        to_graph(&[0xff, b'"', 0xfe]);
    }
}
