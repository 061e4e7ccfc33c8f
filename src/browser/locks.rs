//! Locks that all tabs share (Web Locks API). A tab that closes gives its locks back.

use std::cell::RefCell;
use std::rc::Rc;

use futures_channel::oneshot;
use futures_util::future::{Either, select};
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

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

/// Who gets the lock that comes first.
type Winner = Rc<RefCell<Option<oneshot::Sender<Held>>>>;

/// Waits for whichever of these locks is free first. None where the browser has no locks or does not give them:
/// they need a secure context and allowed site data.
pub async fn first_of(names: &[String]) -> Option<Held> {
    ask(names, false).await
}

/// This lock, unless somebody holds it. None also where the browser has no locks: then nobody knows.
pub async fn if_free(name: String) -> Option<Held> {
    ask(&[name], true).await
}

async fn ask(names: &[String], is_only_if_free: bool) -> Option<Held> {
    let manager = Reflect::get(&web_sys::window()?.navigator(), &"locks".into()).ok()?;
    let request = Reflect::get(&manager, &"request".into()).ok()?.dyn_into::<Function>().ok()?;
    let (sender, receiver) = oneshot::channel();
    let winner: Winner = Rc::new(RefCell::new(Some(sender)));
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &is_only_if_free.into()).ok()?;
    let asked = Array::new();
    for name in names {
        let winner = winner.clone();
        let granted = Closure::once_into_js(move |lock: JsValue| {
            if lock.is_null() {
                // It is not free: nobody waits any more.
                winner.take();
            }
            hold_unless_won(&winner)
        });
        asked.push(&request.call3(&manager, &name.as_str().into(), &options, &granted).ok()?);
    }
    // A promise that settles before a lock came has been rejected; a lock that comes is seen first.
    match select(receiver, JsFuture::from(Promise::race(&asked))).await {
        Either::Left((held, _)) => held.ok(),
        Either::Right(_) => None,
    }
}

/// What the browser waits for before it gives the lock to the next: for nothing where another lock came first, or
/// where nobody waits any more.
fn hold_unless_won(winner: &Winner) -> Promise {
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
