//! Locks that all tabs share (Web Locks API). A tab that closes gives its locks back.

use std::cell::RefCell;
use std::rc::Rc;

use futures_channel::oneshot;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// A lock that is held until this is dropped.
#[derive(Debug)]
pub struct Held {
    release: Function,
}

impl Drop for Held {
    fn drop(&mut self) {
        // Settling the promise that the browser waits for cannot fail.
        let _ = self.release.call0(&JsValue::UNDEFINED);
    }
}

/// Waits for whichever of these locks is free first. None where the browser has no locks: they need a secure
/// context.
pub async fn first_of(names: &[String]) -> Option<Held> {
    let manager = Reflect::get(&web_sys::window()?.navigator(), &"locks".into()).ok()?;
    let request = Reflect::get(&manager, &"request".into()).ok()?.dyn_into::<Function>().ok()?;
    let (sender, receiver) = oneshot::channel();
    let winner = Rc::new(RefCell::new(Some(sender)));
    for name in names {
        let winner = winner.clone();
        let granted = Closure::once_into_js(move |_: JsValue| hold_unless_won(&winner));
        request.call2(&manager, &name.as_str().into(), &granted).ok()?;
    }
    drop(winner);
    receiver.await.ok()
}

/// What the browser waits for before it gives the lock to the next: for nothing where another lock came first, or
/// where nobody waits any more.
fn hold_unless_won(winner: &RefCell<Option<oneshot::Sender<Held>>>) -> Promise {
    let mut sender = winner.borrow_mut().take();
    Promise::new(&mut |release, _| {
        let held = Held { release };
        match sender.take() {
            // A receiver that is gone leaves the lock with the error, which drops it.
            Some(sender) => drop(sender.send(held)),
            None => drop(held),
        }
    })
}
