//! Memos of what comes and goes while the signals that it reads stay, such as the rows of a long list.
use leptos::prelude::*;
use leptos::reactive::graph::{AnySubscriber, Subscriber, ToAnySubscriber};

/// A memo that the signals it reads forget when its owner goes. Of any other they keep a note as long as they live, and
/// go through all of these notes at every change: a list that was scrolled far would get slower for good. `read` gets
/// what it came to last.
///
/// What else is made for something that goes should read such memos, not the signals.
pub fn passing<T: PartialEq + Send + Sync + 'static>(
    read: impl Fn(Option<&T>) -> T + Send + Sync + 'static,
) -> Memo<T> {
    let memo = ArcMemo::new(read);
    clear_with_owner(memo.to_any_subscriber());
    memo.into()
}

fn clear_with_owner(reader: AnySubscriber) {
    on_cleanup(move || reader.clear_sources(&reader));
}
