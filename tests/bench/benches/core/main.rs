//! The hot paths of the core, measured natively, and the pages of the simulator that the browser's numbers hang on.

mod decode;
mod engine;
mod list;
mod service;

use criterion::{criterion_group, criterion_main};

criterion_group!(benches, decode::all, list::all, engine::all, service::all);
criterion_main!(benches);
