//! A message deleted: from the click until its row is gone.

use outpost_e2e::Outcome;

use crate::metric::DELETE;
use crate::probe::Seen;
use crate::quiet::PREFETCHED;
use crate::stage::Stage;

/// How many messages are deleted, one after the other.
const MESSAGES: usize = 4;

/// The newest message, several times.
pub(crate) async fn first(stage: &mut Stage<'_>) -> Outcome {
    for _ in 0..MESSAGES {
        let row = stage.open_first().await?;
        stage.quiet(PREFETCHED).await?;
        let Some(button) = stage.action(&["Delete"]).await? else {
            stage.miss(DELETE, "the app does not delete");
            return Ok(());
        };
        // Opening it may have marked it as read, which its name says.
        let name = row.attribute("aria-label").await?.unwrap_or_default();
        stage.probe.arm("click", &Seen::gone(&name)).await?;
        button.click().await?;
        let shown = stage.probe.answer().await?;
        stage.add(DELETE, shown.frames);
    }
    Ok(())
}
