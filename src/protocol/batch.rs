//! Several questions in one request (Graph, "Combine multiple HTTP requests using JSON batching").

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{ApiError, Operation, Request, Response, ServiceError, read_json};

/// The most that Graph takes in one batch.
const MOST: usize = 20;

/// Up to 20 questions of one kind. The answers come in the order of the questions, each with its own fate.
#[derive(Debug, Clone)]
pub struct Batch<O> {
    operations: Vec<O>,
}

#[derive(Serialize)]
struct Requests {
    requests: Vec<Item>,
}

#[derive(Serialize)]
struct Item {
    id: String,
    method: &'static str,
    url: String,
    headers: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<Box<RawValue>>,
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
    headers: BTreeMap<String, String>,
    #[serde(default)]
    body: Option<Box<RawValue>>,
}

impl<O: Operation> Batch<O> {
    /// A batch of the first 20 questions.
    pub fn new(operations: impl IntoIterator<Item = O>) -> Self {
        Self { operations: operations.into_iter().take(MOST).collect() }
    }
}

impl<O: Operation> Operation for Batch<O> {
    type Answer = Vec<Result<O::Answer, ApiError>>;
    const IS_REPEATABLE: bool = O::IS_REPEATABLE;

    fn request(&self) -> Request {
        let requests =
            self.operations.iter().enumerate().map(|(at, operation)| item(at, &operation.request()));
        let body = serde_json::to_string(&Requests { requests: requests.collect() }).unwrap_or_default();
        Request::post("/$batch", body)
    }

    fn read(&self, response: &Response) -> Result<Self::Answer, ApiError> {
        let Responses { mut responses } = read_json(response)?;
        let answers = self.operations.iter().enumerate().map(|(at, operation)| {
            let id = at.to_string();
            let found = responses.iter().position(|response| response.id == id);
            match found.map(|found| responses.swap_remove(found)) {
                Some(item) => read_item(operation, item),
                None => Err(ApiError::Unreadable("a batch came back incomplete".to_owned())),
            }
        });
        Ok(answers.collect())
    }
}

fn item(at: usize, request: &Request) -> Item {
    Item {
        id: at.to_string(),
        method: request.method.as_str(),
        url: request.target.clone(),
        headers: request.headers().into_iter().collect(),
        body: request.body.clone().and_then(|body| RawValue::from_string(body).ok()),
    }
}

fn read_item<O: Operation>(operation: &O, item: ItemResponse) -> Result<O::Answer, ApiError> {
    let response = Response {
        status: item.status,
        headers: item.headers.into_iter().collect(),
        body: item.body.map(|body| body.get().as_bytes().to_vec()).unwrap_or_default(),
    };
    if response.is_success() { operation.read(&response) } else { Err(ServiceError::read(&response).into()) }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::ops::mail_folder;
    use super::*;
    use crate::model::WellKnownFolder;

    fn batch() -> Batch<mail_folder::Get> {
        Batch::new(
            [WellKnownFolder::Inbox, WellKnownFolder::Archive]
                .map(|folder| mail_folder::Get::new(folder.id())),
        )
    }

    #[test]
    fn every_inner_request_asks_for_immutable_ids() {
        let body: Value = serde_json::from_str(&batch().request().body.unwrap()).unwrap();
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
        let answers =
            batch().read(&Response { status: 200, headers: vec![], body: body.as_bytes().to_vec() }).unwrap();
        assert_eq!(answers[0].as_ref().unwrap().display_name, "Inbox");
        assert!(matches!(&answers[1], Err(ApiError::Refused(error)) if error.status == 404));
    }

    #[test]
    fn a_missing_answer_is_an_error_of_that_question_alone() {
        let body = r#"{"responses":[{"id":"0","status":200,"body":{"id":"AAA"}}]}"#;
        let answers =
            batch().read(&Response { status: 200, headers: vec![], body: body.as_bytes().to_vec() }).unwrap();
        assert!(answers[0].is_ok() && answers[1].is_err());
    }
}
