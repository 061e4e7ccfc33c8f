//! B14-B17: categories.

use graph_sim::Method;
use serde_json::json;

use crate::common::{Tenant, text};

const CATEGORIES: &str = "/me/outlook/masterCategories";

#[test]
fn a_new_mailbox_has_six_categories() {
    let mut tenant = Tenant::new();
    let page = tenant.json(CATEGORIES);
    let held = page["value"].as_array().unwrap();
    assert_eq!(held.len(), 6);
    assert_eq!(
        (text(&held[0]["displayName"]).as_str(), text(&held[0]["color"]).as_str()),
        ("Red category", "preset0")
    );
}

#[test]
fn names_are_unique_in_any_letter_case() {
    let mut tenant = Tenant::new();
    let created = tenant.post(CATEGORIES, &json!({ "displayName": "Project expenses", "color": "preset9" }));
    assert_eq!(created.status, 201);
    assert_eq!(tenant.post(CATEGORIES, &json!({ "displayName": "project EXPENSES" })).status, 409);
}

#[test]
fn the_colour_changes_and_the_name_does_not() {
    let mut tenant = Tenant::new();
    let created = tenant.post(CATEGORIES, &json!({ "displayName": "Harbour" })).to_json().unwrap();
    assert_eq!(created["color"], json!("none"));
    let path = format!("{CATEGORIES}/{}", text(&created["id"]));
    assert_eq!(
        tenant.patch(&path, &json!({ "color": "preset24" })).to_json().unwrap()["color"],
        json!("preset24")
    );
    assert_eq!(tenant.send_json_wild(Method::Patch, &path, &json!({ "displayName": "Port" })).status, 400);
    assert_eq!(tenant.send_json_wild(Method::Patch, &path, &json!({ "color": "preset25" })).status, 400);
    assert_eq!(tenant.delete(&path).status, 204);
    assert_eq!(tenant.get(&path).status, 404);
    assert_eq!(tenant.post(CATEGORIES, &json!({ "color": "preset1" })).status, 400);
}
