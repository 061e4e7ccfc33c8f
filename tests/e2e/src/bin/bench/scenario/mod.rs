//! What a run goes through, in this order; each scenario leaves the app open for the next.

mod changes;
mod delete;
mod flag;
mod jump;
mod memory;
mod open;
mod scroll;
mod start;
mod sync;

use outpost_e2e::Outcome;

use crate::stage::Stage;

/// All scenarios.
pub(crate) async fn all(stage: &mut Stage<'_>) -> Outcome {
    let asked = start::cold(stage).await?;
    sync::first(stage, asked).await?;
    start::warm(stage).await?;
    open::next(stage).await?;
    flag::toggle(stage).await?;
    delete::first(stage).await?;
    scroll::wheel(stage).await?;
    jump::end(stage).await?;
    jump::middle(stage).await?;
    changes::many(stage).await?;
    memory::end(stage).await
}
