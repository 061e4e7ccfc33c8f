//! Every place has its own address, which works in a new tab and after a reload.

use outpost_e2e::{Name, Outcome, Role, Setup, World, holds, letter};

use crate::screen;

fn setup() -> Setup {
    Setup::new()
        .mail("Inbox", letter::text("On top", "1"))
        .mail("Inbox/Projects", letter::text("The plan", "Step one"))
        .mail("Inbox/Projects", letter::text("Another", "Step two"))
}

#[test]
fn a_reload_on_a_message_shows_folder_list_and_message_again() -> Outcome {
    World::run(setup(), async |world| {
        let page = world.open(&world.address("Inbox/Projects", "The plan")?).await?;
        for _ in 0..2 {
            screen::is_open(&page, "The plan").await?;
            screen::reads(&page, "Step one").await?;
            let row = screen::row(&page, "The plan").await?;
            assert_eq!(row.attribute("aria-selected").await?.as_deref(), Some("true"));
            screen::row(&page, "Another").await?;
            let folder = screen::folder(&page, "Projects").await?;
            holds("the folder to be marked", async || {
                Ok(folder.attribute("aria-selected").await?.as_deref() == Some("true"))
            })
            .await?;
            page.reload().await?;
        }
        Ok(())
    })
}

#[test]
fn the_address_follows_the_person() -> Outcome {
    World::run(setup(), async |world| {
        let page = world.open("").await?;
        screen::open(&page, "On top").await?;
        let address = page.address().await?;
        assert!(address.starts_with("#/mail/inbox/"), "{address}");
        page.open(&world.page_url("#/mail/archive")).await?;
        page.gone(Role::Option, Name::has("On top")).await?;
        page.open(&world.page_url(&address)).await?;
        screen::is_open(&page, "On top").await
    })
}

#[test]
fn a_link_to_a_message_that_is_gone_says_so_and_shows_the_list() -> Outcome {
    World::run(setup().forgive("status of 40"), async |world| {
        let address = world.address("Inbox", "On top")?;
        // The last characters of an id name the message within the mailbox.
        let gone = format!("{}AAAAAA", address.get(..address.len() - 6).unwrap_or_default());
        let page = world.open(&gone).await?;
        screen::row(&page, "On top").await?;
        screen::says_gone(&page).await
    })
}
