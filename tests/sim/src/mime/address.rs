//! Address fields: names with addresses, groups flattened.

use super::{fields::Fields, words};
use crate::model::Address;

/// Every address of all fields called `name`.
pub(super) fn all(fields: &Fields, name: &str) -> Vec<Address> {
    fields.all(name).flat_map(parse).collect()
}

/// The first address of the fields called `name`.
pub(super) fn first(fields: &Fields, name: &str) -> Option<Address> {
    fields.all(name).flat_map(parse).next()
}

/// The addresses of one field value, encoded words still in it.
fn parse(value: &str) -> Vec<Address> {
    let mut found = Vec::new();
    let mut open = Mailbox::default();
    let mut rest = value;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        rest = match c {
            ',' | ';' => {
                found.extend(std::mem::take(&mut open).finish());
                after
            }
            // The name of a group: who is in it follows.
            ':' if !open.has_address() => {
                open = Mailbox::default();
                after
            }
            '"' => quoted(after, |text| open.push_quoted(&text)),
            '(' => comment(after, &mut open.comment),
            '<' => angle(after, &mut open),
            '[' => {
                let end = after.find(']').map_or(after.len(), |at| at + 1);
                let (literal, tail) = after.split_at(end);
                open.push_text("[");
                open.push_text(literal);
                tail
            }
            c if c.is_whitespace() => {
                open.end_word();
                after
            }
            _ => {
                let length = words::length(rest).unwrap_or(c.len_utf8());
                let (text, tail) = rest.split_at(length);
                open.push_text(text);
                tail
            }
        };
    }
    found.extend(open.finish());
    found
}

/// One address while it is read.
#[derive(Default)]
struct Mailbox {
    /// The words outside brackets: as a name has them, and as an address has them (quotes kept).
    words: Vec<(String, String)>,
    in_word: bool,
    comment: String,
    angle: Option<String>,
}

impl Mailbox {
    fn push(&mut self, as_name: &str, as_address: &str) {
        match self.words.last_mut() {
            Some((name, address)) if self.in_word => {
                name.push_str(as_name);
                address.push_str(as_address);
            }
            _ => self.words.push((as_name.to_owned(), as_address.to_owned())),
        }
        self.in_word = true;
    }

    fn push_text(&mut self, text: &str) {
        self.push(text, text);
    }

    fn push_quoted(&mut self, text: &str) {
        self.push(text, &format!("\"{text}\""));
    }

    fn end_word(&mut self) {
        self.in_word = false;
    }

    fn has_address(&self) -> bool {
        self.angle.is_some() || self.words.iter().any(|word| word.0.contains('@'))
    }

    fn finish(mut self) -> Option<Address> {
        let address = match self.angle.take() {
            Some(angle) => angle,
            // Nothing but a comment is no address.
            None if self.words.is_empty() => return None,
            None => self.bare_address(),
        };
        let words: Vec<String> = self.words.into_iter().map(|word| word.0).collect();
        let phrase = if words.is_empty() { self.comment } else { words.join(" ") };
        let name = words::decode(phrase.trim());
        let found = Address { name: name.trim().to_owned(), address };
        (!found.name.is_empty() || !found.address.is_empty()).then_some(found)
    }

    /// Without brackets the word with the `@` is the address, or the only word there is.
    fn bare_address(&mut self) -> String {
        let at = self.words.iter().position(|word| word.0.contains('@'));
        match (at, self.words.len()) {
            // White space around the `@` and the dots is allowed: `joe @ example . org`.
            (Some(_), _) if self.words.iter().any(|word| word.0.starts_with(['@', '.'])) => {
                std::mem::take(&mut self.words).into_iter().map(|word| word.1).collect()
            }
            (Some(at), _) => self.words.remove(at).1,
            (None, 1) => self.words.remove(0).1,
            _ => String::new(),
        }
    }
}

/// Reads to the closing quote and gives the text; returns what follows.
fn quoted(text: &str, give: impl FnOnce(String)) -> &str {
    let mut inner = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => inner.extend(chars.next().map(|next| next.1)),
            '"' => {
                give(inner);
                return text.get(at + 1..).unwrap_or_default();
            }
            _ => inner.push(c),
        }
    }
    // Nothing closes it: then the quote is a stray character.
    text
}

/// Reads to the bracket that closes a comment, comments in it included; returns what follows.
fn comment<'a>(text: &'a str, into: &mut String) -> &'a str {
    let mut depth = 1;
    let mut chars = text.char_indices();
    if !into.is_empty() {
        into.push(' ');
    }
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => into.extend(chars.next().map(|next| next.1)),
            ')' if depth == 1 => return text.get(at + 1..).unwrap_or_default(),
            _ => {
                depth += i32::from(c == '(') - i32::from(c == ')');
                into.push(c);
            }
        }
    }
    ""
}

/// Reads to the closing bracket and keeps the address without comments, white space and route.
fn angle<'a>(text: &'a str, open: &mut Mailbox) -> &'a str {
    let mut address = String::new();
    let mut dropped = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        rest = match c {
            '>' => {
                rest = after;
                break;
            }
            '(' => comment(after, &mut dropped),
            '"' => quoted(after, |text| address.extend(["\"", &text, "\""])),
            _ => {
                address.extend(Some(c).filter(|c| !c.is_whitespace()));
                after
            }
        };
    }
    // `@relay,@relay2:user@host` is a route of old.
    let is_route = address.starts_with('@');
    let user = address.split_once(':').filter(|_| is_route).map(|(_, user)| user.to_owned());
    open.angle = Some(user.unwrap_or(address));
    open.end_word();
    rest
}

#[cfg(test)]
mod tests {
    use super::parse;

    fn pairs(value: &str) -> Vec<(String, String)> {
        parse(value).into_iter().map(|found| (found.name, found.address)).collect()
    }

    fn pair(name: &str, address: &str) -> (String, String) {
        (name.to_owned(), address.to_owned())
    }

    #[test]
    fn names_and_addresses_come_in_every_usual_form() {
        assert_eq!(
            pairs(
                "ada@x.example, Ada Brandt <ada@x.example>; \"Brandt, Ada\" <ada@x.example>, ada@x.example (Ada)"
            ),
            [
                pair("", "ada@x.example"),
                pair("Ada Brandt", "ada@x.example"),
                pair("Brandt, Ada", "ada@x.example"),
                pair("Ada", "ada@x.example"),
            ]
        );
    }

    #[test]
    fn groups_are_flattened_and_empty_ones_vanish() {
        assert_eq!(pairs("Team: a@x, B <b@x>;, c@x"), [pair("", "a@x"), pair("B", "b@x"), pair("", "c@x")]);
        assert_eq!(pairs("undisclosed-recipients:;"), []);
        assert_eq!(pairs("(Empty)(start)Undisclosed  :(nobody(I know))  ;"), []);
    }

    #[test]
    fn comments_are_no_part_of_a_stated_name_or_address() {
        assert_eq!(
            pairs(r"Pete(A wonderful \) chap) <pete(his account)@silly.test(his host)>, J <j@x> (friend)"),
            [pair("Pete", "pete@silly.test"), pair("J", "j@x")]
        );
    }

    #[test]
    fn encoded_names_decode_also_in_quotes_and_with_specials() {
        assert_eq!(
            pairs("=?utf-8?Q?J=C3=B6,_A?= =?utf-8?Q?_<B>?= <j@x>, \"=?utf-8?B?w7w=?=\" <u@x>"),
            [pair("Jö, A <B>", "j@x"), pair("ü", "u@x")]
        );
    }

    #[test]
    fn quoted_local_parts_keep_their_quotes_and_routes_go() {
        assert_eq!(pairs("\"Big Bug\"@bug.example"), [pair("", "\"Big Bug\"@bug.example")]);
        assert_eq!(pairs("<@a,@b:joe@example.org>"), [pair("", "joe@example.org")]);
        assert_eq!(pairs("Joe <joe @ [10.0.0.1]>"), [pair("Joe", "joe@[10.0.0.1]")]);
    }

    #[test]
    fn half_an_address_is_kept_rather_than_lost() {
        assert_eq!(pairs("MAILER DAEMON <>"), [pair("MAILER DAEMON", "")]);
        assert_eq!(pairs("staff"), [pair("", "staff")]);
        assert_eq!(pairs("\"Ada <ada@x"), [pair("Ada", "ada@x")]);
        assert_eq!(pairs("Ada ada@x"), [pair("Ada", "ada@x")]);
    }
}
