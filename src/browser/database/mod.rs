//! The store in the browser's database (IndexedDB): it holds what [`MemoryStore`](crate::mailbox::MemoryStore) holds,
//! over visits and for all tabs.
//!
//! A list of writes is one transaction, kept whole or not at all, also when the page dies in the middle. Transactions
//! that touch the same stores run one after the other in the order in which they were begun, in all tabs, so a read
//! sees every write begun before it. What cannot be read any more counts as not kept.

mod contents;
mod headers;
mod key;
mod read;
mod request;
mod schema;
mod search;
mod write;

use std::cell::Cell;
use std::pin::pin;
use std::rc::Rc;

use futures_channel::oneshot;
use futures_util::future::{Either, select};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{IdbDatabase, IdbVersionChangeEvent};

use self::request::{Mode, Transaction};
use super::clock;
use crate::mailbox::{CONTENT_BUDGET, Read, StorageError, Stored, Write};
use crate::model::FolderId;

/// How long to wait for the database, in milliseconds: an older page in another tab may have to let go of it, and some
/// browsers are known not to answer at all. Then the app goes on without.
const PATIENCE: u32 = 5_000;

/// A connection to a database. Dropped, it closes when what was begun has ended.
#[derive(Debug)]
pub struct Database {
    connection: IdbDatabase,
    /// Why it was closed, once another page wanted to change or delete the database.
    closed: Rc<Cell<Option<StorageError>>>,
    /// How many bytes of contents are kept at most.
    budget: usize,
    _on_version_change: Closure<dyn Fn(IdbVersionChangeEvent)>,
}

impl Database {
    /// Opens the database of this name. One that is not there is made; one that an older version made is brought up to
    /// date. Fails with [`StorageError::Newer`] where a newer version was here.
    pub async fn open(name: &str) -> Result<Self, StorageError> {
        let (sender, opened) = oneshot::channel();
        let name = name.to_owned();
        // A task of its own, so that it goes to its end also when nobody waits any more: a migration must not stop
        // in the middle. A connection that nobody takes is dropped.
        spawn_local(async move { drop(sender.send(schema::open(&name).await.map(Self::over))) });
        match select(opened, pin!(clock::sleep(PATIENCE))).await {
            Either::Left((Ok(opened), _)) => opened,
            _ => Err(StorageError::Unavailable),
        }
    }

    /// The same with another budget for contents, in bytes of JSON.
    #[must_use]
    pub fn with_budget(mut self, budget: usize) -> Self {
        self.budget = budget;
        self
    }

    /// Deletes the database of this name; connections to it, in this tab and others, close. Waits until it is done,
    /// however long other tabs hold on to it.
    pub async fn delete(name: &str) -> Result<(), StorageError> {
        schema::delete(name).await
    }

    /// The names of all databases of this origin; none where the browser does not tell.
    pub async fn names() -> Vec<String> {
        schema::names().await.unwrap_or_default()
    }

    /// Reads what the first screen needs: [`Read::Start`].
    pub async fn read_start(&self, folder: &FolderId, rows: usize) -> Result<Stored, StorageError> {
        Ok(Stored::Start(Box::new(read::snapshot(self, folder, rows).await?)))
    }

    /// Reads. The transaction begins when this is first polled.
    pub async fn read(&self, read: Read) -> Result<Stored, StorageError> {
        read::perform(self, read).await
    }

    /// Whether anything waits in the journal, also what this version cannot read.
    pub async fn has_journal(&self) -> Result<bool, StorageError> {
        read::has_journal(self).await
    }

    /// Writes all of this, in order, or nothing of it. The transaction begins when this is first polled; dropped before
    /// its end, nothing is written.
    pub async fn write(&self, writes: Vec<Write>) -> Result<(), StorageError> {
        let stores = write::stores(&writes);
        if stores.is_empty() {
            return Ok(());
        }
        let transaction = self.begin(&stores, write::mode(&writes))?;
        let outcome = write::perform(&transaction, writes, self.budget).await;
        transaction.end(outcome).await
    }

    fn over(connection: IdbDatabase) -> Self {
        let closed = Rc::new(Cell::new(None));
        let on_version_change = {
            let (connection, closed) = (connection.clone(), closed.clone());
            Closure::<dyn Fn(IdbVersionChangeEvent)>::new(move |event: IdbVersionChangeEvent| {
                // Without a new version it is going to be deleted.
                let is_deleted = event.new_version().is_none();
                closed.set(Some(if is_deleted { StorageError::Unavailable } else { StorageError::Newer }));
                connection.close();
            })
        };
        connection.set_onversionchange(Some(on_version_change.as_ref().unchecked_ref()));
        Self { connection, closed, budget: CONTENT_BUDGET, _on_version_change: on_version_change }
    }

    fn begin(&self, stores: &[&str], mode: Mode) -> Result<Transaction, StorageError> {
        match self.closed.get() {
            Some(reason) => Err(reason),
            None => Transaction::begin(&self.connection, stores, mode),
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.connection.set_onversionchange(None);
        self.connection.close();
    }
}
