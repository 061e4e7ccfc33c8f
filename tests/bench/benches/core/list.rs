//! The list of a folder that is read page by page, where the service has no delta: taking in a page, reading the rows on
//! screen, finding a message. What the engine does is in `engine`.

use std::hint::black_box;

use criterion::{BatchSize, BenchmarkId, Criterion};
use outpost::mailbox::{Answer, Effect, Mailbox, PAGE_ROWS, Ticket};
use outpost_bench::{SIZES, Service, inbox};

/// Rows on a screen, with some to either side.
const SCREEN: usize = 40;

/// The core, the service it asks, and whose Inbox it is.
struct World {
    mailbox: Mailbox,
    service: Service,
}

impl World {
    /// A list that has been scrolled through: as many pages as it keeps, those around the middle among them.
    fn scrolled(messages: usize) -> Self {
        let mut world = Self { mailbox: Mailbox::default(), service: Service::with(messages) };
        for start in (0..messages).step_by((messages / 50).max(2 * PAGE_ROWS)) {
            world.see(start);
        }
        world.see(messages / 2);
        world
    }

    fn see(&mut self, start: usize) {
        for (ticket, answer) in self.look(start) {
            self.mailbox.settle(ticket, Ok(answer));
        }
    }

    /// Looks at a screenful from a row on; the answers to what the list asks then.
    fn look(&mut self, start: usize) -> Vec<(Ticket, Answer)> {
        let mut answers = Vec::new();
        for effect in self.mailbox.look(&inbox(), start..start + SCREEN) {
            if let Effect::Ask(ticket, question) = effect {
                let exchange = question.exchange();
                let answer = exchange.read(&self.service.answer(&exchange.request));
                answers.extend(answer.ok().map(|answer| (ticket, answer)));
            }
        }
        answers
    }
}

/// All of them, at every size.
pub(super) fn all(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("list");
    for size in SIZES {
        let mut world = World::scrolled(size);
        let (folder, middle) = (inbox(), size / 2);
        assert!(world.mailbox.message_at(&folder, middle).is_some(), "the middle is not here");
        group.bench_function(BenchmarkId::new("rows of a screen", size), |bencher| {
            let row = |row| world.mailbox.message_at(&folder, row).map(|message| message.is_read);
            bencher.iter(|| (middle..middle + SCREEN).filter_map(|at| black_box(row(at))).count());
        });
        let Some(message) = world.mailbox.message_at(&folder, middle).map(|message| message.id.clone())
        else {
            continue;
        };
        group.bench_function(BenchmarkId::new("place of a message", size), |bencher| {
            bencher.iter(|| world.mailbox.position(&folder, black_box(&message)));
        });
        // Between two of the pages seen above, so that its page has to be asked for.
        let pages = world.look(middle + PAGE_ROWS);
        assert!(!pages.is_empty(), "everything is here already");
        group.bench_function(BenchmarkId::new("take in a page of 50", size), |bencher| {
            let fresh = || (world.mailbox.clone(), pages.clone());
            bencher.iter_batched(
                fresh,
                |(mut mailbox, pages)| {
                    for (ticket, answer) in pages {
                        mailbox.settle(ticket, Ok(answer));
                    }
                    mailbox
                },
                BatchSize::LargeInput,
            );
        });
    }
    group.finish();
}
