//! What is particular to the Outlook REST dialect: ids that moves change, no batches, the addresses of its own.

use graph_sim::Method;
use graph_sim::demo_page::Speaks;
use graph_sim::inspect::MessageState;
use outpost_e2e::{Because, Name, Outcome, Role, Setup, World, holds, letter, until};
use serde_json::json;

use crate::screen;

/// The API as the page asks it; everything below must be of v2.0.
const API: &str = "/api/v2.0/";

#[test]
fn a_day_of_reading_needs_nothing_that_outlook_rest_lacks() -> Outcome {
    let file = letter::attach(letter::text("Data", "Attached."), "data.txt", "text/plain", b"kept");
    let setup = Setup::filled(300).mail("Inbox/Projects", file).speaking(Speaks::Outlook);
    World::run(setup, async |world| {
        let page = world.open("").await?;
        screen::open(&page, "Message 000001").await?;
        let list = screen::messages(&page).await?;
        for step in 1..=6 {
            list.call(&format!("function () {{ this.scrollTop = this.scrollHeight * {step} / 6; }}")).await?;
            let place = (step * 50).min(300).to_string();
            until(format!("rows near {place}"), async || {
                let rows = list.all(Role::Option, Name::has("Message 000")).await?;
                Ok((rows.len() > 5).then_some(()))
            })
            .await?;
        }
        screen::row(&page, "Message 000300").await?;
        let inbox = screen::folder(&page, "Inbox").await?;
        inbox.focus().await?;
        if inbox.attribute("aria-expanded").await?.as_deref() == Some("false") {
            page.press(outpost_e2e::keys::Key::Right).await?;
        }
        page.get(Role::TreeItem, "Projects, 1 unread").await?.click().await?;
        screen::open(&page, "Data").await?;
        page.get(Role::TreeItem, "Projects").await?;
        screen::action(&page, "Flag").await?.click().await?;
        screen::reader(&page).await?.get(Role::Button, "Download data.txt").await?.click().await?;
        assert_eq!(world.browser().downloaded("data.txt").await?, b"kept");
        holds("the server to know", async || {
            Ok(world.messages("Inbox/Projects").iter().all(|one| one.is_read() && one.is_flagged()))
        })
        .await?;

        let network = world.network().await?;
        let api = format!("{}{API}", world.graph_url());
        for asked in network.of(world.graph_url()).iter().filter(|one| !one.url.contains("/sim/")) {
            assert!(asked.url.starts_with(&api) && !asked.url.contains("$batch"), "{asked:?}");
        }
        Ok(())
    })
}

#[test]
fn the_page_goes_by_the_ids_that_outlook_rest_gives() -> Outcome {
    let setup = Setup::new().mail("Inbox", letter::text("Here", "One")).speaking(Speaks::Outlook);
    World::run(setup, async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "Here").await?;
        holds("the change to arrive", async || Ok(world.counts("Inbox")?.unread == 0)).await?;
        let MessageState { mutable_id, immutable_id, .. } = only(world, "Inbox")?;
        assert_ne!(mutable_id, immutable_id);
        let network = world.network().await?;
        let patches: Vec<_> = network.of(API).into_iter().filter(|one| one.method == "PATCH").collect();
        let id = mutable_id.replace('=', "%3D");
        assert!(!patches.is_empty() && patches.iter().all(|one| one.url.ends_with(&id)), "{id}: {patches:?}");
        // The address holds it too, and works after a reload.
        page.reload().await?;
        screen::is_open(&page, "Here").await?;
        screen::reads(&page, "One").await
    })
}

#[test]
fn a_message_whose_id_changed_by_a_move_elsewhere_is_told_as_gone_and_found_where_it_went() -> Outcome {
    let setup = Setup::new()
        .mail("Inbox", letter::read(letter::text("Stays", "One")))
        .mail("Inbox", letter::read(letter::text("Leaves", "Two")))
        .speaking(Speaks::Outlook);
    World::run(setup.forgive("status of 404"), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::row(&page, "Leaves").await?;
        // The first round is over: until then it could tell of the move before the mouse comes to the row.
        holds("the first round of the Inbox to end", async || {
            let network = world.network().await?;
            Ok(network
                .of("eltatoken=")
                .iter()
                .any(|one| one.url.contains("/Messages/") && one.ended.is_some()))
        })
        .await?;
        world.is_quiet().await?;
        move_elsewhere(world, "Leaves")?;
        screen::row(&page, "Leaves").await?.click().await?;
        screen::says_gone(&page).await?;
        screen::row(&page, "Stays").await?;
        screen::folder(&page, "Archive").await?.click().await?;
        // The rows settle: until then the mouse may aim at one that goes.
        screen::row(&page, "Leaves").await?;
        world.is_quiet().await?;
        screen::open(&page, "Leaves").await?;
        screen::reads(&page, "Two").await
    })
}

/// Moves a message of the Inbox to the Archive, as another client would.
fn move_elsewhere(world: &World<'_>, subject: &str) -> Outcome {
    let all = world.messages("Inbox").into_iter();
    let id = all.filter(|one| one.content.subject == subject).map(|one| one.mutable_id).next();
    let url = format!("/v1.0/me/messages/{}/move", id.because("there is no such message")?);
    world
        .with(|sim| {
            let token = sim.issue_token(world.user(), 60_000);
            let request = graph_sim::Request::new(Method::Post, url)
                .with_token(&token)
                .with_json(&json!({ "destinationId": "archive" }));
            let now = sim.now();
            sim.handle(&request, now).answer().filter(|answer| answer.status == 201).map(drop)
        })
        .because("the move was refused")
}

fn only(world: &World<'_>, folder: &str) -> Outcome<MessageState> {
    world.messages(folder).pop().because(format!("there is nothing in {folder}"))
}
