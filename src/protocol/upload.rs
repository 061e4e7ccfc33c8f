//! Uploading a large attachment range by range (Graph, "Attach large files to Outlook messages or events").
//!
//! The session's address is its own permission and lives on another host: no token, no further headers, and the
//! address is used as it stands.

use std::ops::Range;

use super::{ApiError, Body, Method, OperationId, Request, Response, ServiceError, read_json};
use crate::model::UploadSession;

/// Bytes in one range: under the 4 MB that the service takes, and a multiple of 320 KiB, which every upload of Graph
/// takes.
pub const RANGE_BYTES: u64 = 10 * 320 * 1024;
/// The smallest file for an upload session; below, a file is attached with one POST.
pub const SMALLEST_BYTES: u64 = 3_000_000;
/// The largest file Exchange takes.
pub const LARGEST_BYTES: u64 = 150_000_000;

/// Failures in a row after which the person is asked.
const MOST_FAILURES: u32 = 5;

/// What to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Send these bytes of the file: [`Upload::put`].
    Send(Range<u64>),
    /// Wait so many milliseconds, then go on with [`Upload::start`].
    Wait {
        /// Milliseconds to wait first.
        millis: u32,
    },
    /// All bytes are there. The attachment's id is found in the list of attachments, since browsers may not see the
    /// header that names it.
    Done,
    /// The last bytes were sent, no answer came, and asking again did not tell or found the session gone: whether all
    /// is there shows in the list of attachments.
    Check,
    /// The session is not there any more: open another and begin anew.
    Expired,
    /// It did not work.
    Failed(ApiError),
}

/// One upload on its way.
///
/// The service documents no way to ask which bytes it has. So a range without an answer is sent again, and where it is
/// refused then, it had arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    url: String,
    size: u64,
    sent: u64,
    /// The range under way may have arrived already.
    is_unsure: bool,
    failures: u32,
}

impl Upload {
    /// An upload of `size` bytes over a session just opened.
    pub fn new(session: &UploadSession, size: u64) -> Self {
        let sent = session.next_start().unwrap_or(0);
        Self { url: session.upload_url.clone(), size, sent, is_unsure: false, failures: 0 }
    }

    /// How many bytes are there already.
    pub fn sent_bytes(&self) -> u64 {
        self.sent
    }

    /// How to go on after the network was away.
    pub fn resume(&mut self) -> Step {
        self.failures = 0;
        self.start()
    }

    /// How to begin, or to go on after a pause.
    pub fn start(&self) -> Step {
        if self.sent < self.size { Step::Send(self.sent..self.end()) } else { Step::Done }
    }

    /// The request that sends the bytes of a range.
    pub fn put(&self, range: &Range<u64>, bytes: Vec<u8>) -> Request {
        let last = range.end.saturating_sub(1);
        Request::new(OperationId::UploadRange, Method::Put, self.url.as_str())
            .with_header("Content-Range", format!("bytes {}-{last}/{}", range.start, self.size))
            .carrying(Body::Bytes(bytes))
    }

    /// The request that gives the session up.
    pub fn cancel(&self) -> Request {
        Request::delete(OperationId::CancelUpload, self.url.as_str())
    }

    /// Takes the answer to the range under way, or that there was none. `jitter` is random in 0..1.
    pub fn settle(&mut self, outcome: Result<&Response, ApiError>, jitter: f64) -> Step {
        let is_last = self.end() == self.size;
        match self.next_step(outcome, jitter, is_last) {
            // Calling that a failure would have the person attach the file a second time.
            Step::Failed(error) if is_last && self.is_unsure && error != ApiError::Cancelled => Step::Check,
            step => step,
        }
    }

    fn next_step(&mut self, outcome: Result<&Response, ApiError>, jitter: f64, is_last: bool) -> Step {
        match outcome {
            Ok(response) if response.status == 201 => {
                self.sent = self.size;
                Step::Done
            }
            Ok(response) if response.is_success() => self.go_on(response),
            Ok(response) => match response.status {
                401 | 404 | 410 if self.is_unsure && is_last => Step::Check,
                401 | 404 | 410 => Step::Expired,
                400 | 409 | 416 if self.is_unsure => self.had_arrived(is_last),
                429 | 500 | 502 | 503 | 504 => {
                    // Throttled, it was not taken; after anything else nobody knows.
                    self.is_unsure |= response.status != 429;
                    let secs = response.retry_after_secs().unwrap_or_default();
                    self.again(secs, jitter, ServiceError::read(response).into())
                }
                _ => Step::Failed(ServiceError::read(response).into()),
            },
            Err(ApiError::Cancelled) => Step::Failed(ApiError::Cancelled),
            Err(error) => {
                self.is_unsure = true;
                self.again(0, jitter, error)
            }
        }
    }

    fn end(&self) -> u64 {
        self.size.min(self.sent + RANGE_BYTES)
    }

    fn had_arrived(&mut self, is_last: bool) -> Step {
        self.sent = self.end();
        self.is_unsure = false;
        if is_last { Step::Check } else { self.start() }
    }

    fn go_on(&mut self, response: &Response) -> Step {
        let next = read_json::<UploadSession>(response).ok().and_then(|session| session.next_start());
        match next {
            Some(next) if next <= self.size => {
                // Going on counts as success, standing still does not.
                self.failures = if next > self.sent { 0 } else { self.failures + 1 };
                self.sent = next;
                self.is_unsure = false;
                if self.failures < MOST_FAILURES { self.start() } else { self.stuck() }
            }
            _ => Step::Failed(ApiError::Unreadable("the upload says no place to go on at".to_owned())),
        }
    }

    fn again(&mut self, secs: u32, jitter: f64, error: ApiError) -> Step {
        self.failures += 1;
        if self.failures >= MOST_FAILURES {
            return Step::Failed(error);
        }
        let backoff = super::retry::jittered(super::retry::backoff_ms(self.failures), jitter);
        Step::Wait { millis: secs.saturating_mul(1_000).max(backoff) }
    }

    fn stuck(&self) -> Step {
        Step::Failed(ApiError::Unreadable(format!("the upload does not get past byte {}", self.sent)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: u64 = RANGE_BYTES + 5;

    fn upload() -> Upload {
        let session = r#"{"uploadUrl":"https://outlook.office.com/api/v2.0/x?authtoken=t","nextExpectedRanges":["0-"]}"#;
        Upload::new(&serde_json::from_str(session).unwrap(), SIZE)
    }

    fn expecting(from: u64) -> Response {
        let body = format!(r#"{{"NextExpectedRanges":["{from}"]}}"#).into_bytes();
        Response::new(200, vec![], body)
    }

    #[test]
    fn ranges_follow_each_other_to_the_end() {
        let mut upload = upload();
        assert_eq!(upload.start(), Step::Send(0..RANGE_BYTES));
        assert_eq!(upload.settle(Ok(&expecting(RANGE_BYTES)), 0.0), Step::Send(RANGE_BYTES..SIZE));
        let created = Response { status: 201, ..Response::default() };
        assert_eq!(upload.settle(Ok(&created), 0.0), Step::Done);
        assert_eq!(upload.sent_bytes(), SIZE);
    }

    #[test]
    fn a_range_says_which_bytes_it_brings_and_carries_no_preference() {
        let request = upload().put(&(0..3), vec![1, 2, 3]);
        let headers = request.headers();
        assert!(headers.contains(&("Content-Range", format!("bytes 0-2/{SIZE}"))), "{headers:?}");
        assert_eq!(headers.len(), 2, "{headers:?}");
    }

    #[test]
    fn a_lost_range_is_sent_again_and_where_it_is_refused_it_had_arrived() {
        let mut upload = upload();
        assert!(matches!(upload.settle(Err(ApiError::Unreachable), 0.0), Step::Wait { .. }));
        assert_eq!(upload.start(), Step::Send(0..RANGE_BYTES));
        let refused = Response { status: 416, ..Response::default() };
        assert_eq!(upload.settle(Ok(&refused), 0.0), Step::Send(RANGE_BYTES..SIZE));
        assert!(matches!(upload.settle(Ok(&refused), 0.0), Step::Failed(_)), "this one was not lost");
    }

    #[test]
    fn a_lost_end_is_looked_for_in_the_list_of_attachments() {
        let mut upload = upload();
        upload.settle(Ok(&expecting(RANGE_BYTES)), 0.0);
        assert!(matches!(upload.settle(Err(ApiError::Unreachable), 0.0), Step::Wait { .. }));
        let gone = Response { status: 404, ..Response::default() };
        assert_eq!(upload.settle(Ok(&gone), 0.0), Step::Check);
    }

    #[test]
    fn a_lost_end_that_stays_unclear_is_no_failure() {
        let mut upload = upload();
        upload.settle(Ok(&expecting(RANGE_BYTES)), 0.0);
        let mut step = upload.start();
        for _ in 0..MOST_FAILURES {
            step = upload.settle(Err(ApiError::Unreachable), 0.0);
        }
        assert_eq!(step, Step::Check);
        assert_eq!(upload.settle(Err(ApiError::Cancelled), 0.0), Step::Failed(ApiError::Cancelled));
    }

    #[test]
    fn a_session_that_is_gone_is_told_apart_from_a_failure() {
        for status in [401, 404, 410] {
            let gone = Response { status, ..Response::default() };
            assert_eq!(upload().settle(Ok(&gone), 0.0), Step::Expired);
        }
        let refused = Response { status: 400, ..Response::default() };
        assert!(matches!(upload().settle(Ok(&refused), 0.0), Step::Failed(ApiError::Refused(_))));
    }

    #[test]
    fn an_upload_that_does_not_get_on_ends() {
        let mut upload = upload();
        let steps = (0..10).map(|_| upload.settle(Ok(&expecting(0)), 0.0));
        assert!(steps.into_iter().any(|step| matches!(step, Step::Failed(_))));
        let mut lost = self::upload();
        let steps = (0..10).map(|_| lost.settle(Err(ApiError::Unreachable), 0.0));
        assert!(steps.into_iter().any(|step| step == Step::Failed(ApiError::Unreachable)));
    }
}
