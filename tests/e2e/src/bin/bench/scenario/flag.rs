//! A flag set and cleared: from the click to the row in the list.

use outpost_e2e::{Because, Outcome};

use crate::metric::FLAG;
use crate::probe::Seen;
use crate::quiet::PREFETCHED;
use crate::stage::Stage;

/// How often it is clicked.
const CLICKS: usize = 8;

/// The open message.
pub(crate) async fn toggle(stage: &mut Stage<'_>) -> Outcome {
    for _ in 0..CLICKS {
        stage.quiet(PREFETCHED).await?;
        let button = stage.action(&["Flag", "Clear flag"]).await?.because("there is no button for flags")?;
        stage.probe.arm("click", &Seen::flagged(button.name() == "Flag")).await?;
        button.click().await?;
        let shown = stage.probe.answer().await?;
        stage.add(FLAG, shown.frames);
    }
    Ok(())
}
