//! The engine: what the person does is carried to the server, and what happens there is brought here.
//!
//! Everything it learns and does takes the form of [`super::Write`]s: taken in here (`absorbing`), kept in the store,
//! told to other tabs, which take them in by the same way.

mod absorbing;
mod carrying;
mod changing;
mod committing;
mod learning;
mod rounds;
mod starting;
mod syncing;
mod whereabouts;

pub(super) use syncing::Sync;
