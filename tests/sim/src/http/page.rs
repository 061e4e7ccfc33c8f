//! The page server: static files with the headers a good host would give them.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use percent_encoding::percent_decode_str;
use tokio::sync::watch;

use super::Page;
use super::graph::to_axum;
use super::listener::Listener;
use crate::demo_page;
use crate::exchange::Response;

/// Files by the path they are served under.
#[derive(Debug)]
struct Site {
    dir: PathBuf,
    overlays: Vec<(String, String, Vec<u8>)>,
}

/// Serves until told to stop; the demo's configuration and token script stand in where the page brings none.
pub(super) async fn serve(
    listener: Listener,
    page: Page,
    graph_url: String,
    mut stopped: watch::Receiver<bool>,
) {
    let mut overlays = page.overlays;
    for (path, content_type, text) in demo_page::overlays(&graph_url, page.speaks) {
        if !overlays.iter().any(|(held, ..)| held.trim_start_matches('/') == path) {
            overlays.push((path.to_owned(), content_type.to_owned(), text.into_bytes()));
        }
    }
    let site = Arc::new(Site { dir: page.dir, overlays });
    let router = Router::new().fallback(answer).with_state(site);
    let stop = async move {
        let _ = stopped.wait_for(|stopped| *stopped).await;
    };
    let _ = axum::serve(listener, router.into_make_service()).with_graceful_shutdown(stop).await;
}

async fn answer(State(site): State<Arc<Site>>, request: Request) -> axum::response::Response {
    if !matches!(request.method().as_str(), "GET" | "HEAD") {
        return to_axum(Response::empty(405));
    }
    let found = match relative(request.uri().path()) {
        Some(path) => site.find(&path).await.map(|(content_type, bytes)| (path, content_type, bytes)),
        None => None,
    };
    let Some((path, content_type, bytes)) = found else {
        return to_axum(with_headers(
            Response::bytes(404, "text/plain; charset=utf-8", b"Not found".to_vec()),
            "no-store",
        ));
    };
    to_axum(with_headers(Response::bytes(200, &content_type, bytes), caching(&path)))
}

impl Site {
    async fn find(&self, path: &str) -> Option<(String, Vec<u8>)> {
        let overlay = self.overlays.iter().find(|(held, ..)| held.trim_start_matches('/') == path);
        if let Some((_, content_type, bytes)) = overlay {
            return Some((content_type.clone(), bytes.clone()));
        }
        let bytes = read(&self.dir.join(path)).await.ok()?;
        Some((content_type(path).to_owned(), bytes))
    }
}

async fn read(path: &Path) -> io::Result<Vec<u8>> {
    tokio::fs::read(path).await
}

/// The path below the folder; `None` for one that would leave it.
fn relative(path: &str) -> Option<String> {
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let path = path.strip_prefix('/')?;
    let path =
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    let is_plain =
        |part: &str| !part.is_empty() && part != "." && part != ".." && !part.contains(['\\', ':', '\0']);
    path.split('/').all(is_plain).then_some(path)
}

fn with_headers(mut response: Response, caching: &str) -> Response {
    for (name, value) in [
        ("X-Content-Type-Options", "nosniff"),
        ("Cache-Control", caching),
        ("Referrer-Policy", "no-referrer"),
    ] {
        response.headers.push((name.to_owned(), value.to_owned()));
    }
    response
}

/// Files with a hash in their name never change; the page and its configuration always may.
fn caching(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_hash = |part: &str| part.len() >= 8 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    if name.split(['-', '.', '_']).skip(1).any(is_hash) {
        "public, max-age=31536000, immutable"
    } else if matches!(name, "index.html" | "config.json" | "mail-auth.js") {
        "no-store"
    } else {
        "no-cache"
    }
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json; charset=utf-8",
        Some("webmanifest") => "application/manifest+json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_cannot_leave_the_folder() {
        for path in ["/../secret", "/a/../../secret", "/%2e%2e/secret", "/a//b", "/..%5csecret", "/c:/secret"]
        {
            assert_eq!(relative(path), None, "{path}");
        }
        assert_eq!(relative("/").as_deref(), Some("index.html"));
        assert_eq!(relative("/a/b.js").as_deref(), Some("a/b.js"));
    }

    #[test]
    fn only_files_with_a_hash_are_immutable() {
        assert!(caching("outpost-1a2b3c4d5e6f7a8b_bg.wasm").contains("immutable"));
        assert_eq!(caching("index.html"), "no-store");
        assert_eq!(caching("config.json"), "no-store");
        assert_eq!(caching("favicon.svg"), "no-cache");
    }

    #[test]
    fn wasm_and_scripts_have_the_types_browsers_insist_on() {
        assert_eq!(content_type("a.wasm"), "application/wasm");
        assert_eq!(content_type("a.js"), "text/javascript; charset=utf-8");
    }
}
