//! A message moved or deleted: from the click until its row is gone.

use outpost_e2e::{Because, Outcome};

use crate::metric::{DELETE, MOVE};
use crate::probe::Seen;
use crate::quiet::PREFETCHED;
use crate::stage::Stage;

/// How many messages go each way, one after the other.
const MESSAGES: usize = 4;

/// The newest message, several times.
pub(crate) async fn first(stage: &mut Stage<'_>) -> Outcome {
    for (metric, name) in [(MOVE, "Archive"), (DELETE, "Delete")] {
        for _ in 0..MESSAGES {
            let row = stage.open_first().await?;
            stage.quiet(PREFETCHED).await?;
            let button = stage.action(&[name]).await?.because(format!("there is no button {name}"))?;
            // Opening it may have marked it as read, which its name says.
            let name = row.attribute("aria-label").await?.unwrap_or_default();
            stage.probe.arm("click", &Seen::gone(&name)).await?;
            button.click().await?;
            let shown = stage.probe.answer().await?;
            stage.add(metric, shown.frames);
        }
    }
    Ok(())
}
