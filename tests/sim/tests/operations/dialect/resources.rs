//! Which resources there are, in which version.

use graph_sim::Method;
use serde_json::json;

use super::{BETA, V2, newest, post, refused};
use crate::common::{Tenant, code, text};

#[test]
fn what_graph_alone_has_is_an_unknown_resource() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 1);
    let id = newest(&mut tenant);
    for (method, path) in [
        (Method::Post, format!("/me/messages/{id}/permanentDelete")),
        (Method::Post, format!("/me/mailFolders/sentitems/messages/{id}/recall")),
        (Method::Get, "/me/messages/delta".to_owned()),
        (Method::Get, format!("/me/messages/{id}/$value")),
        (Method::Post, format!("/me/messages/{id}/markAsJunk")),
        (Method::Post, format!("/me/messages/{id}/attachments/createUploadSession")),
        (Method::Post, format!("/me/messages/{id}/extensions")),
        (Method::Get, "/me/outlook/masterCategories".to_owned()),
        (Method::Get, "/me/MasterCategories".to_owned()),
        (Method::Get, "/me/photo/$value".to_owned()),
        (Method::Get, "/me/people".to_owned()),
        (Method::Get, "/me".to_owned()),
        (Method::Post, "/$batch".to_owned()),
        (Method::Post, "/search/query".to_owned()),
        (Method::Post, "/me/translateExchangeIds".to_owned()),
    ] {
        for root in [V2, BETA] {
            let (status, code) = refused(&mut tenant, method, &format!("{root}{path}"), None);
            assert!(
                (status, code.as_str()) == (404, "RequestBroker--ParseUri") || status == 405,
                "{path}: {status} {code}"
            );
        }
    }
}

#[test]
fn previews_are_in_beta_only() {
    let mut tenant = Tenant::new();
    for (method, path) in [
        (Method::Get, "/me/mailfolders/inbox/messagerules"),
        (Method::Get, "/me/SupportedLanguages"),
        (Method::Get, "/me/SupportedTimeZones(TimeZoneStandard='Iana')"),
        (Method::Post, "/me/GetMailTips"),
        (Method::Post, "/me/messages('x')/unsubscribe"),
        (Method::Delete, "/me/messages('x')/mentions('y')"),
    ] {
        let refusal = refused(&mut tenant, method, &format!("{V2}{path}"), None);
        assert_eq!(refusal, (404, "RequestBroker--ParseUri".to_owned()), "{path}");
    }
}

#[test]
fn retired_and_unknown_versions_are_refused() {
    let mut tenant = Tenant::new();
    for version in ["v1.0", "v3.0"] {
        let url = format!("https://outlook.office.com/api/{version}/me/messages");
        assert_eq!(refused(&mut tenant, Method::Get, &url, None).0, 400, "{version}");
    }
}

#[test]
fn top_level_folders_cannot_be_made_and_child_folders_can() {
    let mut tenant = Tenant::new();
    let body = json!({ "DisplayName": "Company" });
    assert_eq!(refused(&mut tenant, Method::Post, &format!("{V2}/me/MailFolders"), Some(&body)).0, 405);
    let url = format!("{V2}/me/MailFolders/inbox/childfolders");
    let made = post(&mut tenant, &url, &body);
    assert_eq!(made.status, 201);
    let made = made.to_json().unwrap();
    assert_eq!(
        made["@odata.context"],
        format!("{V2}/$metadata#Me/MailFolders('inbox')/ChildFolders/$entity")
    );
    assert!(text(&made["@odata.id"]).ends_with(&format!("/MailFolders('{}')", text(&made["Id"]))));
    let again = post(&mut tenant, &url, &body);
    assert_eq!((again.status, code(&again)), (409, "ErrorFolderExists".to_owned()));
}
