//! Walking the folders, by mouse and by keyboard, and back and forth in time.

use graph_sim::demo_page::Speaks;
use outpost_e2e::keys::Key;
use outpost_e2e::{Browser, Name, Outcome, Page, Role, Setup, Size, World, holds, letter};

use crate::screen;

fn nested() -> Setup {
    Setup::new()
        .mail("Inbox", letter::text("In the inbox", "1"))
        .mail("Inbox/Projects", letter::text("In projects", "2"))
        .mail("Inbox/Projects/Engine", letter::text("In engine", "3"))
        .mail("Archive", letter::read(letter::text("In the archive", "4")))
}

fn folders_are_walked_with_the_mouse(speaks: Speaks) -> Outcome {
    World::run(nested().speaking(speaks), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::row(&page, "In the inbox").await?;
        screen::folder(&page, "Archive").await?.click().await?;
        screen::row(&page, "In the archive").await?;
        page.gone(Role::Option, Name::has("In the inbox")).await?;
        assert_eq!(page.address().await?, "#/mail/archive");

        reveal(&page, "Inbox", "Projects").await?;
        reveal(&page, "Projects", "Engine").await?;
        let engine = screen::folder(&page, "Engine").await?;
        assert_eq!(engine.attribute("aria-level").await?.as_deref(), Some("3"));
        assert_eq!(engine.name(), "Engine, 1 unread");
        engine.click().await?;
        screen::row(&page, "In engine").await.map(drop)
    })
}

/// Opens the branch `parent` with the arrow key, unless `child` shows already.
async fn reveal(page: &Page, parent: &str, child: &str) -> Outcome {
    let branch = screen::folder(page, parent).await?;
    if branch.attribute("aria-expanded").await?.as_deref() == Some("false") {
        branch.focus().await?;
        page.press(Key::Right).await?;
    }
    screen::folder(page, child).await.map(drop)
}

#[test]
fn folders_are_walked_with_the_keyboard() -> Outcome {
    World::run(nested(), async |world| {
        let page = world.open("#/mail/inbox").await?;
        let inbox = screen::folder(&page, "Inbox").await?;
        inbox.focus().await?;
        if inbox.attribute("aria-expanded").await?.as_deref() == Some("true") {
            page.press(Key::Left).await?;
            page.gone(Role::TreeItem, Name::called("Projects")).await?;
        }
        page.press(Key::Right).await?;
        screen::folder(&page, "Projects").await?;
        page.press(Key::Right).await?;
        focus_is_on(&page, "Projects, 1 unread").await?;
        page.press(Key::Enter).await?;
        screen::row(&page, "In projects").await?;

        page.press(Key::Left).await?;
        focus_is_on(&page, "Inbox, 1 unread").await?;
        page.press(Key::End).await?;
        holds("the focus to leave the Inbox", async || Ok(!page.focused().await?.name().starts_with("Inbox")))
            .await
    })
}

/// Waits until the focus is on what is called `name`.
async fn focus_is_on(page: &Page, name: &str) -> Outcome {
    holds(format!("the focus on {name:?}"), async || Ok(page.focused().await?.name() == name)).await
}

#[test]
fn messages_are_walked_with_the_keyboard() -> Outcome {
    let setup =
        Setup::new().mail("Inbox", letter::text("First", "1")).mail("Inbox", letter::text("Second", "2"));
    World::run(setup, async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "First").await?;
        page.press(Key::Down).await?;
        screen::is_open(&page, "Second").await?;
        page.press(Key::Up).await?;
        screen::is_open(&page, "First").await
    })
}

#[test]
fn an_empty_folder_says_so() -> Outcome {
    World::run(Setup::new(), async |world| {
        let page = world.open("#/mail/inbox").await?;
        holds("words for an empty folder", async || {
            let text = page.eval("return document.body.innerText").await?;
            Ok(text.as_str().is_some_and(|text| text.to_lowercase().contains("no messages")))
        })
        .await
    })
}

#[test]
fn back_and_forward_walk_the_same_way_again() -> Outcome {
    World::run(nested(), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "In the inbox").await?;
        screen::folder(&page, "Archive").await?.click().await?;
        screen::open(&page, "In the archive").await?;
        page.back().await?;
        page.gone(Role::Heading, "In the archive").await?;
        screen::row(&page, "In the archive").await?;
        page.back().await?;
        screen::is_open(&page, "In the inbox").await?;
        screen::row(&page, "In the inbox").await?;
        page.forward().await?;
        page.forward().await?;
        screen::is_open(&page, "In the archive").await
    })
}

#[test]
fn on_a_phone_one_pane_shows_and_back_returns_to_the_list() -> Outcome {
    World::run(nested(), async |world| {
        let browser: &Browser = world.browser();
        browser.resize(Size::PHONE).await?;
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "In the inbox").await?;
        page.gone(Role::ListBox, "Messages").await?;
        let sideways = "return document.documentElement.scrollWidth - innerWidth";
        assert_eq!(page.eval(sideways).await?, 0, "nothing to scroll sideways");
        page.get(Role::Button, Name::starts("Back")).await?.click().await?;
        screen::row(&page, "In the inbox").await?;
        page.gone(Role::Heading, "In the inbox").await
    })
}

fn end_opens_the_oldest_message_though_nobody_had_looked_at_it(speaks: Speaks) -> Outcome {
    World::run(Setup::filled(400).speaking(speaks), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "Message 000001").await?;
        page.press(Key::End).await?;
        screen::is_open(&page, "Message 000400").await
    })
}

in_both_dialects!(
    folders_are_walked_with_the_mouse,
    end_opens_the_oldest_message_though_nobody_had_looked_at_it
);
