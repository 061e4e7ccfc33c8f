//! B18: people.

use graph_sim::Method;
use graph_sim::model::NewMessage;
use serde_json::json;

use crate::common::{Tenant, address, text};

/// Ada wrote to Dora twice and got three letters from Cleo.
fn tenant() -> Tenant {
    let mut tenant = Tenant::new();
    tenant.fill("inbox", 3);
    for number in 0..2 {
        let letter = NewMessage {
            from: Some(address("Ada Lovelace", "ada@contoso.com")),
            to: vec![address("Dora Maar", "dora@out.example")],
            ..tenant.arriving(&format!("sent {number}"))
        };
        tenant.insert("sentitems", letter);
    }
    tenant
}

fn names(tenant: &mut Tenant, query: &str) -> Vec<String> {
    let page = tenant.json(&format!("/me/people{query}"));
    page["value"].as_array().unwrap().iter().map(|person| text(&person["displayName"])).collect()
}

#[test]
fn whom_one_writes_to_comes_before_whom_one_hears_from() {
    let mut tenant = tenant();
    assert_eq!(names(&mut tenant, "/"), ["Dora Maar", "Cleo", "Ben Okri"]);
    assert_eq!(names(&mut tenant, "?$top=1&$skip=1"), ["Cleo"]);
}

#[test]
fn a_search_finds_the_starts_of_names_and_addresses() {
    let mut tenant = tenant();
    assert_eq!(names(&mut tenant, "?$search=%22maa%22"), ["Dora Maar"]);
    assert_eq!(names(&mut tenant, "?$search=fabri"), ["Cleo"]);
    assert!(names(&mut tenant, "?$search=lovelace").is_empty());
    assert_eq!(names(&mut tenant, "?$filter=displayName%20eq%20'Ben%20Okri'"), ["Ben Okri"]);
    assert_eq!(names(&mut tenant, "?$filter=personType/subclass%20eq%20'OrganizationUser'"), ["Ben Okri"]);
}

#[test]
fn each_version_scores_in_its_own_property() {
    let mut tenant = tenant();
    let person = tenant.json("/me/people?$select=displayName,scoredEmailAddresses")["value"][0].clone();
    assert_eq!(person["scoredEmailAddresses"][0]["address"], json!("dora@out.example"));
    assert_eq!(person.get("givenName"), None);
    let request = tenant.beta(Method::Get, "/me/people");
    let page = tenant.send(&request).to_json().unwrap();
    assert_eq!(page["value"][0]["emailAddresses"][0]["rank"], json!(6.0));
    let path = format!("/me/people/{}", text(&person["id"]));
    assert_eq!(tenant.json(&path)["displayName"], json!("Dora Maar"));
    assert_eq!(tenant.json("/me/people/$count"), json!(3));
}
