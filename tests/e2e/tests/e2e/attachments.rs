//! Attachments: listed with name and size, downloaded byte for byte, in both dialects.

use graph_sim::demo_page::Speaks;
use outpost_e2e::{Name, Outcome, Role, Setup, World, letter};

use crate::screen;

/// Every byte value, many times: nothing that treats it as text leaves it alone.
fn binary() -> Vec<u8> {
    (0..200_000_u32).map(|at| u8::try_from((at * 31 + at / 256) % 256).unwrap_or_default()).collect()
}

fn a_downloaded_attachment_is_the_one_that_was_sent(speaks: Speaks) -> Outcome {
    let mail =
        letter::attach(letter::text("Data", "Attached."), "data.bin", "application/octet-stream", &binary());
    World::run(Setup::new().mail("Inbox", mail).speaking(speaks), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "Data").await?;
        let reader = screen::reader(&page).await?;
        reader.get(Role::Button, "Download data.bin").await?.click().await?;
        assert!(world.browser().downloaded("data.bin").await? == binary(), "the bytes differ");
        Ok(())
    })
}

fn each_attachment_is_listed_with_name_and_size(speaks: Speaks) -> Outcome {
    let mail = letter::attach(
        letter::text("Two files", "Attached."),
        "data.bin",
        "application/octet-stream",
        &binary(),
    );
    let mail = letter::attach(mail, "Übersicht 2026.txt", "text/plain", b"one line\n");
    World::run(Setup::new().mail("Inbox", mail).speaking(speaks), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "Two files").await?;
        let reader = screen::reader(&page).await?;
        reader.get(Role::Button, "Download data.bin").await?;
        let items = reader.all(Role::ListItem, Name::Any).await?;
        assert_eq!(items.len(), 2);
        let mut text = String::new();
        for item in items {
            text += &item.text().await?;
        }
        for part in ["data.bin", "200 kB", "Übersicht 2026.txt", "9 byte"] {
            assert!(text.contains(part), "{part:?} is not in {text:?}");
        }
        reader.get(Role::Button, "Download Übersicht 2026.txt").await?.click().await?;
        assert_eq!(world.browser().downloaded("Übersicht 2026.txt").await?, b"one line\n");
        Ok(())
    })
}

fn a_picture_that_the_body_does_not_name_is_listed(speaks: Speaks) -> Outcome {
    let mail = letter::html("Two pictures", "<p>One of them</p><img src='cid:named' alt='Named'>");
    let pixel = b"GIF89a\x01\0\x01\0\0\0\0;";
    let mail = letter::embed(letter::embed(mail, "named", pixel), "nowhere", pixel);
    World::run(Setup::new().mail("Inbox", mail).speaking(speaks), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "Two pictures").await?;
        let reader = screen::reader(&page).await?;
        reader.get(Role::Button, "Download nowhere.png").await?;
        assert!(reader.all(Role::Button, Name::has("named.png")).await?.is_empty());
        Ok(())
    })
}

in_both_dialects!(
    a_downloaded_attachment_is_the_one_that_was_sent,
    each_attachment_is_listed_with_name_and_size,
    a_picture_that_the_body_does_not_name_is_listed,
);
