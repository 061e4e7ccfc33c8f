//! The OData query options of a request.

mod expand;
mod filter;
mod filter_parser;
mod json_filter;
mod kql;
mod options;
mod orderby;

pub(crate) use expand::Expand;
pub(crate) use filter::{Filter, MENTIONED};
pub(crate) use json_filter::{JsonFilter, json_at};
pub(crate) use kql::{Kql, marked};
pub(crate) use options::{Allowed, QueryOptions};
pub(crate) use orderby::{Direction, OrderBy, SortKey};
