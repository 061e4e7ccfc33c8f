//! Several questions in one request (Graph, "Combine multiple HTTP requests using JSON batching").

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{ApiError, Body, Operation, OperationId, Request, Response, ServiceError, read_json};

/// The most that Graph takes in one batch.
pub(super) const MOST: usize = 20;

/// Up to 20 questions of one kind. The answers come in the order of the questions, each with its own fate.
///
/// Not for questions whose answers are bytes: a batch has them in base64.
#[derive(Debug, Clone)]
pub struct Batch<O> {
    operations: Vec<O>,
}

#[derive(Deserialize)]
struct Responses {
    responses: Vec<ItemResponse>,
}

#[derive(Deserialize)]
struct ItemResponse {
    id: String,
    status: u16,
    #[serde(default)]
    headers: ItemHeaders,
    #[serde(default)]
    body: Option<Box<RawValue>>,
}

/// Of the headers of an item only those that decide anything.
#[derive(Deserialize, Default)]
struct ItemHeaders {
    #[serde(rename = "Retry-After", alias = "retry-after", default)]
    retry_after: Option<String>,
    /// A page of HTML in the place of an answer is none.
    #[serde(rename = "Content-Type", alias = "content-type", default)]
    content_type: Option<String>,
}

impl<O: Operation> Batch<O> {
    /// A batch of the first 20 questions.
    pub fn new(operations: impl IntoIterator<Item = O>) -> Self {
        Self { operations: operations.into_iter().take(MOST).collect() }
    }
}

impl<O: Operation> Operation for Batch<O> {
    type Answer = Vec<Result<O::Answer, ApiError>>;

    fn request(&self) -> Request {
        batch_of(self.operations.iter().map(Operation::request).collect())
    }

    fn read(&self, response: &Response) -> Result<Self::Answer, ApiError> {
        let answers = read_batch(response, self.operations.len())?;
        let read = |(operation, answer): (&O, Response)| read_item(operation, &answer);
        Ok(self.operations.iter().zip(answers).map(read).collect())
    }
}

/// A batch of these requests, 20 at most.
pub fn batch_of(items: Vec<Request>) -> Request {
    Request::act(OperationId::Batch, "/$batch").carrying(Body::Batch(items))
}

/// The requests of a batch as its body. Put together by hand: bodies are JSON already.
pub(super) fn to_json(items: &[Request]) -> String {
    let mut json = String::from(r#"{"requests":["#);
    for (at, request) in items.iter().enumerate() {
        if at > 0 {
            json.push(',');
        }
        push_item(&mut json, at, request);
    }
    json.push_str("]}");
    json
}

fn push_item(json: &mut String, at: usize, request: &Request) {
    json.push_str(r#"{"id":""#);
    json.push_str(&at.to_string());
    json.push_str(r#"","method":""#);
    json.push_str(request.method.as_str());
    json.push_str(r#"","url":"#);
    json.push_str(&quoted(&request.target));
    json.push_str(r#","headers":{"#);
    for (at, (name, value)) in request.headers().into_iter().enumerate() {
        if at > 0 {
            json.push(',');
        }
        json.push_str(&quoted(name));
        json.push(':');
        json.push_str(&quoted(&value));
    }
    json.push('}');
    match &request.body {
        Body::Json(body) => {
            json.push_str(r#","body":"#);
            json.push_str(body);
        }
        Body::Mime(body) => {
            json.push_str(r#","body":"#);
            json.push_str(&quoted(body));
        }
        // Neither batches nor parts of files go into a batch.
        Body::Empty | Body::Bytes(_) | Body::Batch(_) => {}
    }
    json.push('}');
}

/// A JSON string. Writing a string cannot fail.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// The answers to a batch in the order of its requests. One that is missing counts as lost on the way (504).
pub fn read_batch(response: &Response, count: usize) -> Result<Vec<Response>, ApiError> {
    if !response.items.is_empty() {
        return Ok(response.items.clone());
    }
    let Responses { mut responses } = read_json(response)?;
    let answers = (0..count).map(|at| {
        let id = at.to_string();
        let found = responses.iter().position(|response| response.id == id);
        let item = found.map(|found| responses.swap_remove(found));
        item.map_or_else(|| Response { status: 504, ..Response::default() }, response_of)
    });
    Ok(answers.collect())
}

fn response_of(item: ItemResponse) -> Response {
    let ItemHeaders { retry_after, content_type } = item.headers;
    let headers = [("Retry-After", retry_after), ("Content-Type", content_type)];
    Response {
        status: item.status,
        headers: headers.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect(),
        body: item.body.map(|body| plain(body.get())).unwrap_or_default(),
        items: Vec::new(),
    }
}

/// What is no JSON stands in a batch as a JSON string: text as it is, bytes in base64, which stay so here.
fn plain(body: &str) -> Vec<u8> {
    let text = if body.starts_with('"') { serde_json::from_str::<String>(body).ok() } else { None };
    text.map_or_else(|| body.as_bytes().to_vec(), String::into_bytes)
}

pub(super) fn read_item<O: Operation>(operation: &O, response: &Response) -> Result<O::Answer, ApiError> {
    if response.is_success() { operation.read(response) } else { Err(ServiceError::read(response).into()) }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::ops::mail_folder;
    use super::*;
    use crate::model::WellKnownFolder;

    fn of_two() -> Batch<mail_folder::Get> {
        Batch::new(
            [WellKnownFolder::Inbox, WellKnownFolder::Archive]
                .map(|folder| mail_folder::Get::new(folder.id())),
        )
    }

    fn answer(body: &str) -> Response {
        Response::new(200, vec![], body.as_bytes().to_vec())
    }

    #[test]
    fn every_inner_request_asks_for_immutable_ids() {
        let Body::Batch(items) = of_two().request().body else { panic!("no batch") };
        let body: Value = serde_json::from_str(&to_json(&items)).unwrap();
        for request in body["requests"].as_array().unwrap() {
            assert_eq!(request["headers"]["Prefer"], r#"IdType="ImmutableId""#);
            assert!(request["url"].as_str().unwrap().starts_with("/me/mailFolders/"));
        }
    }

    #[test]
    fn answers_out_of_order_find_their_questions() {
        let body = r#"{"responses":[
            {"id":"1","status":404,"body":{"error":{"code":"ErrorItemNotFound","message":""}}},
            {"id":"0","status":200,"body":{"id":"AAA","displayName":"Inbox"}}]}"#;
        let answers = of_two().read(&answer(body)).unwrap();
        assert_eq!(answers[0].as_ref().unwrap().display_name, "Inbox");
        assert!(matches!(&answers[1], Err(ApiError::Refused(error)) if error.status == 404));
    }

    #[test]
    fn a_missing_answer_is_an_error_of_that_question_alone() {
        let answers =
            of_two().read(&answer(r#"{"responses":[{"id":"0","status":200,"body":{"id":"AAA"}}]}"#));
        let answers = answers.unwrap();
        assert!(answers[0].is_ok() && answers[1].is_err());
    }

    #[test]
    fn a_page_in_the_place_of_an_item_is_no_answer() {
        let body =
            r#"{"responses":[{"id":"0","status":200,"headers":{"Content-Type":"text/html"},"body":"<p>"}]}"#;
        let answers = read_batch(&answer(body), 1).unwrap();
        let destroy = super::super::ops::message::PermanentDelete::new("a".into());
        assert!(read_item(&destroy, &answers[0]).is_err());
    }

    #[test]
    fn an_item_says_how_long_to_wait() {
        let body =
            r#"{"responses":[{"id":"0","status":429,"headers":{"Retry-After":"9","x":"y"},"body":{}}]}"#;
        let answers = read_batch(&answer(body), 1).unwrap();
        assert_eq!(answers[0].retry_after_secs(), Some(9));
    }

    #[test]
    fn a_number_is_read_although_a_batch_makes_it_a_string() {
        let body =
            r#"{"responses":[{"id":"0","status":200,"headers":{"Content-Type":"text/plain"},"body":"12"}]}"#;
        let answers = Batch::new([super::super::ops::message::Count::mailbox()]).read(&answer(body)).unwrap();
        assert_eq!(answers[0], Ok(12));
    }

    #[test]
    fn answers_of_single_requests_read_as_a_batch() {
        let gone = Response::new(404, vec![], b"{}".to_vec());
        let answers = of_two().read(&Response::of_items(vec![answer(r#"{"id":"AAA"}"#), gone])).unwrap();
        assert_eq!(answers[0].as_ref().unwrap().id.as_str(), "AAA");
        assert!(matches!(&answers[1], Err(ApiError::Refused(error)) if error.status == 404));
    }
}
