//! Limits on how much one app may ask of a mailbox, as the Outlook service has them.

use std::collections::{BTreeMap, VecDeque};

use serde_json::Value;

use crate::error::{ApiError, ApiResult};
use crate::exchange::{Method, Request};
use crate::model::Timestamp;
use crate::simulator::{Simulator, UserId};

/// How much is too much; for each app and mailbox, both API versions together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Requests within the window.
    pub requests: usize,
    /// The window of requests, in milliseconds.
    pub requests_window_ms: i64,
    /// Bytes in the bodies of POST, PATCH and PUT within the window.
    pub upload_bytes: usize,
    /// The window of uploads, in milliseconds.
    pub upload_window_ms: i64,
    /// Requests under way at once.
    pub concurrent: usize,
}

impl Limits {
    /// Those the documentation of Graph names: 10,000 requests in 10 minutes, 150 MB in 5 minutes, 4 at once.
    pub const fn graph() -> Limits {
        Limits {
            requests: 10_000,
            requests_window_ms: 600_000,
            upload_bytes: 150 * 1024 * 1024,
            upload_window_ms: 300_000,
            concurrent: 4,
        }
    }
}

/// What was asked lately.
#[derive(Debug, Clone, Default)]
pub(crate) struct Throttle {
    limits: Option<Limits>,
    mailboxes: BTreeMap<UserId, Usage>,
    /// How many of the items of the batch under way find a free place, and how many run at once.
    batch: Option<Batch>,
}

#[derive(Debug, Clone, Default)]
struct Usage {
    requests: VecDeque<i64>,
    uploads: VecDeque<(i64, usize)>,
    /// When the requests under way end.
    ends: Vec<i64>,
}

#[derive(Debug, Clone, Copy)]
struct Batch {
    free: usize,
    width: usize,
    next: usize,
    wait_ms: i64,
}

impl Throttle {
    /// Takes note of a request that lasts so long; a refusal when too many are under way.
    pub(crate) fn begin(
        &mut self,
        mailbox: UserId,
        request: &Request,
        now: Timestamp,
        lasts_ms: u64,
    ) -> ApiResult<()> {
        self.batch = None;
        let Some(limits) = &self.limits else {
            return Ok(());
        };
        let ends = &mut self.mailboxes.entry(mailbox).or_default().ends;
        ends.retain(|end| *end > now.0);
        let free = limits.concurrent.saturating_sub(ends.len());
        let wait_ms = ends.iter().min().map_or(0, |end| end - now.0);
        let width = width(request, limits.concurrent);
        let is_batch = is_batch(request);
        if is_batch {
            self.batch = Some(Batch { free, width, next: 0, wait_ms });
        } else if free == 0 {
            return Err(refusal("ApplicationThrottled", CONCURRENCY, wait_ms));
        }
        let end = now.0.saturating_add(i64::try_from(lasts_ms).unwrap_or(i64::MAX));
        ends.extend(std::iter::repeat_n(end, width.min(free)));
        Ok(())
    }

    /// Counts a request against its mailbox; a refusal when that was too much. Refused requests count too.
    pub(crate) fn count(&mut self, mailbox: UserId, request: &Request, now: Timestamp) -> ApiResult<()> {
        let Some(limits) = &self.limits else {
            return Ok(());
        };
        let usage = self.mailboxes.entry(mailbox).or_default();
        let requests = usage.count_request(limits, now.0);
        let uploads = usage.count_upload(limits, now.0, request);
        if let Some(batch) = &mut self.batch {
            let place = batch.next % batch.width.max(1);
            batch.next += 1;
            if place >= batch.free {
                return Err(refusal("ApplicationThrottled", CONCURRENCY, batch.wait_ms));
            }
        }
        match requests.into_iter().chain(uploads).max() {
            Some(wait_ms) => Err(refusal("TooManyRequests", "Too many requests.", wait_ms)),
            None => Ok(()),
        }
    }
}

const CONCURRENCY: &str = "Application is over its MailboxConcurrency limit.";

impl Usage {
    /// Counts a request; how long to wait when there are too many.
    fn count_request(&mut self, limits: &Limits, now: i64) -> Option<i64> {
        while self.requests.front().is_some_and(|at| *at <= now - limits.requests_window_ms) {
            self.requests.pop_front();
        }
        self.requests.push_back(now);
        let over = self.requests.len().checked_sub(limits.requests).filter(|over| *over > 0)?;
        // Once those have left the window, there is room for one more.
        self.requests.get(over).map(|at| at + limits.requests_window_ms - now)
    }

    fn count_upload(&mut self, limits: &Limits, now: i64, request: &Request) -> Option<i64> {
        if !matches!(request.method, Method::Post | Method::Patch | Method::Put) {
            return None;
        }
        while self.uploads.front().is_some_and(|(at, _)| *at <= now - limits.upload_window_ms) {
            self.uploads.pop_front();
        }
        self.uploads.push_back((now, request.body.len()));
        let total: usize = self.uploads.iter().map(|(_, size)| size).sum();
        let first = self.uploads.front().map_or(now, |(at, _)| *at);
        (total > limits.upload_bytes).then(|| first + limits.upload_window_ms - now)
    }
}

impl Simulator {
    /// Switches throttling on, with everything forgotten that was asked so far, or off.
    pub fn throttle(&mut self, limits: Option<Limits>) {
        self.throttle = Throttle { limits, ..Throttle::default() };
    }
}

fn refusal(code: &'static str, message: &str, wait_ms: i64) -> ApiError {
    let seconds = wait_ms.max(1).saturating_add(999) / 1000;
    ApiError::new(429, code, message).with_header("Retry-After", &seconds.to_string())
}

fn is_batch(request: &Request) -> bool {
    request.url.split('?').next().unwrap_or_default().ends_with("/$batch")
}

/// How many places a request takes: a batch runs as many items at once as may be, one after the other when each
/// depends on another.
fn width(request: &Request, most: usize) -> usize {
    if !is_batch(request) {
        return 1;
    }
    let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
    let items = body.get("requests").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let depends = |item: &&Value| {
        item.get("dependsOn").and_then(Value::as_array).is_some_and(|others| !others.is_empty())
    };
    (items.len() - items.iter().filter(depends).count()).clamp(1, most.max(1))
}
