//! Uploads and waves of batches, driven to their end over a line that fails on purpose.

use std::cell::{Cell, RefCell};

use outpost::app::transfer::{self, Transport, Uploaded};
use outpost::model::MessageId;
use outpost::protocol::ops::message;
use outpost::protocol::{ApiError, Body, Method, OperationId, RANGE_BYTES, Request, Response, Upload};
use wasm_bindgen_test::wasm_bindgen_test;

/// A line that answers as it was told, and notes what went over it.
struct Scripted {
    answers: RefCell<Vec<Result<Response, ApiError>>>,
    asked: RefCell<Vec<(Method, OperationId)>>,
    waited: Cell<u32>,
    /// How long others were held back, in milliseconds.
    held: Cell<u32>,
    /// How many items of batches are throttled before they are done.
    throttled: Cell<usize>,
}

impl Scripted {
    /// The first answer first.
    fn new(mut answers: Vec<Result<Response, ApiError>>) -> Self {
        answers.reverse();
        Self {
            answers: RefCell::new(answers),
            asked: RefCell::default(),
            waited: Cell::default(),
            held: Cell::default(),
            throttled: Cell::default(),
        }
    }

    fn methods(&self) -> Vec<Method> {
        self.asked.borrow().iter().map(|(method, _)| *method).collect()
    }
}

impl Transport for Scripted {
    async fn ask(&self, request: &Request) -> Result<Response, ApiError> {
        self.asked.borrow_mut().push((request.method, request.operation));
        if let Body::Batch(items) = &request.body {
            let done = |_: &Request| match self.throttled.get() {
                0 => Response::new(204, vec![], vec![]),
                left => {
                    self.throttled.set(left - 1);
                    Response::new(429, vec![("Retry-After".to_owned(), "7".to_owned())], vec![])
                }
            };
            return Ok(Response::of_items(items.iter().map(done).collect()));
        }
        self.answers.borrow_mut().pop().unwrap_or(Err(ApiError::Unreachable))
    }

    async fn wait(&self, millis: u32) {
        self.waited.set(self.waited.get() + millis);
    }

    fn hold(&self, millis: u32) {
        self.held.set(self.held.get() + millis);
    }

    fn chance(&self) -> f64 {
        0.0
    }
}

const SIZE: u64 = RANGE_BYTES + 7;

fn session() -> Upload {
    let session =
        r#"{"uploadUrl":"https://outlook.office.com/api/v2.0/x?authtoken=t","nextExpectedRanges":["0-"]}"#;
    Upload::new(&serde_json::from_str(session).unwrap(), SIZE)
}

fn expecting(from: u64) -> Response {
    let body = format!(r#"{{"NextExpectedRanges":["{from}"]}}"#);
    Response::new(200, vec![], body.into_bytes())
}

async fn send(line: &Scripted) -> (Result<Uploaded, ApiError>, u64) {
    let seen = Cell::new(0);
    let read =
        async |range: std::ops::Range<u64>| Ok(vec![0; usize::try_from(range.end - range.start).unwrap()]);
    let ended = transfer::upload(&mut session(), line, read, |sent| seen.set(sent)).await;
    (ended, seen.get())
}

#[wasm_bindgen_test]
async fn an_upload_goes_on_after_a_lost_range() {
    let line = Scripted::new(vec![
        Err(ApiError::Unreachable),
        Ok(expecting(RANGE_BYTES)),
        Ok(Response::new(201, vec![], vec![])),
    ]);
    let (ended, sent) = send(&line).await;
    assert_eq!((ended, sent), (Ok(Uploaded::Yes), SIZE));
    assert_eq!(line.methods(), [Method::Put, Method::Put, Method::Put]);
    assert!(line.waited.get() > 0);
}

#[wasm_bindgen_test]
async fn an_upload_that_is_given_up_ends_its_session() {
    let line = Scripted::new(vec![Err(ApiError::Cancelled)]);
    assert_eq!(send(&line).await.0, Err(ApiError::Cancelled));
    assert_eq!(line.methods(), [Method::Put, Method::Delete]);
}

#[wasm_bindgen_test]
async fn what_was_not_asked_when_nobody_wanted_it_any_more_counts_as_cancelled() {
    let line = Scripted::new(Vec::new());
    let ids = (0..45).map(|at| MessageId::from(at.to_string()));
    let operations: Vec<_> = ids.map(message::PermanentDelete::new).collect();
    let done = Cell::new((0, 0));
    let results =
        transfer::all(operations, &line, || done.get().0 < 40, |some, all| done.set((some, all))).await;
    assert_eq!(done.get(), (40, 45));
    let (asked, left) = results.split_at(40);
    assert!(asked.iter().all(Result::is_ok));
    assert!(left.iter().all(|result| *result == Err(ApiError::Cancelled)));
}

#[wasm_bindgen_test]
async fn throttled_items_hold_everybody_and_go_again_alone() {
    let line = Scripted::new(Vec::new());
    line.throttled.set(3);
    let operations = (0..5).map(|at| message::PermanentDelete::new(MessageId::from(at.to_string())));
    let results = transfer::all(operations.collect(), &line, || true, |_, _| {}).await;
    assert!(results.iter().all(Result::is_ok));
    assert_eq!(line.methods().len(), 2);
    assert_eq!((line.held.get(), line.waited.get()), (7_000, 7_000));
}
