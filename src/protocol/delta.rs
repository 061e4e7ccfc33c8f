//! Rounds of synchronisation (Graph, "Use delta query to track changes").

use serde::Deserialize;

use crate::model::{DeltaItem, Tracked};

/// A page of changes. Links are opaque and used as they stand.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(bound(deserialize = "T: Tracked"))]
pub struct DeltaPage<T: Tracked> {
    /// What changed. The same item may stand here several times, and changes told before may be told again: apply
    /// them in order, the last one wins. An empty page is not the end of a round.
    #[serde(default = "Vec::new")]
    pub value: Vec<DeltaItem<T>>,
    /// More of this round.
    #[serde(rename = "@odata.nextLink", default)]
    pub next_link: Option<String>,
    /// The end of this round, and where the next one starts.
    #[serde(rename = "@odata.deltaLink", default)]
    pub delta_link: Option<String>,
}
