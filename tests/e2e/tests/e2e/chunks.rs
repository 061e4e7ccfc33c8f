//! Code that is loaded when it is called for: by those who need it, and again after it could not be had.

use graph_sim::demo_page::Speaks;
use outpost_e2e::{Name, Outcome, Role, Setup, World, letter};

use crate::screen;

/// What Outlook REST needs beyond Graph, as the page asks for it.
const CHUNK: &str = "/lib/split_outlook-";

#[test]
fn what_outlook_rest_needs_is_loaded_once_by_those_who_speak_it() -> Outcome {
    for (speaks, times) in [(Speaks::Graph, 0), (Speaks::Outlook, 1)] {
        let setup = Setup::new().mail("Inbox", letter::text("Here", "One")).speaking(speaks);
        World::run(setup, async |world| {
            let page = world.open("#/mail/inbox").await?;
            screen::open(&page, "Here").await?;
            world.is_quiet().await?;
            assert_eq!(world.network().await?.of(CHUNK).len(), times);
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn a_chunk_that_could_not_be_fetched_is_asked_for_again() -> Outcome {
    let setup = Setup::new().mail("Inbox", letter::text("Here", "One")).speaking(Speaks::Outlook);
    World::run(setup.forgive("split_outlook").forgive("Failed to fetch"), async |world| {
        world.browser().block("*split_outlook*").await?;
        let page = world.open("#/mail/inbox").await?;
        let text = page.get(Role::Alert, Name::Any).await?.text().await?;
        assert!(text.contains("cannot be reached"), "{text}");
        world.browser().block("*nothing*").await?;
        page.get(Role::Button, "Try again").await?.click().await?;
        screen::open(&page, "Here").await
    })
}
