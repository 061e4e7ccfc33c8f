//! From one message to the next by key, when the next one was fetched ahead.

use outpost_e2e::Outcome;
use outpost_e2e::keys::Key;

use crate::mailbox::mark;
use crate::metric::{OPEN, OPEN_FRAMES};
use crate::probe::Seen;
use crate::quiet::PREFETCHED;
use crate::stage::Stage;

/// How many messages are opened, one after the other.
const STEPS: usize = 8;

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
