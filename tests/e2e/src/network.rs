//! Whom the browser talked to, when, and how many at once.

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::time::Duration;

use serde_json::Value;

/// One request of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Exchange {
    /// The method.
    pub method: String,
    /// The whole address.
    pub url: String,
    /// When the page asked, on the browser's own clock.
    pub asked: Duration,
    /// The status of the answer, if there was one.
    pub status: Option<u16>,
    /// Whether the browser itself kept it from leaving, by a policy of the page or for a test.
    pub was_blocked: bool,
    /// When it was over, well or badly.
    pub ended: Option<Duration>,
}

/// Everything the browser's log tells about requests, in the order in which they were made.
#[derive(Debug, Clone, Default)]
pub struct Network {
    exchanges: Vec<Exchange>,
    places: HashMap<String, usize>,
}

impl Network {
    /// Takes in entries of the performance log.
    pub(crate) fn read(&mut self, entries: &[Value]) {
        for entry in entries {
            let event = entry["message"].as_str().and_then(|text| serde_json::from_str::<Value>(text).ok());
            let Some(message) = event.as_ref().and_then(|event| event.get("message")) else { continue };
            let params = &message["params"];
            let Some(id) = params["requestId"].as_str() else { continue };
            let at = Duration::from_secs_f64(params["timestamp"].as_f64().unwrap_or_default());
            match message["method"].as_str().unwrap_or_default() {
                "Network.requestWillBeSent" => self.asked(id, params, at),
                "Network.responseReceived" => {
                    self.change(id, |exchange| exchange.status = status(&params["response"]));
                }
                "Network.loadingFinished" | "Network.loadingFailed" => {
                    self.change(id, |exchange| {
                        exchange.ended = Some(at);
                        exchange.was_blocked = params["blockedReason"].is_string();
                    });
                }
                _ => {}
            }
        }
    }

    fn asked(&mut self, id: &str, params: &Value, at: Duration) {
        // A redirect is told as a second request of the same id, with the answer to the first.
        self.change(id, |before| {
            before.status = status(&params["redirectResponse"]);
            before.ended = Some(at);
        });
        let text = |name: &str| params["request"][name].as_str().unwrap_or_default().to_owned();
        self.places.insert(id.to_owned(), self.exchanges.len());
        self.exchanges.push(Exchange {
            method: text("method"),
            url: text("url"),
            asked: at,
            status: None,
            was_blocked: false,
            ended: None,
        });
    }

    fn change(&mut self, id: &str, change: impl FnOnce(&mut Exchange)) {
        if let Some(exchange) = self.places.get(id).and_then(|at| self.exchanges.get_mut(*at)) {
            change(exchange);
        }
    }

    /// Whoever made these requests is dead: none of them is under way any more.
    pub(crate) fn end_all(&mut self) {
        let last = self.exchanges.iter().map(|exchange| exchange.asked).max().unwrap_or_default();
        for exchange in &mut self.exchanges {
            exchange.ended.get_or_insert(last);
        }
    }

    /// Whether every request is over.
    pub fn is_idle(&self) -> bool {
        self.under_way().is_empty()
    }

    /// The requests that are not over.
    pub(crate) fn under_way(&self) -> Vec<&Exchange> {
        self.exchanges.iter().filter(|exchange| exchange.ended.is_none()).collect()
    }

    /// The requests whose address has `part` in it, without the preflights that the browser adds.
    pub fn of(&self, part: &str) -> Vec<&Exchange> {
        let meant = |exchange: &&Exchange| exchange.method != "OPTIONS" && exchange.url.contains(part);
        self.exchanges.iter().filter(meant).collect()
    }

    /// How many requests to addresses that `are_meant` were under way at the same time, at most.
    pub fn most_at_once(&self, are_meant: impl Fn(&str) -> bool) -> usize {
        let asked: Vec<_> = self.of("").into_iter().filter(|exchange| are_meant(&exchange.url)).collect();
        let under_way = |moment: Duration| {
            asked.iter().filter(|one| one.asked <= moment && one.ended.is_none_or(|end| end > moment)).count()
        };
        asked.iter().map(|one| under_way(one.asked)).max().unwrap_or_default()
    }

    /// The addresses asked for that are of none of the origins `allowed` and did not stay inside the browser.
    pub fn foreign(&self, allowed: &[String]) -> BTreeSet<&str> {
        const INSIDE: [&str; 6] = ["data:", "blob:", "about:", "chrome:", "chrome-extension:", "devtools:"];
        let left = self.exchanges.iter().filter(|exchange| !exchange.was_blocked);
        let urls = left.map(|exchange| exchange.url.as_str());
        urls.filter(|url| !INSIDE.iter().any(|scheme| url.starts_with(scheme)))
            .filter(|url| !allowed.iter().any(|origin| is_of(url, origin)))
            .collect()
    }
}

/// The last requests, one a line: status or its absence, method, address.
impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let before = self.exchanges.len().saturating_sub(20);
        for exchange in self.exchanges.iter().skip(before) {
            let status = match (exchange.status, exchange.ended) {
                (Some(status), Some(_)) => status.to_string(),
                (None, Some(_)) if exchange.was_blocked => "blocked".to_owned(),
                (None, Some(_)) => "failed".to_owned(),
                (_, None) => "under way".to_owned(),
            };
            let url: String = exchange.url.chars().take(200).collect();
            writeln!(f, "  {status:>9} {} {url}", exchange.method)?;
        }
        Ok(())
    }
}

fn status(response: &Value) -> Option<u16> {
    response["status"].as_u64().and_then(|status| u16::try_from(status).ok())
}

/// Whether `url` is of `origin`; `http://127.0.0.1:80` is no prefix of `http://127.0.0.1:8080/`.
fn is_of(url: &str, origin: &str) -> bool {
    let origin = origin.trim_end_matches('/');
    url.strip_prefix(origin).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn entry(method: &str, params: &Value) -> Value {
        json!({ "message": json!({ "message": { "method": method, "params": params } }).to_string() })
    }

    fn sent(id: &str, url: &str, at: f64) -> Value {
        let request = json!({ "url": url, "method": "GET" });
        entry("Network.requestWillBeSent", &json!({ "requestId": id, "timestamp": at, "request": request }))
    }

    fn ended(id: &str, at: f64) -> Value {
        entry("Network.loadingFinished", &json!({ "requestId": id, "timestamp": at }))
    }

    #[test]
    fn a_request_to_another_port_is_foreign() {
        let mut network = Network::default();
        let urls = ["http://127.0.0.1:80/app.wasm", "http://127.0.0.1:8080/x", "data:,x"];
        network.read(&urls.map(|url| sent(url, url, 1.0)));
        assert_eq!(network.foreign(&["http://127.0.0.1:80/".to_owned()]), BTreeSet::from([urls[1]]));
    }

    #[test]
    fn a_request_that_the_browser_blocked_did_not_leave() {
        let mut network = Network::default();
        let blocked = json!({ "requestId": "a", "timestamp": 1.0, "blockedReason": "csp" });
        network.read(&[sent("a", "http://x/spy", 1.0), entry("Network.loadingFailed", &blocked)]);
        assert!(network.foreign(&[]).is_empty());
    }

    #[test]
    fn requests_that_overlap_are_counted_and_those_that_follow_are_not() {
        let mut network = Network::default();
        network.read(&[sent("a", "http://x/1", 1.0), sent("b", "http://x/2", 2.0), ended("a", 3.0)]);
        network.read(&[sent("c", "http://x/3", 3.0), sent("d", "http://y/4", 3.0), ended("b", 4.0)]);
        assert_eq!(network.most_at_once(|url| url.starts_with("http://x/")), 2);
    }
}
