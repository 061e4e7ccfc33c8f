//! One small message for each rule of reading.

use crate::mime::{MimeError, parse};
use crate::model::{Attachment, AttachmentContent, Body, Classification, Importance, NewMessage, Timestamp};

const FALLBACK: Timestamp = Timestamp(7_000);

fn read(source: &str) -> NewMessage {
    parse(source.as_bytes(), FALLBACK).unwrap()
}

fn text(source: &str) -> String {
    match read(source).body {
        Body::Text(text) => text,
        Body::Html(html) => panic!("HTML: {html}"),
    }
}

fn html(source: &str) -> String {
    match read(source).body {
        Body::Html(html) => html,
        Body::Text(text) => panic!("text: {text}"),
    }
}

/// A multipart of that kind from its parts, each with its own fields.
fn multipart(kind: &str, parts: &[&str]) -> String {
    let parts: Vec<String> = parts.iter().map(|part| format!("--b\n{part}\n")).collect();
    format!(
        "Subject: s\nContent-Type: multipart/{kind}; boundary=b\n\npreamble\n{}--b--\nepilogue\n",
        parts.concat()
    )
}

fn bytes(attachment: &Attachment) -> &[u8] {
    match &attachment.content {
        AttachmentContent::File(bytes) => bytes,
        _ => panic!("no file"),
    }
}

const PLAIN: &str = "Content-Type: text/plain\n\nplain";
const HTML: &str = "Content-Type: text/html\n\n<p>html <img src=\"cid:a@x\"></p>";
const IMAGE: &str = "Content-Type: image/png\nContent-ID: <a@x>\nContent-Transfer-Encoding: base64\n\nAAEC";
const FILE: &str = "Content-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf\n\n%PDF";

#[test]
fn what_is_no_message_is_refused() {
    assert_eq!(parse(b" \r\n", FALLBACK), Err(MimeError::Empty));
    assert_eq!(parse(b"*.eml -text\n", FALLBACK), Err(MimeError::NoHeader));
    assert_eq!(parse(b"\x00\xff\xfe", FALLBACK), Err(MimeError::NoHeader));
}

#[test]
fn of_alternatives_html_is_the_body() {
    assert!(html(&multipart("alternative", &[PLAIN, HTML])).starts_with("<p>html"));
    assert!(html(&multipart("alternative", &[HTML, PLAIN])).starts_with("<p>html"));
    assert_eq!(text(&multipart("alternative", &[PLAIN, "Content-Type: text/html\n\n "])), "plain");
}

#[test]
fn an_alternative_that_is_no_text_stays_as_an_attachment() {
    let message =
        read(&multipart("alternative", &[PLAIN, "Content-Type: text/calendar; method=REQUEST\n\nBEGIN"]));
    assert_eq!(message.body, Body::Text("plain".to_owned()));
    assert_eq!(message.attachments[0].name, "ATT00001.ics");
}

#[test]
fn several_texts_are_joined_in_order() {
    let source = multipart("mixed", &[PLAIN, IMAGE, "Content-Type: text/plain\n\nmore <b>"]);
    assert_eq!(text(&source), "plain\nmore <b>");
    assert_eq!(read(&source).attachments.len(), 1);
    let mixed = html(&multipart("mixed", &[HTML, IMAGE, "Content-Type: text/plain\n\nmore <b>"]));
    assert!(mixed.starts_with("<p>html") && mixed.contains("more &lt;b&gt;"), "{mixed}");
}

#[test]
fn a_part_without_a_type_is_text_and_in_a_digest_a_message() {
    assert_eq!(text(&multipart("mixed", &["\nuntyped"])), "untyped");
    let digest = read(&multipart("digest", &["\nSubject: inner\n\nhi"]));
    assert_eq!(digest.attachments[0].name, "inner");
    assert_eq!(digest.attachments[0].content_type, "message/rfc822");
}

#[test]
fn a_named_text_is_a_file_unless_it_opens_the_message() {
    let named = "Content-Type: text/plain; name=notes.txt\n\nnotes";
    let message = read(&multipart("mixed", &[PLAIN, named]));
    assert_eq!(
        (message.attachments[0].name.as_str(), bytes(&message.attachments[0])),
        ("notes.txt", &b"notes"[..])
    );
    assert_eq!(text(&multipart("mixed", &[named])), "notes");
}

#[test]
fn pictures_the_body_shows_are_inline() {
    let related = read(&multipart("related", &[HTML, IMAGE]));
    assert!(related.attachments[0].is_inline);
    assert_eq!(related.attachments[0].content_id.as_deref(), Some("a@x"));
    assert_eq!(bytes(&related.attachments[0]), [0, 1, 2]);
    let mixed = read(&multipart("mixed", &[HTML, &format!("Content-Disposition: inline\n{IMAGE}")]));
    assert!(mixed.attachments[0].is_inline);
    let unused = IMAGE.replace("a@x", "b@x");
    let listed = read(&multipart("mixed", &[HTML, &format!("Content-Disposition: inline\n{unused}")]));
    assert!(!listed.attachments[0].is_inline);
    let file = read(&multipart("mixed", &[HTML, &format!("Content-Disposition: attachment\n{IMAGE}")]));
    assert!(!file.attachments[0].is_inline);
}

#[test]
fn file_names_decode_in_every_way_they_are_written() {
    let name = |disposition: &str| {
        let part =
            format!("Content-Type: application/pdf\nContent-Disposition: attachment; {disposition}\n\nx");
        read(&multipart("mixed", &[&part])).attachments[0].name.clone()
    };
    assert_eq!(name("filename*=utf-8''Gr%C3%BC%C3%9Fe%20an%20alle.pdf"), "Grüße an alle.pdf");
    assert_eq!(name("filename*0*=utf-8''Gr%C3%BC;\n filename*1*=%C3%9Fe;\n filename*2=.pdf"), "Grüße.pdf");
    assert_eq!(name("filename=\"=?utf-8?Q?Gr=C3=BC=C3=9Fe.pdf?=\""), "Grüße.pdf");
    assert_eq!(name("filename=\"Grüße.pdf\""), "Grüße.pdf");
    assert_eq!(name("filename=\"a \\\"b\\\".pdf\""), "a \"b\".pdf");
    assert_eq!(name("size=3"), "ATT00001.pdf");
}

#[test]
fn attached_messages_are_opened_and_keep_their_source() {
    let inner = multipart("mixed", &[PLAIN, FILE]).replace("--b", "--c").replace("=b", "=c");
    let message = read(&multipart("mixed", &[PLAIN, &format!("Content-Type: message/rfc822\n\n{inner}")]));
    let AttachmentContent::Item { message: opened, mime } = &message.attachments[0].content else { panic!() };
    assert_eq!((opened.subject.as_str(), opened.attachments[0].name.as_str()), ("s", "a.pdf"));
    assert!(mime.starts_with(b"Subject: s\n"));
}

#[test]
fn messages_are_opened_thirty_deep_and_then_stay_files() {
    let mut source = "Subject: innermost\n\nhi".to_owned();
    for level in 0..40 {
        source = format!("Subject: {level}\nContent-Type: message/rfc822\n\n{source}");
    }
    let mut message = read(&source);
    let mut depth = 0;
    while let AttachmentContent::Item { message: inner, .. } = message.attachments[0].content.clone() {
        message = *inner;
        depth += 1;
    }
    assert_eq!(depth, 30);
    assert_eq!(message.attachments[0].name, "ATT00001.eml");
}

#[test]
fn a_tnef_file_stays_an_attachment() {
    let part =
        "Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\neJ8+Ig==";
    assert_eq!(read(&multipart("mixed", &[PLAIN, part])).attachments[0].name, "winmail.dat");
}

#[test]
fn header_fields_stay_in_order_unfolded_decoded_and_doubled() {
    let message =
        read("received: a\r\n\tb\r\nX-One: =?utf-8?Q?=C3=BC?=\r\nRECEIVED: c\r\nSubject: s\r\n\r\n");
    let fields: Vec<(&str, &str)> =
        message.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(fields, [("received", "a b"), ("X-One", "ü"), ("RECEIVED", "c"), ("Subject", "s")]);
}

#[test]
fn a_field_broken_without_indent_does_not_end_the_header() {
    let message = read("To: a@x,\nb@x\nSubject: s\n \nFrom: c@x\n\nbody");
    assert_eq!(message.to.len(), 2);
    assert_eq!(message.from.unwrap().address, "c@x");
    assert_eq!(message.body, Body::Text("body".to_owned()));
}

#[test]
fn a_missing_line_between_header_and_body_is_forgiven() {
    assert_eq!(text("Subject: s\nGood morning, all!\nbye"), "Good morning, all!\nbye");
}

#[test]
fn the_envelope_line_of_a_spool_is_no_field() {
    let message = read("From ada@x Thu Jan  1 00:00:00 1998\nSubject: s\n\nhi");
    assert_eq!((message.headers.len(), message.subject.as_str()), (1, "s"));
}

#[test]
fn a_sender_other_than_from_is_kept() {
    assert_eq!(read("From: a@x\nSender: a@x\n\n").sender, None);
    assert_eq!(read("From: a@x\nSender: b@x\n\n").sender.unwrap().address, "b@x");
}

#[test]
fn arrival_is_the_top_received_else_the_date_else_the_file() {
    let date = "Date: Thu, 1 Jan 1970 01:00:10 +0100\n\n";
    let received =
        "Received: by x; Thu, 1 Jan 1970 00:00:20 GMT\nReceived: by y; Thu, 1 Jan 1970 00:00:15 GMT\n";
    let message = read(&format!("{received}{date}"));
    assert_eq!((message.sent, message.received), (Timestamp(10_000), Timestamp(20_000)));
    assert_eq!(read(date).received, Timestamp(10_000));
    let dateless = read("Subject: s\nDate: yesterday\n\n");
    assert_eq!((dateless.sent, dateless.received), (FALLBACK, FALLBACK));
}

#[test]
fn a_message_without_an_id_gets_the_same_one_every_time() {
    let id = |source: &str| read(source).internet_message_id;
    assert_eq!(id("Message-ID: <a@x>\n\n"), "<a@x>");
    assert_eq!(id("Message-Id: a@x\n\n"), "<a@x>");
    assert_eq!(id("Subject: s\n\n"), id("Subject: s\n\n"));
    assert_ne!(id("Subject: s\n\n"), id("Subject: t\n\n"));
}

#[test]
fn the_conversation_is_that_of_the_first_message_referred_to() {
    let key = |fields: &str| read(&format!("{fields}\nMessage-ID: <c@x>\n\n")).conversation_key;
    assert_eq!(key("References: <a@x>\n <b@x>\nIn-Reply-To: <b@x>"), "<a@x>");
    assert_eq!(key("In-Reply-To: Your message of Monday <b@x>"), "<b@x>");
    assert_eq!(key("In-Reply-To: Your message of Monday"), "<c@x>");
}

#[test]
fn importance_comes_from_the_newer_fields_first() {
    let importance = |fields: &str| read(&format!("{fields}\n\n")).importance;
    assert_eq!(importance("Importance: High"), Importance::High);
    assert_eq!(importance("X-Priority: 1 (Highest)"), Importance::High);
    assert_eq!(importance("X-Priority: 5\nImportance: normal"), Importance::Normal);
    assert_eq!(importance("Priority: non-urgent"), Importance::Low);
}

#[test]
fn mail_of_lists_goes_to_the_other_tab() {
    assert_eq!(read("List-Id: <l.x>\n\n").classification, Classification::Other);
    assert_eq!(read("Precedence: bulk\n\n").classification, Classification::Other);
    assert_eq!(read("Subject: s\n\n").classification, Classification::Focused);
}

#[test]
fn the_boundary_around_a_part_ends_the_parts_in_it() {
    let inner = "Content-Type: multipart/mixed; boundary=bb\n\n--bb\nContent-Type: text/plain\n\none";
    assert_eq!(text(&multipart("mixed", &[inner, "Content-Type: text/plain\n\ntwo"])), "one\ntwo");
}

#[test]
fn of_two_content_types_the_first_counts() {
    let source = multipart("alternative", &[PLAIN, HTML]);
    let doubled = source.replacen("boundary=b\n", "boundary=b\nContent-Type: text/plain\n", 1);
    assert!(html(&doubled).starts_with("<p>html"));
}

#[test]
fn a_multipart_opened_with_the_boundary_around_it_lends_it_its_kind() {
    let hollow = "Content-Type: multipart/alternative; boundary=b\n";
    assert!(html(&multipart("mixed", &[hollow, PLAIN, HTML])).starts_with("<p>html"));
}

#[test]
fn a_multipart_without_its_boundary_is_shown_as_it_is() {
    assert_eq!(text("Content-Type: multipart/mixed; boundary=b\n\nno parts"), "no parts");
    assert_eq!(text("Content-Type: multipart/mixed\n\n--b\n"), "--b\n");
}

#[test]
fn a_missing_end_loses_nothing() {
    let source = multipart("mixed", &[PLAIN, FILE]);
    let cut = source.split("--b--").next().unwrap();
    assert_eq!(bytes(&read(cut).attachments[0]), b"%PDF\n");
}

#[test]
fn no_cut_and_no_damage_makes_the_reader_panic() {
    let source = multipart(
        "related",
        &[HTML, IMAGE, FILE, "Content-Type: message/rfc822\n\nSubject: =?utf-8?Q?=C3?=\n\nx"],
    );
    for end in 0..source.len() {
        let _ = parse(&source.as_bytes()[..end], FALLBACK);
    }
    for at in 0..source.len() {
        for byte in [0, b'\n', b'"', b'(', b'=', b'<', b';', 0xff] {
            let mut damaged = source.clone().into_bytes();
            damaged[at] = byte;
            let _ = parse(&damaged, FALLBACK);
        }
    }
}
