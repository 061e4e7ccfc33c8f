//! What went over the wire, and how much of it at once.

use std::collections::HashMap;

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

/// The log of a server.
#[derive(Debug, Default)]
pub(crate) struct Log {
    pub(crate) exchanges: Vec<Exchange>,
    pub(crate) max_concurrency: usize,
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
        self.max_concurrency = self.max_concurrency.max(*count);
    }

    /// Counts a request of a mailbox as over.
    pub(crate) fn end(&mut self, mailbox: &str) {
        if let Some(count) = self.under_way.get_mut(mailbox) {
            *count = count.saturating_sub(1);
        }
    }

    pub(crate) fn record(&mut self, request: &Request, response: Option<&Response>) {
        self.exchanges.push(Exchange {
            method: request.method.as_str().to_owned(),
            url: request.url.clone(),
            status: response.map(|response| response.status),
            request: self.keep_bodies.then(|| request.clone()),
            response: response.filter(|_| self.keep_bodies).cloned(),
        });
    }
}
