//! B21: users of the tenant.

use graph_sim::{Method, Response};

use crate::common::{Tenant, code, text};

fn tenant() -> Tenant {
    let mut tenant = Tenant::new();
    let user = tenant.simulator.add_user("Benedikta Ada", "bene@contoso.com");
    tenant.simulator.set_profile(user, "Pilot", "Harbour", "Pier 3");
    tenant
}

fn eventual(tenant: &mut Tenant, query: &str) -> Response {
    let request =
        tenant.request(Method::Get, &format!("/users?{query}")).with_header("ConsistencyLevel", "eventual");
    tenant.send(&request)
}

fn names(response: &Response) -> Vec<String> {
    let page = response.to_json().unwrap();
    page["value"].as_array().unwrap().iter().map(|user| text(&user["displayName"])).collect()
}

#[test]
fn a_search_needs_the_consistency_level() {
    let mut tenant = tenant();
    let refused = tenant.get("/users?$search=%22displayName:ada%22");
    assert_eq!((refused.status, code(&refused).as_str()), (400, "Request_UnsupportedQuery"));
    let found = eventual(&mut tenant, "$search=%22displayName:ada%22");
    assert_eq!(names(&found), ["Ada Lovelace", "Benedikta Ada"]);
    let found = eventual(&mut tenant, "$search=%22displayName:okri%22%20OR%20%22mail:bene%22");
    assert_eq!(names(&found), ["Ben Okri", "Benedikta Ada"]);
    let found = eventual(&mut tenant, "$search=%22displayName:ada%22%20AND%20%22mail:bene%22");
    assert_eq!(names(&found), ["Benedikta Ada"]);
    assert_eq!(eventual(&mut tenant, "$search=ada").status, 400);
}

#[test]
fn users_are_found_by_the_start_of_a_property() {
    let mut tenant = tenant();
    let found = tenant.get("/users?$filter=startswith(displayName,'ben')&$orderby=displayName%20desc");
    assert_eq!(names(&found), ["Benedikta Ada", "Ben Okri"]);
    let found = tenant.json("/users?$filter=startswith(mail,'bene')&$select=displayName,department");
    assert_eq!(text(&found["value"][0]["department"]), "Harbour");
    assert_eq!(tenant.json("/users")["value"][0].get("department"), None);
}

#[test]
fn users_are_paged_by_token() {
    let mut tenant = tenant();
    let page = tenant.json("/users?$top=2");
    let next = text(&page["@odata.nextLink"]);
    assert!(next.contains("$skiptoken="), "{next}");
    let next = next.replace("https://graph.microsoft.com/v1.0", "");
    assert_eq!(names(&tenant.get(&next)), ["Benedikta Ada"]);
    assert_eq!(tenant.get_wild("/users?$skip=1").status, 400);
}
