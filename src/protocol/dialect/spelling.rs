//! The typed code's requests and answers, respelled for the service and back.
//!
//! A value, so that nothing but the place where `OUTLOOK` is named reaches its code: `app/chunks.rs` loads it where it
//! is needed.

use super::super::{Body, Method, OperationId, Request, Response};
use super::{casing, query};

/// Graph's delta functions; Outlook REST follows changes on the collection itself.
pub(super) const DELTA: &str = "/delta";
/// What it wants said then ("Synchronize messages").
const TRACK_CHANGES: &str = "odata.track-changes";

/// How a service spells requests and answers. What goes to the address of an upload session is never respelled.
#[derive(Debug, Clone, Copy)]
pub struct Spelling {
    encode: fn(Request) -> Request,
    decode: fn(&Request, Response) -> Response,
}

impl Spelling {
    /// That of the typed code: nothing is to be done.
    pub const GRAPH: Self = Self { encode: |request| request, decode: |_, response| response };
    /// That of Outlook REST.
    pub const OUTLOOK: Self = Self { encode: to_outlook, decode: to_graph };

    /// The request as the service reads it.
    #[must_use]
    pub fn encode(self, request: Request) -> Request {
        if request.is_upload() { request } else { (self.encode)(request) }
    }

    /// The answer to `request`, which is as it was before it was encoded, as Graph would have given it.
    #[must_use]
    pub fn decode(self, request: &Request, response: Response) -> Response {
        if request.is_upload() { response } else { (self.decode)(request, response) }
    }
}

fn to_outlook(mut request: Request) -> Request {
    // Ids that survive a move are Graph's.
    request.prefer.retain(|preference| !preference.starts_with("IdType"));
    if follows_changes(&request) {
        request.prefer.push(TRACK_CHANGES.into());
    }
    if request.target.starts_with('/') {
        request.target = query::to_outlook(&request.target);
    }
    if let Body::Json(text) = &request.body {
        request.body = Body::Json(casing::to_outlook(text));
    }
    request
}

fn to_graph(request: &Request, mut response: Response) -> Response {
    if !has_json(&response) {
        return response;
    }
    let mut body = casing::to_graph(&response.body);
    // The first answer ends with a deltaLink although the round has only begun ("Synchronize messages").
    let is_first = follows_changes(request) && request.target.starts_with('/');
    if is_first && !body.contains("\"@odata.nextLink\"") {
        body = body.replacen("\"@odata.deltaLink\"", "\"@odata.nextLink\"", 1);
    }
    response.body = body.into_bytes();
    response
}

/// Whether changes are followed with it.
fn follows_changes(request: &Request) -> bool {
    request.method == Method::Get
        && matches!(request.operation, OperationId::SyncMessages | OperationId::SyncFolders)
}

fn has_json(response: &Response) -> bool {
    response.header("Content-Type").is_some_and(|kind| kind.starts_with("application/json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn get(target: &str) -> Request {
        Request::get(OperationId::GetMessage, target)
    }

    fn json(body: &str) -> Response {
        let headers = vec![("content-type".to_owned(), "application/json;charset=utf-8".to_owned())];
        Response::new(200, headers, body.as_bytes().to_vec())
    }

    #[test]
    fn a_synchronisation_asks_the_collection_to_track_changes() {
        let path = "/me/mailFolders/inbox/messages/delta?$select=subject,sender";
        let request = Spelling::OUTLOOK.encode(Request::get(OperationId::SyncMessages, path));
        assert_eq!(request.target, "/me/MailFolders/inbox/Messages?$select=Subject,Sender");
        assert_eq!(request.prefer, [TRACK_CHANGES]);
    }

    #[test]
    fn the_first_answer_of_a_synchronisation_is_not_its_end() {
        let first = Request::get(OperationId::SyncMessages, "/me/mailFolders/inbox/messages/delta");
        let answer = r#"{"value":[{"Id":"A"}],"@odata.deltaLink":"https://x/1"}"#;
        let read = |request: &Request| {
            String::from_utf8(Spelling::OUTLOOK.decode(request, json(answer)).body).unwrap()
        };
        assert_eq!(read(&first), r#"{"value":[{"id":"A"}],"@odata.nextLink":"https://x/1"}"#);
        let later = Request { target: "https://x/1".to_owned(), ..first };
        assert!(read(&later).contains("@odata.deltaLink"));
    }

    #[test]
    fn bytes_and_graphs_own_answers_stay_as_they_are() {
        let picture = Response::new(200, vec![], br#"{"Id":1}"#.to_vec());
        assert_eq!(Spelling::OUTLOOK.decode(&get("/x"), picture.clone()), picture);
        assert_eq!(Spelling::GRAPH.decode(&get("/x"), json(r#"{"Id":1}"#)), json(r#"{"Id":1}"#));
    }
}
