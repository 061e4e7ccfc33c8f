//! Random questions to random mailboxes: what the query builder writes is taken, and means what was meant.

mod filters;
mod searches;

use graph_sim::model::{
    Address, Attachment, AttachmentContent, Body, Classification, Flag, Importance, NewMessage, Timestamp,
};
use outpost::protocol::{Dialect, OperationId, Request};
use proptest::prelude::*;
use serde_json::Value;

use crate::service::{START, Service, letter};

const HOUR: i64 = 3_600_000;

/// What people write, and what could be mistaken for something else on its way into a URL or an expression.
pub(crate) const TEXTS: &[&str] = &[
    "",
    "plan",
    "The Plan of the garden",
    "it's",
    "O''Brien",
    "' or isRead eq true or subject eq '",
    "isRead eq false",
    "50% off & more",
    "%27 %20 %",
    "a+b=c",
    "#1?x=1",
    "Grüße aus Köln",
    "日本語 メール",
    "say \"hi\" \\ back\\",
    "(a) and (b), [c] {d}",
    "high",
    "NotFlagged",
    "🎉 party; now",
    "  blanks  ",
    "AND OR NOT from:ben -x +y",
    "budget*",
];
const CATEGORIES: &[&str] = &["Red", "it's blue", "high", "a & b", "Grün"];

pub(crate) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => proptest::sample::select(TEXTS).prop_map(str::to_owned),
        1 => "\\PC{0,8}",
        1 => "['&#%+=/ a-c]{0,6}",
    ]
}

/// A letter that arrived so many hours before the start. It is told by its internet message id.
fn a_letter(hours: i64) -> impl Strategy<Value = NewMessage> {
    let facts = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    let kinds = (0..3_usize, 0..3_usize, proptest::sample::subsequence(CATEGORIES, 0..3));
    (text(), text(), 0..3_usize, facts, kinds).prop_map(move |(subject, words, from, facts, kinds)| {
        let (is_read, is_draft, has_file, is_focused) = facts;
        let file = Attachment {
            name: "plan.txt".into(),
            content_type: "text/plain".into(),
            is_inline: false,
            content_id: None,
            content: AttachmentContent::File(b"hello".to_vec()),
        };
        let (name, address) = [
            ("Ben Okri", "ben@contoso.com"),
            ("D'Arcy & Söhne", "o'neil+x@contoso.com"),
            ("", "a@b.example"),
        ][from];
        let received = Timestamp(START.0 - hours * HOUR);
        NewMessage {
            subject,
            body: Body::Text(words),
            from: Some(Address { name: name.into(), address: address.into() }),
            is_read,
            is_draft,
            attachments: if has_file { vec![file] } else { Vec::new() },
            importance: [Importance::Low, Importance::Normal, Importance::High][kinds.0],
            flag: [Flag::NotFlagged, Flag::Flagged, Flag::Complete][kinds.1],
            classification: if is_focused { Classification::Focused } else { Classification::Other },
            categories: kinds.2.iter().map(|name| (*name).to_owned()).collect(),
            sent: received,
            received,
            internet_message_id: format!("<{hours}@contoso.com>"),
            conversation_key: (hours % 3).to_string(),
            ..letter("x")
        }
    })
}

/// Letters of an Inbox, newest first.
fn letters() -> impl Strategy<Value = Vec<NewMessage>> {
    (1..10_i64).prop_flat_map(|count| (1..=count).map(a_letter).collect::<Vec<_>>())
}

fn service(dialect: Dialect, letters: &[NewMessage]) -> Service {
    let mut service = Service::new(dialect);
    for letter in letters.iter().rev() {
        service.put("Inbox", letter.clone());
    }
    service
}

/// All pages of a list: the internet message ids, and the count of the first page.
fn pages(service: &mut Service, operation: OperationId, target: String) -> (Vec<String>, Option<u64>) {
    let mut next = Some(target);
    let (mut found, mut count) = (Vec::new(), None);
    while let Some(target) = next {
        let request = Request::get(operation, target);
        let response = service.send(&request).unwrap_or_else(|error| panic!("{error:?}: {}", request.target));
        let page: Value = serde_json::from_slice(&response.body).expect("a page");
        let name = |message: &Value| message["internetMessageId"].as_str().expect("an id").to_owned();
        found.extend(page["value"].as_array().expect("entries").iter().map(name));
        count = count.or(page["@odata.count"].as_u64());
        next = page["@odata.nextLink"].as_str().map(str::to_owned);
    }
    (found, count)
}

fn ids<'a>(letters: impl Iterator<Item = &'a NewMessage>) -> Vec<String> {
    letters.map(|letter| letter.internet_message_id.clone()).collect()
}

fn dialects() -> impl Strategy<Value = Dialect> {
    prop_oneof![Just(Dialect::Graph), Just(Dialect::Outlook)]
}

/// So many cases; `PROPTEST_CASES` asks for more.
pub(crate) fn cases(cases: u32) -> ProptestConfig {
    let wanted = std::env::var("PROPTEST_CASES").ok().and_then(|count| count.parse().ok());
    ProptestConfig { cases: wanted.unwrap_or(cases), failure_persistence: None, ..ProptestConfig::default() }
}
