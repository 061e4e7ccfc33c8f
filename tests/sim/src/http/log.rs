//! What went over the wire, and how much of it at once.

use std::collections::HashMap;
use std::time::Instant;

use crate::exchange::{Request, Response};

/// One request with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    /// The method.
    pub method: String,
    /// The absolute URL.
    pub url: String,
    /// The status; `None` when the connection was dropped.
    pub status: Option<u16>,
    /// The request, where bodies are kept.
    pub request: Option<Request>,
    /// The answer, where bodies are kept.
    pub response: Option<Response>,
}

/// How busy clients keep a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Traffic {
    /// Requests to the API that were answered or dropped.
    pub answered: usize,
    /// Requests to the API that are under way now.
    pub under_way: usize,
    /// When the last of them began or ended.
    pub last: Instant,
    /// Pages of what changed among messages (`/messages/delta`).
    pub delta_pages: usize,
    /// Rounds of such pages that came to their end, that is, to a delta link.
    pub delta_rounds: usize,
    /// When the last of these pages was answered.
    pub last_delta: Option<Instant>,
}

impl Default for Traffic {
    fn default() -> Traffic {
        let last = Instant::now();
        Traffic { answered: 0, under_way: 0, last, delta_pages: 0, delta_rounds: 0, last_delta: None }
    }
}

impl Traffic {
    fn begin(&mut self) {
        self.under_way += 1;
        self.last = Instant::now();
    }

    fn end(&mut self, request: &Request, response: Option<&Response>) {
        self.under_way = self.under_way.saturating_sub(1);
        self.answered += 1;
        self.last = Instant::now();
        let path = request.url.split('?').next().unwrap_or_default();
        let Some(page) = response.filter(|page| page.status == 200 && path.ends_with("/messages/delta"))
        else {
            return;
        };
        self.delta_pages += 1;
        self.last_delta = Some(self.last);
        let link = b"\"@odata.deltaLink\"";
        self.delta_rounds += usize::from(page.body.windows(link.len()).any(|part| part == link));
    }
}

/// The log of a server.
#[derive(Debug, Default)]
pub(crate) struct Log {
    pub(crate) exchanges: Vec<Exchange>,
    pub(crate) max_concurrency: usize,
    pub(crate) traffic: Traffic,
    keep_bodies: bool,
    under_way: HashMap<String, usize>,
}

impl Log {
    pub(crate) fn new(keep_bodies: bool) -> Log {
        Log { keep_bodies, ..Log::default() }
    }

    /// Counts a request of a mailbox as under way.
    pub(crate) fn begin(&mut self, mailbox: &str) {
        let count = self.under_way.entry(mailbox.to_owned()).or_default();
        *count += 1;
        self.traffic.begin();
        self.max_concurrency = self.max_concurrency.max(*count);
    }

    /// Counts a request of a mailbox as over.
    pub(crate) fn end(&mut self, mailbox: &str) {
        if let Some(count) = self.under_way.get_mut(mailbox) {
            *count = count.saturating_sub(1);
        }
    }

    pub(crate) fn record(&mut self, request: &Request, response: Option<&Response>) {
        self.traffic.end(request, response);
        self.exchanges.push(Exchange {
            method: request.method.as_str().to_owned(),
            url: request.url.clone(),
            status: response.map(|response| response.status),
            request: self.keep_bodies.then(|| request.clone()),
            response: response.filter(|_| self.keep_bodies).cloned(),
        });
    }
}
