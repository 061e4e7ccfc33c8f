//! Search across a mailbox (Graph `searchRequest`, `searchResponse`).

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

use super::Message;
use super::lenient::null_as_default;

resource! {
    /// What to look for.
    SearchQuery {
        /// In the keyword query language: `from:ada subject:"engine"`.
        query_string: String,
    }
}

open_enum! {
    /// What kind of thing to look for; of Outpost's concern are messages.
    SearchEntityType {
        /// Messages.
        Message = "message",
        /// Events.
        Event = "event",
        /// People.
        Person = "person",
    }
}

resource! {
    /// One search; Graph takes one at a time, of messages alone, with pages of 25 at most.
    SearchRequest {
        /// What kind of things.
        entity_types: Vec<SearchEntityType>,
        /// What to look for.
        query: SearchQuery,
        /// How many hits to pass over.
        from: u32,
        /// How many hits to give.
        size: u32,
        /// Put the most relevant first, else the newest.
        enable_top_results: Option<bool>,
    }
}

/// One hit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SearchHit {
    /// The id of what was found.
    pub hit_id: String,
    /// Its place among the hits, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<i32>,
    /// Where the words were found, with marks in HTML.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// The message; where it came without its id it has the hit's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource: Option<Message>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[derive(Default)]
struct RawHit {
    #[serde(deserialize_with = "null_as_default")]
    hit_id: String,
    rank: Option<i32>,
    summary: Option<String>,
    resource: Option<Map<String, Value>>,
}

impl<'de> Deserialize<'de> for SearchHit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let RawHit { hit_id, rank, summary, resource } = RawHit::deserialize(deserializer)?;
        let resource = resource.map(|mut resource| {
            resource.entry("id").or_insert_with(|| Value::String(hit_id.clone()));
            Message::deserialize(Value::Object(resource))
        });
        let resource = resource.transpose().map_err(serde::de::Error::custom)?;
        Ok(Self { hit_id, rank, summary, resource })
    }
}

resource! {
    /// A page of hits.
    SearchHits {
        /// The hits.
        hits: Vec<SearchHit>,
        /// How many there are, about.
        total: Option<i32>,
        /// Whether there are more.
        more_results_available: Option<bool>,
    }
}

resource! {
    /// The answer to one search.
    SearchResponse {
        /// The words that were looked for.
        search_terms: Vec<String>,
        /// The hits, in one container for each kind of thing.
        hits_containers: Vec<SearchHits>,
    }
}
