//! From the address, or from the app beginning to run, to rows on screen.

use std::time::Instant;

use graph_sim::fault::{Effect, FaultRule};
use outpost_e2e::Outcome;

use crate::metric::{COLD, COLD_APP, WARM, WARM_APP, WARM_SILENT};
use crate::quiet::IDLE;
use crate::stage::Stage;

const INBOX: &str = "#/mail/inbox";

/// How long the service is silent where its answers must not help, in milliseconds.
const SILENCE: u64 = 1_000;

/// The app is opened for the first time in this browser; when.
pub(crate) async fn cold(stage: &mut Stage<'_>) -> Outcome<Instant> {
    let asked = Instant::now();
    stage.world.open(INBOX).await?;
    let rows = stage.probe.rows().await?;
    stage.add(COLD, rows.since_address);
    stage.add(COLD_APP, rows.since_app);
    Ok(asked)
}

/// The app is opened again: as it is, then with a service that takes its time with every answer.
pub(crate) async fn warm(stage: &mut Stage<'_>) -> Outcome {
    stage.world.page().reload().await?;
    let rows = stage.probe.rows().await?;
    stage.add(WARM, rows.since_address);
    stage.add(WARM_APP, rows.since_app);
    stage.quiet(IDLE).await?;

    let silent = FaultRule::new(Effect::Latency { min_ms: SILENCE, max_ms: SILENCE });
    stage.world.with(|service| service.faults().push(silent));
    stage.world.page().reload().await?;
    let rows = stage.probe.rows().await?;
    stage.add(WARM_SILENT, rows.since_app);
    stage.world.with(|service| service.faults().clear());
    stage.quiet(IDLE).await
}
