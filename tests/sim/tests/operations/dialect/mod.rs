//! The Outlook REST dialect: the same service in its older spelling.

#[cfg(feature = "contract")]
mod judge;
mod messages;
#[cfg(feature = "contract")]
mod reference;
mod resources;
mod sync;

use graph_sim::{Method, Request, Response};
use serde_json::Value;

use crate::common::Tenant;

/// Where the current version of Outlook REST is.
const V2: &str = "https://outlook.office.com/api/v2.0";
/// Where its preview is.
const BETA: &str = "https://outlook.office.com/api/beta";

/// A request of Ada's in this dialect.
fn request(tenant: &Tenant, method: Method, url: &str) -> Request {
    Request::new(method, url).with_token(&tenant.token)
}

fn get(tenant: &mut Tenant, url: &str) -> Response {
    let request = request(tenant, Method::Get, url);
    tenant.send(&request)
}

/// A GET that must succeed.
fn json(tenant: &mut Tenant, url: &str) -> Value {
    let response = get(tenant, url);
    assert_eq!(response.status, 200, "{url}: {}", String::from_utf8_lossy(&response.body));
    response.to_json().unwrap()
}

fn post(tenant: &mut Tenant, url: &str, body: &Value) -> Response {
    let request = request(tenant, Method::Post, url).with_json(body);
    tenant.send(&request)
}

fn patch(tenant: &mut Tenant, url: &str, body: &Value) -> Response {
    let request = request(tenant, Method::Patch, url).with_json(body);
    tenant.send(&request)
}

/// A request that is illegal on purpose: its status and code.
fn refused(tenant: &mut Tenant, method: Method, url: &str, body: Option<&Value>) -> (u16, String) {
    let request = request(tenant, method, url);
    let request = match body {
        Some(body) => request.with_json(body),
        None => request,
    };
    let response = tenant.send_wild(&request);
    (response.status, crate::common::code(&response))
}

/// The id of the newest message of Ada's Inbox.
fn newest(tenant: &mut Tenant) -> String {
    let page = json(tenant, &format!("{V2}/me/MailFolders/inbox/messages?$top=1&$select=Subject"));
    crate::common::text(&page["value"][0]["Id"])
}
