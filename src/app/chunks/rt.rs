//! Waiting for a chunk: what the code that `wasm_split` writes calls, under the names that it expects.
//!
//! In place of `wasm_split_helpers::rt`, which remembers what is loaded and weighs 1.8 KB more after brotli. The loader
//! script remembers it as well, and calls back at once.
#![allow(unsafe_code, reason = "the loader script calls back by address")]

use std::ffi::c_void;
use std::pin::Pin;

use futures_channel::oneshot::{self, Sender};

use super::NotLoaded;

/// What the loader script calls when the chunk is there, or cannot be had: with what it was given, and which it is.
pub(crate) type LoadCallbackFn = unsafe extern "C" fn(*const c_void, bool);

/// Asks the loader script for a chunk.
type LoadFn = unsafe extern "C" fn(LoadCallbackFn, *const c_void);

/// The way to one chunk.
pub(crate) struct LazySplitLoader(LoadFn);

impl LazySplitLoader {
    /// Takes the function of the loader script.
    ///
    /// # Safety
    /// It must call back exactly once, with the pointer that it was given.
    pub(crate) const unsafe fn new(load: LoadFn) -> Self {
        Self(load)
    }
}

/// Waits until the chunk is there.
pub(crate) async fn ensure_loaded(loader: Pin<&LazySplitLoader>) -> Result<(), NotLoaded> {
    let (sender, told) = oneshot::channel::<bool>();
    // SAFETY: `loaded` takes the box back, once, as `LazySplitLoader::new` was promised.
    unsafe { (loader.0)(loaded, Box::into_raw(Box::new(sender)).cast_const().cast()) };
    if told.await == Ok(true) { Ok(()) } else { Err(NotLoaded) }
}

unsafe extern "C" fn loaded(sender: *const c_void, is_there: bool) {
    // SAFETY: the pointer is that of the box in `ensure_loaded`, and comes here once.
    let sender = unsafe { Box::from_raw(sender.cast_mut().cast::<Sender<bool>>()) };
    // Nobody may be waiting any more.
    sender.send(is_there).ok();
}
