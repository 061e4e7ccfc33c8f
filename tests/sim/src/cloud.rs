//! National clouds: what their published schemas do not have.

use serde_json::Value;

use crate::error::{ApiError, ApiResult};
use crate::exchange::{Method, Request};
use crate::json::read;

/// The cloud a tenant lives in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cloud {
    /// The global service.
    #[default]
    Global,
    /// US Government, L4 and L5.
    UsGov,
    /// China, operated by 21Vianet.
    China,
}

impl Cloud {
    /// The host of the API.
    pub const fn graph_host(self) -> &'static str {
        match self {
            Cloud::Global => "graph.microsoft.com",
            Cloud::UsGov => "graph.microsoft.us",
            Cloud::China => "microsoftgraph.chinacloudapi.cn",
        }
    }

    /// The segments of paths this cloud has not.
    const fn missing_segments(self) -> &'static [&'static str] {
        match self {
            Cloud::Global => &[],
            Cloud::UsGov => &["permanentdelete", "createuploadsession", "translateexchangeids", "markasjunk"],
            Cloud::China => &[
                "permanentdelete",
                "delta",
                "delta()",
                "mastercategories",
                "messagerules",
                "people",
                "markasjunk",
            ],
        }
    }

    /// The properties of messages this cloud has not.
    pub(crate) const fn missing_of_messages(self) -> &'static [&'static str] {
        match self {
            Cloud::Global => &[],
            Cloud::UsGov => &["conversationIndex"],
            Cloud::China => &["conversationIndex", "flag", "internetMessageHeaders"],
        }
    }

    /// The properties of folders this cloud has not.
    pub(crate) const fn missing_of_folders(self) -> &'static [&'static str] {
        match self {
            Cloud::UsGov => &["isHidden"],
            Cloud::Global | Cloud::China => &[],
        }
    }

    /// Refuses a request for what this cloud has not, as something unknown. `path` stands below the user, in lower
    /// case.
    pub(crate) fn check(self, request: &Request, path: &[&str], query: &[(String, String)]) -> ApiResult<()> {
        let missing = self.missing_segments();
        if let Some(segment) = path.iter().find(|segment| missing.contains(segment)) {
            return Err(ApiError::unknown_segment(segment));
        }
        let is_mail = matches!(path.first(), Some(&("messages" | "sendmail" | "mailfolders")));
        if self == Cloud::Global || !is_mail {
            return Ok(());
        }
        let sorts = |name: &str| matches!(name.to_ascii_lowercase().as_str(), "$filter" | "$orderby");
        for (_, value) in query.iter().filter(|(name, _)| sorts(name)) {
            if let Some(name) = self.missing_of_messages().iter().find(|name| names(value, name)) {
                return Err(ApiError::unknown_property(name, "message"));
            }
        }
        if matches!(request.method, Method::Post | Method::Patch) {
            return self.check_body(request);
        }
        Ok(())
    }

    fn check_body(self, request: &Request) -> ApiResult<()> {
        let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
        let message = body.as_object().and_then(|fields| read::parameter(fields, "message"));
        for fields in [Some(&body), message].into_iter().flatten().filter_map(Value::as_object) {
            for (type_name, missing) in
                [("message", self.missing_of_messages()), ("mailFolder", self.missing_of_folders())]
            {
                if let Some(name) = missing.iter().find(|name| fields.contains_key(**name)) {
                    return Err(read::unknown(name, type_name));
                }
            }
        }
        Ok(())
    }
}

/// Whether an expression asks about a property.
fn names(expression: &str, property: &str) -> bool {
    let symbols = |symbol: char| !symbol.is_ascii_alphanumeric();
    expression.split(symbols).any(|word| word.eq_ignore_ascii_case(property))
}
