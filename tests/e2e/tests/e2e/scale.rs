//! A mailbox far larger than the screen.

use outpost_e2e::keys::Key;
use outpost_e2e::{Name, Outcome, Page, Role, Setup, World, until};

use crate::screen;

const MANY: usize = 100_000;
const MOST_NODES: u64 = 3_000;

async fn nodes(page: &Page) -> Outcome<u64> {
    Ok(page.eval("return document.getElementsByTagName('*').length").await?.as_u64().unwrap_or(u64::MAX))
}

#[test]
fn a_hundred_thousand_messages_scroll_to_the_end_in_a_small_page() -> Outcome {
    World::run(Setup::filled(MANY), async |world| {
        let page = world.open("#/mail/inbox").await?;
        let list = screen::messages(&page).await?;
        let first = until("a row that knows the total", async || {
            let rows = list.all(Role::Option, Name::Any).await?;
            Ok(rows.into_iter().find(|row| !row.name().is_empty()))
        })
        .await?;
        assert_eq!(first.attribute("aria-setsize").await?, Some(MANY.to_string()));

        for step in 1..=20 {
            let scroll = format!("function () {{ this.scrollTop = this.scrollHeight * {step} / 20; }}");
            list.call(&scroll).await?;
            let now = nodes(&page).await?;
            assert!(now < MOST_NODES, "{now} nodes after step {step}");
        }
        is_last(&page, world).await?;

        list.call("function () { this.scrollTop = 0; }").await?;
        let newest = until("the first row", async || at(&page, 1).await).await?;
        newest.click().await?;
        page.press(Key::End).await?;
        is_last(&page, world).await?;
        let now = nodes(&page).await?;
        assert!(now < MOST_NODES, "{now} nodes at the end");
        Ok(())
    })
}

/// Waits until the oldest message shows at the end of the list, by its subject.
async fn is_last(page: &Page, world: &World<'_>) -> Outcome {
    let oldest = world.messages("Inbox").pop().map(|message| message.content.subject).unwrap_or_default();
    until(format!("the last row, {oldest:?}"), async || {
        Ok(at(page, MANY).await?.filter(|row| row.name().contains(&oldest)))
    })
    .await
    .map(drop)
}

/// The row at this place of the whole list, if it is there and loaded.
async fn at(page: &Page, place: usize) -> Outcome<Option<outpost_e2e::Element>> {
    for row in screen::messages(page).await?.all(Role::Option, Name::Any).await? {
        if row.attribute("aria-posinset").await? == Some(place.to_string()) {
            return Ok(Some(row));
        }
    }
    Ok(None)
}
