//! What measurements ask of a browser beyond what a test does.

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::failure::{Because, Outcome};

impl Browser {
    /// Runs a script in every page from now on, before any of the page's own.
    pub async fn inject(&self, script: &str) -> Outcome {
        self.devtools("Page.enable", json!({})).await?;
        let params = json!({ "source": script });
        self.devtools("Page.addScriptToEvaluateOnNewDocument", params).await.map(drop)
    }

    /// Turns the wheel over a point of the page until so many pixels have gone by, at so many pixels a second.
    pub async fn scroll(&self, (x, y): (f64, f64), distance: f64, speed: u32) -> Outcome {
        let params = json!({
            "x": x, "y": y, "yDistance": -distance, "speed": speed,
            "gestureSourceType": "mouse", "preventFling": true,
        });
        self.devtools("Input.synthesizeScrollGesture", params).await.map(drop)
    }

    /// The bytes of the page's JavaScript heap that are in use once the garbage is collected.
    pub async fn heap_bytes(&self) -> Outcome<f64> {
        self.devtools("HeapProfiler.collectGarbage", json!({})).await?;
        self.devtools("Performance.enable", json!({})).await?;
        let answer = self.devtools("Performance.getMetrics", json!({})).await?;
        let metrics = answer["metrics"].as_array().map(Vec::as_slice).unwrap_or_default();
        let heap = metrics.iter().find(|metric| metric["name"] == "JSHeapUsedSize");
        heap.and_then(|metric| metric["value"].as_f64())
            .because("Chromium does not tell the size of the heap")
    }

    /// What the browser calls itself: `Chrome/140.0.0.0`.
    pub async fn version(&self) -> Outcome<String> {
        let answer = self.devtools("Browser.getVersion", json!({})).await?;
        Ok(answer["product"].as_str().map(str::to_owned).unwrap_or_default())
    }
}

impl crate::Page {
    /// What an expression comes to, once it has, if it is a promise.
    pub async fn settled(&self, expression: &str) -> Outcome<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
            Promise.resolve({expression}).then(value => done({{ value }}), error => done({{ error: String(error) }}));"
        );
        let answer = self.eval_async(&script).await?;
        match answer["error"].as_str() {
            Some(error) => Err(crate::Failure::new(format!("a script threw {error}"))),
            None => Ok(answer["value"].clone()),
        }
    }
}
