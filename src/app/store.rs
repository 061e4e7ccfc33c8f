//! Where the mailbox is kept on this device, and how the tabs of it hear of each other.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::pin::Pin;
use std::rc::Rc;

use futures_channel::oneshot;

use super::latch::Latch;
use crate::browser::database::Database;
use crate::browser::tabs::{self, Tabs};
use crate::mailbox::{Read, StorageError, Stored, Told, Write};

/// The store. Clones share it.
#[derive(Clone)]
pub(super) struct Store {
    inner: Rc<Inner>,
}

struct Inner {
    name: String,
    database: Latch<Result<Rc<Database>, StorageError>>,
    /// The first screen has what is kept of it.
    is_begun: Latch<()>,
    /// Comes with the engine: all but what the first screen reads.
    desk: Latch<&'static Desk>,
    /// Who waits for the write before theirs.
    line: RefCell<VecDeque<oneshot::Sender<()>>>,
    is_writing: Cell<bool>,
    /// A write failed: what is kept of the mailbox ends before it. Nothing is read until it went again, which it does
    /// before anything newer.
    is_behind: Cell<bool>,
    /// Joined before anything is read: what is not in the store by then is heard.
    tabs: Option<Tabs>,
}

type Later<T> = Pin<Box<dyn Future<Output = Result<T, StorageError>>>>;

/// What is done with the database and the other tabs behind the first screen, as functions, so that their code can come
/// with the engine.
pub(super) struct Desk {
    read: fn(Rc<Database>, Read) -> Later<Stored>,
    write: fn(Store, Vec<Write>) -> Later<()>,
    share: fn(&Store, &[Write]),
}

impl Desk {
    /// The desk.
    pub(super) const WHOLE: &'static Self = &Self {
        read: |database, read| Box::pin(async move { database.read(read).await }),
        write: |store, writes| Box::pin(store.write_in_turn(writes)),
        share: Store::tell_by_the_way,
    };
}

impl Store {
    /// The store of this name, opened as soon as may be.
    pub(super) fn open(name: String) -> Self {
        let inner = Inner {
            tabs: Tabs::join(&name),
            name,
            database: Latch::default(),
            is_begun: Latch::default(),
            desk: Latch::default(),
            line: RefCell::default(),
            is_writing: Cell::default(),
            is_behind: Cell::default(),
        };
        let store = Self { inner: Rc::new(inner) };
        let opening = store.clone();
        leptos::task::spawn_local(async move {
            let database = Database::open(&opening.inner.name).await;
            opening.inner.database.set(database.map(Rc::new));
        });
        store
    }

    /// The engine is there, and what goes with it: `on_words` hears what the other tabs of the same mailbox keep, also
    /// what they did since the store was opened, `on_lead` when this one leads.
    pub(super) fn serve(
        &self,
        on_words: impl Fn(Vec<Write>, Told) + 'static,
        on_lead: impl FnOnce() + 'static,
    ) {
        self.inner.desk.set(Desk::WHOLE);
        if let Some(tabs) = &self.inner.tabs {
            tabs.listen(on_words);
        }
        tabs::lead(&self.inner.name, on_lead);
    }

    /// Something was read and taken in: the first screen, which is read before all else.
    pub(super) fn begun(&self) {
        self.inner.is_begun.set(());
    }

    /// Waits until the first screen has what is kept of it, or it is known that it cannot be had.
    pub(super) async fn wait_for_rows(&self) {
        self.inner.is_begun.get().await;
    }

    /// Reads.
    pub(super) async fn read(&self, read: Read) -> Result<Stored, StorageError> {
        let database = self.inner.database.get().await?;
        if self.inner.is_behind.get() {
            return Err(StorageError::Unavailable);
        }
        match read {
            Read::Start { folder, rows } => database.read_start(&folder, rows).await,
            other => (self.inner.desk.get().await.read)(database, other).await,
        }
    }

    /// Writes, one list after the other.
    pub(super) async fn write(&self, writes: Vec<Write>) -> Result<(), StorageError> {
        (self.inner.desk.get().await.write)(self.clone(), writes).await
    }

    /// Writes in one transaction, when those before are done, and tells the other tabs, also what could not be kept: then
    /// they are where it is.
    async fn write_in_turn(self, writes: Vec<Write>) -> Result<(), StorageError> {
        self.take_turn().await;
        let outcome = match self.inner.database.get().await {
            Ok(database) => database.write(writes.clone()).await,
            Err(error) => Err(error),
        };
        self.inner.is_behind.set(outcome.is_err());
        if let Some(tabs) = &self.inner.tabs {
            tabs.tell(&writes, if outcome.is_ok() { Told::Kept } else { Told::Unkept });
        }
        self.end_turn();
        outcome
    }

    /// Tells the other tabs what this one learned by the way.
    pub(super) async fn share(self, writes: Vec<Write>) {
        (self.inner.desk.get().await.share)(&self, &writes);
    }

    fn tell_by_the_way(&self, writes: &[Write]) {
        if let Some(tabs) = &self.inner.tabs {
            tabs.tell(writes, Told::ByTheWay);
        }
    }

    async fn take_turn(&self) {
        if self.inner.is_writing.replace(true) {
            let (sender, turn) = oneshot::channel();
            self.inner.line.borrow_mut().push_back(sender);
            let _ = turn.await;
        }
    }

    fn end_turn(&self) {
        let next = self.inner.line.borrow_mut().pop_front();
        match next {
            Some(next) => {
                let _ = next.send(());
            }
            None => self.inner.is_writing.set(false),
        }
    }
}
