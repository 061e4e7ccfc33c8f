//! Searching.

mod query;

pub use query::Query;
