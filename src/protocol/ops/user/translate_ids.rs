//! user: translateExchangeIds: `POST /me/translateExchangeIds`.
//!
//! Least scope: User.Read. Graph v1.0; not in US Government clouds. At most 1,000 at a time.
//!
//! <https://learn.microsoft.com/graph/api/user-translateexchangeids>

use serde::Serialize;

use crate::model::TranslatedId;
use crate::protocol::{ApiError, Operation, OperationId, Page, Request, Response, read_json};

/// Translates ids into immutable ones.
#[derive(Debug, Clone)]
pub struct TranslateIds {
    ids: Vec<String>,
}

impl TranslateIds {
    /// Translates these ids of Graph.
    pub fn new(ids: Vec<String>) -> Self {
        Self { ids }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Parameters<'a> {
    input_ids: &'a [String],
    source_id_type: &'static str,
    target_id_type: &'static str,
}

impl Operation for TranslateIds {
    type Answer = Page<TranslatedId>;

    fn request(&self) -> Request {
        Request::post(
            OperationId::TranslateIds,
            "/me/translateExchangeIds",
            &Parameters {
                input_ids: &self.ids,
                source_id_type: "restId",
                target_id_type: "restImmutableEntryId",
            },
        )
    }

    fn read(&self, response: &Response) -> Result<Page<TranslatedId>, ApiError> {
        read_json(response)
    }
}
