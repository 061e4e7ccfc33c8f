//! Stopping what nobody waits for any more (DOM Standard, `AbortController`).

use std::cell::RefCell;
use std::rc::Rc;

use futures_channel::oneshot;
use futures_util::future::{Either, select};
use web_sys::{AbortController, AbortSignal};

use super::clock;

/// A switch that stops requests and waits. Clones are the same switch.
#[derive(Debug, Clone, Default)]
pub struct Cancel {
    controller: Option<AbortController>,
    sleeping: Rc<RefCell<Vec<oneshot::Sender<()>>>>,
}

impl Cancel {
    /// A switch that was not thrown yet.
    pub fn new() -> Self {
        Self { controller: AbortController::new().ok(), sleeping: Rc::default() }
    }

    /// Stops everything that goes by this switch.
    pub fn cancel(&self) {
        if let Some(controller) = &self.controller {
            controller.abort();
        }
        // Dropping the other ends wakes whoever sleeps.
        self.sleeping.borrow_mut().clear();
    }

    /// Whether it was thrown.
    pub fn is_cancelled(&self) -> bool {
        self.signal().is_some_and(|signal| signal.aborted())
    }

    /// Waits so many milliseconds, or until the switch is thrown.
    pub async fn sleep(&self, millis: u32) {
        let (sender, woken) = oneshot::channel();
        {
            let mut sleeping = self.sleeping.borrow_mut();
            sleeping.retain(|sleeper: &oneshot::Sender<()>| !sleeper.is_canceled());
            sleeping.push(sender);
        }
        let timer = std::pin::pin!(clock::sleep(millis));
        match select(timer, woken).await {
            Either::Left(_) | Either::Right(_) => {}
        }
    }

    pub(super) fn signal(&self) -> Option<AbortSignal> {
        self.controller.as_ref().map(AbortController::signal)
    }
}
