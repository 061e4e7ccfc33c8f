//! Stopping what nobody waits for any more (DOM Standard, `AbortController`).

use web_sys::{AbortController, AbortSignal};

/// A switch that stops requests. Clones are the same switch.
#[derive(Debug, Clone, Default)]
pub struct Cancel {
    controller: Option<AbortController>,
}

impl Cancel {
    /// A switch that was not thrown yet.
    pub fn new() -> Self {
        Self { controller: AbortController::new().ok() }
    }

    /// Stops everything that goes by this switch.
    pub fn cancel(&self) {
        if let Some(controller) = &self.controller {
            controller.abort();
        }
    }

    /// Whether it was thrown.
    pub fn is_cancelled(&self) -> bool {
        self.signal().is_some_and(|signal| signal.aborted())
    }

    pub(super) fn signal(&self) -> Option<AbortSignal> {
        self.controller.as_ref().map(AbortController::signal)
    }
}
