//! The types of `model` against Microsoft's published contract: every documented example is read and written again
//! without loss, and every property and value that the contract names is kept or named here as left out.
//!
//! The contract is data beside the repository (`OUTPOST_SHARED` names another place); without it the tests skip.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]
#![allow(clippy::indexing_slicing, reason = "of a `Value` it gives null")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use outpost::model::{DeltaItem, PartialMessage};
use outpost::protocol::Response;
use serde_json::Value;

#[path = "model/breaking.rs"]
mod breaking;
#[path = "model/compare.rs"]
mod compare;
#[path = "contract_examples/coverage.rs"]
mod coverage;
#[path = "contract_examples/exceptions.rs"]
mod exceptions;
#[path = "model/kinds.rs"]
mod kinds;
#[path = "contract_examples/schema.rs"]
mod schema;
#[path = "contract_examples/table.rs"]
mod table;

use breaking::{Random, broken, on_a_small_stack};
use compare::differences;
use kinds::{Kind, kind};
use table::{Body, bodies};

/// The folder of the contract, or nothing but a line that says so.
fn contract() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = env::var_os("OUTPOST_SHARED").map_or_else(beside, PathBuf::from).join("contract");
    if !folder.is_dir() {
        eprintln!("SKIPPED: the contract is not beside the repository; set OUTPOST_SHARED to its folder");
        return None;
    }
    Some(folder)
}

/// What was seen on the way through the examples.
#[derive(Default)]
struct Tally {
    bodies_of: BTreeMap<&'static str, usize>,
    wrong: Vec<String>,
    left_out: usize,
    values: Vec<(Kind, Value)>,
}

impl Tally {
    fn value(&mut self, place: &str, name: &'static str, read: &Value) {
        *self.bodies_of.entry(name).or_default() += 1;
        self.values.push((kind(name), read.clone()));
        match (kind(name).again)(read.to_string().as_bytes()) {
            Err(error) => self.wrong.push(format!("{place}: {name}: {error}")),
            Ok(written) => self.differences(place, name, read, &written),
        }
    }

    fn differences(&mut self, place: &str, name: &str, read: &Value, written: &Value) {
        for difference in differences(read, written) {
            let path = difference.split(": ").next().unwrap_or_default();
            let is_known = |(of, end, _): &&(&str, &str, &str)| *of == name && path == *end;
            match exceptions::LEFT_OUT.iter().find(is_known) {
                Some(_) => self.left_out += 1,
                None => self.wrong.push(format!("{place}: {name}: {difference}")),
            }
        }
    }

    fn values(&mut self, place: &str, name: &'static str, read: &Value) {
        match read.as_array() {
            Some(items) => items.iter().for_each(|item| self.value(place, name, item)),
            None => self.value(place, name, read),
        }
    }

    /// One element of a page of changes.
    fn change(&mut self, place: &str, name: &'static str, read: &Value) {
        let item: Result<DeltaItem<PartialMessage>, _> = serde_json::from_value(read.clone());
        match item {
            Ok(DeltaItem::Present(_)) => self.value(place, name, read),
            Ok(DeltaItem::Removed { id, reason }) => {
                *self.bodies_of.entry("DeltaItem::Removed").or_default() += 1;
                assert_eq!(read["id"], id.as_str());
                assert_eq!(read["@removed"]["reason"].as_str(), reason.as_ref().map(AsRef::as_ref));
            }
            Err(error) => self.wrong.push(format!("{place}: {error}")),
        }
    }

    fn body(&mut self, place: &str, body: Body, read: &Value) {
        match body {
            Body::None => self.wrong.push(format!("{place}: a body where the table knows none: {read}")),
            Body::One(name) => self.value(place, name, read),
            Body::Page(name) => self.values(place, name, &read["value"]),
            Body::Changes(name) => {
                read["value"].as_array().unwrap().iter().for_each(|item| self.change(place, name, item));
            }
            Body::Parameters(types) => {
                for (key, value) in read.as_object().unwrap() {
                    match types.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)) {
                        Some((_, name)) => self.values(place, name, value),
                        None if value.is_object() || value[0].is_object() => {
                            self.wrong.push(format!("{place}: parameter {key} has no type"));
                        }
                        None => *self.bodies_of.entry("plain parameters").or_default() += 1,
                    }
                }
            }
            Body::Batch => self.wrong.push(format!("{place}: a batch in a batch")),
        }
    }

    /// Both bodies of an exchange, where they are in JSON.
    fn exchange(&mut self, place: &str, method: &str, url: &str, request: &Value, response: (u64, &Value)) {
        if let (Some(requests), Some(responses)) = (request["requests"].as_array(), table_batch(method, url))
        {
            return self.batch(place, requests, response.1["responses"].as_array().unwrap_or(&responses));
        }
        let (status, response) = response;
        if !request.is_object() && !response.is_object() {
            return;
        }
        if exceptions::NOT_MAIL.contains(&(method, url)) {
            return;
        }
        let Some((request_body, response_body)) = bodies(method, url) else {
            return self.wrong.push(format!("{place}: no row for {method} {url}"));
        };
        if request.is_object() {
            self.body(place, request_body, request);
        }
        if response.is_object() && status >= 400 {
            self.refusal(place, status, response);
        } else if response.is_object() {
            self.body(place, response_body, response);
        }
    }

    fn refusal(&mut self, place: &str, status: u64, read: &Value) {
        *self.bodies_of.entry("ServiceError").or_default() += 1;
        let response = Response::new(u16::try_from(status).unwrap(), vec![], read.to_string().into_bytes());
        let error = outpost::protocol::ServiceError::read(&response);
        if !format!("{error:?}").contains(read["error"]["code"].as_str().unwrap()) {
            self.wrong.push(format!("{place}: {error:?} lost its code"));
        }
    }

    fn batch(&mut self, place: &str, requests: &[Value], responses: &[Value]) {
        for request in requests {
            let answer = responses.iter().find(|answer| answer["id"] == request["id"]);
            let answer =
                answer.map_or((0, &Value::Null), |it| (it["status"].as_u64().unwrap_or(200), &it["body"]));
            let (method, url) = (request["method"].as_str().unwrap(), request["url"].as_str().unwrap());
            self.exchange(place, method, url, &request["body"], answer);
        }
    }
}

fn table_batch(method: &str, url: &str) -> Option<Vec<Value>> {
    matches!(bodies(method, url), Some((Body::Batch, _))).then(Vec::new)
}

/// How many broken documents are made of each value in an example.
const BROKEN_OF_EACH: usize = 100;

/// Takes every example through the table.
fn tally(folder: &Path) -> Tally {
    let mut tally = Tally::default();
    let mut paths: Vec<_> =
        fs::read_dir(folder.join("examples")).unwrap().map(|it| it.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() > 100, "examples are missing");
    for path in &paths {
        let mut example: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        let id = example["id"].as_str().unwrap().to_owned();
        exceptions::correct(&id, &mut example);
        let (method, url) = (example["method"].as_str().unwrap(), example["url"].as_str().unwrap());
        let status = example["status"].as_u64().unwrap_or(200);
        tally.exchange(&id, method, url, &example["requestBody"], (status, &example["responseBody"]));
    }
    println!("{} examples, {} properties left out", paths.len(), tally.left_out);
    tally
}

#[test]
fn every_documented_example_is_read_and_written_without_loss() {
    let Some(folder) = contract() else { return };
    let tally = tally(&folder);
    for (name, count) in &tally.bodies_of {
        println!("{count:5} {name}");
    }
    assert!(tally.wrong.is_empty(), "{}\n{}", tally.wrong.len(), tally.wrong.join("\n"));
}

#[test]
fn broken_examples_are_read_or_refused() {
    let Some(folder) = contract() else { return };
    let values = tally(&folder).values;
    on_a_small_stack(move || {
        let mut random = Random(0x5eed);
        let mut read = 0;
        for (kind, value) in &values {
            let readable = (0..BROKEN_OF_EACH).filter(|_| (kind.again)(&broken(value, &mut random)).is_ok());
            read += readable.count();
        }
        println!("{} broken examples, {read} of them readable", values.len() * BROKEN_OF_EACH);
    });
}
