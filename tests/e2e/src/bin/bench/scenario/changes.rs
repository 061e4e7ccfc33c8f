//! Much has happened while the app looked away.

use std::time::Instant;

use outpost_e2e::{Because, Failure, Outcome, Role};

use crate::metric::{CHANGES, CHANGES_TASKS};
use crate::quiet::IDLE;
use crate::stage::Stage;

/// How many changes there are: reads, flags, moves, deletions, arrivals.
const MANY: usize = 10_000;

/// From the button that asks for what is new until the service gave the delta link that ends the round.
pub(crate) async fn many(stage: &mut Stage<'_>) -> Outcome {
    let before = stage.world.traffic();
    if before.delta_rounds == 0 {
        for metric in [CHANGES, CHANGES_TASKS[0], CHANGES_TASKS[1]] {
            stage.miss(metric, "the app does not synchronise");
        }
        return Ok(());
    }
    let user = stage.world.user();
    let made = stage.world.with(|service| service.churn(user, "Inbox", MANY, 1));
    made.because("there is no Inbox to change")?;
    let since = stage.probe.now().await?;
    let button = stage.world.page().get(Role::Button, "Refresh").await?;
    let asked = Instant::now();
    button.click().await?;
    stage.quiet(IDLE).await?;
    let after = stage.world.traffic();
    let Some(end) = after.last_delta.filter(|_| after.delta_rounds > before.delta_rounds) else {
        return Err(Failure::new("the app did not ask what changed"));
    };
    stage.add(CHANGES, end.duration_since(asked).as_secs_f64() * 1_000.0);
    stage.add_tasks(CHANGES_TASKS, since).await
}
