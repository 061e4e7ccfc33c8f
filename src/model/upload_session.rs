//! temporary
#![allow(missing_docs)]
use serde::Deserialize;
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UploadSession {
    #[serde(default)]
    pub upload_url: String,
    #[serde(default, alias = "NextExpectedRanges")]
    pub next_expected_ranges: Vec<String>,
}
impl UploadSession {
    pub fn next_start(&self) -> Option<u64> {
        self.next_expected_ranges.first()?.split('-').next()?.parse().ok()
    }
}
