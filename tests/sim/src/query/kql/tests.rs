//! What queries find.

use super::{Kql, marked};
use crate::clock;
use crate::json::changes::blank;
use crate::model::{Address, Attachment, AttachmentContent, Body, Importance, NewMessage, Timestamp};

const NOW: &str = "2026-03-04T12:00:00Z";

fn at(text: &str) -> Timestamp {
    clock::parse_iso(text).unwrap()
}

/// From Ada Byron to Ben, on Sunday, 1 March 2026.
fn letter() -> NewMessage {
    let address = |name: &str, address: &str| Address { name: name.into(), address: address.into() };
    NewMessage {
        subject: "Budget for the north pier".into(),
        from: Some(address("Ada Byron", "ada@contoso.com")),
        to: vec![address("Ben Okri", "ben@contoso.com")],
        cc: vec![address("", "board@fabrikam.com")],
        body: Body::Html("<p>We have <b>42</b> piles, and no crane.</p>".into()),
        importance: Importance::High,
        categories: vec!["Red category".into()],
        attachments: vec![Attachment {
            name: "piles-2026.xlsx".into(),
            content_type: "application/octet-stream".into(),
            is_inline: false,
            content_id: None,
            content: AttachmentContent::File(vec![0; 5000]),
        }],
        ..blank("<1@contoso.com>".into(), at("2026-03-01T09:30:00Z"))
    }
}

fn finds(query: &str) -> bool {
    Kql::parse(query).unwrap().at(at(NOW)).finds(&letter())
}

fn all(yes: &[&str], no: &[&str]) {
    for query in yes {
        assert!(finds(query), "{query} should find");
    }
    for query in no {
        assert!(!finds(query), "{query} should not find");
    }
}

#[test]
fn words_are_whole_unless_a_star_follows() {
    all(&["budget", "BUDGET crane", "budg*", "42", "okri"], &["budg", "budget hoist", "pier*s"]);
}

#[test]
fn phrases_stand_side_by_side() {
    all(
        &["\"north pier\"", "\"the nor*\"", "subject:\"north pier\""],
        &["\"pier north\"", "subject:\"north budget\""],
    );
}

#[test]
fn properties_are_looked_for_in_their_place() {
    all(
        &[
            "from:ada",
            "from:ada@contoso.com",
            "from:\"Ada Byron\"",
            "to:ben",
            "cc:fabrikam.com",
            "recipients:board",
            "participants:ada",
            "body:crane",
            "subject:pier",
            "attachment:piles",
            "attachment:xlsx",
            "importance:high",
            "category:red",
            "kind:email",
        ],
        &[
            "from:ben",
            "to:ada",
            "bcc:ben",
            "body:budget",
            "subject:crane",
            "importance:low",
            "kind:meetings",
            "kind:im",
        ],
    );
}

#[test]
fn operators_join_and_brackets_bind() {
    all(
        &[
            "crane AND budget",
            "hoist OR crane",
            "NOT hoist",
            "budget -hoist",
            "(hoist OR crane) AND from:ada",
            "budget NEAR(3) crane",
            "from:ben from:ada",
            "subject:(pier OR hoist)",
            "from:(byron AND NOT ben)",
        ],
        &[
            "crane AND hoist",
            "NOT crane",
            "budget -crane",
            "from:ben AND from:ada",
            "from:ben subject:budget",
            "subject:(crane)",
        ],
    );
}

#[test]
fn a_word_that_only_looks_like_an_operator_is_a_word() {
    all(&["and", "budget and"], &["or"]);
}

#[test]
fn dates_are_days_ranges_and_words() {
    all(
        &[
            "received:2026-03-01",
            "received:3/1/2026",
            "received>=2026-03-01",
            "received<=2026-03-01",
            "received>2026-02-28",
            "received:2026-02-01..2026-03-01",
            "sent:\"this month\"",
            "received:\"this week\"",
            "received:\"this year\"",
        ],
        &[
            "received<2026-03-01",
            "received>2026-03-01",
            "received:today",
            "received:yesterday",
            "received:\"last week\"",
            "received:\"last month\"",
            "sent:2026-02-01..2026-02-28",
        ],
    );
    let march_2 = Kql::parse("received:yesterday").unwrap().at(at("2026-03-02T00:00:01Z"));
    assert!(march_2.finds(&letter()));
}

#[test]
fn sizes_and_facts_are_compared() {
    all(
        &["size>5000", "size:4KB..1MB", "hasAttachments:true", "hasattachment:yes", "isread:true"],
        &["size<1000", "size>=1mb", "hasAttachments:false", "isflagged:true"],
    );
}

#[test]
fn an_unknown_property_is_plain_text() {
    assert!(!finds("colour:red"));
    assert!(finds("north:pier"));
}

#[test]
fn what_is_no_query_is_refused() {
    for query in [
        "",
        "  ",
        "(budget",
        "budget)",
        "\"open",
        "from:",
        "AND",
        "budget OR",
        "received:soon",
        "size:big",
        "isread:maybe",
    ] {
        assert_eq!(Kql::parse(query).map_err(|error| error.status), Err(400), "{query}");
    }
    let deep = format!("{}x{}", "(".repeat(100), ")".repeat(100));
    assert!(Kql::parse(&deep).is_err());
    let deep = format!("{}x{}", "subject:(".repeat(5000), ")".repeat(5000));
    assert!(Kql::parse(&deep).is_err());
}

#[test]
fn the_option_is_quoted_or_plain_words() {
    let finds = |option: &str| {
        Kql::parse_option(option).map(|query| query.finds(&letter())).map_err(|error| error.status)
    };
    assert_eq!(finds("\"from:ada AND subject:\\\"north pier\\\"\""), Ok(true));
    assert_eq!(finds("budget"), Ok(true));
    assert_eq!(finds("\"budget\" AND \"crane\""), Ok(true));
    assert_eq!(finds("from:ada"), Err(400));
    assert_eq!(finds("\"\""), Err(400));
}

#[test]
fn what_was_found_is_marked() {
    let query = Kql::parse("crane pil*").unwrap();
    let text = "We have 42 piles, and no crane.";
    assert_eq!(marked(text, &query.words(), 200), "We have 42 <c0>piles</c0>, and no <c0>crane</c0>.");
    let long = format!("{} crane {}", "before ".repeat(100), "after ".repeat(100));
    let shown = marked(&long, &query.words(), 80);
    assert!(shown.contains("<c0>crane</c0>") && shown.chars().count() < 120, "{shown}");
}
