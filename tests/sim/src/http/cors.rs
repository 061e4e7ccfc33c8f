//! Cross-origin rules as Graph has them: any origin, few request headers, few readable answer headers.

use crate::exchange::Response;

/// The request headers a page may send beyond those every page may.
const ALLOWED: [&str; 6] =
    ["authorization", "client-request-id", "consistencylevel", "content-type", "if-match", "prefer"];
/// The request headers a page may send to the upload origin.
const UPLOAD_ALLOWED: [&str; 2] = ["content-range", "content-type"];
const METHODS: &str = "GET, POST, PATCH, PUT, DELETE, OPTIONS";
const EXPOSED: &str = "ETag, Location, Preference-Applied, Content-Range, request-id, client-request-id, \
                       ReadWriteConsistencyToken, SdkVersion, x-ms-client-gcc-tenant";

/// Answers a preflight; one that asks for an unknown header is not let through.
pub(super) fn preflight(requested: Option<&str>) -> Response {
    let names = requested.unwrap_or_default().split(',').map(|name| name.trim().to_ascii_lowercase());
    let unknown: Vec<String> =
        names.filter(|name| !name.is_empty() && !ALLOWED.contains(&name.as_str())).collect();
    if !unknown.is_empty() {
        let message = format!("CORS: request headers not allowed: {}", unknown.join(", "));
        return Response::bytes(403, "text/plain", message.into_bytes());
    }
    let mut response = Response::empty(200);
    add(&mut response, "Access-Control-Allow-Origin", "*");
    add(&mut response, "Access-Control-Allow-Methods", METHODS);
    add(&mut response, "Access-Control-Allow-Headers", &ALLOWED.join(", "));
    add(&mut response, "Access-Control-Max-Age", "600");
    response
}

/// Which of the headers Graph is not known to expose everywhere a page may read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Expose {
    /// `Retry-After`
    pub(super) retry_after: bool,
    /// `WWW-Authenticate`
    pub(super) challenge: bool,
}

/// Lets any page read the answer and the headers it may.
pub(super) fn open(response: &mut Response, expose: Expose) {
    let mut exposed = EXPOSED.to_owned();
    for (is_exposed, name) in [(expose.retry_after, "Retry-After"), (expose.challenge, "WWW-Authenticate")] {
        if is_exposed {
            exposed.push_str(", ");
            exposed.push_str(name);
        }
    }
    add(response, "Access-Control-Allow-Origin", "*");
    add(response, "Access-Control-Expose-Headers", &exposed);
}

/// Answers a preflight of the upload origin: ranges and their type, and no token.
pub(super) fn upload_preflight(requested: Option<&str>) -> Response {
    let mut names = requested.unwrap_or_default().split(',').map(|name| name.trim().to_ascii_lowercase());
    if let Some(unknown) = names.find(|name| !name.is_empty() && !UPLOAD_ALLOWED.contains(&name.as_str())) {
        let message = format!("CORS: request header not allowed: {unknown}");
        return Response::bytes(403, "text/plain", message.into_bytes());
    }
    let mut response = Response::empty(200);
    add(&mut response, "Access-Control-Allow-Origin", "*");
    add(&mut response, "Access-Control-Allow-Methods", "GET, PUT, DELETE, OPTIONS");
    add(&mut response, "Access-Control-Allow-Headers", &UPLOAD_ALLOWED.join(", "));
    add(&mut response, "Access-Control-Max-Age", "600");
    response
}

/// Lets any page read an answer of the upload origin, and `Location` where that is exposed.
pub(super) fn open_upload(response: &mut Response, expose_location: bool) {
    add(response, "Access-Control-Allow-Origin", "*");
    if expose_location {
        add(response, "Access-Control-Expose-Headers", "Location");
    }
}

fn add(response: &mut Response, name: &str, value: &str) {
    response.headers.push((name.to_owned(), value.to_owned()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preflight_with_an_unknown_header_is_not_let_through() {
        assert_eq!(preflight(Some("authorization,prefer")).status, 200);
        let refused = preflight(Some("authorization, x-requested-with"));
        assert_eq!(refused.status, 403);
        assert_eq!(refused.header("Access-Control-Allow-Origin"), None);
    }

    #[test]
    fn a_token_is_not_let_through_to_the_upload_origin() {
        assert_eq!(upload_preflight(Some("content-range,content-type")).status, 200);
        assert_eq!(upload_preflight(Some("authorization, content-range")).status, 403);
    }

    #[test]
    fn what_may_be_hidden_is_readable_only_when_it_is_exposed() {
        for (retry_after, challenge) in [(true, true), (true, false), (false, true), (false, false)] {
            let mut response = Response::empty(429);
            open(&mut response, Expose { retry_after, challenge });
            let names = response.header("Access-Control-Expose-Headers").unwrap();
            assert_eq!(names.contains("Retry-After"), retry_after);
            assert_eq!(names.contains("WWW-Authenticate"), challenge);
        }
    }
}
