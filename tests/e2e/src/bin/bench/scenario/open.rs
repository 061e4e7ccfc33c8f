//! Messages opened: the next one by key, when it was fetched ahead, and others that only the store has.

use outpost_e2e::Outcome;
use outpost_e2e::keys::Key;

use crate::mailbox::mark;
use crate::metric::{KEPT, KEPT_FRAMES, OPEN, OPEN_FRAMES};
use crate::probe::Seen;
use crate::quiet::{IDLE, PREFETCHED};
use crate::stage::Stage;

/// How many messages are opened, one after the other.
const STEPS: usize = 8;

/// Rows that are opened from the store: among those seen before, and none beside another, which is fetched with it.
const KEPT_ROWS: [usize; 3] = [1, 5, 9];

/// After the page was loaded again, from the click to the body; the messages must have been opened before.
pub(crate) async fn kept(stage: &mut Stage<'_>) -> Outcome {
    stage.world.page().reload().await?;
    stage.probe.rows().await?;
    stage.quiet(IDLE).await?;
    for place in KEPT_ROWS {
        let row = stage.row(place).await?;
        stage.probe.arm("click", &Seen::body(&mark(place))).await?;
        row.click().await?;
        let shown = stage.probe.answer().await?;
        stage.add(KEPT, shown.ms);
        stage.add(KEPT_FRAMES, shown.frames);
        stage.quiet(PREFETCHED).await?;
    }
    Ok(())
}

/// From the key to the body.
pub(crate) async fn next(stage: &mut Stage<'_>) -> Outcome {
    stage.open_first().await?;
    for place in 2..2 + STEPS {
        stage.quiet(PREFETCHED).await?;
        stage.probe.arm("keydown", &Seen::body(&mark(place))).await?;
        stage.world.page().press(Key::Down).await?;
        let shown = stage.probe.answer().await?;
        stage.add(OPEN, shown.ms);
        stage.add(OPEN_FRAMES, shown.frames);
    }
    Ok(())
}
