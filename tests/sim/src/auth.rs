//! Bearer tokens: issued, checked, expired.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

use crate::error::{ApiError, ApiResult};
use crate::model::Timestamp;
use crate::permissions::Scopes;
use crate::random::Random;
use crate::simulator::UserId;

/// A token's terms.
#[derive(Debug, Clone)]
struct Grant {
    user: UserId,
    expires: Timestamp,
    scopes: Scopes,
    claims: Option<String>,
}

/// What a token is asked for with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TokenOptions {
    /// How long it is good, in milliseconds from now on.
    pub lifetime_ms: i64,
    /// Its scopes, e.g. `Mail.Read`; every one when absent.
    pub scopes: Option<Vec<String>>,
    /// The claims of a challenge, as the JSON it carried.
    pub claims: Option<String>,
}

/// The tokens in circulation.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tokens {
    grants: BTreeMap<String, Grant>,
}

impl Tokens {
    /// A new token of that user.
    pub(crate) fn issue(
        &mut self,
        user: UserId,
        expires: Timestamp,
        options: &TokenOptions,
        random: &mut Random,
    ) -> String {
        let secret: Vec<u8> = (0..6).flat_map(|_| random.bytes16()).collect();
        let token = format!("eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.{}", URL_SAFE_NO_PAD.encode(secret));
        let scopes = options.scopes.as_ref().map_or_else(Scopes::all, |names| {
            Scopes::of(&names.iter().map(String::as_str).collect::<Vec<_>>())
        });
        self.grants.insert(token.clone(), Grant { user, expires, scopes, claims: options.claims.clone() });
        token
    }

    /// Makes every token in circulation count as expired.
    pub(crate) fn expire_all(&mut self) {
        for grant in self.grants.values_mut() {
            grant.expires = Timestamp(i64::MIN);
        }
    }

    /// What a request may do by its token.
    pub(crate) fn scopes(&self, authorization: Option<&str>) -> Scopes {
        self.grant(authorization).map_or_else(|| Scopes::of(&[]), |grant| grant.scopes.clone())
    }

    /// Whether the token of a request was issued with those claims.
    pub(crate) fn has_claims(&self, authorization: Option<&str>, claims: &str) -> bool {
        self.grant(authorization).is_some_and(|grant| grant.claims.as_deref() == Some(claims))
    }

    fn grant(&self, authorization: Option<&str>) -> Option<&Grant> {
        self.grants.get(authorization.and_then(bearer)?)
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

/// The refusal of a token that lacks the claims of a policy.
pub(crate) fn challenge(claims: &str) -> ApiError {
    let message = "Continuous access evaluation resulted in challenge with result: InteractionRequired and code: \
                   TokenIssuedBeforeRevocationTimestamp";
    let mut refusal = ApiError::invalid_token(message);
    let claims = STANDARD.encode(claims);
    for (_, value) in &mut refusal.headers {
        *value = format!("{value}, error=\"insufficient_claims\", claims=\"{claims}\"");
    }
    refusal
}

fn bearer(value: &str) -> Option<&str> {
    let (scheme, token) = value.split_once(' ')?;
    (scheme.eq_ignore_ascii_case("bearer") && !token.trim().is_empty()).then(|| token.trim())
}
