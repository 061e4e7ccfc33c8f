//! What takes many requests, driven to its end: uploads range by range, changes in waves of batches. The rules are
//! `protocol`'s; here is only the waiting.

use std::ops::Range;

use crate::protocol::{ApiError, Operation, Request, Response, Step, Upload, Waves};

/// What driving takes from outside: the network, time and chance.
pub trait Transport {
    /// Sends a request to its last answer, good or bad; an error where none came.
    fn ask(&self, request: &Request) -> impl Future<Output = Result<Response, ApiError>>;

    /// Waits so many milliseconds.
    fn wait(&self, millis: u32) -> impl Future<Output = ()>;

    /// Holds back whatever else is to go out for so many milliseconds.
    fn hold(&self, millis: u32);

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

/// Sends a file: `read` gives its bytes, `progress` hears how many are there. Where the service cannot be reached the
/// upload can go on later with the same `upload`; any other error ends its session.
pub async fn upload(
    upload: &mut Upload,
    transport: &impl Transport,
    read: impl AsyncFn(Range<u64>) -> Result<Vec<u8>, ApiError>,
    progress: impl Fn(u64),
) -> Result<Uploaded, ApiError> {
    let mut step = upload.resume();
    loop {
        progress(upload.sent_bytes());
        step = match step {
            Step::Send(range) => {
                let answer = match read(range.clone()).await {
                    Ok(bytes) => transport.ask(&upload.put(&range, bytes)).await,
                    Err(error) => break give_up(upload, transport, error).await,
                };
                upload.settle(answer.as_ref().map_err(Clone::clone), transport.chance())
            }
            Step::Wait { millis } => {
                transport.wait(millis).await;
                upload.start()
            }
            Step::Done => break Ok(Uploaded::Yes),
            Step::Check => break Ok(Uploaded::Unsure),
            Step::Expired => break Ok(Uploaded::Expired),
            Step::Failed(ApiError::Unreachable) => break Err(ApiError::Unreachable),
            Step::Failed(error) => break give_up(upload, transport, error).await,
        };
    }
}

async fn give_up<T>(upload: &Upload, transport: &impl Transport, error: ApiError) -> Result<T, ApiError> {
    // The service forgets the session by itself in time; this only tidies up.
    let _ = transport.ask(&upload.cancel()).await;
    Err(error)
}

/// Asks any number of operations; `progress` hears how many of how many have their result. Once `is_wanted` says no,
/// what was not asked yet counts as cancelled.
pub async fn all<O: Operation>(
    operations: Vec<O>,
    transport: &impl Transport,
    is_wanted: impl Fn() -> bool,
    progress: impl Fn(usize, usize),
) -> Vec<Result<O::Answer, ApiError>> {
    let mut waves = Waves::new(operations);
    while is_wanted()
        && let Some(batch) = waves.next_batch()
    {
        let millis = waves.settle(transport.ask(&batch).await, transport.chance());
        let (done, of) = waves.progress();
        progress(done, of);
        if millis > 0 {
            transport.hold(millis);
            transport.wait(millis).await;
        }
    }
    waves.into_results()
}
