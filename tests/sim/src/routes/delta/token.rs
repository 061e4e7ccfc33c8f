//! The tokens in delta links: opaque to the client, and all the service knows of a round.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use crate::error::{ApiError, ApiResult};
use crate::model::Timestamp;

/// What a token carries.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Token {
    /// The folder's number, 0 for the hierarchy.
    pub(super) scope: u64,
    pub(super) generation: u64,
    /// When it was given out, in milliseconds.
    pub(super) issued: i64,
    /// The options of the first request.
    pub(super) options: Vec<(String, String)>,
    pub(super) place: Place,
    /// The empty page of this round was given already.
    pub(super) paused: bool,
}

/// Where a chain of requests has come to.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) enum Place {
    /// Within the first round.
    Walk(Walk),
    /// At the end of a round: the next one tells what happened after this.
    Rest(u64),
    /// Within a later round: what happened in between, from the item of that number on.
    Changes { from: u64, to: u64, next: usize },
}

/// Where a first round has come to.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Walk {
    /// Where the log ended when the round began.
    pub(super) start: u64,
    /// The last item given: time of receipt and number.
    pub(super) after: Option<(i64, u64)>,
    /// How many were given.
    pub(super) given: usize,
}

impl Token {
    pub(super) fn encode(&self) -> String {
        let text = serde_json::to_string(self).unwrap_or_default();
        let mut bytes = crate::ids::hash(&text).to_be_bytes().to_vec();
        bytes.extend(text.into_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }

    pub(super) fn decode(text: &str) -> ApiResult<Token> {
        Token::open(text).ok_or_else(|| ApiError::bad_request("Badly formed token."))
    }

    fn open(text: &str) -> Option<Token> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (check, json) = bytes.split_at_checked(8)?;
        let json = std::str::from_utf8(json).ok()?;
        if crate::ids::hash(json).to_be_bytes() != *check {
            return None;
        }
        serde_json::from_str(json).ok()
    }

    /// How old it is, in milliseconds.
    pub(super) fn age(&self, now: Timestamp) -> i64 {
        now.0.saturating_sub(self.issued)
    }
}
