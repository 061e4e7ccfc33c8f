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

use outpost_e2e::{Because, Outcome};

use crate::metric::{MEMORY, SYNC_MEMORY};
use crate::stage::Stage;

/// All scenarios.
pub(crate) async fn all(stage: &mut Stage<'_>) -> Outcome {
    let begun = start::cold(stage).await.because("cold start")?;
    sync::first(stage, begun).await.because("first sync")?;
    memory::take(stage, SYNC_MEMORY).await.because("memory")?;
    start::warm(stage).await.because("warm start")?;
    open::next(stage).await.because("open the next message")?;
    open::kept(stage).await.because("open a kept message")?;
    flag::toggle(stage).await.because("mark")?;
    delete::first(stage).await.because("move and delete")?;
    scroll::wheel(stage).await.because("scroll")?;
    jump::end(stage).await.because("jump to the end")?;
    jump::middle(stage).await.because("jump to the middle")?;
    changes::many(stage).await.because("changes")?;
    memory::take(stage, MEMORY).await.because("memory")
}
