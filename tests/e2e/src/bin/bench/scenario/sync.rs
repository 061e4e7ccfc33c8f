//! The whole Inbox for the first time, and whether the page stays free meanwhile.

use std::time::Instant;

use outpost_e2e::{Failure, Outcome};

use crate::metric::{SYNC, SYNC_TASKS};
use crate::quiet::IDLE;
use crate::stage::Stage;

/// From when the page was asked for until the service gave the delta link that ends the first round.
pub(crate) async fn first(stage: &mut Stage<'_>, (asked, rows): (Instant, f64)) -> Outcome {
    stage.quiet(IDLE).await?;
    stage.add_tasks(SYNC_TASKS, rows).await?;
    let traffic = stage.world.traffic();
    match traffic.last_delta {
        None => stage.miss(SYNC, "the app does not synchronise"),
        Some(_) if traffic.delta_rounds == 0 => {
            return Err(Failure::new("the app stopped in the middle of its first round"));
        }
        Some(end) => stage.add(SYNC, end.duration_since(asked).as_secs_f64() * 1_000.0),
    }
    Ok(())
}
