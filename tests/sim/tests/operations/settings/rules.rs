//! Rows 32-36: rules made, read, changed, deleted.

use graph_sim::Method;
use serde_json::{Value, json};

use crate::common::{Tenant, code, in_path, text};

const RULES: &str = "/me/mailFolders/inbox/messageRules";

fn rule(name: &str, sequence: i32) -> Value {
    json!({
        "displayName": name, "sequence": sequence,
        "conditions": { "senderContains": ["adele"] },
        "actions": { "markImportance": "high", "stopProcessingRules": true },
    })
}

fn create(tenant: &mut Tenant, rule: &Value) -> String {
    let response = tenant.post(RULES, rule);
    assert_eq!(response.status, 201, "{}", String::from_utf8_lossy(&response.body));
    text(&response.to_json().unwrap()["id"])
}

#[test]
fn a_created_rule_is_listed_with_what_the_service_adds() {
    let mut tenant = Tenant::new();
    let id = create(&mut tenant, &rule("From partner", 2));
    assert!(id.starts_with("AQAAA"), "{id}");
    let listed = tenant.json(RULES)["value"][0].clone();
    assert_eq!(listed["isEnabled"], json!(true));
    assert_eq!(listed["hasError"], json!(false));
    assert_eq!(listed["isReadOnly"], json!(false));
    assert_eq!(listed["conditions"], json!({ "senderContains": ["adele"] }));
    assert_eq!(tenant.json(&format!("{RULES}/{}", in_path(&id)))["displayName"], json!("From partner"));
    let request =
        tenant.beta(Method::Get, &format!("/me/mailfolders/inbox/messagerules('{}')", in_path(&id)));
    assert_eq!(tenant.send(&request).to_json().unwrap()["sequence"], json!(2));
}

#[test]
fn a_rule_without_name_sequence_or_actions_is_refused() {
    let mut tenant = Tenant::new();
    for missing in ["displayName", "sequence", "actions"] {
        let mut body = rule("Half", 1);
        body.as_object_mut().unwrap().remove(missing);
        assert_eq!(tenant.post(RULES, &body).status, 400, "{missing}");
    }
    let mut body = rule("Idle", 1);
    body["actions"] = json!({});
    assert_eq!(tenant.post(RULES, &body).status, 400);
}

#[test]
fn what_no_rule_can_be_is_refused() {
    let mut tenant = Tenant::new();
    let bad = [
        ("conditions", json!({ "colourContains": ["red"] })),
        ("conditions", json!({ "importance": "urgent" })),
        ("conditions", json!({ "subjectContains": "one" })),
        ("actions", json!({ "sing": true })),
        ("isReadOnly", json!(true)),
        ("sequence", json!("first")),
    ];
    for (name, value) in bad {
        let mut body = rule("Bad", 1);
        body[name] = value.clone();
        assert_eq!(tenant.send_json_wild(Method::Post, RULES, &body).status, 400, "{name}: {value}");
    }
    let legal_but_senseless = [
        ("conditions", json!({ "withinSizeRange": { "minimumSize": 9, "maximumSize": 3 } })),
        ("conditions", json!({ "fromAddresses": [{ "emailAddress": { "address": "nobody" } }] })),
        ("actions", json!({ "moveToFolder": "no-such-folder" })),
        ("sequence", json!(-1)),
    ];
    for (name, value) in legal_but_senseless {
        let mut body = rule("Bad", 1);
        body[name] = value.clone();
        assert_eq!(tenant.post(RULES, &body).status, 400, "{name}: {value}");
    }
    assert_eq!(tenant.json(RULES)["value"], json!([]));
}

#[test]
fn only_the_inbox_has_rules() {
    let mut tenant = Tenant::new();
    let refused = tenant.get("/me/mailFolders/archive/messageRules");
    assert_eq!((refused.status, code(&refused).as_str()), (400, "ErrorInvalidRequest"));
}

#[test]
fn a_patch_replaces_conditions_and_actions_as_wholes() {
    let mut tenant = Tenant::new();
    let id = create(&mut tenant, &rule("From partner", 2));
    let path = format!("{RULES}/{}", in_path(&id));
    let change = json!({
        "displayName": "Important from partner",
        "conditions": { "subjectContains": ["offer"] },
        "actions": { "markImportance": "low" },
    });
    let changed = tenant.patch(&path, &change).to_json().unwrap();
    assert_eq!(changed["conditions"], json!({ "subjectContains": ["offer"] }));
    assert_eq!(changed["actions"], json!({ "markImportance": "low" }));
    assert_eq!(changed["sequence"], json!(2));
    assert_eq!(tenant.delete(&path).status, 204);
    assert_eq!(tenant.get(&path).status, 404);
}

#[test]
fn a_rule_of_another_program_cannot_be_changed_here() {
    let mut tenant = Tenant::new();
    let ada = tenant.ada;
    let id = tenant.simulator.add_rule(ada, &rule("Client only", 1), true).unwrap();
    let path = format!("{RULES}/{}", in_path(&id));
    assert_eq!(tenant.json(&path)["isReadOnly"], json!(true));
    assert_eq!(tenant.patch(&path, &json!({ "isEnabled": false })).status, 403);
    assert_eq!(tenant.delete(&path).status, 403);
}

#[test]
fn a_taken_sequence_pushes_later_rules_down() {
    let mut tenant = Tenant::new();
    for (name, sequence) in [("One", 1), ("Two", 2), ("Nine", 9)] {
        create(&mut tenant, &rule(name, sequence));
    }
    let id = create(&mut tenant, &rule("New", 1));
    let order = |tenant: &mut Tenant| -> Vec<(String, i64)> {
        let page = tenant.json(RULES);
        let rules = page["value"].as_array().unwrap().clone();
        rules.iter().map(|rule| (text(&rule["displayName"]), rule["sequence"].as_i64().unwrap())).collect()
    };
    let named = |list: [(&str, i64); 4]| list.map(|(name, number)| (name.to_owned(), number)).to_vec();
    assert_eq!(order(&mut tenant), named([("New", 1), ("One", 2), ("Two", 3), ("Nine", 9)]));
    tenant.patch(&format!("{RULES}/{}", in_path(&id)), &json!({ "sequence": 3 }));
    assert_eq!(order(&mut tenant), named([("One", 2), ("New", 3), ("Two", 4), ("Nine", 9)]));
}

#[test]
fn a_rule_whose_folder_is_gone_has_an_error() {
    let mut tenant = Tenant::new();
    tenant.fill("Projects", 0);
    let folder = tenant.post("/me/mailFolders", &json!({ "displayName": "Plans" })).to_json().unwrap();
    let folder = text(&folder["id"]);
    let mut body = rule("Into plans", 1);
    body["actions"] = json!({ "moveToFolder": folder });
    create(&mut tenant, &body);
    assert_eq!(tenant.json(RULES)["value"][0]["hasError"], json!(false));
    let path = format!("/me/mailFolders/{}/permanentDelete", in_path(&folder));
    let request = tenant.request(Method::Post, &path);
    assert_eq!(tenant.send(&request).status, 204);
    assert_eq!(tenant.json(RULES)["value"][0]["hasError"], json!(true));
    let letter = tenant.arriving("adele writes");
    tenant.simulator.deliver(&letter);
    assert_eq!(tenant.held("inbox"), ["adele writes"]);
}
