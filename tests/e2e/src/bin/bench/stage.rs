//! What every scenario has: the world, the page, and where its numbers go.

use std::time::Duration;

use outpost_e2e::keys::Key;
use outpost_e2e::{Element, Failure, Name, Outcome, Role, World};

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

    /// The row at a place of the list on screen, the first at 1.
    pub(crate) async fn row(&self, place: usize) -> Outcome<Element> {
        let place = place.to_string();
        // Rows stand in the order in which they were made.
        for row in self.list().await?.all(Role::Option, Name::Any).await? {
            if row.attribute("aria-posinset").await? == Some(place.clone()) {
                return Ok(row);
            }
        }
        Err(Failure::new(format!("there is no row {place}")))
    }

    /// How many tasks held the page up since a moment of its clock, and the longest of them; says what ran in it.
    pub(crate) async fn add_tasks(&mut self, [count, longest]: [Metric; 2], since: f64) -> Outcome {
        let tasks = self.probe.long_tasks(since).await?;
        self.add(count, f64::from(u32::try_from(tasks.len())?));
        let most = tasks.iter().copied().fold(0.0, f64::max);
        self.add(longest, most);
        if most > 0.0 {
            println!("  {}: {most:.0} ms: {}", longest.name, self.probe.blame(since).await?);
        }
        Ok(())
    }

    /// Opens the newest message, at the top of the list; its row.
    pub(crate) async fn open_first(&self) -> Outcome<Element> {
        let list = self.list().await?;
        list.call("function () { this.scrollTop = 0; }").await?;
        self.quiet(crate::quiet::PREFETCHED).await?;
        let first = self.row(1).await?;
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
