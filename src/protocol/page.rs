//! One page of a collection (OData 4.0 JSON, section 5).

use serde::Deserialize;

/// A page with the way to the next.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Page<T> {
    /// The entries.
    #[serde(default = "Vec::new")]
    pub value: Vec<T>,
    /// How many there are in all, where it was asked for.
    #[serde(rename = "@odata.count", default)]
    pub count: Option<usize>,
    /// Where the next page is: opaque, to be asked for as it stands.
    #[serde(rename = "@odata.nextLink", default)]
    pub next_link: Option<String>,
}
