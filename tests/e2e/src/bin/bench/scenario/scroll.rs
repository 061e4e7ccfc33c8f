//! The wheel turned over the list for some seconds.

use outpost_e2e::{Because, Outcome};

use crate::metric::{DROPPED, LONGEST_FRAME, SCROLL_TASKS};
use crate::quiet::PREFETCHED;
use crate::stage::Stage;

/// How far, in pixels: most of a list of a thousand rows, so that every mailbox is scrolled the same way.
const DISTANCE: f64 = 48_000.0;

/// Pixels a second.
const SPEED: u32 = 8_000;

/// The time of one frame in milliseconds.
const FRAME: f64 = 1_000.0 / 60.0;

/// How often.
const TIMES: usize = 3;

/// From the top down, several times.
pub(crate) async fn wheel(stage: &mut Stage<'_>) -> Outcome {
    for _ in 0..TIMES {
        once(stage).await?;
    }
    Ok(())
}

async fn once(stage: &mut Stage<'_>) -> Outcome {
    let list = stage.list().await?;
    list.call("function () { this.scrollTop = 0; }").await?;
    stage.quiet(PREFETCHED).await?;
    let middle = "function () { const box = this.getBoundingClientRect();
        return [box.left + box.width / 2, box.top + box.height / 2]; }";
    let middle = list.call(middle).await?;
    let middle = middle[0].as_f64().zip(middle[1].as_f64()).because("the list is nowhere")?;
    let since = stage.probe.now().await?;
    stage.probe.watch_frames().await?;
    stage.world.browser().scroll(middle, DISTANCE, SPEED).await?;
    let gaps = stage.probe.gaps().await?;
    stage.add(DROPPED, gaps.iter().map(|gap| ((gap / FRAME).round() - 1.0).max(0.0)).sum());
    stage.add(LONGEST_FRAME, gaps.iter().copied().fold(0.0, f64::max));
    stage.add_tasks(SCROLL_TASKS, since).await?;
    let place = list.call("function () { return this.scrollTop; }").await?;
    let has_moved = place.as_f64().is_some_and(|place| place > DISTANCE / 2.0);
    has_moved.then_some(()).because(format!("the list stands at {place} after scrolling"))
}
