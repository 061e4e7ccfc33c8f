//! Files, attached items and links: rows 47 to 54 and B6.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use graph_sim::Method;
use serde_json::{Value, json};

use super::{beta, path_of, recipient};
use crate::common::{Tenant, code, in_path, text};

fn file(name: &str, bytes: &[u8]) -> Value {
    json!({
        "@odata.type": "#microsoft.graph.fileAttachment", "name": name, "contentBytes": STANDARD.encode(bytes),
    })
}

fn link() -> Value {
    json!({
        "@odata.type": "#microsoft.graph.referenceAttachment", "name": "Plans",
        "sourceUrl": "https://contoso.sharepoint.com/plans", "providerType": "oneDriveBusiness",
        "permission": "edit", "isFolder": true,
    })
}

/// An empty draft of Ada's; the path of its attachments.
fn draft(tenant: &mut Tenant) -> (String, String) {
    let path = path_of(&text(&tenant.draft(&json!({ "subject": "Plan" }))["id"]));
    (path.clone(), format!("{path}/attachments"))
}

#[test]
fn a_file_is_attached_read_and_taken_away() {
    let mut tenant = Tenant::new();
    let (message, path) = draft(&mut tenant);
    let added = tenant.post(&path, &file("a.txt", b"hello"));
    assert_eq!(added.status, 201);
    let added = added.to_json().unwrap();
    assert_eq!((&added["size"], &added["isInline"]), (&json!(5), &json!(false)));
    assert_eq!(tenant.json(&message)["hasAttachments"], true);
    let one = format!("{path}/{}", in_path(&text(&added["id"])));
    assert_eq!(tenant.json(&one)["contentBytes"], STANDARD.encode("hello"));
    assert_eq!(tenant.get(&format!("{one}/$value")).body, b"hello");
    assert_eq!(tenant.delete(&one).status, 204);
    assert_eq!(tenant.delete(&one).status, 404);
    assert_eq!(tenant.json(&message)["hasAttachments"], false);
}

#[test]
fn a_picture_in_the_text_does_not_count_and_is_found_by_its_content_id() {
    let mut tenant = Tenant::new();
    let (message, path) = draft(&mut tenant);
    let mut picture = file("logo.png", &[1, 2, 3]);
    picture["isInline"] = json!(true);
    picture["contentId"] = json!("logo@1");
    assert_eq!(tenant.post(&path, &picture).status, 201);
    assert_eq!(tenant.json(&message)["hasAttachments"], false);
    let list = tenant.json(&format!("{path}?$select=id,microsoft.graph.fileAttachment/contentId"));
    assert_eq!(list["value"][0]["contentId"], "logo@1");
    assert_eq!(list["value"][0].get("contentBytes"), None);
    // The property is one of files, not of attachments.
    let wild = tenant.request(Method::Get, &format!("{path}?$select=contentId"));
    assert_eq!(tenant.send_wild(&wild).status, 400);
}

#[test]
fn a_file_of_3_mb_is_too_large_for_one_request() {
    let mut tenant = Tenant::new();
    let (_, path) = draft(&mut tenant);
    assert_eq!(tenant.post(&path, &file("a.bin", &vec![0; 2_999_999])).status, 201);
    assert_eq!(tenant.post(&path, &file("a.bin", &vec![0; 3_000_000])).status, 413);
    let refused = tenant.post(&path, &file("", b"x"));
    assert_eq!((refused.status, code(&refused).as_str()), (400, "ErrorRequiredPropertyMissing"));
}

#[test]
fn messages_events_and_contacts_are_attached_as_items() {
    let mut tenant = Tenant::new();
    let (_, path) = draft(&mut tenant);
    let moment = |hour: u32| json!({ "dateTime": format!("2026-03-02T{hour:02}:00:00"), "timeZone": "UTC" });
    for (item, shown, source) in [
        (
            json!({ "@odata.type": "#microsoft.graph.message", "subject": "Old", "body": { "contentType": "text", "content": "x" } }),
            ("subject", "Old"),
            "Subject: Old\r\n",
        ),
        (
            json!({ "@odata.type": "#microsoft.graph.event", "subject": "Party", "start": moment(9), "end": moment(10) }),
            ("subject", "Party"),
            "SUMMARY:Party\r\nDTSTART:20260302T090000\r\n",
        ),
        (
            json!({ "@odata.type": "#microsoft.graph.contact", "displayName": "Cleo", "emailAddresses": [{ "address": "c@f.com", "name": "C" }] }),
            ("displayName", "Cleo"),
            "FN:Cleo\r\nEMAIL:c@f.com\r\n",
        ),
    ] {
        let attachment =
            json!({ "@odata.type": "#microsoft.graph.itemAttachment", "name": "Item", "item": item });
        let added = tenant.post(&path, &attachment);
        assert_eq!(added.status, 201, "{item}");
        let added = added.to_json().unwrap();
        assert_eq!(added.get("item"), None);
        let one = format!("{path}/{}", in_path(&text(&added["id"])));
        let opened = tenant.json(&format!("{one}?$expand=microsoft.graph.itemAttachment/item"));
        assert_eq!(opened["item"]["@odata.type"], item["@odata.type"]);
        assert_eq!(opened["item"][shown.0], shown.1);
        let bytes = tenant.get(&format!("{one}/$value")).body;
        assert!(String::from_utf8(bytes).unwrap().contains(source), "{source}");
    }
}

#[test]
fn items_within_items_open_as_deep_as_is_asked() {
    let mut tenant = Tenant::new();
    let (_, path) = draft(&mut tenant);
    let item = |subject: &str, attachments: Value| {
        json!({
            "@odata.type": "#microsoft.graph.itemAttachment", "name": subject,
            "item": { "@odata.type": "#microsoft.graph.message", "subject": subject, "attachments": attachments },
        })
    };
    let inner = item("Inner", json!([file("a.txt", b"hello")]));
    let added = tenant.post(&path, &item("Outer", json!([inner]))).to_json().unwrap();
    let one = format!("{path}/{}", in_path(&text(&added["id"])));
    let closed = tenant.json(&format!("{one}?$expand=microsoft.graph.itemAttachment/item"));
    assert_eq!((&closed["item"]["subject"], closed["item"].get("attachments")), (&json!("Outer"), None));
    let twice = "microsoft.graph.itemAttachment/item($expand=microsoft.graph.message/attachments(\
                 $expand=microsoft.graph.itemAttachment/item))";
    let opened = tenant.json(&format!("{one}?$expand={twice}"));
    let inner = &opened["item"]["attachments"][0];
    assert_eq!((&inner["name"], &inner["item"]["subject"]), (&json!("Inner"), &json!("Inner")));
}

#[test]
fn links_are_attached_in_beta_and_have_no_bytes() {
    let mut tenant = Tenant::new();
    let (message, path) = draft(&mut tenant);
    let added = tenant.post_beta(&path, &link());
    assert_eq!(added.status, 201);
    let added = added.to_json().unwrap();
    assert_eq!(added["sourceUrl"], "https://contoso.sharepoint.com/plans");
    assert_eq!((&added["permission"], &added["isFolder"]), (&json!("edit"), &json!(true)));
    let one = format!("{path}/{}", in_path(&text(&added["id"])));
    assert_eq!(tenant.get_beta(&one).to_json().unwrap()["providerType"], "oneDriveBusiness");
    assert_eq!(tenant.get_beta(&format!("{one}/$value")).status, 405);
    assert_eq!(tenant.get(&format!("{one}/$value")).status, 405);
    assert_eq!(tenant.json(&message)["hasAttachments"], true);
    // v1.0 knows the type and none of its properties.
    let shown = tenant.json(&one);
    assert_eq!(shown["@odata.type"], "#microsoft.graph.referenceAttachment");
    assert_eq!(shown.get("sourceUrl"), None);
}

#[test]
fn v1_refuses_links() {
    let mut tenant = Tenant::new();
    let (_, path) = draft(&mut tenant);
    let wild = tenant.request(Method::Post, &path).with_json(&link());
    assert_eq!(tenant.send_wild(&wild).status, 400);
    let whole = json!({ "subject": "x", "attachments": [link()] });
    let wild = tenant.request(Method::Post, "/me/messages").with_json(&whole);
    assert_eq!(tenant.send_wild(&wild).status, 400);
    let made = tenant.send(&beta(&wild));
    assert_eq!((made.status, &made.to_json().unwrap()["hasAttachments"]), (201, &json!(true)));
}

#[test]
fn a_message_brings_its_attachments_along_and_mail_carries_them() {
    let mut tenant = Tenant::new();
    let mail = json!({ "message": {
        "subject": "Plan", "toRecipients": [recipient("ben@contoso.com")], "attachments": [file("a.txt", b"hello")],
    } });
    assert_eq!(tenant.post("/me/sendMail", &mail).status, 202);
    assert_eq!(tenant.inbox(tenant.ben).remove(0).content.attachments.len(), 1);
    let sent = tenant.simulator.messages_in(tenant.ada, "sentitems").remove(0);
    let message =
        tenant.json(&format!("{}?$expand=attachments($select=name,size)", path_of(&sent.immutable_id)));
    assert_eq!(message["attachments"][0]["name"], "a.txt");
    assert_eq!(message["attachments"][0].get("contentBytes"), None);
}
