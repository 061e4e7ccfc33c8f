//! A judge of exchanges: holds them against the contract, counts, and says at the end how many it saw.

use std::io::Write;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{Contract, Violation};
use crate::exchange::{Request, Response};

/// Checks exchanges against the contract of this process, which is read once.
///
/// When it is dropped it prints its numbers on standard error, past the capture of the test harness:
/// `contract: <n> requests, <m> answers checked, <k> illegal`. Every judge prints only its own, so that the lines
/// of a process, or of many, can be added up.
#[derive(Debug)]
pub struct Judge {
    contract: &'static Contract,
    requests: AtomicUsize,
    answers: AtomicUsize,
    illegal: AtomicUsize,
}

impl Judge {
    /// A judge; `None` where the contract is not beside the repository.
    pub fn find() -> Option<Judge> {
        static CONTRACT: OnceLock<Option<Contract>> = OnceLock::new();
        let contract = CONTRACT.get_or_init(Contract::find).as_ref()?;
        let zero = || AtomicUsize::new(0);
        Some(Judge { contract, requests: zero(), answers: zero(), illegal: zero() })
    }

    /// What is illegal about a request.
    pub fn request(&self, request: &Request) -> Vec<Violation> {
        self.count(&self.requests, self.contract.check_request(request))
    }

    /// What Graph would not have answered to a request.
    pub fn answer(&self, request: &Request, response: &Response) -> Vec<Violation> {
        self.count(&self.answers, self.contract.check_response(request, response))
    }

    /// What is illegal about a request and its answer.
    pub fn exchange(&self, request: &Request, response: &Response) -> Vec<Violation> {
        let mut found = self.request(request);
        // A request of no known operation is one violation, not two.
        if self.contract.has_operation(request) {
            found.extend(self.answer(request, response));
        }
        found
    }

    /// The contract it judges by.
    pub fn contract(&self) -> &Contract {
        self.contract
    }

    fn count(&self, kind: &AtomicUsize, found: Vec<Violation>) -> Vec<Violation> {
        kind.fetch_add(1, Ordering::Relaxed);
        self.illegal.fetch_add(usize::from(!found.is_empty()), Ordering::Relaxed);
        found
    }
}

impl Drop for Judge {
    fn drop(&mut self) {
        let number = |count: &AtomicUsize| count.load(Ordering::Relaxed);
        let (requests, answers) = (number(&self.requests), number(&self.answers));
        if requests + answers > 0 {
            let illegal = number(&self.illegal);
            let line =
                format!("contract: {requests} requests, {answers} answers checked, {illegal} illegal\n");
            // With standard error closed there is nobody to tell.
            let _ = std::io::stderr().write_all(line.as_bytes());
        }
    }
}
