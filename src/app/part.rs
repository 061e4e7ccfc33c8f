//! Parts of the screen that come after the first one.

use leptos::prelude::*;

use super::chunks::NotLoaded;
use crate::browser::clock;

/// How long to wait before asking for a part again, in milliseconds.
const PAUSE_MILLIS: u32 = 3_000;

/// What `load` gives, once it is there; it is asked for until it is.
pub(crate) fn part<T, F>(load: impl Fn() -> F + 'static) -> ReadSignal<Option<T>>
where
    T: Copy + Send + Sync + 'static,
    F: Future<Output = Result<T, NotLoaded>> + 'static,
{
    let part = RwSignal::new(None);
    leptos::task::spawn_local(async move {
        loop {
            if let Ok(loaded) = load().await {
                part.try_set(Some(loaded));
                return;
            }
            clock::sleep(PAUSE_MILLIS).await;
        }
    });
    part.read_only()
}
