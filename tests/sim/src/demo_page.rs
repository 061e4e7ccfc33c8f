//! What a page needs to use the simulator: its configuration, and a `window.mailAuth` without a sign-in.

use serde_json::json;

/// Which of the service's dialects the page is to speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Speaks {
    /// Microsoft Graph.
    #[default]
    Graph,
    /// Outlook REST.
    Outlook,
}

/// Path, content type and text of the files that stand in for those of a real installation.
pub fn overlays(graph_url: &str, speaks: Speaks) -> [(&'static str, &'static str, String); 2] {
    [
        ("config.json", "application/json; charset=utf-8", config_json(graph_url, speaks)),
        ("mail-auth.js", "text/javascript; charset=utf-8", mail_auth_js(graph_url)),
    ]
}

/// The configuration that points the app at the simulator.
pub fn config_json(graph_url: &str, speaks: Speaks) -> String {
    let api = match speaks {
        Speaks::Graph => json!({ "base": graph_url, "dialect": "graph" }),
        Speaks::Outlook => json!({ "base": format!("{graph_url}/api"), "dialect": "outlook" }),
    };
    let config = json!({
        "version": 1,
        "api": api,
        "scopes": ["Mail.ReadWrite", "User.Read"],
    });
    config.to_string()
}

/// The script that provides `window.mailAuth`, version 1, with tokens from the simulator.
pub fn mail_auth_js(graph_url: &str) -> String {
    format!("\"use strict\";\n(() => {{\nconst SIMULATOR = {};\n{SCRIPT}}})();\n", json!(graph_url))
}

const SCRIPT: &str = include_str!("demo_page/mail-auth.js");
