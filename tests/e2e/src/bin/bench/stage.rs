//! What every scenario has: the world, the page, and where its numbers go.

use std::time::Duration;

use outpost_e2e::keys::Key;
use outpost_e2e::{Because, Element, Name, Outcome, Role, World};

use crate::metric::Metric;
use crate::probe::Probe;
use crate::quiet::quiet;
use crate::samples::Samples;

/// One run on one mailbox.
pub(crate) struct Stage<'a> {
    /// The mailbox and the browser.
    pub(crate) world: &'a World<'a>,
    /// What watches the page.
    pub(crate) probe: Probe,
    /// How many messages there were at first.
    pub(crate) size: usize,
    /// The numbers.
    pub(crate) samples: &'a mut Samples,
}

impl Stage<'_> {
    /// Takes down a number.
    pub(crate) fn add(&mut self, metric: Metric, value: f64) {
        self.samples.add(metric, self.size, value);
    }

    /// Takes down why there is no number.
    pub(crate) fn miss(&mut self, metric: Metric, why: &'static str) {
        self.samples.miss(metric, why);
    }

    /// Waits until the app asks for nothing.
    pub(crate) async fn quiet(&self, how_long: Duration) -> Outcome {
        quiet(self.world, how_long).await
    }

    /// The message list.
    pub(crate) async fn list(&self) -> Outcome<Element> {
        self.world.page().get(Role::ListBox, "Messages").await
    }

    /// Opens the newest message, at the top of the list; its row.
    pub(crate) async fn open_first(&self) -> Outcome<Element> {
        let list = self.list().await?;
        list.call("function () { this.scrollTop = 0; }").await?;
        self.quiet(crate::quiet::PREFETCHED).await?;
        let mut rows = list.all(Role::Option, Name::Any).await?.into_iter();
        let mut first = rows.next();
        // Rows stand in the order in which they were made.
        while let Some(row) = first.clone() {
            if row.attribute("aria-posinset").await?.as_deref() == Some("1") {
                break;
            }
            first = rows.next();
        }
        let first = first.because("there is no first row")?;
        first.click().await?;
        self.world.page().press(Key::Home).await?;
        Ok(first)
    }

    /// The button of this name over the open message, if there is one.
    pub(crate) async fn action(&self, names: &[&str]) -> Outcome<Option<Element>> {
        let tools = self.world.page().get(Role::Toolbar, "Message actions").await?;
        let buttons = tools.all(Role::Button, Name::Any).await?;
        Ok(buttons.into_iter().find(|button| names.contains(&button.name())))
    }
}
