//! Searching: what is on this device is found, with the network and without.

use graph_sim::inspect::MessageState;
use outpost_e2e::keys::{Key, ctrl};
use outpost_e2e::{Element, Name, Outcome, Page, Role, Setup, World, holds, letter};

use crate::screen;

fn mailbox() -> Setup {
    Setup::new()
        .mail("Inbox", letter::text("Budget for spring", "Less of everything"))
        .mail("Inbox", letter::text("Lunch", "On me"))
        .mail("Archive", letter::read(letter::text("The old budget", "More of everything")))
        .mail("Deleted Items", letter::read(letter::text("No budget", "1")))
}

/// The search field, once it has the focus.
async fn field(page: &Page) -> Outcome<Element> {
    let search = page.get(Role::Search, "Search mail").await?;
    let field = search.get(Role::SearchBox, "Search mail").await?;
    holds("the focus in the search field", async || field.has_focus().await).await?;
    Ok(field)
}

async fn write(page: &Page, text: &str) -> Outcome {
    for letter in text.chars() {
        page.press(letter).await?;
    }
    Ok(())
}

async fn rows_are(page: &Page, subjects: &[&str]) -> Outcome {
    holds(format!("the rows {subjects:?}"), async || {
        let rows = page.all(Role::Option, Name::Any).await?;
        let is_there = |(row, subject): (&Element, &&str)| row.name().contains(*subject);
        Ok(rows.len() == subjects.len() && rows.iter().zip(subjects).all(is_there))
    })
    .await
}

async fn list_says(page: &Page, text: &str) -> Outcome {
    holds(format!("the words {text:?}"), async || {
        Ok(page.get(Role::Region, "Search results").await?.text().await?.contains(text))
    })
    .await
}

#[test]
fn without_a_network_what_was_read_is_found_and_opened_and_changes_wait() -> Outcome {
    // What stands behind the first lines is in the body alone.
    let minutes = letter::text("Minutes", &format!("{} The quince is ripe.", "Nothing new. ".repeat(40)));
    let setup = mailbox().mail("Inbox", letter::read(minutes)).forgive("ERR_INTERNET_DISCONNECTED");
    World::run(setup, async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "Minutes").await?;
        screen::reads(&page, "The quince is ripe").await?;
        screen::open(&page, "Budget for spring").await?;
        screen::reads(&page, "Less of everything").await?;
        screen::folder(&page, "Archive").await?.click().await?;
        screen::open(&page, "The old budget").await?;
        screen::reads(&page, "More of everything").await?;
        world.is_quiet().await?;
        world.browser().offline(true).await?;

        page.press('/').await?;
        field(&page).await?;
        write(&page, "BUDGET").await?;
        rows_are(&page, &["Budget for spring", "The old budget"]).await?;
        list_says(&page, "Mail on this device, without deleted and junk mail").await?;
        screen::open(&page, "Budget for spring").await?;
        screen::reads(&page, "Less of everything").await?;
        page.press('s').await?;
        page.get(Role::Option, Name::has("Flagged")).await?;
        assert!(page.address().await?.contains("#/search/BUDGET/"), "{}", page.address().await?);
        page.press('/').await?;
        field(&page).await?;
        page.press(ctrl('a')).await?;
        write(&page, "quince").await?;
        rows_are(&page, &["Minutes"]).await?;
        page.press(ctrl('a')).await?;
        write(&page, "budget").await?;
        rows_are(&page, &["Flagged", "The old budget"]).await?;

        world.browser().offline(false).await?;
        holds("the flag to arrive", async || {
            Ok(world.messages("Inbox").iter().any(MessageState::is_flagged))
        })
        .await?;
        rows_are(&page, &["Flagged", "The old budget"]).await
    })
}

#[test]
fn back_returns_to_the_hits_and_escape_to_the_folder() -> Outcome {
    World::run(mailbox(), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::folder(&page, "Archive").await?.click().await?;
        screen::row(&page, "The old budget").await?;
        page.press(ctrl('e')).await?;
        field(&page).await?;
        write(&page, "budget sp").await?;
        rows_are(&page, &["Budget for spring"]).await?;
        page.press(Key::Down).await?;
        page.press(Key::Enter).await?;
        screen::is_open(&page, "Budget for spring").await?;
        page.back().await?;
        rows_are(&page, &["Budget for spring"]).await?;
        assert!(page.address().await?.ends_with("#/search/budget%20sp"), "{}", page.address().await?);
        page.press('/').await?;
        write(&page, "ringtone").await?;
        list_says(&page, "No messages found").await?;
        page.press(Key::Escape).await?;
        screen::row(&page, "The old budget").await?;
        assert!(page.address().await?.ends_with("#/mail/archive"), "{}", page.address().await?);
        // All that was typed is one place.
        page.back().await?;
        page.back().await?;
        screen::row(&page, "The old budget").await.map(drop)
    })
}

#[test]
fn hits_obey_keys_and_what_is_thrown_away_comes_back_with_undo() -> Outcome {
    World::run(mailbox(), async |world| {
        let page = world.open("#/mail/archive").await?;
        screen::row(&page, "The old budget").await?;
        page.press('/').await?;
        field(&page).await?;
        write(&page, "budget").await?;
        rows_are(&page, &["Budget for spring", "The old budget"]).await?;
        screen::open(&page, "Budget for spring").await?;
        page.press('#').await?;
        screen::is_open(&page, "The old budget").await?;
        rows_are(&page, &["The old budget"]).await?;
        page.press('z').await?;
        rows_are(&page, &["Budget for spring", "The old budget"]).await?;
        holds("all to be where it was", async || Ok(world.counts("Inbox")?.total == 2)).await
    })
}

#[test]
fn a_link_to_a_search_finds_mail_while_it_comes() -> Outcome {
    World::run(mailbox(), async |world| {
        let page = world.open("#/search/budget").await?;
        rows_are(&page, &["Budget for spring"]).await?;
        let field = page.get(Role::SearchBox, "Search mail").await?;
        let value = field.call("function () { return this.value; }").await?;
        assert_eq!(value.as_str(), Some("budget"));
        page.reload().await?;
        rows_are(&page, &["Budget for spring"]).await
    })
}
