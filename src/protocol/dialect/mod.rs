//! The two spellings of the mail API. The typed code speaks Graph; where the service speaks Outlook REST (Exchange
//! servers do), requests and answers are translated here, at the edge, and nowhere else.

mod casing;
pub(super) use casing::split_string;
mod names;
mod query;
#[cfg(test)]
mod round_trips;
mod spelling;
pub use spelling::Spelling;

use super::{ApiError, Body, Request, Version};

/// How the service wants to be spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Dialect {
    /// Microsoft Graph.
    #[default]
    Graph,
    /// Outlook REST v2.0 and beta.
    Outlook,
}

impl Dialect {
    /// The dialect of this name in a configuration.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "graph" => Some(Self::Graph),
            "outlook" => Some(Self::Outlook),
            _ => None,
        }
    }

    /// The address of a request, given the API base of the configuration.
    ///
    /// A whole address is taken only where it lies below the base's origin, since the token goes along; that of an
    /// upload session is its own permission, goes without token, and may lie anywhere that is encrypted.
    pub fn address(self, api_base: &str, request: &Request) -> Result<String, ApiError> {
        let target = request.target.as_str();
        if request.is_upload() {
            let is_safe = target.starts_with("https://") || is_loopback(target);
            return if is_safe { Ok(target.to_owned()) } else { Err(foreign()) };
        }
        if target.starts_with('/') && !target.starts_with("//") {
            check_steps(request)?;
            return Ok(format!("{api_base}/{}{target}", self.version(request)?));
        }
        let origin = origin(api_base);
        match target.strip_prefix(origin) {
            Some(rest) if rest.starts_with('/') && !origin.is_empty() => Ok(target.to_owned()),
            _ => Err(foreign()),
        }
    }

    fn version(self, request: &Request) -> Result<&'static str, ApiError> {
        match self {
            Self::Graph if request.version() == Version::V1 => Ok("v1.0"),
            Self::Graph => Ok("beta"),
            Self::Outlook => match request.operation.outlook() {
                // MIME is Graph's.
                _ if matches!(request.body, Body::Mime(_)) => Err(ApiError::Unavailable),
                Some(Version::V1) if !request.beta_in.contains(&self) => Ok("v2.0"),
                Some(_) => Ok("beta"),
                None => Err(ApiError::Unavailable),
            },
        }
    }
}

/// Refuses a path that a browser would fold (URL Standard, "path state"), and that would so lead to something else than
/// the id in it names: to the collection, or past it.
fn check_steps(request: &Request) -> Result<(), ApiError> {
    let path = request.target.split('?').next().unwrap_or_default();
    let folds =
        |step: &str| matches!(step.to_ascii_lowercase().replace("%2e", ".").as_str(), "" | "." | "..");
    if path.split('/').skip(1).any(folds) {
        return Err(ApiError::InvalidId);
    }
    match &request.body {
        Body::Batch(items) => items.iter().try_for_each(check_steps),
        _ => Ok(()),
    }
}

fn foreign() -> ApiError {
    ApiError::Unreadable("the service sent an address outside the configured API".to_owned())
}

fn is_loopback(address: &str) -> bool {
    ["http://127.0.0.1", "http://localhost", "http://[::1]"].iter().any(|host| {
        address.strip_prefix(host).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/']))
    })
}

fn origin(address: &str) -> &str {
    let host_at = address.find("://").map_or(0, |at| at + 3);
    let end = address.get(host_at..).and_then(|rest| rest.find('/')).map_or(address.len(), |at| host_at + at);
    address.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::ops::{message, user};
    use super::super::{Method, Operation, OperationId};
    use super::*;

    const BASE: &str = "https://graph.microsoft.com";

    fn get(target: &str) -> Request {
        Request::get(OperationId::GetMessage, target)
    }

    #[test]
    fn paths_go_below_the_base_with_their_version() {
        let at = |dialect: Dialect, base, operation| dialect.address(base, &Request::act(operation, "/me/x"));
        assert_eq!(
            at(Dialect::Graph, BASE, OperationId::SendDraft).unwrap(),
            "https://graph.microsoft.com/v1.0/me/x"
        );
        assert_eq!(
            at(Dialect::Graph, BASE, OperationId::RecallMessage).unwrap(),
            "https://graph.microsoft.com/beta/me/x"
        );
        let outlook = "https://mail.contoso.com/api";
        assert_eq!(
            at(Dialect::Outlook, outlook, OperationId::SendDraft).unwrap(),
            "https://mail.contoso.com/api/v2.0/me/x"
        );
        assert_eq!(at(Dialect::Outlook, outlook, OperationId::RecallMessage), Err(ApiError::Unavailable));
    }

    #[test]
    fn an_id_that_would_fold_the_path_is_refused() {
        for id in ["", ".", ".."] {
            let request = message::Get::new(id.into()).request();
            assert_eq!(Dialect::Graph.address(BASE, &request), Err(ApiError::InvalidId), "{id:?}");
            let batch =
                Request::act(OperationId::Batch, "/$batch").carrying(Body::Batch(vec![request.clone()]));
            assert_eq!(Dialect::Graph.address(BASE, &batch), Err(ApiError::InvalidId), "{id:?}");
        }
        for target in ["/me/messages/%2e%2E", "/me/messages/.%2e/send?$top=1", "/me//x", "/me/messages/"] {
            assert_eq!(Dialect::Graph.address(BASE, &get(target)), Err(ApiError::InvalidId), "{target}");
        }
        for id in ["...", "..a", "a/../b"] {
            assert!(Dialect::Graph.address(BASE, &message::Get::new(id.into()).request()).is_ok(), "{id}");
        }
    }

    #[test]
    fn what_only_beta_takes_goes_there_in_each_dialect() {
        let reply = || Request::act(OperationId::Reply, "/me/messages/a/reply");
        let at = |dialect: Dialect, request: &Request| dialect.address("https://x", request).unwrap();
        assert!(
            at(Dialect::Outlook, &reply().in_beta_of(&[Dialect::Outlook])).starts_with("https://x/beta/")
        );
        assert!(at(Dialect::Graph, &reply().in_beta_of(&[Dialect::Outlook])).starts_with("https://x/v1.0/"));
        assert!(at(Dialect::Outlook, &reply().in_beta_of(&[Dialect::Graph])).starts_with("https://x/v2.0/"));
        assert!(at(Dialect::Graph, &reply().in_beta_of(&[Dialect::Graph])).starts_with("https://x/beta/"));
    }

    #[test]
    fn mime_is_graphs_alone() {
        for request in
            [message::CreateMime::new("eA==".into()).request(), user::SendMime::new("eA==".into()).request()]
        {
            assert!(Dialect::Graph.address(BASE, &request).is_ok());
            assert_eq!(Dialect::Outlook.address(BASE, &request), Err(ApiError::Unavailable));
        }
    }

    #[test]
    fn next_links_are_followed_on_the_same_origin_only() {
        let next = "https://graph.microsoft.com/v1.0/me/messages?$skip=10";
        assert_eq!(Dialect::Graph.address(BASE, &get(next)).unwrap(), next);
        for foreign in [
            "https://graph.microsoft.com.evil.example/v1.0/me",
            "https://graph.microsoft.com@evil.example/",
            "http://graph.microsoft.com/v1.0/me",
            "//evil.example/",
            "javascript:alert(1)",
            "",
        ] {
            assert!(Dialect::Graph.address(BASE, &get(foreign)).is_err(), "{foreign}");
        }
    }

    #[test]
    fn an_upload_goes_to_any_encrypted_address() {
        let put = |target: &str| Request::new(OperationId::UploadRange, Method::Put, target);
        let address = "https://outlook.office.com/api/v2.0/x?authtoken=t";
        assert_eq!(Dialect::Graph.address(BASE, &put(address)).unwrap(), address);
        assert!(Dialect::Graph.address(BASE, &put("http://127.0.0.1:9/x")).is_ok());
        for bad in ["http://127.0.0.1.evil.example/x", "http://outlook.office.com/x", "/x", "javascript:x"] {
            assert!(Dialect::Graph.address(BASE, &put(bad)).is_err(), "{bad}");
        }
    }
}
