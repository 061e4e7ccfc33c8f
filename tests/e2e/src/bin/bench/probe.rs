//! What is watched from inside the page, and asked for from here.

use outpost_e2e::{Because, Outcome, Page};
use serde_json::{Value, json};

/// Runs in every page before its own scripts.
pub(crate) const SCRIPT: &str = include_str!("probe.js");

/// Something the screen may show; a function of the script in the page.
pub(crate) struct Seen(String);

impl Seen {
    /// The last row of the list is there.
    pub(crate) fn last() -> Self {
        Self("() => outpostBench.seen.last()".to_owned())
    }

    /// The list shows rows beyond a place, all of them loaded.
    pub(crate) fn beyond(place: usize) -> Self {
        Self(format!("() => outpostBench.seen.beyond({place})"))
    }

    /// The body of the open message holds `text`.
    pub(crate) fn body(text: &str) -> Self {
        Self(format!("() => outpostBench.seen.body({})", json!(text)))
    }

    /// The name of the open message's row has this word in it, or has not.
    pub(crate) fn says(word: &str, wanted: bool) -> Self {
        Self(format!("() => outpostBench.seen.says({}, {wanted})", json!(word)))
    }

    /// No row has this name.
    pub(crate) fn gone(name: &str) -> Self {
        Self(format!("() => outpostBench.seen.gone({})", json!(name)))
    }
}

/// How long it took until something was on screen.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shown {
    /// In frames of 1/60 s, until the one that shows it begins; 1 is the next one.
    pub(crate) frames: f64,
    /// In milliseconds, to the end of that frame.
    pub(crate) ms: f64,
}

/// When the rows of the list were on screen.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rows {
    /// In milliseconds since the page was asked for.
    pub(crate) since_address: f64,
    /// In milliseconds since the app began to run.
    pub(crate) since_app: f64,
}

/// The script in the page.
pub(crate) struct Probe(Page);

impl Probe {
    /// The script in this page, which must have been injected.
    pub(crate) fn of(page: Page) -> Self {
        Self(page)
    }

    /// When the first rows of this page were on screen; waits for them.
    pub(crate) async fn rows(&self) -> Outcome<Rows> {
        let shown = self.0.settled("outpostBench.rows").await?;
        let since_address = number(&shown["at"])?;
        let started = number(&self.0.settled("outpostBench.started()").await?)?;
        Ok(Rows { since_address, since_app: since_address - started })
    }

    /// Measures from the next event of this kind on until `seen` is on screen; [`Probe::answer`] tells.
    pub(crate) async fn arm(&self, event: &str, seen: &Seen) -> Outcome {
        let script = format!("outpostBench.arm({}, {})", json!(event), seen.0);
        self.0.eval(&script).await.map(drop)
    }

    /// What was measured last.
    pub(crate) async fn answer(&self) -> Outcome<Shown> {
        shown(&self.0.settled("outpostBench.answer").await?)
    }

    /// Sets the list to `share` of its length and measures until `seen` is on screen.
    pub(crate) async fn jump(&self, share: f64, seen: &Seen) -> Outcome<Shown> {
        shown(&self.0.settled(&format!("outpostBench.jump({share}, {})", seen.0)).await?)
    }

    /// The page's own clock, in milliseconds.
    pub(crate) async fn now(&self) -> Outcome<f64> {
        number(&self.0.settled("outpostBench.now()").await?)
    }

    /// The tasks that took more than 50 ms since a moment of the page's clock, in milliseconds each.
    pub(crate) async fn long_tasks(&self, since: f64) -> Outcome<Vec<f64>> {
        numbers(&self.0.settled(&format!("outpostBench.tasks({since})")).await?)
    }

    /// What ran in the frame that was held up longest since then, in words.
    pub(crate) async fn blame(&self, since: f64) -> Outcome<String> {
        let blame = self.0.settled(&format!("outpostBench.blame({since})")).await?;
        Ok(blame.as_str().unwrap_or_default().to_owned())
    }

    /// The size of the app's memory in bytes.
    pub(crate) async fn wasm_bytes(&self) -> Outcome<f64> {
        number(&self.0.settled("outpostBench.wasmBytes()").await?)
    }

    /// Begins to watch frames.
    pub(crate) async fn watch_frames(&self) -> Outcome {
        self.0.eval("outpostBench.watchFrames()").await.map(drop)
    }

    /// The milliseconds between the frames since then.
    pub(crate) async fn gaps(&self) -> Outcome<Vec<f64>> {
        numbers(&self.0.settled("outpostBench.gaps()").await?)
    }
}

fn shown(value: &Value) -> Outcome<Shown> {
    Ok(Shown { frames: number(&value["frames"])?, ms: number(&value["ms"])? })
}

fn numbers(values: &Value) -> Outcome<Vec<f64>> {
    values.as_array().map(Vec::as_slice).unwrap_or_default().iter().map(number).collect()
}

fn number(value: &Value) -> Outcome<f64> {
    value.as_f64().because(format!("the page answered {value}"))
}
