//! Any number of operations in batch after batch, each with its own result.
//!
//! Graph answers a batch with 200 whatever became of its items, and its own libraries do not repeat them; so what was
//! throttled goes into the next wave, after the longest wait that an item was told ("Throttling guidance").

use std::collections::VecDeque;

use super::batch::{self, MOST};
use super::retry::{backoff_ms, jittered};
use super::{ApiError, Operation, Request, Response};

/// How often one operation is tried before its refusal is its result.
const MOST_TRIES: u8 = 5;

/// Operations on their way in waves. Ask for [`Waves::next_batch`] and [`Waves::settle`] its answer until there is no next.
#[derive(Debug)]
pub struct Waves<O: Operation> {
    operations: Vec<O>,
    results: Vec<Option<Result<O::Answer, ApiError>>>,
    tries: Vec<u8>,
    waiting: VecDeque<usize>,
    under_way: Vec<usize>,
    throttled: u32,
}

impl<O: Operation> Waves<O> {
    /// All of these.
    pub fn new(operations: Vec<O>) -> Self {
        let count = operations.len();
        Self {
            operations,
            results: std::iter::repeat_with(|| None).take(count).collect(),
            tries: vec![0; count],
            waiting: (0..count).collect(),
            under_way: Vec::new(),
            throttled: 0,
        }
    }

    /// The next batch, until all have their result.
    pub fn next_batch(&mut self) -> Option<Request> {
        let count = self.waiting.len().min(MOST);
        self.under_way = self.waiting.drain(..count).collect();
        let items: Vec<Request> = self.under_way().map(|(_, operation)| operation.request()).collect();
        (!items.is_empty()).then(|| batch::batch_of(items))
    }

    /// Takes the answer of the latest batch; the milliseconds to wait before the next. `jitter` is random in 0..1.
    pub fn settle(&mut self, answer: Result<Response, ApiError>, jitter: f64) -> u32 {
        let count = self.under_way.len();
        match answer.and_then(|response| batch::read_batch(&response, count)) {
            Ok(answers) => self.settle_each(answers, jitter),
            Err(error) => {
                for at in std::mem::take(&mut self.under_way) {
                    self.finish(at, Err(error.clone()));
                }
                0
            }
        }
    }

    fn settle_each(&mut self, answers: Vec<Response>, jitter: f64) -> u32 {
        let mut longest_secs = None;
        for (at, answer) in std::mem::take(&mut self.under_way).into_iter().zip(answers) {
            if self.goes_again(at, &answer) {
                longest_secs = longest_secs.max(Some(answer.retry_after_secs().unwrap_or_default()));
                self.waiting.push_back(at);
            } else if let Some(operation) = self.operations.get(at) {
                let result = batch::read_item(operation, &answer);
                self.finish(at, result);
            }
        }
        match longest_secs {
            None => {
                self.throttled = 0;
                0
            }
            Some(secs) => {
                self.throttled += 1;
                secs.saturating_mul(1_000).max(jittered(backoff_ms(self.throttled), jitter))
            }
        }
    }

    /// How many have their result, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.results.iter().filter(|result| result.is_some()).count(), self.results.len())
    }

    /// The results in the order of the operations; those not reached count as cancelled.
    pub fn into_results(self) -> Vec<Result<O::Answer, ApiError>> {
        self.results.into_iter().map(|result| result.unwrap_or(Err(ApiError::Cancelled))).collect()
    }

    fn under_way(&self) -> impl Iterator<Item = (usize, &O)> {
        self.under_way.iter().filter_map(|at| Some((*at, self.operations.get(*at)?)))
    }

    /// Throttled ones were not done. Others go again only where that does no harm.
    fn goes_again(&mut self, at: usize, answer: &Response) -> bool {
        let is_repeatable =
            self.operations.get(at).is_some_and(|operation| operation.request().is_repeatable());
        let is_worth_it = match answer.status {
            429 => true,
            500 | 502 | 503 | 504 => is_repeatable,
            _ => false,
        };
        let Some(tries) = self.tries.get_mut(at) else { return false };
        *tries += 1;
        is_worth_it && *tries < MOST_TRIES
    }

    fn finish(&mut self, at: usize, result: Result<O::Answer, ApiError>) {
        if let Some(place) = self.results.get_mut(at) {
            *place = Some(result);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Body;
    use super::super::ops::message;
    use super::*;
    use crate::model::{MessagePatch, Patch};

    fn updates(count: usize) -> Waves<message::Update> {
        let patch = MessagePatch { is_read: Patch::Set(true), ..MessagePatch::default() };
        Waves::new((0..count).map(|at| message::Update::new(at.to_string().into(), patch.clone())).collect())
    }

    fn done(at: usize) -> Response {
        Response::new(200, vec![], format!(r#"{{"id":"{at}"}}"#).into_bytes())
    }

    fn throttled(secs: &str) -> Response {
        let headers = vec![("Retry-After".to_owned(), secs.to_owned())];
        Response::new(429, headers, b"{}".to_vec())
    }

    fn count(request: &Request) -> usize {
        let Body::Batch(items) = &request.body else { panic!("no batch") };
        items.len()
    }

    #[test]
    fn many_operations_go_in_batches_of_twenty() {
        let mut waves = updates(45);
        let mut sizes = Vec::new();
        while let Some(request) = waves.next_batch() {
            sizes.push(count(&request));
            waves.settle(Ok(Response::of_items((0..count(&request)).map(done).collect())), 0.0);
        }
        assert_eq!(sizes, [20, 20, 5]);
        assert!(waves.into_results().iter().all(Result::is_ok));
    }

    #[test]
    fn only_what_was_throttled_goes_again_after_the_longest_wait() {
        let mut waves = updates(3);
        assert_eq!(count(&waves.next_batch().unwrap()), 3);
        let millis = waves.settle(Ok(Response::of_items(vec![throttled("2"), done(1), throttled("7")])), 0.0);
        assert_eq!(millis, 7_000);
        assert_eq!(waves.progress(), (1, 3));
        assert_eq!(count(&waves.next_batch().unwrap()), 2);
        waves.settle(Ok(Response::of_items(vec![done(0), done(2)])), 0.0);
        assert!(waves.next_batch().is_none());
        let ids: Vec<String> =
            waves.into_results().into_iter().map(|result| result.unwrap().id.to_string()).collect();
        assert_eq!(ids, ["0", "1", "2"]);
    }

    #[test]
    fn an_item_that_stays_throttled_ends_as_a_failure_of_its_own() {
        let mut waves = updates(2);
        let mut asked = 0;
        while let Some(request) = waves.next_batch() {
            asked += 1;
            let answers =
                if count(&request) == 2 { vec![done(0), throttled("1")] } else { vec![throttled("1")] };
            waves.settle(Ok(Response::of_items(answers)), 0.0);
        }
        assert_eq!(asked, usize::from(MOST_TRIES));
        let results = waves.into_results();
        assert!(results[0].is_ok());
        assert!(matches!(&results[1], Err(ApiError::Refused(error)) if error.status == 429));
    }

    #[test]
    fn what_must_not_be_repeated_is_not() {
        let moves = vec![message::Move::new("a".into(), "archive".into())];
        let mut waves = Waves::new(moves);
        waves.next_batch();
        let lost = Response::new(504, vec![], b"{}".to_vec());
        assert_eq!(waves.settle(Ok(Response::of_items(vec![lost])), 0.0), 0);
        assert!(waves.next_batch().is_none());
    }

    #[test]
    fn what_was_not_reached_counts_as_cancelled() {
        let mut waves = updates(21);
        waves.next_batch();
        waves.settle(Ok(Response::of_items((0..20).map(done).collect())), 0.0);
        let results = waves.into_results();
        assert_eq!(results[20], Err(ApiError::Cancelled));
    }
}
