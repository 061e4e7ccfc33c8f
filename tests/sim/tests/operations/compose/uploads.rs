//! Large attachments in ranges: B3 to B5.

use graph_sim::{Method, Request, Response};
use serde_json::{Value, json};

use super::path_of;
use crate::common::{Tenant, code, in_path, text};

const SIZE: usize = 7_000_000;
const RANGE: usize = 3_276_800;

fn item(size: usize) -> Value {
    json!({ "AttachmentItem": { "attachmentType": "file", "name": "film.mp4", "size": size } })
}

/// A session for a file of Ada's draft: the draft's path and the session's URL.
fn open(tenant: &mut Tenant) -> (String, String) {
    let message = path_of(&text(&tenant.draft(&json!({ "subject": "Film" }))["id"]));
    let opened = tenant.post(&format!("{message}/attachments/createUploadSession"), &item(SIZE));
    assert_eq!(opened.status, 201);
    let opened = opened.to_json().unwrap();
    assert_eq!(opened["nextExpectedRanges"], json!(["0-"]));
    (message, text(&opened["uploadUrl"]))
}

fn range(url: &str, first: usize, last: usize) -> Request {
    let bytes = (first..=last).map(|at| u8::try_from(at % 251).unwrap()).collect();
    let request = Request::new(Method::Put, url)
        .with_header("Content-Type", "application/octet-stream")
        .with_header("Content-Range", &format!("bytes {first}-{last}/{SIZE}"));
    Request { body: bytes, ..request }
}

fn put(tenant: &mut Tenant, url: &str, first: usize, last: usize) -> Response {
    tenant.send(&range(url, first, last))
}

#[test]
fn ranges_in_order_become_an_attachment() {
    let mut tenant = Tenant::new();
    let (message, url) = open(&mut tenant);
    assert!(url.starts_with("https://outlook.office.com/api/v2.0/Users('"), "{url}");
    let first = put(&mut tenant, &url, 0, RANGE - 1);
    assert_eq!(first.status, 200);
    assert_eq!(first.to_json().unwrap()["NextExpectedRanges"], json!([RANGE.to_string()]));
    assert_eq!(tenant.json(&message)["hasAttachments"], false);
    // The status spells its names in another way; it is not in the contract.
    let status = tenant.send_unseen(&Request::new(Method::Get, &url));
    assert_eq!(status.to_json().unwrap()["nextExpectedRanges"], json!([format!("{RANGE}-")]));
    assert_eq!(put(&mut tenant, &url, RANGE, 2 * RANGE - 1).status, 200);
    let last = put(&mut tenant, &url, 2 * RANGE, SIZE - 1);
    assert_eq!((last.status, last.body.len()), (201, 0));
    let attached = tenant.json(&format!("{message}/attachments?$select=id,name,size"));
    let attachment = &attached["value"][0];
    assert_eq!((&attachment["name"], &attachment["size"]), (&json!("film.mp4"), &json!(SIZE)));
    let location = last.header("Location").unwrap();
    assert!(location.ends_with(&format!("/Attachments('{}')", text(&attachment["id"]))), "{location}");
    let bytes =
        tenant.get(&format!("{message}/attachments/{}/$value", in_path(&text(&attachment["id"])))).body;
    assert!(bytes.iter().enumerate().all(|(at, byte)| usize::from(*byte) == at % 251));
    assert_eq!(put(&mut tenant, &url, 0, 9).status, 404, "the session is over");
}

#[test]
fn ranges_out_of_order_or_wrong_are_refused_and_change_nothing() {
    let mut tenant = Tenant::new();
    let (_, url) = open(&mut tenant);
    assert_eq!(put(&mut tenant, &url, 0, 99).status, 200);
    assert_eq!(put(&mut tenant, &url, 200, 299).status, 416);
    assert_eq!(put(&mut tenant, &url, 0, 99).status, 416);
    let mut wrong = range(&url, 100, 199);
    wrong.body.pop();
    assert_eq!(tenant.send(&wrong).status, 400);
    assert_eq!(put(&mut tenant, &url, 100, 100 + 4 * 1024 * 1024).status, 413);
    assert_eq!(put(&mut tenant, &url, 100, 199).status, 200);
}

#[test]
fn a_session_wants_its_own_token_and_no_other() {
    let mut tenant = Tenant::new();
    let (_, url) = open(&mut tenant);
    let wild = range(&url, 0, 99).with_token(&tenant.token);
    assert_eq!(tenant.send_wild(&wild).status, 400);
    let forged = url.replace("authtoken=eyJ", "authtoken=abc");
    assert_eq!(put(&mut tenant, &forged, 0, 99).status, 401);
    // Graph itself does not answer there.
    let elsewhere = url.replace("https://outlook.office.com", "https://graph.microsoft.com");
    assert_eq!(put(&mut tenant, &elsewhere, 0, 99).status, 404);
    tenant.simulator.set_upload_origin("http://127.0.0.1:8402/");
    let (_, url) = open(&mut tenant);
    assert!(url.starts_with("http://127.0.0.1:8402/api/v2.0/"), "{url}");
    assert_eq!(put(&mut tenant, &url, 0, 99).status, 200);
}

#[test]
fn a_session_ends_when_it_is_given_up_or_left_alone() {
    let mut tenant = Tenant::new();
    let (_, url) = open(&mut tenant);
    assert_eq!(tenant.send(&Request::new(Method::Delete, &url)).status, 204);
    assert_eq!(put(&mut tenant, &url, 0, 99).status, 404);
    tenant.simulator.set_upload_lifetime(60_000);
    let (_, url) = open(&mut tenant);
    tenant.wait(59_000);
    assert_eq!(put(&mut tenant, &url, 0, 99).status, 200);
    tenant.wait(59_000);
    assert_eq!(put(&mut tenant, &url, 100, 199).status, 200, "each range prolongs it");
    assert_eq!(tenant.simulator.open_uploads(), 1);
    tenant.wait(60_000);
    assert_eq!(put(&mut tenant, &url, 200, 299).status, 401);
    assert_eq!(tenant.simulator.open_uploads(), 0);
}

#[test]
fn a_session_is_for_large_files_of_ones_own_drafts() {
    let mut tenant = Tenant::new();
    let id = in_path(&text(&tenant.draft(&json!({ "subject": "Film" }))["id"]));
    let path = format!("/me/messages/{id}/attachments/createUploadSession");
    let small = tenant.post(&path, &item(2_999_999));
    assert_eq!(small.status, 400);
    assert_eq!(code(&small), "ErrorAttachmentSizeShouldNotBeLessThanMinimumSize");
    assert_eq!(tenant.post(&path, &item(3_000_000)).status, 201);
    assert_eq!(tenant.post(&path, &item(150_000_000)).status, 201);
    assert_eq!(tenant.post(&path, &item(150_000_001)).status, 400);
    let received = tenant.fill("Inbox", 1).remove(0);
    let elsewhere = format!("{}/attachments/createUploadSession", path_of(&received));
    assert_eq!(tenant.post(&elsewhere, &item(SIZE)).status, 400);
    let (ada, ben) = (tenant.ada, tenant.ben);
    tenant.simulator.share(ben, ada);
    let draft =
        tenant.post("/users/ben@contoso.com/messages", &json!({ "subject": "Film" })).to_json().unwrap();
    let shared = format!(
        "/users/ben@contoso.com/messages/{}/attachments/createUploadSession",
        in_path(&text(&draft["id"]))
    );
    let refused = tenant.post(&shared, &item(SIZE));
    assert_eq!((refused.status, code(&refused).as_str()), (403, "ErrorAccessDenied"));
}
