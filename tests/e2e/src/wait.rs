//! Waiting for a state of the page. Nothing in these tests waits for time to pass.

use std::fmt::Display;
use std::time::{Duration, Instant};

use crate::failure::{Failure, Outcome};

/// How long any one state may take: far more than it should, as the machine may be busy.
const DEADLINE: Duration = Duration::from_secs(30);

/// How often to look.
const PAUSE: Duration = Duration::from_millis(25);

/// Looks until `look` finds something.
///
/// A look that fails counts as not there yet: the page redraws while it is being read, and nodes vanish under a
/// question. The last such failure is told when time runs out.
pub async fn until<T>(what: impl Display, look: impl AsyncFn() -> Outcome<Option<T>>) -> Outcome<T> {
    let start = Instant::now();
    loop {
        let seen = look().await;
        if let Ok(Some(found)) = seen {
            return Ok(found);
        }
        if start.elapsed() > DEADLINE {
            let last = seen.err().map(|failure| format!(" (at last: {failure})")).unwrap_or_default();
            let waited = DEADLINE.as_secs();
            return Err(Failure::new(format!("waited {waited} s in vain for {what}{last}")));
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Looks until `look` is true.
pub async fn holds(what: impl Display, look: impl AsyncFn() -> Outcome<bool>) -> Outcome {
    until(what, async || Ok(look().await?.then_some(()))).await
}
