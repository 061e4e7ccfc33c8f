//! From the address, or from the app beginning to run, to rows on screen.

use std::time::Instant;

use graph_sim::fault::{Effect, FaultRule};
use outpost_e2e::Outcome;

use crate::metric::{COLD, COLD_APP, COLD_TASKS, WARM, WARM_APP, WARM_SILENT, WARM_TASKS};
use crate::quiet::IDLE;
use crate::stage::Stage;

const INBOX: &str = "#/mail/inbox";

/// How long the service is silent where its answers must not help, in milliseconds.
const SILENCE: u64 = 1_000;

/// The app is opened for the first time in this browser; when that was, and when rows showed on the page's clock.
pub(crate) async fn cold(stage: &mut Stage<'_>) -> Outcome<(Instant, f64)> {
    let asked = Instant::now();
    stage.world.open(INBOX).await?;
    let rows = stage.probe.rows().await?;
    stage.add(COLD, rows.since_address);
    stage.add(COLD_APP, rows.since_app);
    stage.add_tasks(COLD_TASKS, 0.0).await?;
    Ok((asked, rows.since_address))
}

/// The app is opened again: as it is, then with a service that takes its time with every answer.
pub(crate) async fn warm(stage: &mut Stage<'_>) -> Outcome {
    stage.world.page().reload().await?;
    let rows = stage.probe.rows().await?;
    stage.add(WARM, rows.since_address);
    stage.add(WARM_APP, rows.since_app);
    stage.quiet(IDLE).await?;
    stage.add_tasks(WARM_TASKS, rows.since_address).await?;

    let silent = FaultRule::new(Effect::Latency { min_ms: SILENCE, max_ms: SILENCE });
    stage.world.with(|service| service.faults().push(silent));
    stage.world.page().reload().await?;
    let rows = stage.probe.rows().await?;
    stage.add(WARM_SILENT, rows.since_app);
    stage.world.with(|service| service.faults().clear());
    stage.quiet(IDLE).await
}
