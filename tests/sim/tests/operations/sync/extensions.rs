//! Open extensions of messages.

use serde_json::{Value, json};

use super::refusal;
use crate::common::{Tenant, in_path, text};

fn referral() -> Value {
    json!({
        "@odata.type": "microsoft.graph.openTypeExtension", "extensionName": "Com.Contoso.Referral",
        "companyName": "Wingtip Toys", "dealValue": 500_050,
    })
}

#[test]
fn an_extension_is_made_read_changed_and_deleted() {
    let mut tenant = Tenant::new();
    let message = format!("/me/messages/{}", in_path(&tenant.fill("Inbox", 1).remove(0)));
    let key = text(&tenant.json(&message)["changeKey"]);
    let made = tenant.post(&format!("{message}/extensions"), &referral());
    assert_eq!(made.status, 201);
    assert_eq!(made.to_json().unwrap()["id"], "microsoft.graph.openTypeExtension.Com.Contoso.Referral");
    let again = tenant.post(&format!("{message}/extensions"), &referral());
    assert_eq!(refusal(&again), (409, "NameAlreadyExists".to_owned()));
    for id in [
        "Com.Contoso.Referral",
        "microsoft.graph.openTypeExtension.Com.Contoso.Referral",
        "Microsoft.OutlookServices.OpenTypeExtension.Com.Contoso.Referral",
    ] {
        let one = tenant.json(&format!("{message}/extensions/{id}"));
        assert_eq!((&one["companyName"], &one["dealValue"]), (&json!("Wingtip Toys"), &json!(500_050)));
    }
    let one = format!("{message}/extensions/Com.Contoso.Referral");
    let change = json!({ "@odata.type": "#microsoft.graph.openTypeExtension", "dealValue": 1, "companyName": null, "open": true });
    let changed = tenant.patch(&one, &change);
    let changed = changed.to_json().unwrap();
    assert_eq!(
        (&changed["dealValue"], &changed["open"], changed.get("companyName")),
        (&json!(1), &json!(true), None)
    );
    assert_eq!(tenant.json(&format!("{message}/extensions"))["value"].as_array().unwrap().len(), 1);
    assert_eq!(tenant.get(&format!("{message}/extensions/$count")).body, b"1");
    assert_eq!(tenant.json(&message)["changeKey"], key, "extensions are no change of the message");
    assert_eq!(tenant.delete(&one).status, 204);
    assert_eq!(tenant.get(&one).status, 404);
}

#[test]
fn extensions_come_along_all_or_those_named() {
    let mut tenant = Tenant::new();
    let message = format!("/me/messages/{}", in_path(&tenant.fill("Inbox", 1).remove(0)));
    tenant.post(&format!("{message}/extensions"), &referral());
    let other = json!({ "@odata.type": "microsoft.graph.openTypeExtension", "extensionName": "Other" });
    tenant.post(&format!("{message}/extensions"), &other);
    assert_eq!(tenant.json(&message).get("extensions"), None);
    assert_eq!(
        tenant.json(&format!("{message}?$expand=extensions"))["extensions"].as_array().unwrap().len(),
        2
    );
    let named = "$expand=extensions($filter=id%20eq%20'Com.Contoso.Referral')";
    for path in [message, "/me/mailFolders/inbox/messages".to_owned()] {
        let found = tenant.json(&format!("{path}?{named}"));
        let message = found.get("value").map_or(&found, |value| &value[0]);
        assert_eq!(message["extensions"][0]["extensionName"], "Com.Contoso.Referral");
        assert_eq!(message["extensions"].as_array().unwrap().len(), 1);
    }
}

#[test]
fn a_draft_can_bring_its_extensions() {
    let mut tenant = Tenant::new();
    let draft = tenant.post("/me/messages", &json!({ "subject": "x", "extensions": [referral()] }));
    let id = text(&draft.to_json().unwrap()["id"]);
    let one = tenant.json(&format!("/me/messages/{}/extensions/Com.Contoso.Referral", in_path(&id)));
    assert_eq!(one["companyName"], "Wingtip Toys");
}
