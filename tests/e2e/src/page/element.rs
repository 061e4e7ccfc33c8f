//! One thing on the screen, and what a person can do with it.

use serde_json::{Value, json};

use super::{Page, one};
use crate::failure::{Because, Failure, Outcome};
use crate::role::{Name, Role};
use crate::wait;

/// Scrolls to the element and tells its middle, and whether a click there would reach it.
const MIDDLE: &str = "function () {
    this.scrollIntoViewIfNeeded();
    const box = this.getBoundingClientRect();
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    const hit = document.elementFromPoint(x, y);
    return { x, y, hit: hit !== null && (this.contains(hit) || hit.contains(this)), over: hit?.outerHTML?.slice(0, 80) };
}";

/// An element of the page, with the name it had when it was found.
#[derive(Clone)]
pub struct Element {
    page: Page,
    node: i64,
    name: String,
}

impl Element {
    pub(super) fn read(page: &Page, node: &Value) -> Option<Self> {
        let name = node["name"]["value"].as_str().unwrap_or_default().to_owned();
        Some(Self { page: page.clone(), node: node["backendDOMNodeId"].as_i64()?, name })
    }

    pub(super) fn node(&self) -> i64 {
        self.node
    }

    /// Its accessible name when it was found.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Everything inside it with this role and name.
    pub async fn all(&self, role: Role, name: impl Into<Name>) -> Outcome<Vec<Element>> {
        self.page.all_below(self.node, role, &name.into()).await
    }

    /// The one thing inside it with this role and name, once there is exactly one.
    pub async fn get(&self, role: Role, name: impl Into<Name>) -> Outcome<Element> {
        let name = name.into();
        one(role, &name, async || self.all(role, name.clone()).await).await
    }

    /// Clicks it with the mouse, once the mouse can reach it.
    pub async fn click(&self) -> Outcome {
        let (x, y) = wait::until(format!("{:?} to be within reach of the mouse", self.name), async || {
            let middle = self.call(MIDDLE).await?;
            if middle["hit"] != json!(true) {
                return Err(Failure::new(format!("this is over it: {}", middle["over"])));
            }
            Ok(middle["x"].as_f64().zip(middle["y"].as_f64()))
        })
        .await?;
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            let pressed = u8::from(kind != "mouseMoved");
            let params = json!({
                "type": kind, "x": x, "y": y, "clickCount": pressed,
                "button": if pressed == 1 { "left" } else { "none" },
            });
            self.page.devtools("Input.dispatchMouseEvent", params).await?;
        }
        Ok(())
    }

    /// Gives it the focus.
    pub async fn focus(&self) -> Outcome {
        self.page.devtools("DOM.focus", json!({ "backendNodeId": self.node })).await.map(drop)
    }

    /// Whether it has the focus.
    pub async fn has_focus(&self) -> Outcome<bool> {
        Ok(self.call("function () { return document.activeElement === this; }").await? == json!(true))
    }

    /// An attribute as it stands now.
    pub async fn attribute(&self, name: &str) -> Outcome<Option<String>> {
        let script = format!("function () {{ return this.getAttribute({}); }}", json!(name));
        Ok(self.call(&script).await?.as_str().map(str::to_owned))
    }

    /// The text a person sees in it.
    pub async fn text(&self) -> Outcome<String> {
        let text = self.call("function () { return this.innerText; }").await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// What `function`, called with the element as `this`, returns.
    pub async fn call(&self, function: &str) -> Outcome<Value> {
        let node = self.page.devtools("DOM.resolveNode", json!({ "backendNodeId": self.node })).await?;
        let object = node["object"]["objectId"].as_str().because("the element is gone")?;
        let params = json!({
            "objectId": object, "functionDeclaration": function, "returnByValue": true, "awaitPromise": true,
        });
        let answer = self.page.devtools("Runtime.callFunctionOn", params).await?;
        match answer.get("exceptionDetails") {
            Some(thrown) => Err(Failure::new(format!("a script threw {thrown}"))),
            None => Ok(answer["result"]["value"].clone()),
        }
    }

    /// What a script returns that runs inside this frame, whether or not the frame may run scripts of its own.
    pub async fn eval_inside(&self, script: &str) -> Outcome<Value> {
        let function = "function () { return [...document.querySelectorAll('iframe')].indexOf(this); }";
        let index = self.call(function).await?.as_u64().and_then(|index| u16::try_from(index).ok());
        self.page.eval_in_frame(index.because("this is not a frame")?, script).await
    }
}
