//! When the app has nothing more to ask.

use std::time::{Duration, Instant};

use outpost_e2e::{Failure, Outcome, World};

/// How long it says nothing before it counts as idle.
pub(crate) const IDLE: Duration = Duration::from_secs(2);

/// How long it says nothing before what it fetches ahead counts as here.
pub(crate) const PREFETCHED: Duration = Duration::from_millis(300);

/// How long it may be busy.
const DEADLINE: Duration = Duration::from_mins(10);

/// How often to look.
const PAUSE: Duration = Duration::from_millis(20);

/// Waits until nothing has been asked of the service for so long, and nothing is under way.
pub(crate) async fn quiet(world: &World<'_>, how_long: Duration) -> Outcome {
    let start = Instant::now();
    loop {
        let traffic = world.traffic();
        // What was asked before this began is no sign of quiet: the app may be about to ask.
        if traffic.under_way == 0 && traffic.last.max(start).elapsed() >= how_long {
            return Ok(());
        }
        if start.elapsed() > DEADLINE {
            return Err(Failure::new(format!("the app is busy after {} s", DEADLINE.as_secs())));
        }
        tokio::time::sleep(PAUSE).await;
    }
}
