//! The judge of this dialect sees what is spelled wrongly, in requests and in answers.

use graph_sim::contract::Contract;
use graph_sim::{Method, Request, Response};
use serde_json::{Value, json};

use super::{BETA, V2, newest, request};
use crate::common::{Tenant, text};

fn illegal(request: &Request) -> bool {
    Contract::find().is_some_and(|contract| !contract.check_request(request).is_empty())
}

#[test]
fn wrong_spellings_in_requests_are_seen() {
    if Contract::find().is_none() {
        return;
    }
    for query in [
        "$select=subject",
        "$filter=isRead eq true",
        "$orderby=receivedDateTime",
        "$expand=singleValueExtendedProperties($filter=id eq 'x')",
        "$select=Invented",
        "$select=WellKnownName",
    ] {
        assert!(illegal(&Request::new(Method::Get, format!("{V2}/me/messages?{query}"))), "{query}");
    }
    assert!(!illegal(&Request::new(
        Method::Get,
        format!("{V2}/me/messages?$select=Subject&$filter=IsRead eq true")
    )));
    for body in [
        json!({ "subject": "x" }),
        json!({ "Importance": "high" }),
        json!({ "Body": { "ContentType": "html", "Content": "" } }),
        json!({ "Subjekt": "x" }),
        json!({ "Attachments": [{ "@odata.type": "#microsoft.graph.fileAttachment", "Name": "a", "ContentBytes": "" }] }),
    ] {
        let request = Request::new(Method::Post, format!("{BETA}/me/messages")).with_json(&body);
        assert!(illegal(&request), "{body}");
    }
    let right = json!({ "Importance": "High", "Body": { "ContentType": "HTML", "Content": "" } });
    assert!(!illegal(&Request::new(Method::Post, format!("{BETA}/me/messages")).with_json(&right)));
}

#[test]
fn wrong_spellings_in_answers_are_seen() {
    let Some(contract) = Contract::find() else {
        return;
    };
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 1);
    let url = format!("{V2}/me/messages/{}", newest(&mut tenant));
    let request = request(&tenant, Method::Get, &url);
    let right = tenant.send(&request);
    let spoiled = |change: &dyn Fn(&mut Value)| {
        let mut body = right.to_json().unwrap();
        change(&mut body);
        contract.check_response(&request, &Response::json(200, &body))
    };
    assert_eq!(spoiled(&|_| {}), []);
    let changes: [&dyn Fn(&mut Value); 8] = [
        &|body| body["subject"] = body["Subject"].take(),
        &|body| body["Importance"] = json!("normal"),
        &|body| body["Body"]["ContentType"] = json!("html"),
        &|body| body["@odata.type"] = json!("#microsoft.graph.eventMessage"),
        &|body| body["@odata.id"] = Value::Null,
        &|body| body["@odata.context"] = json!("https://graph.microsoft.com/v1.0/$metadata#x"),
        &|body| body["UnsubscribeEnabled"] = json!(false),
        &|body| body["Invented"] = json!(text(&body["Subject"])),
    ];
    for (number, change) in changes.iter().enumerate() {
        assert!(!spoiled(change).is_empty(), "change {number}");
    }
    let graphs_error = json!({ "error": { "code": "ErrorItemNotFound", "message": "x", "innerError": {} } });
    assert!(!contract.check_response(&request, &Response::json(404, &graphs_error)).is_empty());
}
