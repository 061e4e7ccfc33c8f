//! How to ask Exchange: requests are built and answers read here; nothing is sent.

mod cloud;
mod operation_id;
mod scope;

mod http;
mod operation;

mod error;
mod retry;

mod odata;
mod page;

mod delta;

mod batch;
mod waves;

mod upload;

mod capability;
mod dialect;

pub mod ops;

pub use batch::{Batch, batch_of, read_batch};
pub use capability::Capabilities;
pub use cloud::Cloud;
pub use delta::DeltaPage;
pub use dialect::{Dialect, Spelling};
pub use error::{ApiError, Remedy, ServiceError};
pub use http::{Body, MOST_IN_FLIGHT, Method, Request, Response};
pub use odata::{
    ChangeKind, DeltaQuery, DirectoryField, DirectorySearch, Field, Filter, Filtered, Kql, Literal,
    NewestFirst, Order, Plain, Positioned, Property, Query, Searched, Sorted, path_segment, property,
};
pub use operation::{Operation, read_bytes, read_json, read_nothing};
pub use operation_id::{OperationId, Version};
pub use page::{Next, Page};
pub use retry::{Decision, LONGEST_HOLD_SECS, LONGEST_PAUSE_SECS, Outcome, Renewal, RetryPolicy};
pub use scope::Scope;
pub use upload::{LARGEST_BYTES, RANGE_BYTES, SMALLEST_BYTES, Step, Upload};
pub use waves::Waves;
