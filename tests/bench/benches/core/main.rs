//! The hot paths of the core, measured natively, and the pages of the simulator that the browser's numbers hang on.
//!
//! Not there yet, because the engine is not: applying a page of a delta query to the local list (beside `list`), and
//! searching locally (a file of its own).

mod decode;
mod list;
mod service;

use criterion::{criterion_group, criterion_main};

criterion_group!(benches, decode::all, list::all, service::all);
criterion_main!(benches);
