//! What an administrator sets in `config.json`, checked.

use serde::Deserialize;

use crate::protocol::Dialect;

/// The checked configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Where the mail API is, without version and without a slash at the end, e.g. `https://graph.microsoft.com`.
    pub api_base: String,
    /// Which spelling of the API it speaks.
    pub dialect: Dialect,
    /// What a token is asked for.
    pub scopes: Vec<String>,
}

/// Why `config.json` was refused. The words name the field and say what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// The file is not there or could not be fetched.
    #[error("config.json could not be loaded ({0}). Put it beside index.html.")]
    Unreachable(String),
    /// The file is not JSON, or not of this form.
    #[error("config.json is not valid: {0}.")]
    Malformed(String),
    /// It was written for another version.
    #[error("config.json has version {0}, but this Outpost reads version 1.")]
    Version(u64),
    /// The API address is not usable.
    #[error(
        "config.json: api.base is \"{0}\". It must start with https://, or with http:// on this machine \
         (localhost, 127.0.0.1 or [::1]), and end with the host or a folder: no version, user name, query or fragment."
    )]
    ApiBase(String),
    /// No such dialect.
    #[error("config.json: api.dialect is \"{0}\". It must be graph, or outlook for an Exchange server.")]
    Dialect(String),
    /// No scope to ask a token for.
    #[error("config.json: scopes is empty. Name at least one, such as Mail.ReadWrite.")]
    Scopes,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConfigFile {
    version: u64,
    api: ApiSection,
    scopes: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ApiSection {
    base: String,
    dialect: Option<String>,
}

impl Config {
    /// Reads and checks the text of a `config.json`.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let file: ConfigFile =
            serde_json::from_str(text).map_err(|error| ConfigError::Malformed(error.to_string()))?;
        if file.version != 1 {
            return Err(ConfigError::Version(file.version));
        }
        let api_base = canonical(file.api.base.trim().trim_end_matches('/'));
        if !is_safe_base(&api_base) {
            return Err(ConfigError::ApiBase(file.api.base));
        }
        if file.scopes.iter().all(|scope| scope.trim().is_empty()) {
            return Err(ConfigError::Scopes);
        }
        let dialect = match file.api.dialect {
            None => Dialect::default(),
            Some(name) => Dialect::named(&name).ok_or(ConfigError::Dialect(name))?,
        };
        Ok(Self { api_base, dialect, scopes: file.scopes })
    }
}

/// As a service spells its own links: scheme and host in small letters, and no port where it is the scheme's own
/// (RFC 3986, section 6.2).
fn canonical(base: &str) -> String {
    let Some((scheme, rest)) = base.split_once("://") else { return base.to_owned() };
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let (scheme, authority) = (scheme.to_ascii_lowercase(), authority.to_ascii_lowercase());
    let port = if scheme == "https" { ":443" } else { ":80" };
    format!("{scheme}://{}{path}", authority.strip_suffix(port).unwrap_or(&authority))
}

/// A token travels with every request, so it goes over TLS or does not leave the machine.
fn is_safe_base(base: &str) -> bool {
    let (is_tls, rest) = match (base.strip_prefix("https://"), base.strip_prefix("http://")) {
        (Some(rest), _) => (true, rest),
        (None, Some(rest)) => (false, rest),
        (None, None) => return false,
    };
    let authority = rest.split('/').next().unwrap_or_default();
    let host = match authority.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or_default(),
        None => authority.split(':').next().unwrap_or_default(),
    };
    // The version belongs to each operation.
    let has_version = ["/v1.0", "/v2.0", "/beta"].iter().any(|version| rest.ends_with(version));
    let is_clean =
        !has_version && !rest.contains(['@', '?', '#', '\\']) && !rest.contains(char::is_whitespace);
    is_clean && !host.is_empty() && (is_tls || matches!(host, "localhost" | "127.0.0.1" | "::1"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_base(base: &str) -> Result<Config, ConfigError> {
        Config::parse(&format!(
            r#"{{"version":1,"api":{{"base":"{base}","dialect":"graph"}},"scopes":["Mail.Read"]}}"#
        ))
    }

    #[test]
    fn a_good_file_is_read() {
        let config = with_base("https://graph.microsoft.com/").unwrap();
        assert_eq!(config.api_base, "https://graph.microsoft.com");
    }

    #[test]
    fn the_base_is_spelled_as_the_service_spells_its_links() {
        for (base, wanted) in [
            ("HTTPS://Graph.Microsoft.US:443/", "https://graph.microsoft.us"),
            ("https://Mail.Contoso.com:443/API", "https://mail.contoso.com/API"),
            ("https://mail.contoso.com:8443", "https://mail.contoso.com:8443"),
            ("https://mail.contoso.com:80", "https://mail.contoso.com:80"),
            ("http://LocalHost:80/graph", "http://localhost/graph"),
            ("http://[::1]:80", "http://[::1]"),
        ] {
            assert_eq!(with_base(base).unwrap().api_base, wanted);
        }
    }

    #[test]
    fn the_dialect_is_graph_unless_it_says_otherwise() {
        let of = |api: &str| Config::parse(&format!(r#"{{"version":1,"api":{api},"scopes":["Mail.Read"]}}"#));
        assert_eq!(of(r#"{"base":"https://x"}"#).unwrap().dialect, Dialect::Graph);
        let outlook = of(r#"{"base":"https://mail.contoso.com/api","dialect":"outlook"}"#).unwrap();
        assert_eq!(outlook.dialect, Dialect::Outlook);
        assert!(of(r#"{"base":"https://x","dialect":"ews"}"#).is_err());
    }

    #[test]
    fn a_host_that_is_neither_https_nor_loopback_is_refused() {
        for base in
            ["http://graph.example", "ftp://x", "http://127.0.0.1.evil.example", "https://", "", "//x"]
        {
            assert!(matches!(with_base(base), Err(ConfigError::ApiBase(_))), "{base}");
        }
        for base in ["http://127.0.0.1:8401", "http://localhost/graph", "http://[::1]:9"] {
            assert!(with_base(base).is_ok(), "{base}");
        }
    }

    #[test]
    fn a_base_with_a_version_is_refused() {
        assert!(with_base("https://graph.microsoft.com/v1.0").is_err());
    }

    #[test]
    fn a_base_that_hides_its_host_is_refused() {
        assert!(with_base("https://graph.microsoft.com@evil.example/").is_err());
        assert!(with_base("http://127.0.0.1:80@evil.example/").is_err());
    }

    #[test]
    fn a_mistake_is_named_with_its_place() {
        let error = Config::parse("{ not json").unwrap_err().to_string();
        assert!(error.contains("line 1"), "{error}");
        let error = Config::parse(r#"{"version":1,"api":{"bass":"https://x"},"scopes":["a"]}"#).unwrap_err();
        assert!(error.to_string().contains("bass"), "{error}");
    }

    #[test]
    fn another_version_is_refused() {
        let error = Config::parse(r#"{"version":2,"api":{"base":"https://x"},"scopes":["a"]}"#).unwrap_err();
        assert_eq!(error, ConfigError::Version(2));
    }
}
