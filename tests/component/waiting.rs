//! Switches that stop waits, and locks that tabs share.

use std::cell::Cell;
use std::future::{pending, ready};

use outpost::browser::cancel::Cancel;
use outpost::browser::locks;
use wasm_bindgen_futures::spawn_local;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_thrown_switch_ends_a_wait_before_and_after_it_begins() {
    let cancel = Cancel::new();
    assert_eq!(cancel.unless_thrown(ready(7)).await, Some(7));
    let later = cancel.clone();
    spawn_local(async move { later.cancel() });
    assert_eq!(cancel.unless_thrown(pending::<()>()).await, None);
    // Would last for weeks otherwise.
    cancel.sleep(u32::MAX / 2).await;
    assert!(cancel.is_cancelled());
}

#[wasm_bindgen_test]
async fn a_lock_is_given_to_the_next_when_it_is_let_go() {
    let names = ["a lock of this test".to_owned()];
    let held = locks::first_of(&names).await;
    assert!(held.is_some(), "Chromium has locks on localhost");
    let (order, names) = (std::rc::Rc::new(Cell::new(0)), names.clone());
    let seen = order.clone();
    spawn_local(async move {
        seen.set(1);
        drop(held);
    });
    assert!(locks::first_of(&names).await.is_some());
    assert_eq!(order.get(), 1, "it came only after it was let go");
}

#[wasm_bindgen_test]
async fn whichever_lock_is_free_is_taken() {
    let names = ["the first of two".to_owned(), "the second of two".to_owned()];
    let first = locks::first_of(&names).await;
    let second = locks::first_of(&names).await;
    assert!(first.is_some() && second.is_some(), "two are free, so nobody waits");
}

#[wasm_bindgen_test]
async fn locks_that_are_refused_are_done_without() {
    // Names that begin with a hyphen are reserved: the browser refuses them.
    assert!(locks::first_of(&["-reserved".to_owned()]).await.is_none());
}
