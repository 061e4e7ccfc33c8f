//! B19-B20: contacts.

use graph_sim::Method;
use serde_json::json;

use crate::common::{Tenant, in_path, text};

const CONTACTS: &str = "/me/contacts";

fn fill(tenant: &mut Tenant) {
    for (given, surname, address) in [
        ("Ada", "Byron", "byron@x.example"),
        ("Adam", "Smith", "adam@y.example"),
        ("Zoe", "Ada", "zoe@y.example"),
    ] {
        let contact = json!({
            "givenName": given, "surname": surname, "businessPhones": ["+1 555 0100"],
            "emailAddresses": [{ "name": format!("{given} {surname}"), "address": address }],
        });
        assert_eq!(tenant.post(CONTACTS, &contact).status, 201);
    }
}

fn names(tenant: &mut Tenant, query: &str) -> Vec<String> {
    let page = tenant.json(&format!("{CONTACTS}?{query}"));
    page["value"].as_array().unwrap().iter().map(|contact| text(&contact["displayName"])).collect()
}

#[test]
fn contacts_are_found_by_the_start_of_their_names_and_by_address() {
    let mut tenant = Tenant::new();
    fill(&mut tenant);
    assert_eq!(names(&mut tenant, "$filter=startswith(displayName,'ad')"), ["Ada Byron", "Adam Smith"]);
    let by_address = "$filter=emailAddresses/any(a:a/address%20eq%20'zoe@y.example')";
    assert_eq!(names(&mut tenant, by_address), ["Zoe Ada"]);
    assert_eq!(
        names(&mut tenant, "$search=%22ada%22&$orderby=displayName%20desc"),
        ["Zoe Ada", "Adam Smith", "Ada Byron"]
    );
}

#[test]
fn contacts_are_paged_and_counted() {
    let mut tenant = Tenant::new();
    fill(&mut tenant);
    let page = tenant.json(&format!("{CONTACTS}?$top=2&$count=true&$select=displayName"));
    assert_eq!(page["@odata.count"], json!(3));
    let next = text(&page["@odata.nextLink"]).replace("https://graph.microsoft.com/v1.0", "");
    assert_eq!(tenant.json(&next)["value"].as_array().unwrap().len(), 1);
}

#[test]
fn each_version_has_its_own_properties() {
    let mut tenant = Tenant::new();
    fill(&mut tenant);
    let id = text(&tenant.json(CONTACTS)["value"][0]["id"]);
    let path = format!("{CONTACTS}/{}", in_path(&id));
    assert_eq!(tenant.json(&path)["businessPhones"], json!(["+1 555 0100"]));
    let request = tenant.beta(Method::Get, &path);
    let beta = tenant.send(&request).to_json().unwrap();
    assert_eq!(beta["phones"], json!([{ "type": "business", "number": "+1 555 0100" }]));
    assert_eq!(tenant.send_json_wild(Method::Post, CONTACTS, &json!({ "phones": [] })).status, 400);
    assert_eq!(tenant.send_json_wild(Method::Post, CONTACTS, &json!({ "givenName": 7 })).status, 400);
}
