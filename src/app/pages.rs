//! Collections page by page, as a stream: each page is asked for when the one before was taken.

use futures_util::Stream;
use futures_util::stream::unfold;

use crate::protocol::{ApiError, Next, Operation, Page};

/// The pages of an operation, `ask` asking for each. The stream ends after the last page or the first error.
pub fn pages<T, O, A>(operation: O, ask: A) -> impl Stream<Item = Result<Page<T>, ApiError>>
where
    O: Operation<Answer = Page<T>> + Clone,
    A: AsyncFn(&Next<O>) -> Result<Page<T>, ApiError>,
{
    unfold((Some(Next::start(operation)), ask), async |(next, ask)| {
        let question = next?;
        let answer = ask(&question).await;
        let link = answer.as_ref().ok().and_then(|page| page.next_link.clone());
        Some((answer, (link.map(|link| question.after(link)), ask)))
    })
}
