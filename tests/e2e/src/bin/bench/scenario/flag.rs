//! A message marked, and marked back: from the click to the row in the list.

use outpost_e2e::{Because, Outcome};

use crate::metric::{FLAG, MARK, Metric};
use crate::probe::Seen;
use crate::quiet::PREFETCHED;
use crate::stage::Stage;

/// How often each is clicked.
const CLICKS: usize = 8;

/// What is marked: the buttons that set and clear it, and the word in the row's name.
struct Toggle {
    metric: Metric,
    buttons: [&'static str; 2],
    word: &'static str,
}

const TOGGLES: [Toggle; 2] = [
    Toggle { metric: FLAG, buttons: ["Flag", "Clear flag"], word: "Flagged" },
    Toggle { metric: MARK, buttons: ["Mark as unread", "Mark as read"], word: "Unread" },
];

/// The open message.
pub(crate) async fn toggle(stage: &mut Stage<'_>) -> Outcome {
    for Toggle { metric, buttons, word } in TOGGLES {
        for _ in 0..CLICKS {
            stage.quiet(PREFETCHED).await?;
            let button =
                stage.action(&buttons).await?.because(format!("there is no button {}", buttons[0]))?;
            stage.probe.arm("click", &Seen::says(word, button.name() == buttons[0])).await?;
            button.click().await?;
            let shown = stage.probe.answer().await?;
            stage.add(metric, shown.frames);
        }
    }
    Ok(())
}
