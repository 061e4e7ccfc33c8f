//! The simulator at scale: what it takes is part of every number measured in the browser, and must not grow with
//! the mailbox.

use criterion::{BenchmarkId, Criterion};
use outpost::protocol::{Next, Operation, Response};
use outpost_bench::{SIZES, Service, accepted, first_delta, list_page};

/// How many changes a later round tells.
const CHANGES: usize = 10_000;

/// A page of a first round, of a later round, and of the list far down.
pub(super) fn all(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("simulator");
    group.sample_size(20);
    for size in SIZES {
        let mut service = Service::with(size);
        let first = first_delta();
        let mut next = Next::start(first.clone());
        measure(&mut group, "first page of a delta", size, &mut service, &first);
        while let Some(link) = link(&next, &service.answer(&next.request())) {
            let is_last = link.contains("$deltatoken");
            next = next.after(link);
            if is_last {
                break;
            }
        }
        service.churn(CHANGES);
        measure(&mut group, "page of 10,000 changes", size, &mut service, &next);
        measure(&mut group, "list page before the end", size, &mut service, &list_page(size * 9 / 10));
    }
    group.finish();
}

fn measure(
    group: &mut criterion::BenchmarkGroup<'_, criterion::measurement::WallTime>,
    name: &str,
    size: usize,
    service: &mut Service,
    operation: &impl Operation,
) {
    let request = operation.request();
    assert!(accepted(operation, &service.answer(&request)), "the service refused: {name}");
    group.bench_function(BenchmarkId::new(name, size), |bencher| bencher.iter(|| service.answer(&request)));
}

/// The link to what comes after a page.
fn link(
    operation: &Next<outpost::protocol::ops::mail_folder::MessageDelta>,
    page: &Response,
) -> Option<String> {
    let page = operation.read(page).ok()?;
    page.next_link.or(page.delta_link)
}
