//! Requests and transactions of IndexedDB as things to wait for.
//!
//! A transaction is alive while it has requests and while their answers are being handled. Promises that settle in an
//! answer's event are handled within it, so what waits here may go on asking in the same transaction.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction};

use crate::mailbox::StorageError;

/// What a transaction may do, and when it counts as ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Read only.
    Read,
    /// Write: ended when the operating system has it. Survives the end of the browser, not a power cut.
    Write,
    /// Write: ended when it is on the disk, where the browser knows the difference.
    WriteThrough,
}

/// A transaction. Dropped before it has ended, it is undone.
pub(super) struct Transaction {
    inner: IdbTransaction,
    ended: JsFuture,
}

impl Transaction {
    pub(super) fn begin(connection: &IdbDatabase, stores: &[&str], mode: Mode) -> Result<Self, StorageError> {
        let stores: Array = stores.iter().copied().map(JsValue::from_str).collect();
        let access = if mode == Mode::Read { "readonly" } else { "readwrite" };
        let durability = if mode == Mode::WriteThrough { "strict" } else { "relaxed" };
        // By hand, because web-sys has the third argument only among what is not stable.
        let inner = Reflect::get(connection, &"transaction".into())
            .and_then(JsCast::dyn_into::<Function>)
            .and_then(|begin| {
                let options = object(&[("durability", durability.into())]);
                begin.call3(connection, &stores, &access.into(), &options)
            })
            .map_err(|error| failure(&error))?
            .unchecked_into::<IdbTransaction>();
        let ended = Promise::new(&mut |resolve, reject| {
            inner.set_oncomplete(Some(&resolve));
            inner.set_onabort(Some(&reject));
        });
        Ok(Self { inner, ended: ended.into() })
    }

    pub(super) fn store(&self, name: &str) -> Result<IdbObjectStore, StorageError> {
        self.inner.object_store(name).map_err(|error| failure(&error))
    }

    /// No further requests follow. The browser would find out by itself, a little later.
    #[expect(deprecated, reason = "in web-sys only; the standard (IndexedDB 3.0) has it")]
    pub(super) fn commit(&self) {
        // One that was undone meanwhile tells so at its end.
        let _ = self.inner.commit();
    }

    /// Waits until all of it is kept; where the work in it has failed, until it is undone.
    pub(super) async fn end(mut self, outcome: Result<(), StorageError>) -> Result<(), StorageError> {
        match outcome {
            Ok(()) => self.commit(),
            Err(_) => self.abort(),
        }
        if (&mut self.ended).await.is_ok() {
            return outcome;
        }
        // The browser's own reason is the first one: a request that fails takes the later ones along.
        let reason = self.inner.error().map(|error| failure(&error));
        Err(reason.or(outcome.err()).unwrap_or(StorageError::Unavailable))
    }

    fn abort(&self) {
        // One that has ended is left alone.
        let _ = self.inner.abort();
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        self.abort();
    }
}

/// Waits for the answer of a request.
pub(super) async fn answer(request: &IdbRequest) -> Result<JsValue, StorageError> {
    let settled = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(settled).await {
        Ok(_) => request.result().map_err(|error| failure(&error)),
        Err(_) => Err(refusal(request)),
    }
}

/// Waits for the answers of requests of one transaction. They come in order, so all are here with the last.
pub(super) async fn answers(requests: &[IdbRequest]) -> Result<Vec<JsValue>, StorageError> {
    if let Some(last) = requests.last() {
        answer(last).await?;
    }
    let result = |request: &IdbRequest| request.result().map_err(|error| failure(&error));
    requests.iter().map(result).collect()
}

/// Why a request failed.
pub(super) fn refusal(request: &IdbRequest) -> StorageError {
    request.error().ok().flatten().map_or(StorageError::Unavailable, |error| failure(&error))
}

/// What an exception of IndexedDB means.
pub(super) fn failure(error: &JsValue) -> StorageError {
    match text(error, "name").as_deref() {
        Some("QuotaExceededError") => StorageError::Full,
        Some("VersionError") => StorageError::Newer,
        _ => StorageError::Unavailable,
    }
}

/// An object with these properties.
pub(super) fn object(properties: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in properties {
        // Fails on frozen objects only.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object
}

/// An array, empty where there is none: an iterator over anything else would throw.
pub(super) fn array(value: JsValue) -> Array {
    value.dyn_into().unwrap_or_else(|_| Array::new())
}

/// A property, `undefined` where there is none.
pub(super) fn property(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// A property that is text.
pub(super) fn text(value: &JsValue, name: &str) -> Option<String> {
    property(value, name).as_string()
}
