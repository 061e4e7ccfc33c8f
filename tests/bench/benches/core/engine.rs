//! The engine on a mailbox that is known whole: a page of changes taken in, rows and places in the list, and a search of
//! what is kept.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion};
use outpost_bench::engine::Synced;
use outpost_bench::{DELTA_PAGE, SIZES, inbox};

/// Rows on a screen, with some to either side.
const SCREEN: usize = 40;

/// All of them, at every size.
pub(super) fn all(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("engine");
    group.sample_size(20);
    for size in SIZES {
        let mut synced = Synced::with(size);
        let (folder, middle) = (inbox(), size / 2);
        let total = synced.mailbox.list(&folder).and_then(outpost::mailbox::MessageList::total);
        assert_eq!(total, Some(size), "the mailbox is not known whole");
        group.bench_function(BenchmarkId::new("delta page of 200", size), |bencher| {
            bencher.iter_custom(|pages| take_in(&mut synced, pages));
        });
        synced.then(|mailbox| mailbox.look(&folder, middle..middle + SCREEN));
        let Some(message) = synced.mailbox.message_at(&folder, middle).map(|message| message.id.clone())
        else {
            continue;
        };
        group.bench_function(BenchmarkId::new("rows of a screen", size), |bencher| {
            let row = |row| synced.mailbox.message_at(&folder, row).map(|message| message.is_read);
            bencher.iter(|| (middle..middle + SCREEN).filter_map(|at| black_box(row(at))).count());
        });
        group.bench_function(BenchmarkId::new("place of a message", size), |bencher| {
            bencher.iter(|| synced.mailbox.position(&folder, black_box(&message)));
        });
        for (name, word) in [("search: a frequent word", "the"), ("search: a word nowhere", "xyzzy")] {
            group.bench_function(BenchmarkId::new(name, size), |bencher| {
                bencher.iter(|| synced.search(black_box(word)));
            });
        }
    }
    group.finish();
}

/// The time that taking in so many pages takes; that the service takes to make and tell them is left out.
fn take_in(synced: &mut Synced, pages: u64) -> Duration {
    let mut taken = Vec::new();
    while (taken.len() as u64) < pages {
        taken.extend(synced.round(DELTA_PAGE));
    }
    taken.truncate(usize::try_from(pages).unwrap_or(usize::MAX));
    taken.iter().sum()
}
