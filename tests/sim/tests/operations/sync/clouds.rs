//! What national clouds do not have.

use graph_sim::{Cloud, Method, Options, Simulator};
use serde_json::json;

use crate::common::{HOUR, NOW, Tenant, code, in_path};

fn tenant_in(cloud: Cloud) -> Tenant {
    let mut tenant = Tenant::new();
    tenant.simulator = Simulator::new(&Options { seed: 7, start: NOW, cloud });
    tenant.ada = tenant.simulator.add_user("Ada Lovelace", "ada@contoso.com");
    tenant.ben = tenant.simulator.add_user("Ben Okri", "ben@contoso.com");
    tenant.token = tenant.simulator.issue_token(tenant.ada, HOUR);
    tenant
}

#[test]
fn operations_missing_in_a_cloud_are_unknown_there() {
    for (cloud, missing) in [
        (Cloud::Global, [false; 6]),
        (Cloud::UsGov, [true, false, false, true, false, false]),
        (Cloud::China, [true, true, true, false, true, true]),
    ] {
        let mut tenant = tenant_in(cloud);
        let id = in_path(&tenant.fill("Inbox", 1).remove(0));
        let ids = json!({ "inputIds": [id], "sourceIdType": "restId", "targetIdType": "entryId" });
        let requests = [
            (Method::Post, format!("/me/messages/{id}/permanentDelete"), None),
            (Method::Get, "/me/mailFolders/inbox/messages/delta".to_owned(), None),
            (Method::Get, "/me/mailFolders/delta()".to_owned(), None),
            (Method::Post, "/me/translateExchangeIds".to_owned(), Some(ids)),
            (Method::Get, "/me/outlook/masterCategories".to_owned(), None),
            (Method::Get, "/me/mailFolders/inbox/messageRules".to_owned(), None),
        ];
        for ((method, path, body), missing) in requests.into_iter().zip(missing) {
            let request = tenant.request(method, &path);
            let request = body.map_or(request.clone(), |body| request.with_json(&body));
            let response = tenant.send(&request);
            assert_eq!(response.status == 400, missing, "{path} in {cloud:?}: {}", response.status);
        }
    }
}

#[test]
fn properties_missing_in_a_cloud_are_absent_and_refused() {
    for (cloud, missing) in [
        (Cloud::UsGov, vec!["conversationIndex"]),
        (Cloud::China, vec!["conversationIndex", "flag", "internetMessageHeaders"]),
    ] {
        let mut tenant = tenant_in(cloud);
        let path = format!("/me/messages/{}", in_path(&tenant.fill("Inbox", 1).remove(0)));
        let message = tenant.json(&path);
        for name in ["conversationIndex", "flag", "internetMessageHeaders"] {
            let is_missing = missing.contains(&name);
            assert!(!is_missing || message.get(name).is_none(), "{name} in {cloud:?}");
            let selected = tenant.get(&format!("{path}?$select={name}")).status;
            assert_eq!(selected, if is_missing { 400 } else { 200 }, "{name} in {cloud:?}");
        }
        let flagged = tenant.patch(&path, &json!({ "flag": { "flagStatus": "flagged" } }));
        assert_eq!(flagged.status == 400, missing.contains(&"flag"));
        let filtered = tenant.get("/me/messages?$filter=flag/flagStatus%20eq%20'flagged'");
        assert_eq!(filtered.status == 400, missing.contains(&"flag"));
    }
}

#[test]
fn folders_of_the_us_government_cannot_be_hidden() {
    let mut tenant = tenant_in(Cloud::UsGov);
    assert_eq!(tenant.json("/me/mailFolders/inbox").get("isHidden"), None);
    let refused = tenant.post("/me/mailFolders", &json!({ "displayName": "x", "isHidden": true }));
    assert_eq!((refused.status, code(&refused).as_str()), (400, "RequestBodyRead"));
}
