//! Reply, reply all, forward, and their drafts: rows 9 to 14.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use graph_sim::Method;
use graph_sim::model::{Body, NewMessage};
use serde_json::json;

use super::{addresses, path_of, recipient, round_letter};
use crate::common::{Tenant, address, code, file, text};

#[test]
fn a_reply_goes_to_reply_to_and_a_reply_to_all_to_everybody_but_oneself() {
    let mut tenant = Tenant::new();
    let id = tenant.insert("Inbox", round_letter());
    let reply = tenant.act(&format!("{}/createReply", path_of(&id)));
    assert_eq!(reply.status, 201);
    let reply = reply.to_json().unwrap();
    assert_eq!(addresses(&reply["toRecipients"]), ["cleo@fabrikam.com"]);
    assert_eq!(addresses(&reply["ccRecipients"]), [""; 0]);
    let all = tenant.act(&format!("{}/createReplyAll", path_of(&id))).to_json().unwrap();
    assert_eq!(addresses(&all["toRecipients"]), ["cleo@fabrikam.com", "ben@contoso.com"]);
    assert_eq!(addresses(&all["ccRecipients"]), ["dora@fabrikam.com"]);

    let elsewhere = NewMessage { reply_to: vec![address("List", "list@fabrikam.com")], ..round_letter() };
    let id = tenant.insert("Inbox", elsewhere);
    let reply = tenant.act(&format!("{}/createReply", path_of(&id))).to_json().unwrap();
    assert_eq!(addresses(&reply["toRecipients"]), ["list@fabrikam.com"]);
}

#[test]
fn a_reply_stays_in_its_conversation_and_names_what_it_answers() {
    let mut tenant = Tenant::new();
    let id = tenant.insert("Inbox", round_letter());
    let original = tenant.json(&path_of(&id));
    let reply = tenant.act(&format!("{}/createReply", path_of(&id))).to_json().unwrap();
    assert_eq!(reply["subject"], "RE: Plan");
    assert_eq!(reply["conversationId"], original["conversationId"]);
    assert_ne!(reply["internetMessageId"], original["internetMessageId"]);
    assert_eq!((&reply["isDraft"], &reply["isRead"]), (&json!(true), &json!(true)));
    let path = path_of(&text(&reply["id"]));
    let headers = tenant.json(&format!("{path}?$select=internetMessageHeaders"));
    let headers = headers["internetMessageHeaders"].as_array().unwrap().clone();
    let value = |name: &str| {
        headers.iter().find(|header| header["name"] == name).map(|header| text(&header["value"]))
    };
    assert_eq!(value("In-Reply-To").as_deref(), Some("<1@fabrikam.com>"));
    assert_eq!(value("References").as_deref(), Some("<1@fabrikam.com>"));
    let forward = tenant.act(&format!("{}/createForward", path_of(&id))).to_json().unwrap();
    assert_eq!(forward["subject"], "FW: Plan");
    assert_eq!(addresses(&forward["toRecipients"]), [""; 0]);
}

#[test]
fn the_quoted_header_is_in_the_zone_that_is_preferred() {
    let mut tenant = Tenant::new();
    let id = tenant.insert("Inbox", round_letter());
    for (zone, date) in [
        (None, "Sunday, March 1, 2026 9:29 AM"),
        (Some("Pacific Standard Time"), "Sunday, March 1, 2026 1:29 AM"),
        (Some("Asia/Tokyo"), "Sunday, March 1, 2026 6:29 PM"),
        (Some("Middle-earth"), "Sunday, March 1, 2026 9:29 AM"),
    ] {
        let request = tenant.request(Method::Post, &format!("{}/createReply", path_of(&id)));
        let request = match zone {
            Some(zone) => request.with_header("Prefer", &format!("outlook.timezone=\"{zone}\"")),
            None => request,
        };
        let body = text(&tenant.send(&request).to_json().unwrap()["body"]["content"]);
        let header = format!(
            "<b>From:</b> Cleo &lt;cleo@fabrikam.com&gt;<br>\r\n<b>Sent:</b> {date}<br>\r\n<b>To:</b> Ada Lovelace \
             &lt;ada@contoso.com&gt;; Ben Okri &lt;ben@contoso.com&gt;<br>\r\n<b>Cc:</b> Dora &lt;dora@fabrikam.com&gt;; \
             Ada &lt;ADA@contoso.com&gt;<br>\r\n<b>Subject:</b> Plan"
        );
        assert!(body.contains(&header), "{zone:?}: {body}");
        assert!(body.contains("The text of <b>letter 1</b>"));
    }
}

#[test]
fn a_plain_text_original_is_quoted_as_text() {
    let mut tenant = Tenant::new();
    let plain = NewMessage { body: Body::Text("Hello\r\nAda".into()), cc: Vec::new(), ..round_letter() };
    let id = tenant.insert("Inbox", plain);
    let reply = tenant.act(&format!("{}/createReply", path_of(&id))).to_json().unwrap();
    assert_eq!(reply["body"]["contentType"], "text");
    let content = text(&reply["body"]["content"]);
    assert!(
        content.contains(
            "\r\nTo: Ada Lovelace <ada@contoso.com>; Ben Okri <ben@contoso.com>\r\nSubject: Plan\r\n"
        )
    );
    assert!(content.ends_with("Hello\r\nAda"));
    assert!(!content.contains("Cc:"));
}

#[test]
fn a_reply_on_the_fly_is_kept_sent_and_delivered_with_its_comment() {
    let mut tenant = Tenant::new();
    let id = tenant
        .insert("Inbox", NewMessage { from: Some(address("Ben", "ben@contoso.com")), ..round_letter() });
    for (action, parameters) in [
        ("reply", json!({ "comment": "Yes <b>" })),
        ("replyAll", json!({ "Comment": "Yes <b>" })),
        ("forward", json!({ "Comment": "Yes <b>", "ToRecipients": [recipient("ben@contoso.com")] })),
    ] {
        let response = tenant.post(&format!("{}/{action}", path_of(&id)), &parameters);
        assert_eq!((response.status, response.body.len()), (202, 0), "{action}");
        let arrived = tenant.inbox(tenant.ben).remove(0);
        let Body::Html(html) = &arrived.content.body else { panic!("no HTML") };
        assert!(html.starts_with("<div>Yes &lt;b&gt;</div>"), "{html}");
        assert_eq!(arrived.content.conversation_key, "thread 1");
    }
    assert_eq!(tenant.simulator.messages_in(tenant.ada, "sentitems").len(), 3);
    assert_eq!(tenant.simulator.counts(tenant.ada, "Drafts").unwrap().total, 0);
}

#[test]
fn a_comment_does_not_reach_a_draft_until_it_is_made_to() {
    let mut tenant = Tenant::new();
    let id = tenant.insert("Inbox", round_letter());
    let path = format!("{}/createReply", path_of(&id));
    let content = |tenant: &mut Tenant| {
        let draft = tenant.post(&path, &json!({ "comment": "Agreed" })).to_json().unwrap();
        text(&draft["body"]["content"])
    };
    assert!(!content(&mut tenant).contains("Agreed"));
    tenant.simulator.set_comments_reach_drafts(true);
    assert!(content(&mut tenant).contains("Agreed"));
}

#[test]
fn comment_and_body_or_both_lists_of_recipients_are_refused() {
    let mut tenant = Tenant::new();
    let id = tenant.insert("Inbox", round_letter());
    let body = json!({ "contentType": "text", "content": "x" });
    let to = [recipient("ben@contoso.com")];
    for (action, parameters) in [
        ("reply", json!({ "comment": "x", "message": { "body": body } })),
        ("replyAll", json!({ "comment": "x", "message": { "body": body } })),
        ("createReply", json!({ "comment": "x", "message": { "body": body } })),
        ("forward", json!({ "comment": "x" })),
        ("forward", json!({ "toRecipients": to, "message": { "toRecipients": to } })),
        ("createForward", json!({ "toRecipients": to, "message": { "toRecipients": to } })),
        ("forward", json!({ "comment": "x", "toRecipients": to, "message": { "body": body } })),
    ] {
        let refused = tenant.post(&format!("{}/{action}", path_of(&id)), &parameters);
        assert_eq!((refused.status, code(&refused).as_str()), (400, "ErrorInvalidRequest"), "{action}");
    }
    assert_eq!(tenant.simulator.messages_in(tenant.ada, "sentitems"), []);
}

#[test]
fn the_message_parameter_replaces_what_the_response_would_have() {
    let mut tenant = Tenant::new();
    let id = tenant.insert("Inbox", round_letter());
    let message = json!({
        "body": { "contentType": "html", "content": "<p>Mine</p>" }, "subject": "Another",
        "toRecipients": [recipient("ben@contoso.com")],
    });
    let response = tenant.post(&format!("{}/forward", path_of(&id)), &json!({ "message": message }));
    assert_eq!(response.status, 202);
    let arrived = tenant.inbox(tenant.ben).remove(0);
    assert_eq!(arrived.content.subject, "Another");
    assert_eq!(arrived.content.body, Body::Html("<p>Mine</p>".into()));
    let mut wild = tenant.request(Method::Post, &format!("{}/reply", path_of(&id)));
    wild = wild.with_json(&json!({ "remark": "x" }));
    assert_eq!(tenant.send_wild(&wild).status, 400);
}

#[test]
fn a_forward_brings_attachments_along_and_a_reply_only_the_pictures_it_shows() {
    let mut tenant = Tenant::new();
    let attachments = vec![file("plan.png", false), file("logo.png", true)];
    let id = tenant.insert("Inbox", NewMessage { attachments, ..round_letter() });
    let forward = tenant.act(&format!("{}/createForward", path_of(&id))).to_json().unwrap();
    assert_eq!(forward["hasAttachments"], true);
    let files = tenant.json(&format!("{}/attachments?$select=name", path_of(&text(&forward["id"]))));
    assert_eq!(files["value"].as_array().unwrap().len(), 2);
    let reply = tenant.act(&format!("{}/createReply", path_of(&id))).to_json().unwrap();
    assert_eq!(reply["hasAttachments"], false);
    let files = tenant.json(&format!("{}/attachments?$select=name", path_of(&text(&reply["id"]))));
    assert_eq!(files["value"][0]["name"], "logo.png");
}

#[test]
#[cfg(feature = "mime")]
fn a_reply_can_be_written_as_mime() {
    let mut tenant = Tenant::new();
    let id = tenant.insert("Inbox", round_letter());
    let original = tenant.json(&path_of(&id));
    let mime = "To: ben@contoso.com\r\nSubject: Mine\r\n\r\nHello";
    let mut request = tenant.request(Method::Post, &format!("{}/createReply", path_of(&id)));
    request = request.with_header("Content-Type", "text/plain");
    request.body = STANDARD.encode(mime).into_bytes();
    let draft = tenant.send(&request);
    assert_eq!(draft.status, 201);
    let draft = draft.to_json().unwrap();
    assert_eq!((&draft["subject"], &draft["isDraft"]), (&json!("Mine"), &json!(true)));
    assert_eq!(addresses(&draft["toRecipients"]), ["ben@contoso.com"]);
    assert_eq!(draft["conversationId"], original["conversationId"]);
    request.url = request.url.replace("createReply", "reply");
    assert_eq!(tenant.send(&request).status, 202);
    assert_eq!(tenant.inbox(tenant.ben).remove(0).content.subject, "Mine");
    request.body = b"no base64!".to_vec();
    assert_eq!(code(&tenant.send(&request)), "ErrorMimeContentInvalidBase64String");
}

#[test]
fn a_reply_is_answered_below_a_folder_and_below_users_too() {
    let mut tenant = Tenant::new();
    let id = tenant.insert("Inbox", round_letter());
    let id = crate::common::in_path(&id);
    for path in [
        format!("/me/mailFolders/inbox/messages/{id}/createReply"),
        format!("/users/ada@contoso.com/messages/{id}/createReply"),
    ] {
        assert_eq!(tenant.act(&path).status, 201, "{path}");
    }
    assert_eq!(tenant.act(&format!("/me/messages/{id}/createReply")).status, 201);
    assert_eq!(tenant.simulator.counts(tenant.ada, "Drafts").unwrap().total, 3);
    let get = tenant.request(Method::Get, &format!("/me/messages/{id}/reply"));
    assert_eq!(tenant.send_wild(&get).status, 405);
}
