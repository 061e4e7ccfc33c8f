//! The rules of requests where the service is slow, lost, lying or refusing: what must not happen twice does not,
//! and what did not happen is said.

mod histories;
mod uploads;
mod waves;

use graph_sim::{Effect, FaultRule, Method};
use outpost::protocol::{ApiError, Remedy};
use proptest::prelude::*;

use crate::service::Service;

/// What may go wrong.
fn effect() -> impl Strategy<Value = Effect> {
    let wait = || proptest::sample::select(vec![None, Some(0), Some(3), Some(30), Some(119), Some(600)]);
    let status = proptest::sample::select(vec![500_u16, 502, 503, 504]);
    let page = proptest::sample::select(vec![200_u16, 403, 502, 503]);
    prop_oneof![
        3 => wait().prop_map(|retry_after| Effect::Throttle { retry_after }),
        2 => (status, wait()).prop_map(|(status, retry_after)| Effect::ServerError { status, retry_after }),
        2 => Just(Effect::DropBefore),
        3 => Just(Effect::DropAfter),
        1 => Just(Effect::ExpiredToken),
        1 => Just(Effect::ClaimsChallenge { claims: r#"{"access_token":{"nbf":{"essential":true}}}"#.into() }),
        1 => page.prop_map(|status| Effect::Html { status }),
        1 => Just(Effect::Truncated),
    ]
}

fn fault() -> impl Strategy<Value = FaultRule> {
    let method = proptest::sample::select(vec![None, Some(Method::Post), Some(Method::Patch)]);
    let probability = proptest::sample::select(vec![1.0, 0.5, 0.2]);
    (effect(), method, 1..6_u32, probability).prop_map(|(effect, method, times, probability)| FaultRule {
        method,
        ..FaultRule::new(effect).times(times).with_probability(probability)
    })
}

fn faults() -> impl Strategy<Value = Vec<FaultRule>> {
    proptest::collection::vec(fault(), 0..6)
}

/// Whether the service said that it did nothing; anything else leaves it open.
fn is_surely_undone(error: &ApiError) -> bool {
    match error {
        ApiError::Refused(error) => (400..500).contains(&error.status),
        _ => false,
    }
}

/// Whether the remedy is one that helps against a fault.
fn is_of_use(error: &ApiError) -> bool {
    match (error, error.remedy()) {
        (ApiError::Unreachable | ApiError::Unreadable(_), remedy) => remedy == Remedy::Retry,
        (ApiError::Refused(error), remedy) => match error.status {
            429 | 503 => remedy == Remedy::Wait,
            401 => remedy == Remedy::SignIn,
            403 => remedy == Remedy::Denied,
            // The service's own, of what was done before.
            400 => remedy == Remedy::Correct,
            404 => remedy == Remedy::Gone,
            500 | 502 | 504 => remedy == Remedy::Retry,
            _ => false,
        },
        (ApiError::Busy | ApiError::Unavailable | ApiError::InvalidId | ApiError::Cancelled, _) => false,
    }
}

/// No attempt comes before its time, and none where the one before may have done what must not be done twice.
fn check_attempts(service: &Service, from: usize) {
    for pair in service.log[from..].windows(2) {
        let (first, second) = (&pair[0], &pair[1]);
        assert_eq!(first.operation, second.operation, "one operation at a time");
        assert!(
            second.at.0 >= first.at.0 + first.told_to_wait,
            "{:?} was sent {} ms after being told to wait {} ms",
            second.operation,
            second.at.0 - first.at.0,
            first.told_to_wait
        );
        let did_nothing = matches!(first.status, Some(401 | 429));
        assert!(did_nothing || first.operation.is_repeatable(), "{first:?} was repeated");
    }
    let attempts = service.log.len() - from;
    // Four that fail, and the tokens before, between and after two times of waiting in vain for the person.
    assert!((1..=9).contains(&attempts), "{attempts} attempts");
}
