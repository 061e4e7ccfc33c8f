//! Loading `config.json` from beside the page.

use gloo_net::http::Request;
use web_sys::RequestCache;

use crate::config::{Config, ConfigError};

/// Loads and checks the configuration. Never from a cache: an administrator's change counts at once.
pub async fn load() -> Result<Config, ConfigError> {
    let unreachable = |error: gloo_net::Error| ConfigError::Unreachable(error.to_string());
    let response =
        Request::get("config.json").cache(RequestCache::NoStore).send().await.map_err(unreachable)?;
    if !response.ok() {
        return Err(ConfigError::Unreachable(format!("HTTP {}", response.status())));
    }
    Config::parse(&response.text().await.map_err(unreachable)?)
}
