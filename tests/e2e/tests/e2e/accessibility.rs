//! Every screen in both themes, judged by axe-core and, in pictures, by people.

use graph_sim::fault::{Effect, FaultRule};
use outpost_e2e::keys::ctrl;
use outpost_e2e::letter::{self, RED_PIXEL};
use outpost_e2e::{Failure, Name, Outcome, Role, Scheme, Setup, Size, World, axe, holds, screenshot};

use crate::screen;

/// Judges what is on the screen now, at every size and in both themes.
async fn judge(world: &World<'_>, screen: &str) -> Outcome {
    let mut found = Vec::new();
    for scheme in [Scheme::Light, Scheme::Dark] {
        world.browser().resize(Size::DESKTOP).await?;
        dress(world, scheme).await?;
        for (layout, size) in [("desktop", Size::DESKTOP), ("tablet", Size::TABLET), ("phone", Size::PHONE)] {
            world.browser().resize(size).await?;
            let name = format!("{screen}, {layout}, {}", scheme.name());
            screenshot::take(&world.page(), &name).await?;
            if let Err(failure) = axe::check(&world.page(), &name).await {
                found.push(failure.to_string());
            }
        }
    }
    if found.is_empty() { Ok(()) } else { Err(Failure::new(found.join("\n"))) }
}

/// Puts the app into this theme: by its own switch, which keeps what is on the screen, else by loading again.
async fn dress(world: &World<'_>, scheme: Scheme) -> Outcome {
    world.browser().prefer(scheme).await?;
    let wanted = format!("Use {} colours", scheme.name());
    let switches = world.page().all(Role::Button, Name::starts("Use ")).await?;
    match switches.iter().find(|switch| switch.name() == wanted) {
        Some(switch) => switch.click().await,
        None if switches.is_empty() => {
            world.page().reload().await?;
            world.is_quiet().await
        }
        None => Ok(()),
    }
}

#[test]
fn the_inbox() -> Outcome {
    World::run(Setup::sample(), async |world| {
        let page = world.open("#/mail/inbox").await?;
        let newest = world.messages("Inbox").into_iter().next();
        screen::row(&page, &newest.map(|message| message.content.subject).unwrap_or_default()).await?;
        judge(world, "inbox").await
    })
}

#[test]
fn a_text_message() -> Outcome {
    World::run(
        Setup::new().mail("Inbox", letter::text("Plain", "Dear Grace,\n\nhello.\n\nAda")),
        async |world| {
            let page = world.open("#/mail/inbox").await?;
            screen::open(&page, "Plain").await?;
            screen::reads(&page, "hello.").await?;
            judge(world, "text message").await
        },
    )
}

#[test]
fn an_html_message_with_attachments() -> Outcome {
    let mail = letter::html("Rich", "<h2>Agenda</h2><p>See <a href='https://contoso.example'>here</a>.</p>");
    let mail = letter::attach(mail, "plan.pdf", "application/pdf", b"%PDF-1.7");
    let mail = letter::attach(mail, "photo.png", "image/png", RED_PIXEL);
    World::run(Setup::new().mail("Inbox", mail), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "Rich").await?;
        screen::frame_with(&page, "Agenda").await?;
        page.get(Role::Button, "Download plan.pdf").await?;
        judge(world, "html message").await
    })
}

#[test]
fn an_empty_folder() -> Outcome {
    World::run(Setup::new(), async |world| {
        let page = world.open("#/mail/archive").await?;
        screen::folder(&page, "Archive").await?;
        judge(world, "empty folder").await
    })
}

#[test]
fn the_hits_of_a_search_and_none() -> Outcome {
    World::run(Setup::sample(), async |world| {
        let page = world.open("#/mail/inbox").await?;
        page.get(Role::SearchBox, "Search mail").await?;
        world.is_quiet().await?;
        let newest = world.messages("Inbox").into_iter().next();
        let subject = newest.map(|message| message.content.subject).unwrap_or_default();
        let word = subject.split(' ').next().unwrap_or_default();
        let page = world.open(&format!("#/search/{word}")).await?;
        holds("hits", async || Ok(!page.all(Role::Option, Name::has(&subject)).await?.is_empty())).await?;
        judge(world, "search").await?;
        let page = world.open("#/search/xyzzy").await?;
        page.get(Role::Heading, "No messages found").await?;
        judge(world, "search without hits").await
    })
}

#[test]
fn work_that_waits_for_the_network() -> Outcome {
    World::run(Setup::filled(120).forgive("ERR_INTERNET_DISCONNECTED"), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "Message 000001").await?;
        world.is_quiet().await?;
        world.browser().offline(true).await?;
        page.press(ctrl('a')).await?;
        page.press('s').await?;
        page.get(Role::ProgressBar, Name::Any).await?;
        judge(world, "work waiting").await?;
        // On a phone the list shows once the message is closed.
        page.press('u').await?;
        page.gone(Role::Article, Name::Any).await?;
        judge(world, "many selected").await
    })
}

#[test]
fn a_list_that_could_not_be_loaded() -> Outcome {
    let fault = FaultRule::new(Effect::ServerError { status: 500, retry_after: None }).at("/messages");
    World::run(Setup::new().fault(fault).forgive("500"), async |world| {
        let page = world.open("#/mail/inbox").await?;
        page.get(Role::Alert, Name::Any).await?;
        judge(world, "error").await
    })
}

#[test]
fn the_request_to_sign_in_again() -> Outcome {
    let setup = Setup::new()
        .mail("Inbox", letter::text("Here", "Still"))
        .forgive("401")
        .forgive("403")
        .forgive("400");
    World::run(setup, async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "Here").await?;
        world.with(|sim| {
            sim.refuse_tokens(true);
            sim.expire_tokens();
        });
        screen::action(&page, "Flag").await?.click().await?;
        page.get(Role::Button, "Sign in again").await?;
        judge(world, "sign in again").await
    })
}

#[test]
fn a_config_that_was_refused() -> Outcome {
    World::run(Setup::new().overlay("config.json", "application/json", "oops"), async |world| {
        let page = world.open("").await?;
        page.get(Role::Alert, Name::Any).await?;
        judge(world, "bad config").await
    })
}
