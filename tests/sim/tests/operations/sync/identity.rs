//! Ids translated, photos in their sizes.

use serde_json::{Value, json};

use super::refusal;
use crate::common::{Tenant, code, text};

const PATH: &str = "/me/translateExchangeIds";

fn translate(tenant: &mut Tenant, id: &str, from: &str, to: &str) -> Value {
    let body = json!({ "inputIds": [id], "sourceIdType": from, "targetIdType": to });
    let answer = tenant.post(PATH, &body);
    assert_eq!(answer.status, 200);
    answer.to_json().unwrap()["value"][0].clone()
}

#[test]
fn an_id_goes_through_every_spelling_and_back() {
    let mut tenant = Tenant::new();
    let immutable = tenant.fill("Inbox", 1).remove(0);
    let rest = tenant.simulator.message(tenant.ada, &immutable).unwrap().mutable_id;
    let mut seen = vec![rest.clone()];
    for format in ["restImmutableEntryId", "ewsId", "entryId", "immutableEntryId"] {
        let there = text(&translate(&mut tenant, &rest, "restId", format)["targetId"]);
        assert_eq!(translate(&mut tenant, &there, format, "restId")["targetId"], rest, "{format}");
        assert!(format == "ewsId" || !seen.contains(&there), "{format} looks like another");
        seen.push(there);
    }
    assert_eq!(seen[1], immutable);
    let inbox = text(&tenant.json("/me/mailFolders/inbox")["id"]);
    assert_eq!(translate(&mut tenant, &inbox, "restId", "restImmutableEntryId")["targetId"], inbox);
}

#[test]
fn what_cannot_be_translated_says_so_for_itself() {
    let mut tenant = Tenant::new();
    let id = tenant.fill("Inbox", 1).remove(0);
    let body = json!({ "inputIds": ["nonsense", id], "sourceIdType": "restImmutableEntryId", "targetIdType": "restId" });
    let answer = tenant.post(PATH, &body).to_json().unwrap();
    assert_eq!(answer["value"][0]["errorDetails"]["code"], "ErrorInvalidIdMalformed");
    assert!(answer["value"][1]["targetId"].is_string());
    let wrong = translate(&mut tenant, &id, "restId", "restImmutableEntryId");
    assert_eq!(wrong["errorDetails"]["code"], "ErrorInvalidIdMalformed");
}

#[test]
fn a_request_has_at_most_a_thousand_ids() {
    let mut tenant = Tenant::new();
    let id = tenant.fill("Inbox", 1).remove(0);
    for (count, status) in [(1000, 200), (1001, 400)] {
        let body = json!({ "inputIds": vec![&id; count], "sourceIdType": "restImmutableEntryId", "targetIdType": "restId" });
        assert_eq!(tenant.post(PATH, &body).status, status);
    }
    let body = json!({ "inputIds": [id], "sourceIdType": "smtp", "targetIdType": "restId" });
    let request = tenant.request(graph_sim::Method::Post, PATH).with_json(&body);
    assert_eq!(refusal(&tenant.send_wild(&request)), (400, "RequestBodyRead".to_owned()));
}

#[test]
fn a_photo_comes_in_sizes() {
    let mut tenant = Tenant::new();
    assert_eq!(code(&tenant.get("/me/photos/48x48/$value")), "ImageNotFound");
    tenant.simulator.set_photo(tenant.ada, Some((vec![9, 9], "image/png")));
    let list = tenant.json("/me/photos");
    assert_eq!(list["value"].as_array().unwrap().len(), 8);
    let small = tenant.json("/me/photos/48x48");
    assert_eq!((&small["id"], &small["width"]), (&json!("48x48"), &json!(48)));
    let bytes = tenant.get("/users/ada@contoso.com/photos/648x648/$value");
    assert_eq!(
        (bytes.status, bytes.body.as_slice(), bytes.header("Content-Type")),
        (200, [9, 9].as_slice(), Some("image/png"))
    );
    assert_eq!(tenant.get("/me/photos/50x50/$value").status, 404);
    let me = tenant.json("/me?$select=displayName,mail,userPrincipalName");
    assert_eq!((&me["displayName"], &me["mail"]), (&json!("Ada Lovelace"), &json!("ada@contoso.com")));
}
