//! Stopping what nobody waits for any more (DOM Standard, `AbortController`).

use std::cell::RefCell;
use std::rc::Rc;

use futures_channel::oneshot;
use futures_util::future::{Either, select};
use web_sys::{AbortController, AbortSignal};

use super::clock;

/// A switch that stops requests and waits. Clones are the same switch.
#[derive(Debug, Clone)]
pub struct Cancel {
    controller: Option<AbortController>,
    /// Whoever waits until it is thrown; dropping these wakes them.
    waiting: Rc<RefCell<Vec<oneshot::Sender<()>>>>,
}

impl Cancel {
    /// A switch that was not thrown yet.
    pub fn new() -> Self {
        Self { controller: AbortController::new().ok(), waiting: Rc::default() }
    }

    /// Stops everything that goes by this switch.
    pub fn cancel(&self) {
        if let Some(controller) = &self.controller {
            controller.abort();
        }
        self.waiting.borrow_mut().clear();
    }

    /// Whether it was thrown.
    pub fn is_cancelled(&self) -> bool {
        self.signal().is_some_and(|signal| signal.aborted())
    }

    /// What `work` comes to, or nothing once the switch is thrown: then it is dropped where it stands.
    pub async fn unless_thrown<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        if self.is_cancelled() {
            return None;
        }
        let (sender, thrown) = oneshot::channel();
        {
            let mut waiting = self.waiting.borrow_mut();
            waiting.retain(|other: &oneshot::Sender<()>| !other.is_canceled());
            waiting.push(sender);
        }
        match select(std::pin::pin!(work), thrown).await {
            Either::Left((done, _)) => Some(done),
            Either::Right(_) => None,
        }
    }

    /// Waits so many milliseconds, or until the switch is thrown.
    pub async fn sleep(&self, millis: u32) {
        // Woken either way, the caller looks at the switch itself.
        let _ = self.unless_thrown(clock::sleep(millis)).await;
    }

    pub(super) fn signal(&self) -> Option<AbortSignal> {
        self.controller.as_ref().map(AbortController::signal)
    }
}

impl Default for Cancel {
    fn default() -> Self {
        Self::new()
    }
}
