//! A mailbox that has what the samples speak of, and the samples with its ids.

use graph_sim::{Method, Request, Response};
use serde_json::{Value, json};

use super::super::{BETA, json, post, request};
use super::samples::Sample;
use crate::common::{NOW, Tenant, file, letter, text};

/// Names that need no replacing.
const WELL_KNOWN: [&str; 5] = ["inbox", "drafts", "sentitems", "deleteditems", "allitems"];

/// A tenant prepared for one sample.
pub(super) struct Stage {
    tenant: Tenant,
    /// Whether the sample is about a reference attachment.
    wants_link: bool,
}

impl Stage {
    pub(super) fn new() -> Stage {
        let mut tenant = Tenant::new();
        // What is said about samples is said by one judge for all.
        tenant.judge = None;
        tenant.fill("Inbox", 7);
        let mut message = letter(9, NOW.0);
        message.attachments = vec![file("minutes.docx", false)];
        message.headers.push(("List-Unsubscribe".into(), "<mailto:leave@fabrikam.com>".into()));
        tenant.insert("Inbox", message);
        tenant.insert("Inbox/Projects", letter(10, NOW.0));
        let dana = tenant.simulator.add_user("Dana", "danas@contoso.onmicrosoft.com");
        tenant.simulator.add_user("Fanny", "fannyd@contoso.onmicrosoft.com");
        let away = json!({ "status": "alwaysEnabled", "internalReplyMessage": "<p>On vacation.</p>" });
        assert!(tenant.simulator.change_settings(dana, &json!({ "automaticRepliesSetting": away })));
        Stage { tenant, wants_link: false }
    }

    /// The sample's request with ids this mailbox has.
    pub(super) fn request(&mut self, sample: &Sample) -> Result<Request, String> {
        let printed = sample.answer.as_ref().map(ToString::to_string).unwrap_or_default();
        self.wants_link = sample.method == Method::Get && printed.contains("SourceUrl");
        let is_last = printed.contains("@odata.deltaLink");
        let (path, query) = sample.url.split_once('?').unwrap_or((&sample.url, ""));
        let path = self.path(path)?;
        let query = self.query(query, &path, is_last)?;
        let mut request = request(&self.tenant, sample.method, &format!("{path}{query}"));
        request.headers.extend(sample.headers.iter().cloned());
        if let Some(body) = &sample.body {
            let body = self.body(body.clone());
            request.body = body.to_string().into_bytes();
            if request.header("Content-Type").is_none() {
                request = request.with_header("Content-Type", "application/json");
            }
        }
        Ok(request)
    }

    pub(super) fn send(&mut self, request: &Request) -> Response {
        self.tenant.send_unseen(request)
    }

    /// Segment after segment: a key is replaced by one of what stands before it.
    fn path(&mut self, path: &str) -> Result<String, String> {
        let mut written: Vec<String> = Vec::new();
        let mut set = String::new();
        for segment in path.split('/') {
            let (name, key) = match segment.strip_suffix("')").and_then(|start| start.split_once("('")) {
                Some((name, key)) if !name.contains('(') => (Some(name), Some(key)),
                _ if segment.ends_with('=') || segment.starts_with("AAMk") => (None, Some(segment)),
                _ => (Some(segment), None),
            };
            if let Some(name) = name {
                set = name.to_ascii_lowercase();
            }
            let key = key.map(|key| self.key(&set, key, path)).transpose()?;
            written.push(match (name, key) {
                (Some(name), Some(key)) => format!("{name}('{key}')"),
                (None, Some(key)) => key,
                (name, None) => name.unwrap_or_default().to_owned(),
            });
        }
        Ok(written.join("/"))
    }

    fn key(&mut self, set: &str, key: &str, path: &str) -> Result<String, String> {
        let below = path.to_ascii_lowercase();
        Ok(match set {
            "mailfolders" if WELL_KNOWN.contains(&key.to_ascii_lowercase().as_str()) => key.to_owned(),
            "mailfolders" if below.ends_with("messages") || below.ends_with("messages/") => self.folder("inbox"),
            "mailfolders" if below.ends_with("/copy") => self.folder("drafts"),
            "mailfolders" | "folders" => self.child_folder(),
            "messages" if below.ends_with("/send") || below.ends_with("/attachments") => self.draft(),
            "messages" if self.wants_link => self.linking(),
            "messages" if below.contains("mentions") => self.mentioning(),
            "messages" => self.message(),
            "attachments" => self.attachment(),
            "mentions" => self.mention(),
            "overrides" => self.made("me/InferenceClassification/Overrides", &json!({
                "ClassifyAs": "Other", "SenderEmailAddress": { "Name": "Cleo", "Address": "cleo@fabrikam.com" },
            }))?,
            "messagerules" => self.made("me/mailfolders/inbox/messagerules", &json!({
                "DisplayName": "Spam", "Sequence": 1, "Conditions": { "SenderContains": ["adele"] },
                "Actions": { "StopProcessingRules": true, "ForwardTo": [{ "EmailAddress": { "Address": "ben@contoso.com" } }] },
            }))?,
            other => return Err(format!("nothing is known of keys of '{other}'")),
        })
    }

    /// Tokens come from the rounds before.
    fn query(&mut self, query: &str, path: &str, is_last: bool) -> Result<String, String> {
        if query.is_empty() {
            return Ok(String::new());
        }
        let lower = query.to_ascii_lowercase();
        if !lower.contains("token") {
            return Ok(format!("?{query}"));
        }
        let first = self.round(&format!("{path}?$select=Subject,Sender"))?;
        let link = text(&first["@odata.deltaLink"]);
        if lower.contains("deltatoken") {
            return Ok(link.split_once('?').map(|(_, query)| format!("?{query}")).unwrap_or_default());
        }
        let mut link = text(&self.round(&link)?["@odata.nextLink"]);
        while let Some(next) = self.round(&link)?.get("@odata.nextLink").filter(|_| is_last) {
            link = text(next);
        }
        Ok(link.split_once('?').map(|(_, query)| format!("?{query}")).unwrap_or_default())
    }

    fn round(&mut self, url: &str) -> Result<Value, String> {
        let request = request(&self.tenant, Method::Get, url)
            .with_header("Prefer", "odata.maxpagesize=2")
            .with_header("Prefer", "odata.track-changes");
        let response = self.tenant.send_unseen(&request);
        if response.status != 200 {
            return Err(format!(
                "the round before: {} {}",
                response.status,
                String::from_utf8_lossy(&response.body)
            ));
        }
        response.to_json().ok_or_else(|| "no JSON".to_owned())
    }

    fn body(&mut self, mut body: Value) -> Value {
        let destination = body.get("DestinationId").and_then(Value::as_str).map(str::to_ascii_lowercase);
        if destination.is_some_and(|name| !WELL_KNOWN.contains(&name.as_str())) {
            body["DestinationId"] = json!(self.folder("archive"));
        }
        body
    }

    fn made(&mut self, path: &str, body: &Value) -> Result<String, String> {
        let request = request(&self.tenant, Method::Post, &format!("{BETA}/{path}")).with_json(body);
        let response = self.tenant.send_unseen(&request);
        match response.to_json() {
            Some(made) if response.status == 201 => Ok(text(&made["Id"])),
            _ => Err(format!("{path}: {} {}", response.status, String::from_utf8_lossy(&response.body))),
        }
    }

    fn first(&mut self, path: &str) -> Value {
        json(&mut self.tenant, &format!("{BETA}/me/{path}"))["value"][0].clone()
    }

    fn folder(&mut self, name: &str) -> String {
        text(&json(&mut self.tenant, &format!("{BETA}/me/MailFolders/{name}"))["Id"])
    }

    fn child_folder(&mut self) -> String {
        text(&self.first("MailFolders/inbox/ChildFolders")["Id"])
    }

    /// The one with an attachment: the newest.
    fn message(&mut self) -> String {
        text(&self.first("MailFolders/inbox/Messages?$select=Id")["Id"])
    }

    fn attachment(&mut self) -> String {
        let message = if self.wants_link { self.linking() } else { self.message() };
        text(&self.first(&format!("Messages('{message}')/Attachments?$select=Id"))["Id"])
    }

    fn draft(&mut self) -> String {
        let draft = json!({ "Subject": "A draft", "ToRecipients": [{ "EmailAddress": { "Address": "ben@contoso.com" } }] });
        text(&post(&mut self.tenant, &format!("{BETA}/me/messages"), &draft).to_json().unwrap()["Id"])
    }

    /// A draft with a link for an attachment.
    fn linking(&mut self) -> String {
        let url = format!("{BETA}/me/messages?$filter=Subject eq 'A link'&$select=Id");
        if let Some(id) = json(&mut self.tenant, &url)["value"][0]["Id"].as_str() {
            return id.to_owned();
        }
        let draft = json!({ "Subject": "A link", "Attachments": [{
            "@odata.type": "#Microsoft.OutlookServices.ReferenceAttachment", "Name": "A link",
            "SourceUrl": "https://contoso-my.sharepoint.com/a", "ProviderType": "OneDriveBusiness",
            "Permission": "Edit", "IsFolder": false,
        }] });
        text(&post(&mut self.tenant, &format!("{BETA}/me/messages"), &draft).to_json().unwrap()["Id"])
    }

    fn mentioning(&mut self) -> String {
        let found =
            json(&mut self.tenant, &format!("{BETA}/me/messages?$filter=Subject eq 'A mention'&$select=Id"));
        if let Some(id) = found["value"][0]["Id"].as_str() {
            return id.to_owned();
        }
        let person = json!({ "Name": "Ben Okri", "Address": "ben@contoso.com" });
        let draft =
            json!({ "Subject": "A mention", "Mentions": [{ "Mentioned": person, "CreatedBy": person }] });
        let request = request(&self.tenant, Method::Post, &format!("{BETA}/me/messages")).with_json(&draft);
        self.tenant.send_unseen(&request).to_json().unwrap()["Id"].as_str().unwrap_or_default().to_owned()
    }

    fn mention(&mut self) -> String {
        let message = self.mentioning();
        let request =
            request(&self.tenant, Method::Get, &format!("{BETA}/me/messages('{message}')?$expand=Mentions"));
        self.tenant.send_unseen(&request).to_json().unwrap()["Mentions"][0]["Id"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }
}
