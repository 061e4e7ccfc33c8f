//! The store in memory, against expectations written by hand and, over random histories, against an oracle that keeps
//! plain lists. The browser's database is held against the store in memory (`tests/component/database`).

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

mod by_hand;
mod histories;
mod oracle;

use histories::{BUDGET, Random, everything};
use oracle::Oracle;
use outpost::mailbox::MemoryStore;

#[test]
fn random_histories_read_as_the_oracle_has_it() {
    for seed in 0..8 {
        let mut random = Random::new(seed);
        let mut store = MemoryStore::new(str::to_lowercase).with_budget(BUDGET);
        let mut oracle = Oracle::new(BUDGET);
        for step in 0..200 {
            let writes = random.writes();
            store.write(writes.clone());
            writes.iter().cloned().for_each(|write| oracle.write(write));
            let reads = [random.read(), random.read()];
            for read in everything().into_iter().chain(reads) {
                let (is, should) = (store.read(read.clone()), oracle.read(read.clone()));
                assert_eq!(is, should, "seed {seed}, step {step}: {read:?} after {writes:#?}");
            }
        }
    }
}
