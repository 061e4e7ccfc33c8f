//! Faults on demand: rules that say which requests go wrong, how often and how.

use serde::{Deserialize, Serialize};

use crate::exchange::Method;
use crate::random::Random;

/// One rule: which requests it strikes and what it does to them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FaultRule {
    /// Only requests of this method; all when absent.
    #[serde(default)]
    pub method: Option<Method>,
    /// Only requests whose URL contains this text; all when empty.
    #[serde(default)]
    pub path: String,
    /// How many requests it strikes before it is spent; without end when absent.
    #[serde(default)]
    pub count: Option<u32>,
    /// How likely it strikes a request that matches, 0 to 1.
    #[serde(default = "always")]
    pub probability: f64,
    /// What goes wrong.
    pub effect: Effect,
}

fn always() -> f64 {
    1.0
}

/// What goes wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Effect {
    /// The answer comes late, by a time drawn from the range.
    Latency {
        /// At least this long.
        min_ms: u64,
        /// At most this long.
        max_ms: u64,
    },
    /// 429 with `Retry-After` in seconds where given.
    Throttle {
        /// Seconds to wait.
        retry_after: Option<u32>,
    },
    /// A server error: 500, 502, 503, 504.
    ServerError {
        /// The status.
        status: u16,
        /// Seconds to wait, where the server says so.
        retry_after: Option<u32>,
    },
    /// The connection ends before anything happened.
    DropBefore,
    /// The change is made, then the connection ends.
    DropAfter,
    /// The token counts as expired: 401.
    ExpiredToken,
    /// A policy wants claims the token was not issued with: 401 until one is used that was.
    ClaimsChallenge {
        /// The claims as JSON text; the answer carries them in base64.
        claims: String,
    },
    /// A proxy's HTML page stands where JSON should.
    Html {
        /// The status of the page.
        status: u16,
    },
    /// The answer is right but cut in half.
    Truncated,
}

impl FaultRule {
    /// A rule that strikes every request with the effect.
    pub fn new(effect: Effect) -> FaultRule {
        FaultRule { method: None, path: String::new(), count: None, probability: 1.0, effect }
    }

    /// Strikes requests of this method only.
    #[must_use]
    pub fn on(mut self, method: Method) -> FaultRule {
        self.method = Some(method);
        self
    }

    /// Strikes requests whose URL contains the text only.
    #[must_use]
    pub fn at(mut self, path: &str) -> FaultRule {
        path.clone_into(&mut self.path);
        self
    }

    /// Strikes that many requests, then no more.
    #[must_use]
    pub fn times(mut self, count: u32) -> FaultRule {
        self.count = Some(count);
        self
    }

    /// Strikes with this probability.
    #[must_use]
    pub fn with_probability(mut self, probability: f64) -> FaultRule {
        self.probability = probability;
        self
    }

    fn matches(&self, method: Method, url: &str) -> bool {
        self.count != Some(0) && self.method.is_none_or(|wanted| wanted == method) && url.contains(&self.path)
    }
}

/// The rules in force, in order.
#[derive(Debug, Clone, Default)]
pub struct Faults {
    rules: Vec<FaultRule>,
}

impl Faults {
    /// Adds a rule behind the others.
    pub fn push(&mut self, rule: FaultRule) {
        self.rules.push(rule);
    }

    /// Takes all rules away.
    pub fn clear(&mut self) {
        self.rules.clear();
    }

    /// The rules not yet spent.
    pub fn rules(&self) -> &[FaultRule] {
        &self.rules
    }

    /// Everything that strikes this request: every latency, and the first of the other effects.
    pub(crate) fn strike(&mut self, method: Method, url: &str, random: &mut Random) -> Vec<Effect> {
        let mut struck: Vec<Effect> = Vec::new();
        for rule in &mut self.rules {
            let late = matches!(rule.effect, Effect::Latency { .. });
            let taken = struck.iter().any(|effect| !matches!(effect, Effect::Latency { .. }));
            if (late || !taken) && rule.matches(method, url) && random.chance(rule.probability) {
                rule.count = rule.count.map(|count| count.saturating_sub(1));
                struck.push(rule.effect.clone());
            }
        }
        self.rules.retain(|rule| rule.count != Some(0));
        struck
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_strikes_only_what_it_names_and_only_as_often_as_it_says() {
        let mut random = Random::new(1);
        let mut faults = Faults::default();
        faults.push(FaultRule::new(Effect::DropBefore).on(Method::Post).at("/move").times(1));
        assert!(faults.strike(Method::Get, "/v1.0/me/messages/1/move", &mut random).is_empty());
        assert!(faults.strike(Method::Post, "/v1.0/me/messages", &mut random).is_empty());
        assert_eq!(
            faults.strike(Method::Post, "/v1.0/me/messages/1/move", &mut random),
            [Effect::DropBefore]
        );
        assert!(faults.strike(Method::Post, "/v1.0/me/messages/1/move", &mut random).is_empty());
        assert!(faults.rules().is_empty());
    }

    #[test]
    fn latency_adds_to_another_fault_and_two_others_queue_up() {
        let mut random = Random::new(1);
        let mut faults = Faults::default();
        faults.push(FaultRule::new(Effect::Throttle { retry_after: Some(1) }).times(1));
        faults.push(FaultRule::new(Effect::Latency { min_ms: 5, max_ms: 5 }));
        faults.push(FaultRule::new(Effect::DropAfter).times(1));
        let first = faults.strike(Method::Get, "/", &mut random);
        assert_eq!(
            first,
            [Effect::Throttle { retry_after: Some(1) }, Effect::Latency { min_ms: 5, max_ms: 5 }]
        );
        assert!(faults.strike(Method::Get, "/", &mut random).contains(&Effect::DropAfter));
    }

    #[test]
    fn a_rule_reads_from_json() {
        let text =
            r#"{"method":"GET","path":"/messages","count":2,"effect":{"kind":"throttle","retryAfter":3}}"#;
        let rule: FaultRule = serde_json::from_str(text).unwrap();
        let wanted = FaultRule::new(Effect::Throttle { retry_after: Some(3) });
        assert_eq!(rule, wanted.on(Method::Get).at("/messages").times(2));
    }
}
