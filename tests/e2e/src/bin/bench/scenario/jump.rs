//! To places of the list that nobody has looked at yet.

use outpost_e2e::Outcome;
use outpost_e2e::keys::Key;

use crate::metric::{END, MIDDLE};
use crate::probe::Seen;
use crate::quiet::PREFETCHED;
use crate::stage::Stage;

/// From the End key to the last row.
pub(crate) async fn end(stage: &mut Stage<'_>) -> Outcome {
    stage.open_first().await?;
    stage.quiet(PREFETCHED).await?;
    stage.probe.arm("keydown", &Seen::last()).await?;
    stage.world.page().press(Key::End).await?;
    let shown = stage.probe.answer().await?;
    stage.add(END, shown.ms);
    stage.world.page().press(Key::Home).await?;
    stage.quiet(PREFETCHED).await
}

/// From the scroll bar dropped in the middle to a screen full of rows.
pub(crate) async fn middle(stage: &mut Stage<'_>) -> Outcome {
    let shown = stage.probe.jump(0.5, &Seen::beyond(stage.size * 2 / 5)).await?;
    stage.add(MIDDLE, shown.ms);
    stage.quiet(PREFETCHED).await
}
