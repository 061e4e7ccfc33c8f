//! A value that comes later: whoever asks for it before waits.

use std::cell::RefCell;

use futures_channel::oneshot;

/// The value, once it is there, and who waits for it.
pub(super) struct Latch<T> {
    value: RefCell<Option<T>>,
    waiting: RefCell<Vec<oneshot::Sender<()>>>,
}

impl<T> Default for Latch<T> {
    fn default() -> Self {
        Self { value: RefCell::default(), waiting: RefCell::default() }
    }
}

impl<T: Clone> Latch<T> {
    /// It is there.
    pub(super) fn set(&self, value: T) {
        self.value.replace(Some(value));
        for waiting in self.waiting.take() {
            // Whoever stopped waiting needs no word.
            let _ = waiting.send(());
        }
    }

    /// The value, as soon as it is there.
    pub(super) async fn get(&self) -> T {
        loop {
            // A statement of its own: nothing may stay borrowed while this waits.
            let value = self.value.borrow().clone();
            if let Some(value) = value {
                return value;
            }
            let (sender, told) = oneshot::channel();
            self.waiting.borrow_mut().push(sender);
            let _ = told.await;
        }
    }
}
