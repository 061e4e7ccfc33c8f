//! What takes many requests, driven to its end: uploads range by range, changes in waves of batches. The rules are
//! `protocol`'s; here is only the waiting.

use std::ops::Range;

use crate::protocol::{ApiError, Operation, Request, Response, Step, Upload, Waves};

/// What driving takes from outside: the network, time and chance.
pub trait Line {
    /// Sends a request to its last answer, good or bad; an error where none came.
    fn ask(&self, request: &Request) -> impl Future<Output = Result<Response, ApiError>>;

    /// Waits so many milliseconds.
    fn wait(&self, millis: u32) -> impl Future<Output = ()>;

    /// A random number from 0 to 1.
    fn chance(&self) -> f64;
}

/// How an upload ended that did not fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Uploaded {
    /// All bytes are there.
    Yes,
    /// The last answer was lost: whether the attachment is there shows in the list of attachments.
    Unsure,
    /// The session expired: open another and begin anew.
    Expired,
}

/// Sends a file: `read` gives its bytes, `progress` hears how many are there. Giving up ends the session too.
pub async fn upload(
    mut upload: Upload,
    line: &impl Line,
    read: impl AsyncFn(Range<u64>) -> Result<Vec<u8>, ApiError>,
    progress: impl Fn(u64),
) -> Result<Uploaded, ApiError> {
    let mut step = upload.start();
    loop {
        progress(upload.sent_bytes());
        step = match step {
            Step::Send(range) => {
                let request = upload.put(&range, read(range.clone()).await?);
                let answer = line.ask(&request).await;
                upload.settle(answer.as_ref().map_err(Clone::clone), line.chance())
            }
            Step::Wait { millis } => {
                line.wait(millis).await;
                upload.start()
            }
            Step::Done => return Ok(Uploaded::Yes),
            Step::Check => return Ok(Uploaded::Unsure),
            Step::Expired => return Ok(Uploaded::Expired),
            Step::Failed(error) => {
                // The service forgets the session by itself in time; this only tidies up.
                let _ = line.ask(&upload.cancel()).await;
                return Err(error);
            }
        };
    }
}

/// Asks any number of operations; `progress` hears how many of how many have their result. Once `is_wanted` says no,
/// what was not asked yet counts as cancelled.
pub async fn all<O: Operation>(
    operations: Vec<O>,
    line: &impl Line,
    is_wanted: impl Fn() -> bool,
    progress: impl Fn(usize, usize),
) -> Vec<Result<O::Answer, ApiError>> {
    let mut waves = Waves::new(operations);
    while is_wanted()
        && let Some(batch) = waves.next_batch()
    {
        let millis = waves.settle(line.ask(&batch).await, line.chance());
        let (done, of) = waves.progress();
        progress(done, of);
        if millis > 0 {
            line.wait(millis).await;
        }
    }
    waves.into_results()
}
