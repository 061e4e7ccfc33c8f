//! Delta queries, folders, scopes, throttling, claims, national clouds.

mod clouds;
mod delta;
mod extensions;
mod folder_delta;
mod folders;
mod identity;
mod quirks;
mod scopes;
mod search_folders;
mod throttling;

use graph_sim::{Request, Response};
use serde_json::Value;

use crate::common::{Tenant, text};

/// The same request to the beta version.
fn beta(request: Request) -> Request {
    Request { url: request.url.replacen("/v1.0/", "/beta/", 1), ..request }
}

/// A path below the service root, out of a link.
fn path_of(link: &Value) -> String {
    text(link).strip_prefix("https://graph.microsoft.com/v1.0").unwrap().to_owned()
}

/// The items of a whole round, and the path of the delta link at its end.
fn round(tenant: &mut Tenant, path: &str) -> (Vec<Value>, String) {
    let (mut items, mut path) = (Vec::new(), path.to_owned());
    for _ in 0..1000 {
        let page = tenant.json(&path);
        items.extend(page["value"].as_array().unwrap().iter().cloned());
        if page["@odata.deltaLink"].is_string() {
            assert!(page["@odata.nextLink"].is_null(), "a page has one link");
            return (items, path_of(&page["@odata.deltaLink"]));
        }
        path = path_of(&page["@odata.nextLink"]);
    }
    panic!("the round does not end");
}

/// The subjects of items, the reason in brackets where an item is gone, `~` where it is partial.
fn told(items: &[Value]) -> Vec<String> {
    let one = |item: &Value| match (&item["@removed"]["reason"], &item["subject"]) {
        (Value::String(reason), _) => format!("({reason})"),
        (_, Value::String(subject)) => subject.clone(),
        _ => "~".to_owned(),
    };
    items.iter().map(one).collect()
}

/// Status and code of a refusal.
fn refusal(response: &Response) -> (u16, String) {
    (response.status, crate::common::code(response))
}
