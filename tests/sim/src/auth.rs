//! Bearer tokens: issued, checked, expired.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::error::{ApiError, ApiResult};
use crate::model::Timestamp;
use crate::random::Random;
use crate::simulator::UserId;

#[derive(Debug, Clone, Copy)]
struct Grant {
    user: UserId,
    expires: Timestamp,
}

/// The tokens in circulation.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tokens {
    grants: BTreeMap<String, Grant>,
}

impl Tokens {
    /// A new token of that user.
    pub(crate) fn issue(&mut self, user: UserId, expires: Timestamp, random: &mut Random) -> String {
        let secret: Vec<u8> = (0..6).flat_map(|_| random.bytes16()).collect();
        let token = format!("eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.{}", URL_SAFE_NO_PAD.encode(secret));
        self.grants.insert(token.clone(), Grant { user, expires });
        token
    }

    /// Makes every token in circulation count as expired.
    pub(crate) fn expire_all(&mut self) {
        for grant in self.grants.values_mut() {
            grant.expires = Timestamp(i64::MIN);
        }
    }

    /// Whose request this is.
    pub(crate) fn check(&self, authorization: Option<&str>, now: Timestamp) -> ApiResult<UserId> {
        let token = authorization
            .and_then(bearer)
            .ok_or_else(|| ApiError::invalid_token("Access token is empty."))?;
        match self.grants.get(token) {
            Some(grant) if now < grant.expires => Ok(grant.user),
            Some(_) => Err(expired()),
            None => {
                Err(ApiError::invalid_token("CompactToken validation failed with reason code: 80049217."))
            }
        }
    }
}

/// The refusal of a token past its time.
pub(crate) fn expired() -> ApiError {
    ApiError::invalid_token("Lifetime validation failed, the token is expired.")
}

fn bearer(value: &str) -> Option<&str> {
    let (scheme, token) = value.split_once(' ')?;
    (scheme.eq_ignore_ascii_case("bearer") && !token.trim().is_empty()).then(|| token.trim())
}
