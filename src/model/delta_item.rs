//! temporary
#![allow(missing_docs)]
use serde::Deserialize;
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum DeltaItem<T> {
    Present(T),
}
