//! What is done to messages: at once, taken back, in bulk, without a network, and refused.

use graph_sim::inspect::MessageState;
use graph_sim::{Effect, FaultRule};
use outpost_e2e::keys::{Key, ctrl, shift};
use outpost_e2e::{Element, Name, Outcome, Page, Role, Setup, World, holds, letter};

use crate::screen;

/// First, Second and Third in the Inbox, and an empty archive.
fn mailbox() -> Setup {
    ["First", "Second", "Third"].into_iter().fold(Setup::new(), |setup, subject| {
        setup.mail("Inbox", letter::read(letter::text(subject, subject)))
    })
}

/// The place for news: the toasts.
async fn notices(page: &Page) -> Outcome<Element> {
    page.get(Role::Region, "Notices").await
}

async fn toast_says(page: &Page, words: &str) -> Outcome {
    holds(format!("a toast with {words:?}"), async || Ok(notices(page).await?.text().await?.contains(words)))
        .await
}

/// Waits until the server counts so many messages in these folders.
async fn server_counts(world: &World<'_>, wanted: &[(&str, usize)]) -> Outcome {
    holds(format!("the server to count {wanted:?}"), async || {
        Ok(wanted.iter().all(|(path, count)| world.messages(path).len() == *count))
    })
    .await
}

/// Waits until the line in the top bar says this about network and device.
async fn standing_is(page: &Page, words: &str) -> Outcome {
    holds(format!("the top bar to say {words:?}"), async || {
        let bar = page.get(Role::Banner, Name::Any).await?;
        Ok(bar.get(Role::Status, Name::Any).await?.text().await?.trim() == words)
    })
    .await
}

async fn is_selected(page: &Page, subject: &str, wanted: bool) -> Outcome {
    holds(format!("{subject} selected: {wanted}"), async || {
        let selected = screen::row(page, subject).await?.attribute("aria-selected").await?;
        Ok(selected.as_deref() == Some(if wanted { "true" } else { "false" }))
    })
    .await
}

#[test]
fn archiving_opens_the_next_older_message_and_undo_brings_the_row_back() -> Outcome {
    World::run(mailbox(), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "First").await?;
        page.press('e').await?;
        screen::is_open(&page, "Second").await?;
        page.gone(Role::Option, Name::has("First")).await?;
        toast_says(&page, "1 message archived").await?;
        server_counts(world, &[("Inbox", 2), ("Archive", 1)]).await?;
        notices(&page).await?.get(Role::Button, "Undo").await?.click().await?;
        screen::row(&page, "First").await?;
        server_counts(world, &[("Inbox", 3), ("Archive", 0)]).await
    })
}

#[test]
fn undo_works_after_changing_folder_and_several_times() -> Outcome {
    World::run(mailbox(), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "First").await?;
        screen::action(&page, "Delete").await?.click().await?;
        screen::is_open(&page, "Second").await?;
        screen::action(&page, "Archive").await?.click().await?;
        screen::is_open(&page, "Third").await?;
        screen::folder(&page, "Drafts").await?.click().await?;
        page.gone(Role::Option, Name::has("Third")).await?;
        page.press('z').await?;
        page.press(ctrl('z')).await?;
        screen::folder(&page, "Inbox").await?.click().await?;
        screen::row(&page, "First").await?;
        screen::row(&page, "Second").await?;
        server_counts(world, &[("Inbox", 3), ("Archive", 0), ("Deleted Items", 0)]).await
    })
}

#[test]
fn keys_and_mouse_select_several_and_what_is_done_is_done_to_all() -> Outcome {
    World::run(mailbox(), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "First").await?;
        page.press(shift(Key::Down)).await?;
        is_selected(&page, "First", true).await?;
        is_selected(&page, "Second", true).await?;
        is_selected(&page, "Third", false).await?;
        page.press(Key::Escape).await?;
        is_selected(&page, "Second", false).await?;
        page.press(ctrl('a')).await?;
        is_selected(&page, "Third", true).await?;
        let tools = page.get(Role::Toolbar, "List").await?;
        tools.get(Role::Button, "Flag").await?.click().await?;
        holds("three flags on the server", async || {
            Ok(world.messages("Inbox").iter().filter(|message| message.is_flagged()).count() == 3)
        })
        .await?;
        tools.get(Role::Button, "Archive").await?.click().await?;
        server_counts(world, &[("Inbox", 0), ("Archive", 3)]).await
    })
}

#[test]
fn many_are_moved_to_a_folder_that_is_found_by_typing_and_the_progress_shows() -> Outcome {
    let slow = FaultRule::new(Effect::Latency { min_ms: 150, max_ms: 200 }).at("$batch");
    let setup =
        Setup::filled(120).mail("Projects", letter::read(letter::text("There before", "1"))).fault(slow);
    World::run(setup, async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "Message 000001").await?;
        holds("all to be selected", async || {
            page.press(ctrl('a')).await?;
            Ok(page.get(Role::Region, "Inbox").await?.text().await?.contains("120 selected"))
        })
        .await?;
        page.press('v').await?;
        let dialog = page.get(Role::Dialog, "Move to").await?;
        for letter in ['p', 'r', 'o', 'j'] {
            page.press(letter).await?;
        }
        dialog.get(Role::Option, Name::has("Projects")).await?;
        page.press(Key::Enter).await?;
        page.get(Role::ProgressBar, Name::starts("Moving")).await?;
        server_counts(world, &[("Inbox", 0), ("Projects", 121)]).await?;
        page.gone(Role::ProgressBar, Name::Any).await
    })
}

#[test]
fn a_change_without_a_network_waits_and_goes_out_when_it_is_back() -> Outcome {
    World::run(mailbox().forgive("ERR_INTERNET_DISCONNECTED"), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "First").await?;
        world.is_quiet().await?;
        world.browser().offline(true).await?;
        page.press('s').await?;
        screen::row(&page, "Flagged").await?;
        standing_is(&page, "Offline: 1 change waits").await?;
        world.browser().offline(false).await?;
        holds("the flag to arrive", async || {
            Ok(world.messages("Inbox").iter().any(MessageState::is_flagged))
        })
        .await?;
        standing_is(&page, "").await
    })
}

#[test]
fn a_refused_change_comes_back_with_the_reason_and_can_be_tried_again() -> Outcome {
    let refused = FaultRule::new(Effect::ServerError { status: 403, retry_after: None }).at("/move");
    World::run(mailbox().fault(refused).forgive("403"), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "First").await?;
        page.press('e').await?;
        let alert = page.get(Role::Alert, Name::Any).await?;
        let text = alert.text().await?;
        assert!(text.contains("“First” could not be archived"), "{text}");
        assert!(text.contains("not allowed"), "{text}");
        screen::row(&page, "First").await?;
        world.with(|sim| sim.faults().clear());
        alert.get(Role::Button, "Try again").await?.click().await?;
        server_counts(world, &[("Inbox", 2), ("Archive", 1)]).await?;
        page.gone(Role::Option, Name::has("First")).await
    })
}

#[test]
fn deleting_for_good_asks_first() -> Outcome {
    let setup = Setup::new().mail("Deleted Items", letter::read(letter::text("Old", "1")));
    World::run(setup, async |world| {
        let page = world.open("#/mail/deleteditems").await?;
        screen::open(&page, "Old").await?;
        page.press(Key::Delete).await?;
        let dialog = page.get(Role::AlertDialog, "Delete for good").await?;
        assert!(dialog.text().await?.contains("cannot be undone"));
        page.press(Key::Escape).await?;
        page.gone(Role::AlertDialog, Name::Any).await?;
        screen::row(&page, "Old").await?;
        page.press(Key::Delete).await?;
        let dialog = page.get(Role::AlertDialog, "Delete for good").await?;
        dialog.get(Role::Button, "Delete for good").await?.click().await?;
        server_counts(world, &[("Deleted Items", 0)]).await?;
        assert!(notices(&page).await?.all(Role::Button, "Undo").await?.is_empty(), "nothing takes it back");
        Ok(())
    })
}

#[test]
fn single_keys_are_letters_where_one_writes() -> Outcome {
    World::run(mailbox(), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "First").await?;
        page.press('v').await?;
        let dialog = page.get(Role::Dialog, "Move to").await?;
        page.press('e').await?;
        page.press('#').await?;
        page.press(ctrl('z')).await?;
        assert_eq!(world.counts("Inbox")?.total, 3);
        dialog.get(Role::Combobox, "Find a folder").await?;
        page.press(Key::Escape).await?;
        page.gone(Role::Dialog, "Move to").await?;
        screen::is_open(&page, "First").await
    })
}
