//! What the scopes of a token permit, and what a claims challenge wants.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use graph_sim::{Effect, FaultRule, Method, TokenOptions};
use serde_json::json;

use super::refusal;
use crate::common::{HOUR, NOW, Tenant, file, in_path, letter};

fn with(scopes: &[&str]) -> Tenant {
    let mut tenant = Tenant::new();
    tenant.token = tenant.simulator.issue_token_with_scopes(tenant.ada, HOUR, scopes);
    tenant
}

fn denied() -> (u16, String) {
    (403, "ErrorAccessDenied".to_owned())
}

#[test]
fn an_operation_needs_one_of_the_scopes_that_permit_it() {
    let every = [
        "Mail.ReadBasic",
        "Mail.Read",
        "Mail.ReadWrite",
        "Mail.Send",
        "MailboxSettings.Read",
        "MailboxSettings.ReadWrite",
        "User.Read",
        "User.ReadBasic.All",
        "",
    ];
    let read_settings = json!({ "displayName": "Red", "color": "preset0" });
    let mail =
        json!({ "message": { "toRecipients": [{ "emailAddress": { "address": "ben@contoso.com" } }] } });
    let cases = [
        (Method::Get, "/me/mailFolders", None, &every[0..3]),
        (Method::Get, "/me/mailFolders/inbox/messages/delta", None, &every[0..3]),
        (Method::Get, "/me/messages/$count", None, &every[0..3]),
        (Method::Post, "/me/mailFolders", Some(json!({ "displayName": "New" })), &every[2..3]),
        (Method::Post, "/me/messages", Some(json!({ "subject": "x" })), &every[2..3]),
        (Method::Post, "/me/sendMail", Some(mail), &every[3..4]),
        (Method::Get, "/me/mailFolders/inbox/messageRules", None, &every[4..6]),
        (Method::Get, "/me/mailboxSettings", None, &every[4..6]),
        (Method::Get, "/me/outlook/masterCategories", None, &every[4..6]),
        (Method::Post, "/me/outlook/masterCategories", Some(read_settings), &every[5..6]),
        (Method::Get, "/me/inferenceClassification/overrides", None, &every[1..3]),
        (Method::Get, "/me", None, &every[6..8]),
        (Method::Get, "/users", None, &every[7..8]),
    ];
    for (method, path, body, permitting) in cases {
        for scope in every {
            let mut tenant = with(&[scope]);
            let request = tenant.request(method, path);
            let request = body.as_ref().map_or(request.clone(), |body| request.with_json(body));
            let response = tenant.send(&request);
            let permitted = permitting.contains(&scope);
            assert_eq!(response.status < 300, permitted, "{path} with '{scope}': {}", response.status);
            if !permitted {
                assert_eq!(refusal(&response), denied(), "{path} with '{scope}'");
            }
        }
    }
}

#[test]
fn a_token_for_envelopes_shows_no_contents_and_finds_nothing_by_words() {
    let mut tenant = with(&["Mail.ReadBasic"]);
    let mut message = letter(1, NOW.0);
    message.attachments = vec![file("a.png", false)];
    let path = format!("/me/messages/{}", in_path(&tenant.insert("Inbox", message)));
    for path in [path.clone(), format!("{path}?$select=subject,body,bodyPreview,uniqueBody")] {
        let message = tenant.json(&path);
        assert_eq!(message["subject"], "Letter 1");
        for name in ["body", "bodyPreview", "uniqueBody"] {
            assert_eq!(message.get(name), None, "{name}");
        }
    }
    for path in [
        format!("{path}/attachments"),
        format!("{path}/$value"),
        format!("{path}/extensions"),
        format!("{path}?$expand=attachments"),
        format!("{path}?$expand=singleValueExtendedProperties($filter=id%20eq%20'String%200x001A')"),
        "/me/messages?$search=%22letter%22".to_owned(),
    ] {
        assert_eq!(refusal(&tenant.get(&path)), denied(), "{path}");
    }
    assert_eq!(refusal(&tenant.patch(&path, &json!({ "isRead": true }))), denied());
    tenant.token =
        tenant.simulator.issue_token_with_scopes(tenant.ada, HOUR, &["Mail.ReadBasic", "Mail.Read"]);
    assert!(tenant.json(&path)["body"].is_object());
}

#[test]
fn another_mailbox_needs_a_shared_scope() {
    let ask = |scope: &str| {
        let mut tenant = with(&[scope]);
        tenant.simulator.share(tenant.ben, tenant.ada);
        let read = tenant.get("/users/ben@contoso.com/messages").status;
        let own = tenant.get("/me/messages").status;
        let write =
            tenant.post("/users/ben@contoso.com/mailFolders", &json!({ "displayName": "New" })).status;
        (read, own, write)
    };
    assert_eq!(ask("Mail.ReadWrite"), (403, 200, 403));
    assert_eq!(ask("Mail.Read.Shared"), (200, 200, 403));
    assert_eq!(ask("Mail.ReadWrite.Shared"), (200, 200, 201));
    assert_eq!(ask("Mail.Send.Shared"), (403, 403, 403));
}

#[test]
fn items_of_a_batch_are_checked_one_by_one() {
    let mut tenant = with(&["Mail.Read"]);
    let item = |id: &str, url: &str| json!({ "id": id, "method": "GET", "url": url });
    let answer = tenant
        .post("/$batch", &json!({ "requests": [item("1", "/me/mailFolders/inbox"), item("2", "/me")] }));
    let answer = answer.to_json().unwrap();
    let mut statuses: Vec<_> = answer["responses"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["id"].clone(), one["status"].clone()))
        .collect();
    statuses.sort_by_key(|(id, _)| id.to_string());
    assert_eq!(statuses, [(json!("1"), json!(200)), (json!("2"), json!(403))]);
}

#[test]
fn a_challenge_ends_with_a_token_that_has_its_claims() {
    let mut tenant = Tenant::new();
    let claims = r#"{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}"#;
    let rule = FaultRule::new(Effect::ClaimsChallenge { claims: claims.into() });
    tenant.simulator.faults().push(rule.at("/messages"));
    let response = tenant.get("/me/messages");
    assert_eq!(refusal(&response), (401, "InvalidAuthenticationToken".to_owned()));
    let header = response.header("WWW-Authenticate").unwrap();
    assert!(header.starts_with("Bearer ") && header.contains("error=\"insufficient_claims\""), "{header}");
    let carried = header.split("claims=\"").nth(1).unwrap().trim_end_matches('"');
    assert_eq!(STANDARD.decode(carried).unwrap(), claims.as_bytes());
    tenant.token = tenant.simulator.issue_token(tenant.ada, HOUR);
    assert_eq!(tenant.get("/me/messages").status, 401, "a new token is not enough");
    assert_eq!(tenant.get("/me/mailFolders").status, 200);
    let options = TokenOptions { lifetime_ms: HOUR, scopes: None, claims: Some(claims.into()) };
    tenant.token = tenant.simulator.issue_token_as(tenant.ada, &options);
    assert_eq!(tenant.get("/me/messages").status, 200);
}
