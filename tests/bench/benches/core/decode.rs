//! Reading what the service answers: JSON text to values.

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use outpost::protocol::Operation;
use outpost_bench::{Service, accepted, first_delta, list_page};

/// A page of a delta query and a page of the list.
pub(super) fn all(criterion: &mut Criterion) {
    let mut service = Service::with(1_000);
    let (delta, list) = (first_delta(), list_page(0));
    let (changes, rows) = (service.answer(&delta.request()), service.answer(&list.request()));
    assert!(accepted(&delta, &changes) && accepted(&list, &rows), "the service refused");
    let mut group = criterion.benchmark_group("decode");
    group.throughput(Throughput::Bytes(changes.body.len() as u64));
    group.bench_function("delta page of 200", |bencher| bencher.iter(|| delta.read(black_box(&changes))));
    group.throughput(Throughput::Bytes(rows.body.len() as u64));
    group.bench_function("list page of 50", |bencher| bencher.iter(|| list.read(black_box(&rows))));
    group.finish();
}
