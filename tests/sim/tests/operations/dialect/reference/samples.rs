//! The requests in the reference, taken from its text.

use std::path::{Path, PathBuf};

use graph_sim::Method;
use serde_json::Value;

/// A request as the reference prints it.
#[derive(Debug)]
pub(super) struct Sample {
    /// Its line in the reference.
    pub(super) line: usize,
    pub(super) method: Method,
    pub(super) url: String,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Option<Value>,
    /// The body of the answer, where one is printed that parses.
    pub(super) answer: Option<Value>,
}

impl Sample {
    /// Whether it says only where an operation is: with a placeholder, or without the body it needs.
    pub(super) fn is_form(&self) -> bool {
        const WITHOUT_BODY: [&str; 5] =
            ["/send", "/createreply", "/createreplyall", "/createforward", "/unsubscribe"];
        let url = self.url.to_ascii_lowercase();
        let needs_body = matches!(self.method, Method::Post | Method::Patch)
            && !WITHOUT_BODY.iter().any(|ending| url.ends_with(ending));
        url.contains('{') || (needs_body && self.body.is_none())
    }
}

/// All of them, where the reference is beside the repository.
pub(super) fn find() -> Option<Vec<Sample>> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let shared = std::env::var_os("OUTPOST_SHARED").map_or_else(beside, PathBuf::from);
    let text = std::fs::read_to_string(shared.join("reference/outlook-mail-rest-api.txt")).ok()?;
    let lines: Vec<&str> = text.lines().collect();
    Some((0..lines.len()).filter_map(|at| read(&lines, at)).collect())
}

fn read(lines: &[&str], at: usize) -> Option<Sample> {
    let (method, url) = lines[at].split_once(' ')?;
    let method = Method::parse(method).filter(|known| known.as_str() == method)?;
    let url = url.trim().trim_end_matches(" HTTP/1.1").to_owned();
    if !url.starts_with("https://outlook.") {
        return None;
    }
    let mut sample = Sample { line: at + 1, method, url, headers: Vec::new(), body: None, answer: None };
    sample.answer = answer(lines, at);
    for (line, text) in lines.iter().enumerate().skip(at + 1) {
        let text = text.trim();
        if text.starts_with('{') {
            sample.body = body(&lines[line..]);
            break;
        }
        match text.split_once(": ") {
            Some((name @ ("Content-Type" | "Prefer"), value)) => {
                sample.headers.push((name.to_owned(), value.to_owned()));
            }
            _ if text.is_empty() => {}
            _ => break,
        }
    }
    Some(sample)
}

/// The JSON that starts with the first line.
fn body(lines: &[&str]) -> Option<Value> {
    let text = lines.iter().take(200).copied().collect::<Vec<_>>().join("\n");
    serde_json::Deserializer::from_str(&text).into_iter::<Value>().next()?.ok()
}

/// The first body behind the heading of the answer, before the next request.
fn answer(lines: &[&str], at: usize) -> Option<Value> {
    let rest = lines.get(at + 1..)?;
    let end = rest.iter().position(|line| is_request(line)).unwrap_or(rest.len());
    let rest = &rest[..end];
    let is_heading = |line: &&str| line.starts_with("Sample") && line.contains("response");
    let heading = rest.iter().position(is_heading)?;
    let start = rest.iter().skip(heading).position(|line| line.trim_start().starts_with('{'))?;
    body(&rest[heading + start..])
}

fn is_request(line: &str) -> bool {
    line.split_once(" https://outlook.").is_some_and(|(method, _)| Method::parse(method).is_some())
}
