//! What is on the screen, found by role and accessible name.
//!
//! The questions go to Chromium's own accessibility tree, so that what a test finds is what a screen reader finds.

use std::collections::HashMap;

use fantoccini::Client;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use serde_json::{Value, json};

use crate::cdp::DevTools;
use crate::failure::{Because, Failure, Outcome};
use crate::keys::Chord;
use crate::role::{Name, Role};
use crate::wait;

pub use element::Element;

mod element;

/// The page in one browser tab.
#[derive(Clone)]
pub struct Page {
    client: Client,
}

impl Page {
    pub(crate) fn new(client: Client) -> Self {
        Self { client }
    }

    /// Goes to `url`.
    pub async fn open(&self, url: &str) -> Outcome {
        self.client.goto(url).await.because(format!("opening {url}"))
    }

    /// Loads the same address again.
    pub async fn reload(&self) -> Outcome {
        self.client.refresh().await.because("reloading")
    }

    /// One step back in the history.
    pub async fn back(&self) -> Outcome {
        self.client.back().await.because("going back")
    }

    /// One step forward in the history.
    pub async fn forward(&self) -> Outcome {
        self.client.forward().await.because("going forward")
    }

    /// The address without the origin's part: `#/mail/inbox`.
    pub async fn address(&self) -> Outcome<String> {
        let url = self.client.current_url().await.because("reading the address")?;
        Ok(url.fragment().map(|fragment| format!("#{fragment}")).unwrap_or_default())
    }

    /// What a script returns.
    pub async fn eval(&self, script: &str) -> Outcome<Value> {
        self.client.execute(script, Vec::new()).await.because("running a script")
    }

    /// What a script returns that calls its last argument when it is done.
    pub async fn eval_async(&self, script: &str) -> Outcome<Value> {
        self.client.execute_async(script, Vec::new()).await.because("running a script")
    }

    /// Everything there is now with this role and name, in the order of the document.
    pub async fn all(&self, role: Role, name: impl Into<Name>) -> Outcome<Vec<Element>> {
        let document = self.devtools("DOM.getDocument", json!({ "depth": 0 })).await?;
        let root = document["root"]["backendNodeId"].as_i64().because("there is no document")?;
        self.all_below(root, role, &name.into()).await
    }

    /// The one thing with this role and name, once there is exactly one.
    pub async fn get(&self, role: Role, name: impl Into<Name>) -> Outcome<Element> {
        let name = name.into();
        one(role, &name, async || self.all(role, name.clone()).await).await
    }

    /// Waits until nothing has this role and name.
    pub async fn gone(&self, role: Role, name: impl Into<Name>) -> Outcome {
        let name = name.into();
        wait::holds(format!("{} {name} to go", role.spelling()), async || {
            Ok(self.all(role, name.clone()).await?.is_empty())
        })
        .await
    }

    /// Presses a key, or several held together, where the focus is.
    pub async fn press(&self, chord: impl Into<Chord>) -> Outcome {
        let Chord { held, key } = chord.into();
        let mut actions = KeyActions::new("keyboard".to_owned());
        let down = held.iter().copied().chain([key]).map(|value| KeyAction::Down { value });
        let up = [key].into_iter().chain(held.iter().rev().copied()).map(|value| KeyAction::Up { value });
        for action in down.chain(up) {
            actions = actions.then(action);
        }
        self.client.perform_actions(actions).await.because("pressing a key")
    }

    /// The element that has the focus.
    pub async fn focused(&self) -> Outcome<Element> {
        let params = json!({ "expression": "document.activeElement" });
        let found = self.devtools("Runtime.evaluate", params).await?;
        let object = found["result"]["objectId"].as_str().because("nothing has the focus")?;
        let asked = json!({ "objectId": object, "fetchRelatives": false });
        let tree = self.devtools("Accessibility.getPartialAXTree", asked).await?;
        let node = tree["nodes"].get(0).because("what has the focus is not accessible")?;
        Element::read(self, node).because("what has the focus is not accessible")
    }

    /// A picture of the page as it is, as PNG.
    pub async fn screenshot(&self) -> Outcome<Vec<u8>> {
        self.client.screenshot().await.because("taking a picture")
    }

    /// Runs a script inside the `index`th frame of the document.
    async fn eval_in_frame(&self, index: u16, script: &str) -> Outcome<Value> {
        self.client.enter_frame(index).await.because(format!("entering frame {index}"))?;
        let answer = self.client.execute(script, Vec::new()).await;
        self.client.enter_parent_frame().await.because("leaving a frame")?;
        answer.because("running a script in a frame")
    }

    async fn all_below(&self, root: i64, role: Role, name: &Name) -> Outcome<Vec<Element>> {
        let mut query = json!({ "backendNodeId": root, "role": role.spelling() });
        if let Name::Is(name) = name {
            query["accessibleName"] = json!(name);
        }
        let found = self.devtools("Accessibility.queryAXTree", query).await?;
        let nodes = found["nodes"].as_array().map(Vec::as_slice).unwrap_or_default();
        Ok(nodes
            .iter()
            .filter(|node| node["ignored"] != json!(true))
            .filter_map(|node| Element::read(self, node))
            .filter(|element| element.node() != root && name.matches(element.name()))
            .collect())
    }

    async fn devtools(&self, method: &'static str, params: Value) -> Outcome<Value> {
        self.client.issue_cmd(DevTools { method, params }).await.because(method)
    }
}

/// Waits until `all` finds exactly one.
async fn one(role: Role, name: &Name, all: impl AsyncFn() -> Outcome<Vec<Element>>) -> Outcome<Element> {
    wait::until(format!("one {} {name}", role.spelling()), async || {
        let mut found = all().await?;
        match found.len() {
            0 => Ok(None),
            1 => Ok(found.pop()),
            many => Err(Failure::new(format!("there are {many}: {}", names(&found)))),
        }
    })
    .await
}

/// The names of these, for a message.
fn names(elements: &[Element]) -> String {
    let mut count: HashMap<&str, usize> = HashMap::new();
    for element in elements {
        *count.entry(element.name()).or_default() += 1;
    }
    count.iter().map(|(name, count)| format!("{count} x {name:?}")).collect::<Vec<_>>().join(", ")
}
