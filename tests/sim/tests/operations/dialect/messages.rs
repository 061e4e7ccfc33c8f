//! Messages and folders in Outlook REST's spelling.

use graph_sim::model::{Classification, Flag, Importance};
use graph_sim::{Effect, FaultRule, Method};
use serde_json::{Value, json};

use super::{BETA, V2, get, json, newest, patch, post, refused, request};
use crate::common::{HOUR, NOW, Tenant, code, file, letter, text};

#[test]
fn a_message_is_spelled_in_pascal_case_with_its_address_and_context() {
    let mut tenant = Tenant::new();
    let mut message = letter(1, NOW.0 - HOUR);
    message.importance = Importance::High;
    message.classification = Classification::Other;
    message.flag = Flag::Flagged;
    tenant.insert("Inbox", message);
    let id = newest(&mut tenant);
    let body = json(&mut tenant, &format!("{V2}/me/messages/{id}"));
    assert_eq!(body["@odata.context"], format!("{V2}/$metadata#Me/Messages/$entity"));
    let address = text(&body["@odata.id"]);
    assert!(address.starts_with(&format!("{V2}/Users('")) && address.contains('@'), "{address}");
    assert!(address.ends_with(&format!("')/Messages('{id}')")), "{address}");
    assert_eq!(body["Importance"], "High");
    assert_eq!(body["InferenceClassification"], "Other");
    assert_eq!(body["Flag"]["FlagStatus"], "Flagged");
    assert_eq!(body["Body"]["ContentType"], "HTML");
    assert_eq!(body["From"]["EmailAddress"], json!({ "Name": "Cleo", "Address": "cleo@fabrikam.com" }));
    assert!(body["@odata.etag"].as_str().is_some_and(|tag| tag.starts_with("W/\"")));
}

#[test]
fn what_only_the_preview_has_is_not_in_the_current_version() {
    let mut tenant = Tenant::new();
    let inbox = json(&mut tenant, &format!("{BETA}/me/MailFolders/inbox"));
    assert_eq!(inbox["WellKnownName"], "inbox");
    let inbox = json(&mut tenant, &format!("{V2}/me/MailFolders/inbox"));
    assert_eq!(inbox.get("WellKnownName"), None);
    // Graph's alone.
    assert_eq!(inbox.get("IsHidden"), None);
    let url = format!("{V2}/me/MailFolders?$select=WellKnownName");
    assert_eq!(refused(&mut tenant, Method::Get, &url, None).0, 400);
    let url = format!("{V2}/me/MailFolders?$select=IsHidden");
    assert_eq!(refused(&mut tenant, Method::Get, &url, None).0, 400);
}

#[test]
fn a_page_links_to_the_next_one_in_this_dialect() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 5);
    let mut url = format!(
        "{V2}/me/MailFolders/Inbox/messages?$select=Subject,Sender&$top=2&$orderby=ReceivedDateTime desc"
    );
    let mut subjects = Vec::new();
    for page in 0..3 {
        let body = json(&mut tenant, &url);
        let context = format!("{V2}/$metadata#Me/MailFolders('Inbox')/Messages(Subject,Sender)");
        assert_eq!(body["@odata.context"], context);
        subjects.extend(body["value"].as_array().unwrap().iter().map(|message| text(&message["Subject"])));
        if page < 2 {
            url = text(&body["@odata.nextLink"]);
            assert!(url.starts_with(&format!("{V2}/me/MailFolders/Inbox/messages/?%24select=")), "{url}");
        } else {
            assert_eq!(body.get("@odata.nextLink"), None);
        }
    }
    assert_eq!(subjects, ["Letter 4", "Letter 3", "Letter 2", "Letter 1", "Letter 0"]);
}

#[test]
fn keys_in_parentheses_and_names_in_any_case_lead_to_the_same() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 1);
    let id = newest(&mut tenant);
    for path in [
        format!("/Me/Messages('{id}')"),
        format!("/ME/messages/{id}"),
        format!("/me/mailfolders('INBOX')/MESSAGES/{id}"),
    ] {
        assert_eq!(json(&mut tenant, &format!("{V2}{path}"))["Subject"], "Letter 0", "{path}");
    }
    let on_premises = format!("https://mail.contoso.com/API/V2.0/me/messages('{id}')");
    let body = json(&mut tenant, &on_premises);
    assert!(text(&body["@odata.id"]).starts_with("https://mail.contoso.com/api/v2.0/Users('"));
    let address = text(&body["@odata.id"]);
    let owner = address.split('\'').nth(1).unwrap().split('@').next().unwrap().to_owned();
    let body = json(&mut tenant, &format!("{V2}/users('{owner}')/messages/{id}"));
    assert_eq!(body["@odata.context"], format!("{V2}/$metadata#Users('{owner}')/Messages/$entity"));
}

#[test]
fn all_items_is_the_whole_mailbox() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 2);
    tenant.fill("Archive", 1);
    let body = json(&mut tenant, &format!("{V2}/me/MailFolders/AllItems/messages?$select=Subject"));
    assert_eq!(body["value"].as_array().unwrap().len(), 3);
}

#[test]
fn filters_and_expansions_are_understood_in_this_spelling() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 2);
    let mut message = letter(7, NOW.0);
    message.importance = Importance::High;
    message.attachments = vec![file("a.png", false)];
    tenant.insert("Inbox", message);
    let url =
        format!("{V2}/me/messages?$filter=Importance eq 'High' and IsRead eq false&$expand=Attachments");
    let body = json(&mut tenant, &url);
    let found = body["value"].as_array().unwrap();
    assert_eq!(found.len(), 1);
    let attachment = &found[0]["Attachments"][0];
    assert_eq!(attachment["@odata.type"], "#Microsoft.OutlookServices.FileAttachment");
    assert_eq!(attachment["ContentType"], "image/png");
    let (message, id) = (text(&found[0]["Id"]), text(&attachment["Id"]));
    assert!(text(&attachment["@odata.id"]).ends_with(&format!("/Messages('{message}')/Attachments('{id}')")));
    let context = text(&found[0]["Attachments@odata.context"]);
    assert!(context.starts_with(&format!("{V2}/$metadata#Me/Messages('")), "{context}");
    let bytes = get(&mut tenant, &format!("{V2}/me/messages/{message}/attachments/{id}/$value"));
    assert_eq!(bytes.body, [1, 2, 3]);
    assert_eq!(get(&mut tenant, &format!("{V2}/me/messages/$count")).body, b"3");
}

#[test]
fn drafts_are_made_and_changed_and_carry_extended_properties() {
    let mut tenant = Tenant::new();
    let draft = json!({
        "Subject": "Plan",
        "Importance": "Low",
        "Body": { "ContentType": "HTML", "Content": "<p>isRead</p>" },
        "ToRecipients": [{ "EmailAddress": { "Address": "ben@contoso.com" } }],
        "SingleValueExtendedProperties": [{ "PropertyId": "String 0x001A", "Value": "IPM.Note" }],
    });
    let response = post(&mut tenant, &format!("{V2}/me/messages"), &draft);
    assert_eq!(response.status, 201);
    let made = response.to_json().unwrap();
    assert_eq!((&made["Importance"], &made["IsDraft"]), (&json!("Low"), &json!(true)));
    let id = text(&made["Id"]);
    let changed = patch(
        &mut tenant,
        &format!("{V2}/me/messages/{id}"),
        &json!({ "Flag": { "FlagStatus": "Flagged" } }),
    );
    assert_eq!(changed.to_json().unwrap()["Flag"]["FlagStatus"], "Flagged");
    let filter = "$expand=SingleValueExtendedProperties($filter=PropertyId eq 'String 0x001A')";
    let body = json(&mut tenant, &format!("{V2}/me/messages/{id}?{filter}"));
    let held = json!([{ "PropertyId": "String 0x001A", "Value": "IPM.Note" }]);
    assert_eq!(body["SingleValueExtendedProperties"], held);
}

#[test]
fn ids_change_on_a_move_whatever_is_preferred() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 1);
    let id = newest(&mut tenant);
    let url = format!("{V2}/me/messages/{id}/MOVE");
    let request = request(&tenant, Method::Post, &url)
        .with_header("Prefer", "IdType=\"ImmutableId\"")
        .with_json(&json!({ "DestinationId": "DeletedItems" }));
    let response = tenant.send(&request);
    assert_eq!((response.status, response.header("Preference-Applied")), (201, None));
    let moved = response.to_json().unwrap();
    assert_ne!(text(&moved["Id"]), id);
    let gone = get(&mut tenant, &format!("{V2}/me/messages/{id}"));
    assert_eq!((gone.status, code(&gone)), (404, "ErrorItemNotFound".to_owned()));
    // A code and a message, and nothing more.
    let error = gone.to_json().unwrap();
    assert_eq!(error["error"].as_object().unwrap().keys().collect::<Vec<_>>(), ["code", "message"]);
}

#[test]
fn a_body_in_graphs_spelling_is_refused() {
    let mut tenant = Tenant::new();
    let url = format!("{V2}/me/messages");
    for body in [
        json!({ "subject": "Plan" }),
        json!({ "Body": { "contentType": "Text", "Content": "" } }),
        json!({ "Attachments": [{ "@odata.type": "#microsoft.graph.fileAttachment", "Name": "a", "ContentBytes": "" }] }),
        json!({ "SingleValueExtendedProperties": [{ "Id": "String 0x001A", "Value": "" }] }),
        json!({ "Mentions": [] }),
    ] {
        let refusal = refused(&mut tenant, Method::Post, &url, Some(&body));
        assert_eq!(refusal, (400, "RequestBodyRead".to_owned()), "{body}");
    }
}

#[test]
fn preferences_and_tokens_work_as_in_graph() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 1);
    let id = newest(&mut tenant);
    let url = format!("{V2}/me/messages/{id}");
    let request =
        request(&tenant, Method::Get, &url).with_header("Prefer", "outlook.body-content-type=\"text\"");
    let response = tenant.send(&request);
    assert_eq!(response.header("Preference-Applied"), Some("outlook.body-content-type=\"text\""));
    assert_eq!(response.to_json().unwrap()["Body"]["ContentType"], "Text");
    tenant.simulator.expire_tokens();
    let refusal = get(&mut tenant, &url);
    assert_eq!((refusal.status, code(&refusal)), (401, "InvalidAuthenticationToken".to_owned()));
    assert!(refusal.header("WWW-Authenticate").is_some());
}

#[test]
fn a_token_without_the_scope_is_refused() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 1);
    tenant.token = tenant.simulator.issue_token_with_scopes(tenant.ada, HOUR, &["Mail.Read"]);
    let id = newest(&mut tenant);
    let url = format!("{V2}/me/messages/{id}");
    let refusal = patch(&mut tenant, &url, &json!({ "IsRead": true }));
    assert_eq!((refusal.status, code(&refusal)), (403, "ErrorAccessDenied".to_owned()));
}

#[test]
fn a_draft_is_answered_with_what_it_was_made_with() {
    let mut tenant = Tenant::new();
    let file = json!({ "@odata.type": "#Microsoft.OutlookServices.FileAttachment", "Name": "a.txt", "ContentBytes": "YQ==" });
    let ben = json!({ "Name": "Ben Okri", "Address": "ben@contoso.com" });
    let draft = json!({ "Subject": "Both", "Attachments": [file], "Mentions": [{ "Mentioned": ben, "CreatedBy": ben }] });
    let made = post(&mut tenant, &format!("{BETA}/me/messages"), &draft).to_json().unwrap();
    assert_eq!(made["Attachments"][0]["Name"], "a.txt");
    assert_eq!(made["Mentions"][0]["Mentioned"], ben);
    let (id, mention) = (text(&made["Id"]), text(&made["Mentions"][0]["Id"]));
    let address = text(&made["Mentions"][0]["@odata.id"]);
    assert!(address.ends_with(&format!("/Messages('{id}')/Mentions('{mention}')")), "{address}");
}

#[test]
fn faults_strike_here_too() {
    let mut tenant = Tenant::new();
    tenant
        .simulator
        .faults()
        .push(FaultRule::new(Effect::Throttle { retry_after: Some(3) }).at("/api/v2.0").times(1));
    let response = get(&mut tenant, &format!("{V2}/me/messages"));
    assert_eq!((response.status, response.header("Retry-After")), (429, Some("3")));
    assert_eq!(response.to_json().unwrap()["error"].get("innerError"), None::<&Value>);
}
