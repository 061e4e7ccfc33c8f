//! How to ask Exchange: requests are built and answers read here; nothing is sent.

mod batch;
mod error;
mod http;
mod odata;
mod operation;
pub mod ops;
mod page;
mod retry;

pub use batch::Batch;
pub use error::{ApiError, Remedy, ServiceError};
pub use http::{ForeignTarget, Method, Request, Response, resolve};
pub use odata::{Query, path_segment};
pub use operation::{Operation, read_json};
pub use page::Page;
pub use retry::{Decision, Outcome, RetryPolicy};
